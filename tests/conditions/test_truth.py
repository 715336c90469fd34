"""Conditions in four values: true, false, absent, open."""

from __future__ import annotations

import pytest

from diagnostic.conditions import TRUTH_NAMES, State
from diagnostic.model import read_condition

QUESTIONNAIRE = """
    identity: [{id: place, kind: commune}]
    dimensions: [care]
    questions:
      - {id: shop, kind: yes-no}
      - {id: size, kind: number}
      - {id: later, kind: yes-no}
      - {id: later-size, kind: number}
      - {id: hidden, kind: yes-no, when: {shop: no}}
      - {id: hidden-size, kind: number, when: {shop: no}}
      - {id: records, kind: single, choices: [paper, scattered, software]}
      - {id: tools, kind: multiple, choices: [mail, chat, agenda], may-be-empty: true}
      - {id: order, kind: level, choices: [none, some, full], not-applicable: true}
      - {id: backup, kind: level, choices: [never, weekly], dont-know: worst}
    catalogue:
      communes:
        - {id: noumea, name: Nouméa, province: sud}
        - {id: kone, name: Koné, province: nord}
        - {id: papeete, name: Papeete, territory: PF}
"""
SAID = {"shop": "yes", "size": 5}
OF_CHOICES = {
    "true": {"shop": "yes"},
    "false": {"shop": "no"},
    "open": {"later": "yes"},
    "absent": {"hidden": "yes"},
}
OF_NUMBERS = {
    "true": {"size": {"gte": 1}},
    "false": {"size": {"gte": 9}},
    "open": {"later-size": {"gte": 1}},
    "absent": {"hidden-size": {"gte": 1}},
}
KINDS = (OF_CHOICES, OF_NUMBERS)
ALL = """
    ..      true    false   open    absent
    true    true    false   open    absent
    false   false   false   false   false
    open    open    false   open    open
    absent  absent  false   open    absent
"""
ANY = """
    ..      true    false   open    absent
    true    true    true    true    true
    false   true    false   open    absent
    open    true    open    open    open
    absent  true    absent  open    absent
"""


def cells(table):
    """Return the cells of a truth table: what stands left, above, and in the cell."""
    above, *rows = (line.split() for line in table.strip().splitlines())
    return [(row[0], top, cell) for row in rows for top, cell in zip(above[1:], row[1:], strict=True)]


def truth_in(flow, condition):
    """Return whether a condition holds where a response stands."""
    return TRUTH_NAMES[flow.routing.compiler.compile(read_condition(condition)).value(flow.facts)]


@pytest.mark.parametrize("value", ["true", "false", "open", "absent"])
def test_a_test_has_one_of_four_values(truth, value):
    assert [truth(kind[value], SAID) for kind in KINDS] == [value, value]


@pytest.mark.parametrize(("left", "right", "expected"), cells(ALL))
def test_all_is_false_if_a_part_is_false_else_open_else_absent_else_true(truth, left, right, expected):
    found = {truth({"all": [first[left], second[right]]}, SAID) for first in KINDS for second in KINDS}
    assert found == {expected}


@pytest.mark.parametrize(("left", "right", "expected"), cells(ANY))
def test_any_is_true_if_a_part_is_true_else_open_else_absent_else_false(truth, left, right, expected):
    found = {truth({"any": [first[left], second[right]]}, SAID) for first in KINDS for second in KINDS}
    assert found == {expected}


@pytest.mark.parametrize(
    ("value", "expected"), [("true", "false"), ("false", "true"), ("open", "open"), ("absent", "absent")]
)
def test_not_swaps_true_and_false_and_leaves_the_unknowns(truth, value, expected):
    assert [truth({"not": kind[value]}, SAID) for kind in KINDS] == [expected, expected]


def test_a_choice_made_is_one_of_those_named(truth):
    said = {"records": "scattered"}
    assert truth({"records": ["paper", "scattered"]}, said) == "true"
    assert truth({"records": "paper"}, said) == "false"


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        ({"any": ["mail", "agenda"]}, "true"),
        ({"any": ["agenda"]}, "false"),
        ({"all": ["mail", "chat"]}, "true"),
        ({"all": ["mail", "agenda"]}, "false"),
        ({"none": ["agenda"]}, "true"),
        ({"none": ["mail", "agenda"]}, "false"),
        ({"only": ["mail", "chat"]}, "true"),
        ({"only": ["mail", "chat", "agenda"]}, "true"),
        ({"only": ["mail"]}, "false"),
    ],
    ids=str,
)
def test_ticks_are_tested_by_any_all_none_or_only(truth, test, expected):
    assert truth({"tools": test}, {"tools": ["mail", "chat"]}) == expected


def test_no_tick_at_all_is_an_answer_too(truth):
    assert truth({"tools": {"any": ["mail"]}}, {"tools": []}) == "false"
    assert truth({"tools": {"none": ["mail"]}}, {"tools": []}) == "true"
    assert truth({"tools": {"only": ["mail"]}}, {"tools": []}) == "true"


@pytest.mark.parametrize(
    "test", [{"any": ["mail"]}, {"all": ["mail"]}, {"none": ["mail"]}, {"only": ["mail"]}], ids=str
)
def test_ticks_that_were_not_made_yet_are_open(truth, test):
    assert truth({"tools": test}) == "open"


@pytest.mark.parametrize(
    ("operator", "below", "equal", "above"),
    [
        ("eq", "false", "true", "false"),
        ("ne", "true", "false", "true"),
        ("lt", "true", "false", "false"),
        ("lte", "true", "true", "false"),
        ("gt", "false", "false", "true"),
        ("gte", "false", "true", "true"),
    ],
)
def test_numbers_and_levels_are_compared(truth, operator, below, equal, above):
    numbers = [truth({"size": {operator: 10}}, {"size": size}) for size in (9, 10, 11)]
    levels = [truth({"order": {operator: 1}}, {"order": level}) for level in ("none", "some", "full")]
    assert numbers == levels == [below, equal, above]


def test_a_choice_without_a_level_compares_with_nothing(truth):
    assert truth({"records": {"gte": 0}}, {"records": "paper"}) == "false"


def test_a_commune_lies_in_its_province(truth):
    south = {"place": {"province": "sud"}}
    assert [truth(south, identity={"place": place}) for place in ("noumea", "kone", "papeete")] == [
        "true",
        "false",
        "false",
    ]
    assert truth(south) == "open"


def test_neither_a_hidden_answer_nor_its_negation_holds(truth):
    said = {"shop": "yes", "hidden": "yes"}
    assert truth({"hidden": "yes"}, said) == truth({"not": {"hidden": "yes"}}, said) == "absent"


@pytest.mark.parametrize("said", ["dont-know", "not-applicable"])
def test_an_answer_without_a_value_is_absent_and_so_is_its_negation(truth, said):
    assert truth({"order": "none"}, {"order": said}) == "absent"
    assert truth({"not": {"order": "none"}}, {"order": said}) == "absent"
    assert truth({"order": {"gte": 1}}, {"order": said}) == "absent"


def test_not_knowing_a_risk_reads_as_its_lowest_level(truth):
    assert truth({"backup": "never"}, {"backup": "dont-know"}) == "true"
    assert truth({"backup": {"gte": 1}}, {"backup": "dont-know"}) == "false"


@pytest.mark.parametrize(
    ("answers", "state", "asked", "answered"),
    [
        ({"shop": "no"}, "NOT_ASKED", "false", "false"),
        ({}, "PENDING", "open", "open"),
        ({"shop": "yes"}, "UNANSWERED", "true", "open"),
        ({"shop": "yes", "order": "full"}, "ANSWERED", "true", "true"),
        ({"shop": "yes", "order": "dont-know"}, "DONT_KNOW", "true", "false"),
        ({"shop": "yes", "order": "not-applicable"}, "NOT_APPLICABLE", "true", "false"),
    ],
    ids=str,
)
def test_asked_and_answered_are_never_absent(diagnosed, answers, state, asked, answered):
    """
    questions:
      - {id: shop, kind: yes-no}
      - {id: order, kind: level, choices: [none, full], not-applicable: true, when: {shop: yes}}
    """
    opposite = {"true": "false", "false": "true", "open": "open"}
    flow = diagnosed(answers).flow
    assert flow.state("order") is State[state]
    assert [truth_in(flow, {"order": {"asked": said}}) for said in (True, False)] == [asked, opposite[asked]]
    assert [truth_in(flow, {"order": {"answered": said}}) for said in (True, False)] == [answered, opposite[answered]]


def test_whether_a_deferred_question_is_asked_is_open(truth):
    """
    questions: [{id: order, kind: yes-no}]
    """
    assert truth({"order": {"asked": True}}, path="short") == "open"
    assert truth({"order": {"answered": False}}, path="short") == "open"


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        ({"gte": 50}, "true"),
        ({"lt": 50}, "false"),
        ({"gte": 75}, "open"),
        ({"eq": 75}, "open"),
        ({"ne": 50}, "open"),
        ({"eq": 30}, "false"),
        ({"ne": 30}, "true"),
    ],
    ids=str,
)
def test_a_score_is_tested_as_soon_as_its_bounds_agree(truth, test, expected):
    """
    dimensions: [care]
    questions:
      - {id: till, kind: yes-no, dimension: care}
      - {id: site, kind: yes-no, dimension: care}
    """
    assert truth({"score": {"care": test}}, {"till": "yes"}) == expected  # between 50 and 100


def test_a_score_that_may_end_up_missing_leaves_its_test_open(truth):
    """
    dimensions: [care]
    questions: [{id: order, kind: level, dimension: care, choices: [none, full]}]
    """
    assert truth({"score": {"care": {"gte": 0}}}) == "open"
    assert truth({"score": {"care": {"gte": 0}}}, {"order": "full"}) == "true"


def test_a_score_of_which_nothing_can_be_scored_is_absent(truth):
    """
    dimensions: [care]
    questions: [{id: order, kind: level, dimension: care, choices: [none, full]}]
    """
    assert truth({"score": {"care": {"gte": 0}}}, {"order": "dont-know"}) == "absent"
    assert truth({"score": {"overall": {"gte": 0}}}, {"order": "dont-know"}) == "absent"


def test_a_condition_that_names_what_does_not_exist_cannot_be_compiled(followed):
    with pytest.raises(KeyError):
        followed().routing.compiler.compile(read_condition({"nothing": "yes"}))


def test_every_truth_has_a_name():
    assert sorted(TRUTH_NAMES.values()) == ["absent", "false", "open", "true"]
