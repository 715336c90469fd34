"""Conditions as XPath: when one is true, false, absent."""

from __future__ import annotations

from fractions import Fraction

import pytest

from diagnostic.model import read_condition
from diagnostic.odk.conditions import Conditions
from diagnostic.odk.expressions import both, either, negated, number, when, written
from tests.odk.every_kind import question, questionnaire

LEVELS = {"dont-know": "worst"}
MODEL = questionnaire(
    question("single", "s"),
    question("level", "l", **LEVELS),
    question("multiple", "m", **{"dont-know": "allowed", "not-applicable": True}),
    question("number", "n", **{"not-applicable": True}),
    question("yes-no", "h", when={"s": "a"}),
    question("text", "last", when={"h": "yes"}),
    identity=(question("commune", "lieu", **{"dont-know": "allowed"}),),
)


@pytest.mark.parametrize(
    ("condition", "true", "false", "absent"),
    [
        ({"s": "a"}, "${s} = 'a'", "selected('b rien', ${s})", "false()"),
        ({"s": {"none": ("a", "b")}}, "${s} = 'rien'", "selected('a b', ${s})", "false()"),
        ({"l": {"gte": 1}}, "selected('b rien', ${l})", "selected('a dont-know', ${l})", "false()"),
        (
            {"m": "a"},
            "selected(${m}, 'a')",
            (
                "(${m} != '' and not(selected(${m}, 'not-applicable')) and not(selected(${m}, 'dont-know'))) "
                "and not(selected(${m}, 'a'))"
            ),
            "selected(${m}, 'dont-know') or selected(${m}, 'not-applicable')",
        ),
        (
            {"n": {"gte": 2}},
            "(${n} != '' and ${etat_n} = '') and ${n} >= 2",
            "(${n} != '' and ${etat_n} = '') and not(${n} >= 2)",
            "${etat_n} = 'not-applicable'",
        ),
        ({"lieu": {"province": "sud"}}, "${lieu} = 'noumea'", "${lieu} = 'kone'", "${lieu} = 'dont-know'"),
        (
            {"h": "yes"},
            "${posee_h} = 'yes' and ${h} = 'yes'",
            "${posee_h} = 'yes' and ${h} = 'no'",
            "${posee_h} = 'no'",
        ),
        ({"h": {"asked": True}}, "${posee_h} = 'yes'", "${posee_h} = 'no'", "false()"),
        ({"h": {"asked": False}}, "${posee_h} = 'no'", "${posee_h} = 'yes'", "false()"),
        ({"s": {"asked": True}}, "true()", "false()", "false()"),
        ({"score": {"x": {"gte": 1}}}, "false()", "false()", "false()"),
    ],
    ids=str,
)
def test_each_test_has_three_expressions(condition, true, false, absent):
    truths = Conditions(MODEL, short=False).truths(read_condition(condition))
    assert [written(one) for one in truths] == [true, false, absent]


def test_whether_a_question_is_asked_is_kept_where_another_hangs_on_it():
    conditions = Conditions(MODEL, short=False)
    assert conditions.flags(MODEL.questions) == {
        "posee_h": "if(${s} = 'a', 'yes', if(selected('b rien', ${s}), 'no', 'open'))"
    }


YES, NO = True, False


def test_constants_are_worked_out():
    assert (both(), both(YES, "a"), both(NO, "a"), both("a", "a", "b")) == (True, "a", False, "(a and b)")
    assert (either(), either(NO, "a"), either(YES, "a"), either("a", "b")) == (False, "a", True, "(a or b)")
    assert (negated(YES), negated("(a or b)")) == (False, "not(a or b)")
    assert (when(YES, "x", "y"), when(NO, "x", "y"), when("(a or b)", "x", "y")) == ("x", "y", "if(a or b, x, y)")


def test_only_parentheses_around_the_whole_are_dropped():
    assert written(both(either("a", "b"), either("c", "d"))) == "(a or b) and (c or d)"
    assert written("(a or b) and (c or d)") == "(a or b) and (c or d)"


@pytest.mark.parametrize(
    ("value", "text"), [(Fraction(5), "5"), (Fraction(1, 10), "0.1"), (Fraction(10**17), "100000000000000000")]
)
def test_a_number_has_no_exponent(value, text):
    assert number(value) == text
