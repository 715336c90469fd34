"""The JSON of a diagnosis: stable, and valid against its own description."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from diagnostic import DiagnosisData, Said, to_data, to_json
from diagnostic.diagnosis.json import plain

QUESTIONNAIRE = """
    id: echoppe
    version: 2.1.0
    identity: [{id: place, kind: commune, required: false}]
    levels: [{id: low, from: 0}, {id: high, from: 50}]
    dimensions: [care, sales]
    questions:
      - {id: till, kind: yes-no, dimension: care}
      - {id: site, kind: yes-no, dimension: care}
      - {id: shows, kind: yes-no, dimension: care}
      - {id: staff, kind: number}
      - {id: wishes, kind: multiple, role: wish, choices: [shop, other]}
      - {id: why, kind: text}
    recommendations:
      - {id: crm, impact: 3, when: {staff: {gte: 2}}, in-place-when: {till: yes}, cost: small, monthly: some}
      - {id: shop, requires: [{id: crm, because: sans fichier on perd le fil}], cost: large}
    catalogue:
      communes: [{id: noumea, name: Nouméa, province: sud}]
      aids:
        families: [{id: solution, label: Solutions}]
        aids:
          - {id: aid, name: A, territory: NC, funder: F, rate: 0.5, ceiling: 250000, families: [solution], rules: [
              {id: province, when: {place: {province: [nord]}}, effect: excludes, text: T, unknown: Où ?}]}
"""
ANSWERS = {"till": "no", "site": "no", "shows": "yes", "staff": 2.5, "wishes": ["shop"]}


def test_the_whole_diagnosis_as_plain_data(diagnosed, questionnaire):
    assert to_data(diagnosed(ANSWERS)) == {
        "questionnaire": {"id": "echoppe", "version": "2.1.0", "digest": questionnaire.digest},
        "path": "full",
        "complete": False,
        "overall": {"value": 33.3333, "low": 33.3333, "high": 33.3333, "level": "low", "coverage": 1.0},
        "scores": {
            "care": {"value": 33.3333, "low": 33.3333, "high": 33.3333, "level": "low", "coverage": 1.0},
            "sales": {"value": None, "low": None, "high": None, "level": None, "coverage": 0.0},
        },
        "statuses": {"crm": "recommended", "shop": "recommended"},
        "wishes": [
            {
                "recommendation": "shop",
                "verdict": "not-yet",
                "path": ["crm"],
                "because": [
                    {
                        "recommendation": "crm",
                        "because": "sans fichier on perd le fil",
                        "evidence": [{"question": "till", "answer": "no"}],
                    }
                ],
            }
        ],
        "roadmap": [
            {
                "recommendation": "crm",
                "status": "recommended",
                "horizon": "now",
                "priority": 2,
                "terms": {"impact": 3, "effort": -1},
                "after": [],
                "because": [{"recommendation": "shop", "because": "sans fichier on perd le fil"}],
                "evidence": [{"question": "staff", "answer": 2.5}],
                "to-check": False,
                "certain": True,
            },
            {
                "recommendation": "shop",
                "status": "recommended",
                "horizon": "now",
                "priority": 0,
                "terms": {"impact": 1, "effort": -1},
                "after": ["crm"],
                "because": [],
                "evidence": [{"question": "wishes", "answer": ["shop"]}],
                "to-check": False,
                "certain": True,
            },
        ],
        "decided": {
            "levels": ["overall", "care"],
            "statuses": ["crm", "shop"],
            "wishes": ["shop"],
            "first-steps": ["crm", "shop"],
            "horizons": {"crm": "now", "shop": "now"},
        },
        "missing": [{"question": "place", "can-change": ["funding"]}, {"question": "why", "can-change": []}],
        "funding": {
            "expenses": [
                {
                    "recommendation": "crm",
                    "family": "solution",
                    "solution": "standard",
                    "setup": {"low": 10_000, "high": 50_000},
                    "monthly": {"low": 5_000, "high": 15_000},
                    "quoted": False,
                },
                {
                    "recommendation": "shop",
                    "family": "solution",
                    "solution": "standard",
                    "setup": {"low": 1_000_000, "high": None},
                    "monthly": {"low": 0, "high": 0},
                    "quoted": False,
                },
            ],
            "families": {"solution": {"low": 1_010_000, "high": None}},
            "total": {"low": 1_010_000, "high": None},
            "monthly": {"low": 5_000, "high": 15_000},
            "aids": [
                {
                    "aid": "aid",
                    "eligible": {"low": 1_010_000, "high": None},
                    "amount": {"low": 250_000, "high": 250_000},
                    "warnings": [{"id": "province", "effect": "unknown", "text": "Où ?"}],
                }
            ],
        },
    }


def test_the_data_is_what_its_description_says(diagnosed):
    for answers in ({}, ANSWERS, ANSWERS | {"why": "x"}):
        data = to_data(diagnosed(answers))
        assert DiagnosisData.model_validate(data).model_dump(mode="json", by_alias=True) == data


def test_the_json_holds_the_data_in_its_order_with_accents_and_a_final_newline(diagnosed):
    text = to_json(diagnosed(ANSWERS))
    data = to_data(diagnosed(ANSWERS))
    assert json.loads(text) == data
    assert list(json.loads(text)) == list(data)
    assert (text.endswith("}\n"), "Où ?" in text) == (True, True)


def test_the_same_answers_give_the_same_bytes(diagnosed):
    assert to_json(diagnosed(ANSWERS)) == to_json(diagnosed(dict(reversed(ANSWERS.items()))))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Said.DONT_KNOW, "dont-know"),
        (("mail", "chat"), ["mail", "chat"]),
        ("paper", "paper"),
        (None, None),
        (Fraction(12), 12),
        (Fraction(1, 4), 0.25),
    ],
)
def test_an_answer_is_told_as_json_has_it(value, expected):
    found = plain(value)
    assert (found, type(found)) == (expected, type(expected))
