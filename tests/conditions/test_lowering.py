"""What a test means: one of four shapes, with the facts of its question."""

from __future__ import annotations

from fractions import Fraction

import pytest

from diagnostic.conditions import (
    ByChoice,
    ByLevel,
    ByZone,
    Contrary,
    Every,
    NumberTest,
    ScoreTest,
    Some,
    StateTest,
    TicksTest,
    lowered,
)
from diagnostic.conditions import (
    tests_in as every_test,
)
from diagnostic.model import read_condition

QUESTIONNAIRE = """
    identity: [{id: place, kind: commune}]
    dimensions: [care]
    questions:
      - {id: size, kind: number}
      - {id: tools, kind: multiple, choices: [mail, chat, agenda]}
      - {id: backup, kind: level, choices: [never, monthly, weekly], dont-know: worst}
      - {id: order, kind: level, choices: [none, some, full]}
    catalogue:
      communes:
        - {id: noumea, name: Nouméa, zone: sud}
        - {id: dumbea, name: Dumbéa, zone: sud}
        - {id: kone, name: Koné, zone: nord}
"""


@pytest.fixture
def lower(questionnaire):
    """Return the meaning of a condition."""
    return lambda condition: lowered(questionnaire, read_condition(condition))


@pytest.mark.parametrize("mode", ["any", "all", "none"])
def test_ticks_are_a_mode_and_choices(lower, mode):
    test = lower({"tools": {mode: ["mail", "chat"]}})
    assert (test.mode, test.choices, test.named) == (mode, ("mail", "chat"), ByChoice())


def test_only_is_none_of_the_others(lower):
    test = lower({"tools": {"only": ["mail", "chat"]}})
    assert (test.mode, test.choices, test.named) == ("none", ("agenda",), ByChoice())


@pytest.mark.parametrize(
    ("comparison", "choices"),
    [
        ({"eq": 1}, ("monthly",)),
        ({"ne": 1}, ("never", "weekly")),
        ({"lt": 1}, ("never",)),
        ({"lte": 1}, ("never", "monthly")),
        ({"gt": 1}, ("weekly",)),
        ({"gte": 1}, ("monthly", "weekly")),
        ({"gt": 7}, ()),
    ],
)
def test_a_level_compared_is_any_of_the_choices_whose_level_compares_so(lower, comparison, choices):
    test = lower({"backup": comparison})
    (operator, limit), *_ = comparison.items()
    assert (test.mode, test.choices, test.named) == ("any", choices, ByLevel(operator, Fraction(limit)))


def test_a_zone_is_any_of_its_communes(lower):
    test = lower({"place": {"zone": ["sud"]}})
    assert (test.mode, test.choices, test.named) == ("any", ("noumea", "dumbea"), ByZone(("sud",)))


@pytest.mark.parametrize(
    ("condition", "lowest", "counts"),
    [
        ({"backup": {"lte": 1}}, "never", True),
        ({"backup": ["weekly"]}, "never", False),
        ({"order": {"lte": 1}}, None, False),
    ],
)
def test_not_knowing_reads_as_the_lowest_level_where_it_is_a_risk(lower, condition, lowest, counts):
    test = lower(condition)
    assert (test.lowest, test.counts_unknown) == (lowest, counts)


@pytest.mark.parametrize(
    ("mode", "of_mail_alone", "of_chat_alone"), [("any", True, False), ("all", True, False), ("none", False, True)]
)
def test_one_choice_alone_satisfies_a_mode_or_does_not(lower, mode, of_mail_alone, of_chat_alone):
    test = lower({"tools": {mode: ["mail"]}})
    assert (test.holds_of("mail"), test.holds_of("chat")) == (of_mail_alone, of_chat_alone)


def test_one_choice_alone_is_never_all_of_several(lower):
    assert not lower({"tools": {"all": ["mail", "chat"]}}).holds_of("mail")


def test_a_number_is_compared_with_a_limit(lower):
    test = lower({"size": {"gte": 9.5}})
    assert isinstance(test, NumberTest)
    assert (test.question.id, test.operator, test.limit) == ("size", "gte", Fraction(19, 2))


@pytest.mark.parametrize(
    ("aspect", "expected", "truths"),
    [  # of: not asked, pending, deferred, unanswered, answered, does not know, not applicable
        ("asked", True, (0, -1, -1, 1, 1, 1, 1)),
        ("asked", False, (1, -1, -1, 0, 0, 0, 0)),
        ("answered", True, (0, -1, -1, -1, 1, 0, 0)),
        ("answered", False, (1, -1, -1, -1, 0, 1, 1)),
    ],
)
def test_the_state_of_a_question_is_a_table(lower, aspect, expected, truths):
    test = lower({"size": {aspect: expected}})
    assert isinstance(test, StateTest)
    assert test.truths == truths


def test_a_score_is_compared_with_a_limit(lower):
    assert lower({"score": {"care": {"lt": 40}}}) == ScoreTest("care", "lt", Fraction(40))


def test_parts_are_lowered_from_left_to_right(lower):
    tree = lower({"any": [{"size": {"lt": 1}}, {"not": {"tools": ["mail"], "order": ["full"]}}]})
    assert isinstance(tree, Some)
    assert isinstance(tree.parts[1], Contrary)
    assert isinstance(tree.parts[1].part, Every)
    assert [type(test) for test in every_test(tree)] == [NumberTest, TicksTest, TicksTest]


@pytest.mark.parametrize("condition", [{"nobody": ["mail"]}, {"tools": ["fax"]}, {"tools": {"only": ["fax"]}}])
def test_what_names_nothing_has_no_meaning(lower, condition):
    with pytest.raises(KeyError):
        lower(condition)
