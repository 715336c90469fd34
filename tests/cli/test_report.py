"""`diagnostic report`: the whole file or nothing, dated as asked."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).parents[2]
KAORI = ROOT / "questionnaires/maturite-numerique"
CASE = KAORI / "cases/boutique-kaori.yaml"


def test_the_main_job_without_a_browser(run, here):
    status, out, err = run("report", KAORI, CASE, "-o", "dossier.pdf")
    assert (status, err) == (0, "")
    assert out.startswith("dossier.pdf : ")
    assert out.endswith(" ko, daté du 12/03/2026.\n")
    assert (here / "dossier.pdf").read_bytes().startswith(b"%PDF-")
    assert [one.name for one in here.iterdir()] == ["dossier.pdf"]


def test_the_page_it_is_made_of_may_be_had_instead(run, here):
    run("report", KAORI, CASE, "-o", "dossier.html", "--html", "--date", "2026-05-01")
    page = (here / "dossier.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "1er\u00a0mai\u00a02026" in page


def test_without_a_name_it_has_the_one_it_is_filed_under(run, here):
    run("report", KAORI, CASE, "--html")
    assert [one.name for one in here.iterdir()] == ["diagnostic-numerique_9999996001_2026-03-12.html"]


def test_without_a_date_anywhere_it_is_today_s(run, starter, here):
    (here / "r.yaml").write_text("answers: {activite: services}\n")
    before = datetime.now().astimezone()
    out = run("report", "mon-questionnaire", "r.yaml", "-o", "r.html", "--html").out
    days = {f"daté du {day:%d/%m/%Y}.\n" for day in (before, datetime.now().astimezone())}
    assert out.partition(", ")[2] in days


def test_an_unknown_template_is_a_misuse_that_names_those_there_are(run, here):
    status, _, err = run("report", KAORI, CASE, "--template", "rapport")
    assert status == 2
    assert "Erreur : il n'y a pas de modèle « rapport » ; il y a : " in err
    assert "dossier-province-sud" in err


def test_a_report_that_cannot_be_made_leaves_the_file_there_was(run, here, tmp_path_factory, monkeypatch):
    broken = tmp_path_factory.mktemp("templates")
    (broken / "dossier-province-sud").mkdir()
    (broken / "dossier-province-sud/template.html.jinja").write_text("{% for %}")
    monkeypatch.setattr("diagnostic.report.paper.templates.FOLDERS", (broken,))
    (here / "dossier.html").write_text("l'ancien")
    status, out, err = run("report", KAORI, CASE, "-o", "dossier.html", "--html")
    assert (status, out) == (1, "")
    assert err.startswith("Le rapport « dossier-province-sud » ne peut pas être produit : ")
    assert [(one.name, one.read_text()) for one in here.iterdir()] == [("dossier.html", "l'ancien")]


def test_a_folder_that_is_not_there_is_told(run, here):
    status, _, err = run("report", KAORI, CASE, "-o", "rien/dossier.html", "--html")
    assert status == 2
    assert err.endswith("Erreur : impossible d'écrire rien/dossier.html : ce dossier n'existe pas.\n")


def test_a_place_that_cannot_be_written_is_told_and_nothing_is_left_behind(run, here):
    (here / "dossier.html").mkdir()
    status, _, err = run("report", KAORI, CASE, "-o", "dossier.html", "--html")
    assert status == 2
    assert "Erreur : impossible d'écrire dossier.html : " in err
    assert [one.name for one in here.iterdir()] == ["dossier.html"]
