"""What an answer is worth, from 0 to 1."""

from __future__ import annotations

from fractions import Fraction

import pytest

from diagnostic.scoring.worth import may_go_unscored, worths_of
from tests.conftest import written

QUESTIONNAIRE = """
    questions:
      - {id: order, kind: level, choices: [none, some, full]}
      - {id: ranked, kind: single, choices: [{id: low, level: 1}, {id: high, level: 4}]}
      - {id: unranked, kind: single, choices: [one, other]}
      - {id: valued, kind: single, choices: [{id: a, value: 0.25}, {id: b, value: 1}]}
      - {id: till, kind: yes-no}
      - {id: debts, kind: yes-no, choices: [{id: yes, value: 0}, {id: no, value: 1}]}
      - {id: tools, kind: multiple, choices: [a, b, c, {id: nothing, exclusive: true}]}
      - {id: points, kind: multiple, choices: [{id: a, value: 0.5}, {id: b, value: 0.75}]}
      - {id: risks, kind: matrix, rows: [fire, theft], choices: [low, high]}
"""


@pytest.mark.parametrize(
    ("question", "worths"),
    [
        ("order", {"none": 0, "some": Fraction(1, 2), "full": 1}),
        ("ranked", {"low": Fraction(1, 4), "high": 1}),
        ("unranked", {"one": 0, "other": 0}),
        ("valued", {"a": Fraction(1, 4), "b": 1}),
        ("till", {"yes": 1, "no": 0}),
        ("debts", {"yes": 0, "no": 1}),
        ("tools", {"a": Fraction(1, 3), "b": Fraction(1, 3), "c": Fraction(1, 3), "nothing": 0}),
        ("points", {"a": Fraction(1, 2), "b": Fraction(3, 4)}),
        ("risks.fire", {"low": 0, "high": 1}),
    ],
)
def test_a_choice_is_worth_its_level_over_the_highest_or_its_value(followed, question, worths):
    compiler = followed().routing.compiler
    rank = compiler.rank[question]
    found = worths_of(compiler.questions[rank], compiler)
    assert {key: found[bit] for key, bit in compiler.bits[rank].items()} == worths


@pytest.mark.parametrize(
    ("question", "may"),
    [
        ("{kind: level, choices: [a, b]}", True),
        ("{kind: level, choices: [a, b], dont-know: refused}", False),
        ("{kind: yes-no}", False),
        ("{kind: yes-no, not-applicable: true}", True),
        ("{kind: yes-no, required: false}", True),
        ("{kind: yes-no, dont-know: worst}", True),
    ],
)
def test_a_question_may_go_unscored_if_one_may_not_know_it_or_leave_it(question, may):
    asked = written(f"questions: [{question.replace('{', '{id: q, ')}]").questions[0]
    assert may_go_unscored(asked) is may
