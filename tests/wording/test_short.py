"""A condition is told in the author's words: by the labels of the choices, not by their ids."""

from __future__ import annotations

import pytest

from diagnostic.model import read_condition
from diagnostic.wording.short import questions_of, told
from tests.conftest import written

QUESTIONNAIRE = written("""
identity:
  - {id: place, kind: commune}
questions:
  - id: sells
    kind: single
    choices: [{id: goods, label: Biens}, {id: both, label: Les deux}, {id: work, label: Services}]
  - id: likes
    kind: multiple
    choices: [{id: a, label: Un}, {id: b, label: Deux}, {id: c, label: Trois}, {id: d, label: Quatre}]
  - id: site
    kind: level
    dont-know: refused
    choices: [{id: none, label: Aucun}, {id: old, label: Ancien}, {id: fine, label: Correct}, {id: good, label: Bon}]
  - id: safe
    kind: level
    dont-know: worst
    choices: [{id: nothing, label: Pas du tout}, {id: part, label: En partie}]
  - {id: staff, kind: number, unit: personnes}
catalogue:
  communes: [{id: noumea, name: Nouméa, province: sud}, {id: kone, name: Koné, province: nord}]
""")
NUMBERS = {"place": "F1", "sells": "1", "likes": "2", "site": "3", "safe": "4", "staff": "5"}


def words(condition):
    parts = told(QUESTIONNAIRE, read_condition(condition), NUMBERS)
    return [part.replace("\u00a0", " ") for part in parts]


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ({"sells": ["goods"]}, "1 : « Biens »"),
        ({"sells": ["goods", "both"]}, "1 : « Biens » ou « Les deux »"),
        ({"likes": {"any": ["a", "b", "c"]}}, "2 : « Un », « Deux » ou « Trois »"),
        ({"likes": {"all": ["a", "b"]}}, "2 : « Un » et « Deux »"),
        ({"likes": {"none": ["a", "b"]}}, "2 : pas « Un » ni « Deux »"),
        ({"site": {"gte": 2}}, "3 : « Correct » ou « Bon »"),
        ({"site": {"gte": 1}}, "3 : tout sauf « Aucun »"),
        ({"site": {"ne": 3}}, "3 : tout sauf « Bon »"),
        ({"site": {"gt": 3}}, "3 : jamais"),
        ({"safe": {"lt": 1}}, "4 : « Pas du tout » ou « je ne sais pas »"),
        ({"safe": ["part"]}, "4 : « En partie »"),
        ({"staff": {"gte": 2.5}}, "5 : ≥ 2,5 personnes"),
        ({"staff": {"gte": 1234567}}, "5 : ≥ 1\u202f234\u202f567 personnes"),
        ({"place": {"province": ["sud", "nord"]}}, "F1 : province Sud ou province Nord"),
        ({"place": ["kone"]}, "F1 : « Koné »"),
        ({"sells": {"asked": False}}, "1 : pas posée"),
        ({"sells": {"answered": True}}, "1 : avec une réponse"),
        ({"not": {"sells": ["work"]}}, "pas 1 : « Services »"),
    ],
)
def test_a_condition_is_told_by_its_labels(condition, said):
    assert words(condition) == [said]


def test_the_parts_of_a_condition_stand_on_lines_of_their_own():
    assert words({"any": [{"sells": ["goods"]}, {"staff": {"gte": 2}}]}) == ["1 : « Biens »", "ou 5 : ≥ 2 personnes"]
    assert words({"sells": ["goods"], "site": ["old"]}) == ["1 : « Biens »", "et 3 : « Ancien »"]


def test_parts_inside_parts_stand_in_brackets():
    deep = {
        "all": [{"sells": ["goods"]}, {"any": [{"site": ["old"]}, {"all": [{"staff": {"eq": 1}}, {"safe": ["part"]}]}]}]
    }
    assert words(deep) == ["1 : « Biens »", "et (3 : « Ancien » ou (5 : = 1 personnes et 4 : « En partie »))"]


def test_the_questions_of_a_condition_come_once_each_as_written():
    condition = read_condition({"any": [{"site": ["old"]}, {"sells": ["goods"]}, {"site": ["good"]}]})
    assert questions_of(condition) == ("site", "sells")
