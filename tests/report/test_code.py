"""The code of a dossier: short, easy to copy, the same for the same dossier and for no other."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from diagnostic import Response, diagnose, report
from diagnostic.report.context.code import ALPHABET
from tests.report.conftest import DAY


@pytest.fixture
def coded(case):
    """Return the code of the founding case, with changes."""

    def made(*, date=DAY, body=None, address="", **changes):
        return report.code_of(case("boutique-kaori", **changes), date=date, body=body, address=address)

    return made


def test_a_code_has_four_groups_of_signs_that_are_not_mistaken_for_others(coded):
    assert re.fullmatch(rf"[{ALPHABET}]{{4}}(-[{ALPHABET}]{{4}}){{3}}", coded().text)
    assert not set("ilo01") & set(ALPHABET)


def test_the_same_dossier_has_the_same_code(coded):
    assert coded() == coded()
    assert coded().text == coded(address="https://exemple.nc").text


def test_another_dossier_has_another_code(coded):
    others = (
        coded(),
        coded(date=DAY + timedelta(days=1)),
        coded(body=report.Organisation(name="CCI")),
        coded(identity={"company": "Une autre"}),
        coded(answers={"activite": "services-ent"}),
        coded(quotes={"crm": 150_000}),
    )
    assert len({one.text for one in others}) == len(others)


def test_a_code_leads_to_the_page_that_checks_it(coded):
    code = coded(address="https://exemple.nc")
    assert code.address == "https://exemple.nc/verifier"
    assert f"https://exemple.nc/verifier?code={code.text}" in code.drawing
    assert code.drawing.startswith("<svg")


def test_where_no_address_is_known_there_is_only_the_code(coded):
    assert (coded().address, coded().drawing) == ("", "")


@pytest.fixture
def deposited(small):
    """Return where a dossier says to deposit it, or whom to send it to."""

    def said(**about):
        context = report.context(diagnose(small, Response.to(small)), date=DAY, **about)
        page = report.render_html(context, "dossier-province-sud")
        (found,) = re.findall(r"c’est le fichier lui-même qu’il faut\s+(.+?)</p>", page, re.DOTALL)
        return re.sub(r"\s+", " ", found)

    return said


def test_a_dossier_says_where_to_deposit_it(deposited):
    assert deposited(address="https://exemple.nc") == "déposer sur https://exemple.nc/verifier."


def test_a_dossier_without_an_address_says_whom_to_send_it_to(deposited):
    chamber = report.Organisation(name="Chambre (fictive)", contact="verif@exemple.nc")
    assert deposited(body=chamber) == "envoyer à Chambre (fictive) (verif@exemple.nc)."
    assert deposited(body=report.Organisation(name="Chambre (fictive)")) == "envoyer à Chambre (fictive)."


def test_a_dossier_of_nobody_says_what_reads_it(deposited):
    assert "donner à la commande « diagnostic verify »" in deposited()
