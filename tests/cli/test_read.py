"""`diagnostic read`: what a dossier carries; `report --from`: the same dossier again, whatever has changed since."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

ANSWERS = {
    "identity": {},
    "answers": {"activite": "services"},
    "date": "2026-03-12",
    "report": {"template": "dossier-province-sud", "body": {"name": "CCI", "notice": "Données gardées 36 mois."}},
}


@pytest.fixture
def dossier(run, starter, here):
    (here / "r.json").write_text(json.dumps(ANSWERS))
    assert run("report", starter.name, "r.json", "-o", "dossier.pdf").status == 0
    return here / "dossier.pdf"


def test_it_says_what_is_inside(run, dossier):
    status, out, err = run("read", "dossier.pdf")
    first, *files = out.splitlines()
    assert (status, err) == (0, "")
    assert first.startswith(
        "dossier.pdf : daté du 12/03/2026, modèle dossier-province-sud, empreinte du questionnaire "
    )
    assert [line.split(" : ")[0].strip() for line in files] == [
        "diagnostic.json",
        "reponses.json",
        "questionnaire.json",
    ]


def test_the_diagnosis_is_the_one_that_diagnose_writes(run, dossier):
    assert run("read", "dossier.pdf", "--json").out == run("diagnose", "mon-questionnaire", "r.json", "--json").out


def test_the_files_are_given_back_into_a_folder(run, dossier, here):
    status, out, _ = run("read", "dossier.pdf", "-o", "dedans/ici")
    assert (status, out.splitlines()[0]) == (0, str(Path("dedans/ici/diagnostic.json")))
    assert (here / "dedans/ici/reponses.json").read_text(encoding="utf-8") == run(
        "read", "dossier.pdf", "--answers"
    ).out


def test_the_answers_given_back_make_the_same_dossier(run, dossier, here):
    (here / "a.json").write_text(run("read", "dossier.pdf", "--answers").out, encoding="utf-8")
    run("report", "mon-questionnaire", "a.json", "-o", "copie.pdf")
    assert (here / "copie.pdf").read_bytes() == dossier.read_bytes()


def test_a_dossier_is_made_again_after_its_questionnaire_has_moved_on(run, dossier, starter, here):
    file = starter / "questionnaire.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("title: ", "title: Tout autre ", 1), encoding="utf-8")
    assert run("report", "--from", "dossier.pdf", "-o", "copie.pdf").status == 0
    assert (here / "copie.pdf").read_bytes() == dossier.read_bytes()


def test_a_dossier_is_made_again_on_another_day_if_asked(run, dossier, here):
    out = run("report", "--from", "dossier.pdf", "--html", "-o", "copie.html", "--date", "2026-05-01").out
    assert out.endswith("daté du 01/05/2026.\n")
    assert "CCI" in (here / "copie.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("report",), "il manque QUESTIONNAIRE ; ou donnez un dossier déjà fait, avec --from."),
        (("report", "mon-questionnaire"), "il manque RÉPONSES ; ou donnez"),
        (("report", "mon-questionnaire", "r.json", "--from", "dossier.pdf"), "ne les donnez pas."),
        (("report", "--from", "absent.pdf"), "impossible de lire absent.pdf : "),
        (("read", "absent.pdf"), "impossible de lire absent.pdf : "),
        (("read", "dossier.pdf", "--json", "--answers"), "choisissez entre -o, --json et --answers."),
        (("read", "dossier.pdf", "-o", "dossier.pdf"), "impossible d'écrire dans dossier.pdf : "),
    ],
)
def test_a_misuse_says_how_to_use_it(run, dossier, arguments, message):
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert message in err


def test_the_template_of_a_file_of_answers_must_be_there(run, starter, here):
    (here / "r.json").write_text(json.dumps(ANSWERS | {"report": {"template": "inconnu"}}))
    status, _, err = run("report", starter.name, "r.json")
    assert status == 2
    assert "il n'y a pas de modèle « inconnu »" in err


def test_another_pdf_is_refused_with_the_reason(run, here):
    (here / "facture.pdf").write_bytes(b"%PDF-1.7")
    status, out, err = run("read", "facture.pdf")
    assert (status, out) == (1, "")
    assert err == "« facture.pdf » ne peut pas être lu comme un dossier : ce n'est pas un PDF, ou il est abîmé.\n"
