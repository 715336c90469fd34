from __future__ import annotations

import dataclasses
import re

import pytest

from diagnostic import ReportError, report
from diagnostic.report.paper import templates
from tests.report.conftest import DAY

CASES = ("boutique-kaori", "menuiserie-du-col", "pacific-clim-services")


@pytest.mark.parametrize("name", CASES)
def test_the_dossier_of_a_case_is_the_one_we_know(case, golden, name):
    golden(f"{name}.html", report.render_html(report.context(case(name), date=DAY)))


@pytest.mark.parametrize("name", CASES)
def test_no_plain_space_is_left_where_french_wants_another(case, name):
    page = report.render_html(report.context(case(name), date=DAY))
    text = re.sub(r"<style.*?</style>|<[^>]*>", "", page, flags=re.DOTALL)
    assert not re.findall(r"\w [;:!?»]|« \w", text)


def test_what_people_typed_is_never_markup(told):
    page = report.render_html(told({"clients": "papier"}, identity={"company": "<script>alert('x')</script>"}))
    assert "<script" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("template", report.names())
def test_every_paper_is_in_the_name_of_the_organisation_that_makes_it(case, template):
    body = report.Organisation(name="Maison des projets", address="15 rue de Verdun", accent="#7a1f4b")
    page = report.render_html(report.context(case("boutique-kaori"), date=DAY, body=body), template)
    assert "Maison des projets · 15 rue de Verdun" in page
    assert "--accent: #7a1f4b" in page


def test_an_unknown_template_is_refused_with_those_there_are(told):
    with pytest.raises(ReportError, match=r"ce modèle n'existe pas ; il y a : dossier-province-sud"):
        report.render_html(told(), "inconnu")


@pytest.mark.parametrize("name", ["../secret", "_shared", "", "dossier-province-sud/annex"])
def test_a_template_is_named_never_reached_by_a_path(told, name):
    with pytest.raises(ReportError):
        report.render_html(told(), name)


@pytest.fixture
def broken(tmp_path, monkeypatch):
    """Return a way to render a template made of this text."""
    (tmp_path / "essai").mkdir()
    monkeypatch.setattr(templates, "FOLDERS", (tmp_path / "nulle-part", tmp_path))

    def render(context, text):
        (tmp_path / "essai" / "template.html.jinja").write_text(text, encoding="utf-8")
        return report.render_html(context, "essai")

    return render


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{{ report.nothing }}", "has no attribute 'nothing'"),
        ("une ligne\n{% if %}", "essai/template.html.jinja, ligne 2"),
        ("{% include '../../secret' %}", "secret"),
    ],
)
def test_a_broken_template_says_where(broken, told, text, reason):
    with pytest.raises(ReportError, match=re.escape(reason)):
        broken(told(), text)


def test_a_template_has_only_the_context(broken, told):
    names = [field.name for field in dataclasses.fields(report.ReportContext)]
    text = broken(told(), "".join("{{ report.%s is defined }} " % name for name in names))  # noqa: UP031 - braces
    assert text.split() == ["True"] * len(names)


def test_no_folder_of_templates_is_said(monkeypatch, tmp_path, told):
    monkeypatch.setattr(templates, "FOLDERS", (tmp_path / "nulle-part",))
    with pytest.raises(ReportError, match="introuvable"):
        report.render_html(told())
