"""Two diagnoses compared by their JSON: each thing that differs once, wording never."""

from __future__ import annotations

from copy import deepcopy

import pytest

import diagnostic
from diagnostic.comparison.diagnoses import Difference, differences
from tests.comparison.mutations import ROOT

FOLDER = ROOT / "questionnaires/maturite-numerique"


@pytest.fixture(scope="module")
def before():
    questionnaire = diagnostic.load(FOLDER)
    answers = diagnostic.read_answers(questionnaire, FOLDER / "cases/boutique-kaori.yaml")
    return diagnostic.to_data(diagnostic.diagnose(questionnaire, answers.response))


@pytest.fixture
def after(before):
    return deepcopy(before)


def test_the_same_diagnosis_has_no_difference(before, after):
    assert differences(before, after) == ()


def test_another_version_and_other_words_are_no_difference(before, after):
    after["questionnaire"] |= {"version": "9.9.9", "digest": "0"}
    after["wishes"][0]["because"][0]["because"] = "autrement dit"
    warned = deepcopy(before)
    warned["funding"]["aids"][0]["warnings"] = [{"id": "w", "effect": "warns", "text": "Attention."}]
    after["funding"]["aids"][0]["warnings"] = [{"id": "w", "effect": "warns", "text": "Autrement dit."}]
    assert differences(warned, after) == ()


def test_scores_levels_and_bounds_are_told_with_their_axis(before, after):
    after["scores"]["clients"] |= {"value": 99.0, "level": "avance", "high": 99.5}
    after["overall"]["value"] = 1.0
    was = before["scores"]["clients"]
    assert differences(before, after) == (
        Difference("score", "overall", before["overall"]["value"], 1.0),
        Difference("score", "clients", was["value"], 99.0),
        Difference("level", "clients", was["level"], "avance"),
        Difference("bounds", "clients", [was["low"], was["high"]], [was["low"], 99.5]),
    )


def test_an_axis_that_is_new_has_nothing_before(before, after):
    after["scores"]["new"] = {"value": 1.0, "low": 1.0, "high": 1.0, "level": None, "coverage": 1.0}
    assert differences(before, after) == (
        Difference("score", "new", None, 1.0),
        Difference("bounds", "new", None, [1.0, 1.0]),
    )


def test_verdicts_and_their_paths_are_told_with_the_wish(before, after):
    after["wishes"][0] |= {"verdict": "ready", "path": []}
    wish = before["wishes"][0]
    assert differences(before, after) == (
        Difference("verdict", "e-commerce", "not-yet", "ready"),
        Difference("path", "e-commerce", wish["path"], []),
    )


def test_a_step_that_goes_is_told_by_its_horizon_and_its_points(before, after):
    gone = after["roadmap"].pop(2)
    assert differences(before, after) == (
        Difference("horizon", gone["recommendation"], gone["horizon"], None),
        Difference("priority", gone["recommendation"], gone["priority"], None),
    )


def test_the_order_is_that_of_the_steps_that_both_have(before, after):
    steps = after["roadmap"]
    steps[0], steps[1] = steps[1], steps[0]
    first, second = (step["recommendation"] for step in before["roadmap"][:2])
    (found,) = differences(before, after)
    assert (found.what, found.before[:2], found.after[:2]) == ("order", [first, second], [second, first])


def test_amounts_and_warnings_are_told_with_their_aid(before, after):
    aid = after["funding"]["aids"][0]
    aid["amount"] = {"low": 1, "high": 2}
    aid["warnings"] = [{"id": "w", "effect": "warns", "text": "Attention."}]
    after["funding"]["total"] = {"low": 0, "high": None}
    found = differences(before, after)
    assert [(one.what, one.of, one.after) for one in found] == [
        ("setup", "", {"low": 0, "high": None}),
        ("aid", aid["aid"], {"low": 1, "high": 2}),
        ("warnings", aid["aid"], [["w", "warns"]]),
    ]


@pytest.mark.parametrize("part", ["decided", "missing", "funding", "roadmap", "wishes", "overall", "scores"])
def test_where_only_details_differ_the_part_is_named(before, after, part):
    changes = {
        "decided": lambda data: data["levels"].append("new"),
        "missing": lambda data: data.append({"question": "q", "can-change": []}),
        "funding": lambda data: data["families"].clear(),
        "roadmap": lambda data: data[0]["terms"].update(impact=0),
        "wishes": lambda data: data[0]["because"][0]["evidence"].clear(),
        "overall": lambda data: data.update(coverage=0.5),
        "scores": lambda data: data["clients"].update(coverage=0.5),
    }
    changes[part](after[part])
    assert differences(before, after) == (Difference("details", part, None, None),)


def test_whether_the_answers_are_complete_is_told(before, after):
    after["complete"] = not before["complete"]
    assert differences(before, after) == (Difference("complete", "", before["complete"], after["complete"]),)
