"""Four values, whatever the order; and the smallest evidence, then the author's order."""

from __future__ import annotations

from itertools import product

import pytest

from diagnostic.conditions import TRUTH_NAMES, Compiler
from diagnostic.flow import Routing
from diagnostic.model import All, AnyOf, Not, Questionnaire, read_condition, write_condition
from tests.engine.small import facts_of, questionnaire

FOUR = """
    questions:
      - {id: gate, kind: yes-no}
      - {id: known, kind: yes-no}
      - {id: hidden, kind: yes-no, when: {gate: yes}}
      - {id: unsaid, kind: yes-no}
"""
SAID = {"gate": "no", "known": "yes"}
ATOMS = {
    "true": {"known": "yes"},
    "false": {"known": "no"},
    "absent": {"hidden": "yes"},
    "open": {"unsaid": "yes"},
}
ALL_OF = ("false", "open", "absent", "true")
ANY_OF = ("true", "open", "absent", "false")


def truth(small: Questionnaire, condition, answers, **others):
    flow = facts_of(small, answers, **others)
    return TRUTH_NAMES[flow.routing.compiler.compile(read_condition(condition)).value(flow.facts)]


def evidence(small: Questionnaire, condition, answers):
    flow = facts_of(small, answers)
    compiler = flow.routing.compiler
    mask = compiler.compile(read_condition(condition)).evidence(flow.facts)
    return [compiler.questions[rank].id for rank in compiler.ranks(mask)]


@pytest.mark.parametrize("name", ATOMS)
def test_each_value_has_a_test_that_gives_it(name):
    assert truth(questionnaire(FOUR), ATOMS[name], SAID) == name


@pytest.mark.parametrize(("left", "right"), list(product(ATOMS, ATOMS)))
def test_all_is_the_first_of_false_open_absent_true(left, right):
    expected = min(left, right, key=ALL_OF.index)
    assert truth(questionnaire(FOUR), {"all": (ATOMS[left], ATOMS[right])}, SAID) == expected


@pytest.mark.parametrize(("left", "right"), list(product(ATOMS, ATOMS)))
def test_any_is_the_first_of_true_open_absent_false(left, right):
    expected = min(left, right, key=ANY_OF.index)
    assert truth(questionnaire(FOUR), {"any": (ATOMS[left], ATOMS[right])}, SAID) == expected


@pytest.mark.parametrize(
    ("inner", "outer"), [("true", "false"), ("false", "true"), ("absent", "absent"), ("open", "open")]
)
def test_not_swaps_true_and_false_and_leaves_the_unknowns(inner, outer):
    assert truth(questionnaire(FOUR), {"not": ATOMS[inner]}, SAID) == outer
    assert truth(questionnaire(FOUR), {"not": {"all": (ATOMS[inner],)}}, SAID) == outer


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_neither_a_hidden_answer_nor_its_negation_holds(answer):
    small = questionnaire(FOUR)
    said = {"gate": "no", "hidden": answer}
    assert truth(small, {"hidden": "yes"}, said) == "absent"
    assert truth(small, {"not": {"hidden": "yes"}}, said) == "absent"


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ({"hidden": {"asked": False}}, "true"),
        ({"hidden": {"answered": False}}, "true"),
        ({"known": {"asked": True}}, "true"),
        ({"known": {"answered": True}}, "true"),
        ({"unsaid": {"asked": True}}, "true"),
        ({"unsaid": {"answered": True}}, "open"),
        ({"unsaid": {"answered": False}}, "open"),
    ],
)
def test_asked_and_answered_are_never_absent(condition, expected):
    assert truth(questionnaire(FOUR), condition, SAID) == expected


TICKS = """
    questions:
      - id: ticks
        kind: multiple
        may-be-empty: true
        choices: [{id: a, label: A}, {id: b, label: B}, {id: c, label: C}]
      - {id: heads, kind: number, dont-know: allowed}
      - id: level
        kind: level
        dont-know: worst
        choices: [{id: low, label: L}, {id: mid, label: M}, {id: top, label: T}]
      - {id: where, kind: commune}
    catalogue:
      communes: [{id: noumea, name: "Nouméa", province: sud}, {id: kone, name: "Koné", province: nord}]
"""


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ({"ticks": {"any": ("a", "c")}}, "true"),
        ({"ticks": {"all": ("a", "b")}}, "true"),
        ({"ticks": {"all": ("a", "c")}}, "false"),
        ({"ticks": {"none": ("c",)}}, "true"),
        ({"ticks": {"none": ("a",)}}, "false"),
        ({"ticks": {"any": ("c",), "none": ("b",)}}, "false"),
        ({"heads": {"gte": 10}}, "true"),
        ({"heads": {"gt": 10}}, "false"),
        ({"heads": {"lte": 10}}, "true"),
        ({"heads": {"lt": 10}}, "false"),
        ({"heads": {"eq": 10}}, "true"),
        ({"heads": {"ne": 10}}, "false"),
        ({"level": {"gte": 1}}, "true"),
        ({"level": {"eq": 2}}, "false"),
        ({"level": ("mid", "top")}, "true"),
        ({"where": {"province": ("sud",)}}, "true"),
        ({"where": {"province": "nord"}}, "false"),
        ({"where": "noumea"}, "true"),
    ],
)
def test_each_kind_of_test_reads_its_kind_of_question(condition, expected):
    said = {"ticks": ["a", "b"], "heads": 10, "level": "mid", "where": "Nouméa"}
    assert truth(questionnaire(TICKS), condition, said) == expected


def test_not_knowing_is_absent_or_the_worst_level():
    small = questionnaire(TICKS)
    said = {"heads": "dont-know", "level": "dont-know"}
    assert truth(small, {"heads": {"gte": 0}}, said) == "absent"
    assert truth(small, {"level": {"lte": 0}}, said) == "true"
    assert truth(small, {"level": {"answered": False}}, said) == "true"


SCORED = """
    questions:
      - id: one
        kind: level
        dimension: d
        dont-know: refused
        choices: [{id: low, label: L}, {id: top, label: T}]
      - id: two
        kind: level
        dimension: d
        choices: [{id: low, label: L}, {id: top, label: T}]
    dimensions: [{id: d, label: D}]
"""


@pytest.mark.parametrize(
    ("answers", "condition", "expected"),
    [
        ({"one": "top", "two": "low"}, {"score": {"d": {"gte": 50}}}, "true"),
        ({"one": "top", "two": "low"}, {"score": {"d": {"lt": 50}}}, "false"),
        ({"one": "top"}, {"score": {"d": {"gte": 50}}}, "true"),
        ({"one": "top"}, {"score": {"d": {"gt": 50}}}, "open"),
        ({"one": "top"}, {"score": {"d": {"eq": 75}}}, "open"),
        ({"one": "top"}, {"score": {"d": {"eq": 25}}}, "false"),
        ({"one": "low", "two": "low"}, {"score": {"overall": {"lte": 0}}}, "true"),
    ],
)
def test_a_score_is_compared_by_its_bounds(answers, condition, expected):
    assert truth(questionnaire(SCORED), condition, answers) == expected


def test_a_score_of_nothing_is_absent():
    small = questionnaire(SCORED.replace("dont-know: refused", "dont-know: allowed"))
    said = {"one": "dont-know", "two": "dont-know"}
    assert truth(small, {"score": {"d": {"lt": 50}}}, said) == "absent"
    assert truth(small, {"score": {"d": {"lt": 50}}}, {"one": "dont-know"}) == "open"


def test_evidence_is_the_smallest_set():
    condition = {"any": ({"all": ({"gate": "no"}, {"unsaid": "no"})}, {"known": "yes"})}
    assert evidence(questionnaire(FOUR), condition, {"gate": "no", "known": "yes", "unsaid": "no"}) == ["known"]


def test_of_two_smallest_sets_the_author_s_first_wins():
    condition = {"any": ({"unsaid": "no"}, {"known": "yes"})}
    assert evidence(questionnaire(FOUR), condition, {"gate": "no", "known": "yes", "unsaid": "no"}) == ["known"]


def test_a_question_not_asked_is_told_by_what_kept_it_from_being_asked():
    assert evidence(questionnaire(FOUR), {"hidden": {"asked": False}}, SAID) == ["gate"]


def test_every_part_of_an_all_that_holds_is_evidence():
    assert evidence(questionnaire(FOUR), {"all": ({"known": "yes"}, {"gate": "no"})}, SAID) == ["gate", "known"]


def test_what_is_open_is_told_by_the_questions_that_are():
    condition = {"all": ({"known": "yes"}, {"any": ({"unsaid": "yes"}, {"known": "no"})})}
    assert evidence(questionnaire(FOUR), condition, SAID) == ["unsaid"]


def test_evidence_stays_quick_when_very_many_sets_would_do():
    asked = "".join(f"      - {{id: q{n}, kind: yes-no}}\n" for n in range(40))
    small = questionnaire("    questions:\n" + asked)
    pairs = [{"any": tuple({f"q{n + k}": "yes"} for k in range(4))} for n in range(0, 40, 4)]
    found = evidence(small, {"all": tuple(pairs)}, {f"q{n}": "yes" for n in range(40)})
    assert found == [f"q{n}" for n in range(0, 40, 4)]


def test_a_condition_is_written_back_as_it_was_read():
    tree = All((AnyOf((Not(read_condition({"q": "a"})),)), read_condition({"score": {"d": {"lt": 40}}})))
    assert read_condition(write_condition(tree)) == tree
    assert read_condition(tree) is tree


def test_an_unknown_question_in_a_condition_is_a_bug_not_a_guess():
    with pytest.raises(KeyError):
        Compiler(questionnaire(FOUR)).compile(read_condition({"nobody": "a"}))


def test_what_is_prepared_for_a_questionnaire_is_prepared_once():
    small = questionnaire(FOUR)
    assert small.prepared(Routing) is small.prepared(Routing)
