"""What was found of a dossier, in words: each thing that can be found is told, and why it is not taken for intact."""

from __future__ import annotations

import pytest

from diagnostic import Response, diagnose, load
from diagnostic.cli.verified import reasons, told
from diagnostic.comparison import Difference
from diagnostic.report import Organisation, render_pdf
from diagnostic.verification import Pages, Signature, verify
from tests.cli.conftest import ROOT
from tests.report.conftest import DAY

SIGNED = Signature(
    "Chambre", "ab" * 32, "2026-03-12T01:30:00+00:00", "everything", "trusted", "valid", "2026-01-01", "2027-01-01"
)


@pytest.fixture(scope="module")
def found():
    """What is found of a dossier that holds together, in somebody's name."""
    questionnaire = load(ROOT / "tests" / "report" / "echoppe")
    diagnosis = diagnose(questionnaire, Response.to(questionnaire))
    body = Organisation(name="Chambre (fictive)")
    return verify(render_pdf(diagnosis, date=DAY, template="dossier-province-sud", body=body))


def test_in_whose_name_it_is_made(found):
    assert "Dossier daté du 12/03/2026, au nom de Chambre (fictive), code " in told(found, "d.pdf")


def test_a_trusted_signature(found):
    said = told(found._replace(verdict="intact", signatures=(SIGNED,)), "d.pdf")
    assert said.startswith("d.pdf : Ce dossier est intact.\n")
    assert "« Chambre » : intacte, elle couvre tout le fichier." in said
    assert "Signé le 12/03/2026 à 01:30 (UTC)" in said


def test_a_signature_that_does_not_say_when(found):
    signature = SIGNED._replace(claimed="", valid="unknown")
    assert "Signé sans dire quand" in told(found._replace(signatures=(signature,)), "d.pdf")


def test_a_signature_that_cannot_be_read(found):
    signature = SIGNED._replace(name="", covers="nothing")
    said = told(found._replace(verdict="modified", signatures=(signature,)), "d.pdf")
    assert "Une signature illisible : elle ne tient pas" in said
    assert "il a été changé après avoir été signé, ou sa signature ne tient pas" in said


def test_a_diagnosis_that_differs(found):
    data = found.data._replace(same=False, differences=(Difference("score", "overall", 10.0, 99.0),))
    said = told(found._replace(verdict="modified", data=data), "d.pdf")
    assert "score d'ensemble : 10 → 99" in said
    assert "le diagnostic joint n'est pas celui que donnent les réponses jointes" in said


def test_a_diagnosis_of_which_only_sentences_differ(found):
    data = found.data._replace(same=False)
    assert "seulement des phrases" in told(found._replace(verdict="modified", data=data), "d.pdf")


def test_pages_that_could_not_be_made_again(found):
    said = told(found._replace(verdict="unsure", pages=None, template="ailleurs"), "d.pdf")
    assert "son modèle de rapport, « ailleurs », n'est pas installé ici" in said
    assert "Elles n'ont pas pu être refaites" in said


@pytest.mark.parametrize(
    ("pages", "reason"),
    [
        (Pages("text", (2, 5), (), beyond=False), "le texte n'est pas celui que donnent ses réponses, pages 2, 5"),
        (Pages("text", (), (3,), beyond=False), "quelque chose a été posé par-dessus, page 3"),
        (
            Pages("text", (), (), beyond=True),
            "ce qui a été ajouté au fichier fait plus que le signer à la place prévue",
        ),
    ],
    ids=["different", "added", "beyond"],
)
def test_pages_that_differ(found, pages, reason):
    assert list(reasons(found._replace(verdict="modified", pages=pages))) == [reason]


def test_another_version_of_the_program(found):
    unsure = found._replace(verdict="unsure", same_program=False, made_with="")
    assert list(reasons(unsure)) == ["il a été fait avec une autre version du programme (inconnue)"]
