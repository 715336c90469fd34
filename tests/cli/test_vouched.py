"""What is signed or put in the name of an organisation is what they know: of what is handed in, only the answers."""

from __future__ import annotations

import json
import shutil
from typing import Any

import pikepdf
import pytest

from diagnostic import report
from diagnostic.dossier import read_dossier
from tests.cli.conftest import ran
from tests.dossier.verification.conftest import replaced

ANSWERS = {"identity": {}, "answers": {"activite": "services"}, "date": "2026-03-12"}
OTHERS: dict[str, Any] = {"body": {"name": "Province Sud", "notice": "Aide de 10 000 000 F accordée."}}
AWAY: dict[str, Any] = {"address": "https://verifier.exemple.com"}
KNOWN = ("--questionnaires", "mon-questionnaire")
OWN = ("--organisation", "own.yaml")
SIGN = ("--sign", "key.p12", "--passphrase-file", "key.txt")


@pytest.fixture(scope="module")
def handed(tmp_path_factory):
    """A folder with a questionnaire that is known, a key, an organisation, and what people hand in."""
    folder = tmp_path_factory.mktemp("handed")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert ran("new", "mon-questionnaire").status == 0
        assert ran("demo-key", "key.p12").status == 0
        shutil.copytree(folder / "mon-questionnaire", folder / "autre" / "mon-questionnaire")
        file = folder / "autre" / "mon-questionnaire" / "questionnaire.yaml"
        file.write_text(file.read_text().replace("title:", "title: Falsifié, ", 1))
        (folder / "own.yaml").write_text("name: La chambre\n")
        for name, said in {"true": {}, "named": OTHERS, "sent": AWAY}.items():
            (folder / f"{name}.json").write_text(json.dumps(ANSWERS | {"report": {"template": "synthese"} | said}))
            assert ran("report", "mon-questionnaire", f"{name}.json", "-o", f"{name}.pdf").status == 0
        assert ran("report", "autre/mon-questionnaire", "true.json", "-o", "forged.pdf").status == 0
        with pikepdf.open("true.pdf") as pdf:
            replaced("diagnostic.json", lambda text: text.replace('"overall"', '"overall" ', 1))(pdf)
            pdf.add_blank_page()
            pdf.save("changed.pdf")
    return folder


@pytest.fixture
def here(handed, monkeypatch):
    monkeypatch.chdir(handed)
    return handed


@pytest.fixture
def signs(here, tmp_path):
    """Sign what somebody handed in; return what was said, and the file."""

    def made(name, *options):
        target = tmp_path / "signed.pdf"
        return ran("report", "--from", name, "-o", target, *options), target

    return made


def test_a_known_questionnaire_is_signed_with_not_a_byte_of_the_dossier_changed(signs, here):
    said, target = signs("true.pdf", *SIGN, *KNOWN)
    assert (said.status, said.err) == (0, "")
    assert target.read_bytes().startswith((here / "true.pdf").read_bytes())


@pytest.mark.parametrize("options", [SIGN, OWN, (*SIGN, *OWN), (*OWN, "--html")], ids=["sign", "name", "both", "html"])
def test_a_dossier_of_a_questionnaire_that_is_not_known_is_not_vouched_for(signs, options):
    said, target = signs("forged.pdf", *options, *KNOWN)
    assert said.status == 1
    assert said.err.startswith("« forged.pdf » ne peut être ni signé ni mis au nom d'un organisme : son questionnaire")
    assert not target.exists()


@pytest.mark.parametrize(("options", "told"), [(SIGN, "--sign"), (OWN, "--organisation")], ids=["sign", "name"])
def test_which_questionnaires_are_known_has_to_be_said(signs, options, told):
    said, target = signs("true.pdf", *options)
    assert said.status == 2
    assert f"--from avec {told} demande --questionnaires DOSSIER" in said.err
    assert not target.exists()


def test_a_dossier_made_again_for_oneself_keeps_its_questionnaire_unless_the_known_ones_are_given(signs):
    assert signs("forged.pdf")[0].status == 0
    assert signs("forged.pdf", *KNOWN)[0].status == 1


@pytest.mark.parametrize(
    ("name", "reason"),
    [("named", "il se dit au nom de « Province Sud »"), ("sent", "« https://verifier.exemple.com »")],
    ids=["letterhead", "address"],
)
def test_in_whose_name_and_where_to_verify_is_said_by_who_signs(signs, here, name, reason):
    for said, target in (
        signs(f"{name}.pdf", *SIGN, *KNOWN),
        (ran("report", "mon-questionnaire", f"{name}.json", "-o", "s.pdf", *SIGN), here / "s.pdf"),
    ):
        assert said.status == 1
        assert reason in said.err
        assert not target.exists()


def test_the_letterhead_and_the_address_of_who_signs_take_the_place_of_those_handed_in(signs):
    said, target = signs("named.pdf", *SIGN, *KNOWN, *OWN)
    assert said.status == 0
    assert "relisez le papier signé avant de l'envoyer" in said.err
    assert read_dossier(target.read_bytes()).body == report.Organisation(name="La chambre")
    assert signs("sent.pdf", *SIGN, *KNOWN, "--address", "https://diag.exemple.nc/")[0].status == 0
    assert read_dossier(target.read_bytes()).address == "https://diag.exemple.nc"
    assert signs("sent.pdf", *KNOWN, *OWN)[0].status == 1
    assert signs("sent.pdf", *KNOWN, *OWN, "--address", "", "--html")[0].status == 0


def test_what_was_changed_in_a_dossier_is_not_in_what_is_signed(signs, here):
    said, target = signs("changed.pdf", *SIGN, *KNOWN)
    assert said.status == 0
    assert "le dossier remis n'est pas, à l'octet près, celui que ses réponses donnent ici" in said.err
    assert target.read_bytes().startswith((here / "true.pdf").read_bytes())


@pytest.mark.parametrize("address", ["verifier", "ftp://exemple.nc", "https://exemple.nc/?a=1", "https://"])
def test_what_is_no_address_is_told(signs, address):
    said, _ = signs("true.pdf", "--address", address)
    assert said.status == 2
    assert "n'est pas l'adresse d'un service" in said.err
