"""Conditions: read from a mapping, with every mistake at its place; written back to one."""

from __future__ import annotations

from fractions import Fraction

import pytest
from pydantic_core import PydanticCustomError

from diagnostic import model
from diagnostic.model import (
    About,
    All,
    AnyOf,
    Chosen,
    Compared,
    Located,
    Not,
    Scored,
    read_condition,
    write_condition,
)

EVERY_KIND = [
    ({"records": "paper"}, Chosen("records", "any", ("paper",))),
    ({"records": ["paper", "scattered"]}, Chosen("records", "any", ("paper", "scattered"))),
    ({"tools": {"all": ("mail", "chat")}}, Chosen("tools", "all", ("mail", "chat"))),
    ({"tools": {"none": "mail"}}, Chosen("tools", "none", ("mail",))),
    ({"staff": {"gte": 10}}, Compared("staff", "gte", Fraction(10))),
    ({"staff": {"lt": 0.1}}, Compared("staff", "lt", Fraction(1, 10))),
    ({"place": {"province": "sud"}}, Located("place", ("sud",))),
    ({"stock": {"asked": False}}, About("stock", "asked", expected=False)),
    ({"stock": {"answered": True}}, About("stock", "answered", expected=True)),
    ({"score": {"clients": {"lt": 40}}}, Scored("clients", "lt", Fraction(40))),
    ({"not": {"records": "paper"}}, Not(Chosen("records", "any", ("paper",)))),
    (
        {"any": [{"records": "paper"}, {"stock": {"asked": True}}]},
        AnyOf((Chosen("records", "any", ("paper",)), About("stock", "asked", expected=True))),
    ),
]


@pytest.mark.parametrize(("data", "condition"), EVERY_KIND, ids=str)
def test_a_mapping_says_a_condition(data, condition):
    assert read_condition(data) == condition


@pytest.mark.parametrize("data", [data for data, _ in EVERY_KIND], ids=str)
def test_a_condition_is_written_as_a_mapping_that_reads_back_the_same(data):
    condition = read_condition(data)
    assert read_condition(write_condition(condition)) == condition


def test_a_condition_is_written_in_one_way():
    said = {"staff": {"gte": 10}, "records": "paper"}
    assert write_condition(read_condition(said)) == {
        "all": [{"staff": {"gte": 10}}, {"records": {"any": ["paper"]}}],
    }


def test_several_keys_are_an_all():
    both = read_condition({"records": "paper", "staff": {"lt": 3}})
    assert both == All((Chosen("records", "any", ("paper",)), Compared("staff", "lt", Fraction(3))))


def test_several_tests_of_one_question_are_an_all():
    both = read_condition({"staff": {"gte": 3, "lt": 10}})
    assert both == All((Compared("staff", "gte", Fraction(3)), Compared("staff", "lt", Fraction(10))))


def test_several_scores_are_an_all():
    both = read_condition({"score": {"clients": {"lt": 40}, "overall": {"gte": 50}}})
    assert both == All((Scored("clients", "lt", Fraction(40)), Scored("overall", "gte", Fraction(50))))


def test_a_condition_read_already_stays_what_it_is():
    condition = All(())
    assert read_condition(condition) is condition


def nested(depth):
    """Return a condition with as many `not` around a test."""
    condition: object = {"records": "paper"}
    for _ in range(depth):
        condition = {"not": condition}
    return condition


def test_eight_conditions_may_stand_inside_each_other():
    assert read_condition(nested(8)) == Not(read_condition(nested(7)))


@pytest.mark.parametrize(
    ("data", "place", "code"),
    [
        (None, (), "not-a-condition"),
        ({}, (), "not-a-condition"),
        ("records", (), "not-a-condition"),
        ({"records": []}, ("records",), "not-a-choice"),
        ({"records": 3}, ("records",), "not-a-choice"),
        ({"records": {}}, ("records",), "not-a-choice"),
        ({"records": ["paper", 3]}, ("records",), "not-a-choice"),
        ({"records": {"is": "paper"}}, ("records", "is"), "unknown-test"),
        ({"tools": {"none": []}}, ("tools", "none"), "not-a-choice"),
        ({"staff": {"gte": "ten"}}, ("staff", "gte"), "not-a-number"),
        ({"staff": {"gte": True}}, ("staff", "gte"), "not-a-number"),
        ({"place": {"province": 1}}, ("place", "province"), "not-a-choice"),
        ({"stock": {"asked": "no"}}, ("stock", "asked"), "not-true-or-false"),
        ({"all": []}, ("all",), "not-a-list-of-conditions"),
        ({"any": {"records": "paper"}}, ("any",), "not-a-list-of-conditions"),
        ({"any": [{"records": "paper"}, "x"]}, ("any", 1), "not-a-condition"),
        ({"not": None}, ("not",), "not-a-condition"),
        ({"score": []}, ("score",), "not-a-condition"),
        ({"score": {"clients": 40}}, ("score", "clients"), "not-a-condition"),
        ({"score": {"clients": {"under": 40}}}, ("score", "clients", "under"), "unknown-test"),
        ({"score": {"clients": {"lt": "40"}}}, ("score", "clients", "lt"), "not-a-number"),
        (nested(9), ("not",) * 9, "condition-too-deep"),
    ],
    ids=str,
)
def test_a_mistake_is_told_at_its_place(data, place, code):
    with pytest.raises(PydanticCustomError) as wrong:
        read_condition(data)
    found = (wrong.value.context or {})["mistakes"]
    assert [(mistake.place, mistake.code) for mistake in found] == [(place, code)]


def test_every_mistake_of_a_condition_is_told_at_once():
    with pytest.raises(PydanticCustomError) as wrong:
        read_condition({"records": 3, "any": [{"staff": {"over": 3}}, {"score": {"a": {"lt": "x", "gt": "y"}}}]})
    found = (wrong.value.context or {})["mistakes"]
    assert [mistake.place for mistake in found] == [
        ("records",),
        ("any", 0, "staff", "over"),
        ("any", 1, "score", "a", "lt"),
        ("any", 1, "score", "a", "gt"),
    ]


def test_where_a_test_stands_is_remembered_but_makes_no_difference():
    first, second = read_condition({"a": "x"}), read_condition({"any": [{"a": "x"}]})
    assert isinstance(second, AnyOf)
    assert second.parts == (first,)


def test_the_tests_of_a_condition_come_from_left_to_right():
    condition = read_condition(
        {
            "any": [
                {"a": "x"},
                {"not": {"b": {"gte": 1}}},
                {"all": [{"score": {"d": {"lt": 1}}}, {"c": {"asked": True}}]},
            ]
        }
    )
    assert [type(test) for test in model.tests_of(condition)] == [Chosen, Compared, Scored, About]


@pytest.mark.parametrize("condition", [{"staff": {"gte": "1/3"}}, {"score": {"clients": {"lt": "100/3"}}}], ids=str)
def test_a_threshold_may_be_a_fraction(condition):
    assert write_condition(read_condition(condition)) == condition
