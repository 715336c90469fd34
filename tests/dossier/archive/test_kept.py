"""A dossier made before questionnaires named their territory is read, and diagnosed as it was."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

import diagnostic
from diagnostic.dossier import read_dossier
from diagnostic.wording.conditions import condition_in_words

KEPT = Path(__file__).parents[2] / "kept" / "boutique-kaori.pdf"


@pytest.fixture(scope="module")
def dossier():
    return read_dossier(KEPT.read_bytes())


def test_the_content_it_carries_keeps_its_digest(dossier):
    kept = diagnostic.stored(dossier.questionnaire)
    assert kept.digest == dossier.digest == hashlib.sha256(dossier.questionnaire.encode()).hexdigest()
    assert kept.canonical == dossier.questionnaire


def test_its_diagnosis_is_made_again_to_the_byte(dossier):
    assert diagnostic.to_json(dossier.diagnosed()) == dossier.diagnosis


def test_its_answers_are_written_as_they_were(dossier):
    diagnosis = dossier.diagnosed()
    assert diagnosis.questionnaire.territory is None
    assert diagnosis.questionnaire.place.currency.sign == "F CFP"
    assert diagnosis.response.identity["ridet"] == "9999996001"


def test_where_its_zones_were_provinces_they_are_still_read(dossier):
    kept = diagnostic.stored(dossier.questionnaire)
    (rule,) = (rule for aid in kept.catalogue.aids.aids for rule in aid.rules if rule.id == "province")
    assert condition_in_words(kept, rule.when).endswith("est en province Nord ou aux îles Loyauté")
    assert {one.zone for one in kept.catalogue.communes} == {"sud", "nord", "iles"}


def test_its_answers_are_diagnosed_as_today_but_for_the_digest(dossier):
    today = diagnostic.load("questionnaires/maturite-numerique")
    response = diagnostic.Response.kept(today, dossier.diagnosed().response.data)
    found = diagnostic.to_data(diagnostic.diagnose(today, response))
    kept = json.loads(dossier.diagnosis)
    assert found["questionnaire"].pop("digest") != kept["questionnaire"].pop("digest")
    assert json.loads(json.dumps(found)) == kept
