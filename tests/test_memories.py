"""What is remembered to go faster is bounded, and what does not fit is worked out each time."""

from __future__ import annotations

import importlib

import pytest

from diagnostic import Response, diagnose, to_data
from diagnostic.conditions import memory
from diagnostic.flow import routing
from diagnostic.roadmap import evidence, priorities, step
from diagnostic.scoring import worth
from tests.conftest import written

TEXT = """
    dimensions: [care]
    questions:
      - {id: tools, kind: multiple, dimension: care, choices: [mail, chat, agenda]}
      - {id: goals, kind: multiple, role: goals, choices: [sell, keep]}
    recommendations:
      - {id: crm, when: {tools: [mail]}, in-place-when: {tools: [chat]}, goals: [sell]}
"""
ANSWERS = {"tools": ["mail", "agenda"], "goals": ["sell"]}


@pytest.fixture
def forgetful(monkeypatch):
    """Memories without any room."""
    for module in (memory, routing, priorities, worth, evidence, step):
        monkeypatch.setattr(module, "MOST_REMEMBERED", 0)
    monkeypatch.setattr(importlib.import_module("diagnostic.scoring.score"), "MOST_MADE", 0)


def told():
    questionnaire = written(TEXT)
    return [to_data(diagnose(questionnaire, Response.to(questionnaire, ANSWERS))) for _ in range(2)]


def test_a_diagnosis_is_the_same_with_and_without_a_memory(forgetful):
    first, second = told()
    assert first == second


def test_a_memory_changes_nothing(monkeypatch):
    remembered = told()
    for module in (memory, routing, priorities, worth, evidence, step):
        monkeypatch.setattr(module, "MOST_REMEMBERED", 0)
    assert told() == remembered
