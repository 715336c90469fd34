"""What an application still lacks, and what stands in its way."""

from __future__ import annotations

import pytest

from diagnostic import Response, diagnose, report
from tests.report.conftest import DAY

PAID = ("crm", "stocks", "caisse-gestion")


@pytest.fixture
def readiness(case):
    """Return the readiness of the founding case, with other answers."""

    def told(**said):
        diagnosis = case("boutique-kaori", **said)
        return report.context(diagnosis, date=DAY).readiness

    return told


def test_each_piece_says_where_it_is(readiness):
    states = {piece.text: (piece.state, piece.mark) for piece in readiness().pieces}
    assert states["Plan de financement"] == ("here", "à confirmer")
    assert states["Relevé d’identité bancaire (RIB)"] == ("lacking", "à confirmer")
    assert readiness().lacking == "5 pièces à réunir"


def test_quotes_are_counted(case, real):
    diagnosis = case("boutique-kaori")
    paid = [one.recommendation for one in diagnosis.funding.expenses if one.setup.high != 0]

    def note(quotes):
        response = Response.to(real, diagnosis.response.answers, identity=diagnosis.response.identity, quotes=quotes)
        pieces = report.context(diagnose(real, response), date=DAY).readiness.pieces
        return next((piece.state, piece.note) for piece in pieces if piece.text.startswith("Devis"))

    assert note({}) == ("lacking", "aucun pour l’instant")
    assert note({paid[0]: 100_000}) == ("partly", f"1 sur {len(paid)}")
    assert note(dict.fromkeys(paid, 100_000)) == ("here", "tous sont donnés")


def test_without_a_number_it_is_asked_for_first(case):
    full = case("boutique-kaori")
    nameless = Response.to(full.questionnaire, full.response.answers)
    pieces = report.context(diagnose(full.questionnaire, nameless), date=DAY).readiness.pieces
    assert pieces[0].note == "il faut d’abord votre numéro"


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"effectif": "p11-49"}, "dix personnes au plus"),
        ({"aide-deja": "oui"}, "une fois par entreprise"),
        ({"aide-deja": "encours"}, "déjà en cours"),
        ({"engage": "signe"}, "déjà signées ou payées"),
    ],
)
def test_what_stands_in_the_way_is_said(readiness, answers, told):
    assert any(told in alert for alert in readiness(answers=answers).alerts)


def test_an_aid_that_is_excluded_asks_for_nothing(readiness):
    assert readiness(answers={"aide-deja": "oui"}).pieces == ()
