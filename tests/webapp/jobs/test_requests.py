"""What stands for a dossier: the same for the same bytes, another for any other."""

from __future__ import annotations

import json
from dataclasses import replace
from types import MappingProxyType

import pytest

import diagnostic
from diagnostic.report import Organisation
from tests.webapp.visitor import SMALL
from webapp.jobs import DossierRequest, requests


@pytest.fixture(scope="module")
def questionnaire():
    return diagnostic.load(SMALL)


@pytest.fixture(scope="module")
def response(questionnaire):
    return diagnostic.read_answers(questionnaire, SMALL / "cases" / "boutique.yaml").response


def test_the_order_in_which_answers_were_given_does_not_matter(response):
    backwards = replace(response, answers=MappingProxyType(dict(reversed(list(response.answers.items())))))
    assert list(backwards.data["answers"]) != list(response.data["answers"])
    assert DossierRequest.of(backwards, "2026-03-12", None).key == DossierRequest.of(response, "2026-03-12", None).key


def test_whatever_the_dossier_shows_makes_it_another(questionnaire, response):
    one = DossierRequest.of(response, "2026-03-12", None)
    others = [
        one,
        replace(one, date="2026-03-13"),
        DossierRequest.of(response, "2026-03-12", Organisation(name="Une chambre")),
        DossierRequest.of(response, "2026-03-12", Organisation(name="Une chambre", contact="123456")),
        replace(one, template="autre"),
        replace(one, questionnaire="0" * 64),
        DossierRequest.of(response.saying(questionnaire, "company", "Autre"), "2026-03-12", None),
        DossierRequest.of(replace(response, path="short"), "2026-03-12", None),
    ]
    assert len({other.key for other in others}) == len(others)


def test_another_program_makes_another_dossier(response, tmp_path, monkeypatch):
    before = DossierRequest.of(response, "2026-03-12", None).key
    (tmp_path / "style.css").write_text("p { color: red }")
    monkeypatch.setattr(requests, "templates_folder", lambda: tmp_path)
    requests.edition.cache_clear()
    after = DossierRequest.of(response, "2026-03-12", None).key
    requests.edition.cache_clear()
    assert after != before


def test_is_read_as_it_was_written(questionnaire, response):
    for body in (None, Organisation(name="Une chambre", contact="123456")):
        one = DossierRequest.of(response, "2026-03-12", body)
        said = json.loads(one.written(questionnaire))
        assert DossierRequest.read(said["order"]) == one
        assert one.organisation == body
        assert said["canonical"] == questionnaire.canonical


def test_makes_the_same_diagnosis(questionnaire, response):
    again = DossierRequest.of(response, "2026-03-12", None).diagnosed(questionnaire)
    assert diagnostic.to_json(again) == diagnostic.to_json(diagnostic.diagnose(questionnaire, response))
