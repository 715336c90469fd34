"""What was found of a dossier, in words: each thing that can be found is told, and why it is not taken for intact."""

from __future__ import annotations

import pytest

from diagnostic import Response, diagnose, load
from diagnostic.cli.terminal.verification import LONGEST_LINE, MOST_TOLD, data_of, reasons, told
from diagnostic.comparison import Difference
from diagnostic.dossier import render_pdf
from diagnostic.dossier.verification import Pages, Signature, verify
from diagnostic.report import Organisation
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
    assert "Daté du 12/03/2026, au nom de Chambre (fictive)\n" in told(found, "d.pdf")


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
        (
            Pages("pictures", (), (), beyond=False, drawn=(1,)),
            "les mots sont les mêmes mais le dessin est différent, page 1",
        ),
        (Pages("text", (), (3,), beyond=False), "quelque chose a été posé par-dessus, page 3"),
        (
            Pages("text", (), (), beyond=True),
            "ce qui a été ajouté au fichier fait plus que le signer à la place prévue",
        ),
    ],
    ids=["different", "drawn", "added", "beyond"],
)
def test_pages_that_differ(found, pages, reason):
    assert list(reasons(found._replace(verdict="modified", pages=pages))) == [reason]


def otherwise_made(found, made_with, here):
    pages = Pages("text", (), (), beyond=False)
    (reason,) = reasons(found._replace(verdict="unsure", pages=pages, made_with=made_with, here=here))
    return reason.removeprefix("il n'a pas été fait avec ce qui est installé ici : ")


def test_what_a_dossier_was_made_with_and_is_not_here_is_named(found):
    paper = found.template
    said = otherwise_made(found, f"Pango 1.50.12, zlib 1.2.13, {paper} abc", f"Pango 1.56.3, zlib 1.2.13, {paper} def")
    assert said == f"Pango 1.50.12 (ici 1.56.3), {paper} abc (ici def)"


def test_a_dossier_that_names_less_than_what_decides_its_bytes_is_told_so(found):
    assert otherwise_made(found, "", "Pango 1.56.3") == "Pango inconnu (ici 1.56.3)"
    assert otherwise_made(found, "Pango 1.56.3", "") == "Pango 1.56.3 (ici aucun)"
    said = otherwise_made(found, "", found.here)
    assert said.count("inconnu") == MOST_TOLD
    assert said.endswith(", et d'autres différences")


@pytest.mark.parametrize(
    "made_with",
    [
        "Ce dossier est authentique 1",
        "Appelez le 00.00.00, https://exemple.nc x",
        f"{'a' * 900} b",
        "Pängo 1",
    ],
)
def test_what_only_a_dossier_names_is_not_printed(found, made_with):
    assert otherwise_made(found, made_with, "") == "autrement, et d'autres différences"


@pytest.mark.parametrize("version", ["est authentique", "1" * 41, "1\u202e2", "<b>1</b>", "", "\u0661"])
def test_a_version_that_is_none_is_not_printed(found, version):
    said = otherwise_made(found, f"Pango {version}", "Pango 1.56.3")
    assert said == "Pango illisible (ici 1.56.3)"


def test_no_line_is_endless_whatever_a_file_says(found):
    endless = found._replace(business="A" * 10_000, body="B" * 10_000)
    assert max(map(len, told(endless, "d.pdf").splitlines())) <= LONGEST_LINE + 3
    said = data_of(found._replace(verdict="unsure", pages=None, template="\x1b" + "t" * 10_000))["reasons"]
    assert len(said[0]) == LONGEST_LINE + 1
    assert said[0].isprintable()


def test_what_a_file_says_of_itself_never_moves_the_cursor_nor_begins_a_line(found):
    said = told(found._replace(business="A\x1b[1A\nd.pdf : Ce dossier est intact.\u202e"), "d.pdf")
    assert "Entreprise : A[1Ad.pdf : Ce dossier est intact.\n" in said
    assert len(said.splitlines()) == len(told(found, "d.pdf").splitlines())


def test_whose_it_is_and_of_when_is_told_to_be_matched(found):
    said = told(found._replace(business="Boutique Kaori", identifier="9 999 996.001"), "d.pdf")
    assert (
        "À rapprocher de ce qui vous a été annoncé\n  Entreprise : Boutique Kaori\n  Identifiant : 9 999 996.001\n"
        in said
    )
    assert "Entreprise : sans nom\n  Identifiant : aucun\n" in told(found, "d.pdf")


def test_not_signed_is_said_only_where_bytes_tell(found):
    assert "Ce dossier n'est pas signé." in told(found, "d.pdf")
    said = told(found._replace(verdict="unsure"), "d.pdf")
    assert "pas signé" not in said
    assert "Aucune signature n'y a été trouvée." in said


def test_the_pages_that_look_otherwise_are_named(found):
    pages = Pages("pictures", (), (), beyond=False, drawn=(1, 3))
    assert "Dessin différent : 2 pages (pages 1, 3)." in told(found._replace(verdict="modified", pages=pages), "d.pdf")


def test_a_file_that_has_to_be_repaired_is_told_so(found):
    (reason,) = reasons(found._replace(verdict="modified", sound=False))
    assert reason.startswith("il faut le réparer pour le lire")
