"""The answers by which a condition is what it is: the smallest set, then the author's order."""

from __future__ import annotations

from diagnostic.conditions import best

QUESTIONNAIRE = """
    questions:
      - {id: shop, kind: yes-no}
      - {id: size, kind: number}
      - {id: later, kind: yes-no}
      - {id: later-size, kind: number}
      - {id: hidden, kind: yes-no, when: {shop: no}}
      - {id: twice-hidden, kind: yes-no, when: {hidden: yes}}
      - {id: pending, kind: yes-no, when: {later: yes}}
      - {id: records, kind: single, choices: [paper, software]}
"""
SAID = {"shop": "yes", "size": 5}


def test_the_evidence_of_a_test_is_its_question(evidence):
    assert evidence({"shop": "yes"}, SAID) == ["shop"]
    assert evidence({"not": {"size": {"gte": 9}}}, SAID) == ["size"]


def test_evidence_is_the_smallest_set(evidence):
    either = {"any": [{"shop": "yes", "size": {"gte": 1}}, {"records": "paper"}]}
    assert evidence(either, SAID | {"records": "paper"}) == ["records"]


def test_of_equal_sets_the_first_in_the_authors_order_is_the_evidence(evidence):
    either = {"any": [{"records": "paper"}, {"size": {"gte": 1}}, {"shop": "yes"}]}
    assert evidence(either, SAID | {"records": "paper"}) == ["shop"]


def test_one_question_that_serves_twice_makes_the_smallest_set(evidence):
    both = {"all": [{"any": [{"shop": "yes"}, {"size": {"gte": 1}}]}, {"any": [{"size": {"lt": 9}}, {"later": "yes"}]}]}
    assert evidence(both, SAID | {"later": "yes"}) == ["size"]


def test_all_that_holds_rests_on_every_part(evidence):
    assert evidence({"size": {"gte": 1}, "shop": "yes"}, SAID) == ["shop", "size"]


def test_all_that_does_not_hold_rests_on_the_part_that_fails(evidence):
    assert evidence({"shop": "yes", "size": {"gte": 9}}, SAID) == ["size"]


def test_any_that_does_not_hold_rests_on_every_part(evidence):
    assert evidence({"any": [{"shop": "no"}, {"size": {"gte": 9}}]}, SAID) == ["shop", "size"]


def test_what_is_open_rests_on_the_questions_that_can_settle_it(evidence):
    both = {"shop": "yes", "later": "yes", "later-size": {"gte": 1}}
    assert evidence(both, SAID) == ["later", "later-size"]


def test_a_question_that_may_still_be_asked_is_evidence_itself(evidence):
    assert evidence({"pending": "yes"}, SAID) == ["pending"]


def test_a_question_that_is_not_asked_stands_for_the_evidence_of_its_condition(evidence):
    assert evidence({"hidden": {"asked": False}}, SAID) == ["shop"]
    assert evidence({"hidden": "yes"}, SAID) == ["shop"]


def test_conditions_are_followed_back_to_what_was_answered(evidence):
    assert evidence({"twice-hidden": {"asked": False}}, SAID) == ["shop"]


def test_the_condition_of_a_section_is_evidence_too(evidence):
    """
    sections:
      - {id: first, title: First, questions: [{id: shop, kind: yes-no}]}
      - {id: second, title: Second, when: {shop: yes}, questions: [{id: till, kind: yes-no}]}
    """
    assert evidence({"till": {"asked": False}}, {"shop": "no"}) == ["shop"]


def test_the_evidence_of_a_score_is_what_was_said_or_while_it_is_open_what_was_not(evidence):
    """
    dimensions: [care]
    questions:
      - {id: till, kind: yes-no, dimension: care}
      - {id: other, kind: yes-no}
      - {id: site, kind: yes-no, dimension: care}
    """
    assert evidence({"score": {"care": {"gte": 50}}}, {"till": "yes", "other": "yes"}) == ["till"]
    assert evidence({"score": {"care": {"gte": 75}}}, {"till": "yes", "other": "yes"}) == ["site"]


def test_of_very_many_sets_the_smallest_is_still_found(evidence):
    """
    questions:
      - id: m
        kind: matrix
        row-kind: single
        choices: [x]
        rows: [r0, r1, r2, r3, r4, r5, r6, r7, r8, r9, r10, r11, r12, r13, r14, r15, r16, r17, r18, r19, r20, r21,
               r22, r23, r24, r25, r26, r27, r28, r29, r30, r31, r32]
    """
    rows = [f"m.r{rank}" for rank in range(33)]
    either, other = {"any": [{row: "x"} for row in rows[:17]]}, {"any": [{row: "x"} for row in rows[16:]]}
    assert evidence({"all": [either, other]}, dict.fromkeys(rows, "x")) == ["m.r16"]


def test_the_smallest_set_then_the_highest_bit_comes_first():
    assert best([0b0110, 0b0001, 0b0100]) == 0b0100
