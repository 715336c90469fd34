"""`diagnostic xlsform`: a form for ODK Collect, and what it cannot carry."""

from __future__ import annotations

import io

import openpyxl
import pytest
from pyxform.xls2xform import convert

from diagnostic.cli.terminal import extras as extra


def test_the_form_is_written_and_what_it_leaves_out_is_told(run, starter, here):
    status, out, err = run("xlsform", starter, "-o", "form.xlsx")
    assert (status, err) == (0, "")
    assert out.startswith("form.xlsx : ")
    sheet = openpyxl.load_workbook(here / "form.xlsx")["non transporté"]
    listed = [f"  {place} : {what} – {why}" for place, what, why in sheet.iter_rows(min_row=2, values_only=True)]
    assert out.splitlines()[2:] == listed
    assert convert(xlsform=io.BytesIO((here / "form.xlsx").read_bytes()), file_type=".xlsx").warnings == []


@pytest.mark.parametrize(
    ("options", "name"), [((), "mon-questionnaire_0.1.0.xlsx"), (("--short",), "mon-questionnaire-court_0.1.0.xlsx")]
)
def test_without_a_name_the_form_is_named_after_the_questionnaire(run, starter, here, options, name):
    assert run("xlsform", starter, *options).status == 0
    assert (here / name).is_file()


FILES = {
    "questionnaire.yaml": "{version: 1.0.0, title: Essai, sections: [s]}",
    "sections/s.yaml": "{id: s, title: S, questions: [{id: q, kind: text, label: Q, informative: true}]}",
    "locales/en.yaml": "{title: Test, sections: {s: {title: S}}, questions: {q: {label: Q}}}",
}


def test_translations_are_said_to_stay_behind(run, here):
    for name, text in FILES.items():
        (here / "essai" / name).parent.mkdir(parents=True, exist_ok=True)
        (here / "essai" / name).write_text(text, encoding="utf-8")
    status, out, err = run("xlsform", "essai")
    assert (status, err) == (0, "")
    assert "  textes : la traduction « en » – une seule langue par formulaire\n" in out


def test_without_the_extra_the_way_out_is_said(run, starter, monkeypatch):
    monkeypatch.setattr(extra, "find_spec", lambda _: None)
    status, out, err = run("xlsform", starter)
    assert (status, out) == (2, "")
    assert "pip install 'diagnostic-numerique[odk]'" in err
