"""Mistakes that others made, each held to be impossible here."""

from __future__ import annotations

import os
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

import diagnostic
from diagnostic import DiagnosisData, Response, State, diagnose
from tests.conftest import written
from tests.loading.folders import places, write

ROOT = Path(__file__).parents[1]
REAL = ROOT / "questionnaires/maturite-numerique"
CASE = REAL / "cases/boutique-kaori.yaml"


@pytest.fixture(scope="module")
def real():
    """The questionnaire that is shipped."""
    return diagnostic.load(REAL)


def checked(folder, text):
    """Write a folder and check it: return what was expected, and what was found."""
    expected = write(folder, text)
    return expected, places(folder, diagnostic.check(folder))


# « A score band given as 0-25, 26-50 let 25.4 fall into no band. »

BANDS = """
    levels: [{id: first, from: 0}, {id: second, from: 25}, {id: third, from: 50}]
    dimensions: [care]
    questions:
      - {id: q, kind: single, dimension: care, choices: [{id: answer, value: VALUE}]}
"""


@pytest.mark.parametrize(
    ("value", "score", "level"),
    [("0.254", "25.4", "second"), ("0.25", "25", "second"), ("0.249999", "24.9999", "first"), ("1", "100", "third")],
)
def test_a_score_of_25_point_4_falls_into_a_band_and_25_belongs_to_the_upper_one(value, score, level):
    questionnaire = written(BANDS.replace("VALUE", value))
    overall = diagnose(questionnaire, Response.to(questionnaire, {"q": "answer"})).overall
    assert (overall.value, overall.level) == (Fraction(score), level)


def test_bands_that_leave_a_gap_or_overlap_are_refused_at_load(tmp_path):
    expected, found = checked(
        tmp_path / "essai",
        """
--- questionnaire.yaml
version: 1.0.0
title: Essai
sections: [s]
levels:
  - id: first
    label: L
    from: 10  # ← level-gap
  - id: second
    label: L
    from: 50
  - id: third
    label: L
    from: 26  # ← level-overlap
""",
    )
    assert found == expected


# « Every answer "don't know" gave NaN and no advice. »

UNKNOWN = """
    dimensions: [care]
    questions:
      - {id: backup, kind: level, dimension: care, choices: [never, daily], dont-know: worst}
      - {id: records, kind: level, dimension: care, choices: [paper, software]}
    recommendations:
      - {id: safe, when: {backup: never}, in-place-when: {backup: daily}, requires: [crm]}
      - {id: crm, when: {records: paper}, in-place-when: {records: software}}
"""


def test_with_every_answer_not_known_there_is_no_score_but_there_are_steps_to_check():
    questionnaire = written(UNKNOWN)
    found = diagnose(questionnaire, Response.to(questionnaire, {"backup": "dont-know", "records": "dont-know"}))
    assert found.overall[:4] == (None,) * 4
    assert found.overall.coverage == 0
    assert {step.recommendation: step.to_check for step in found.roadmap} == {"safe": False, "crm": True}


def test_with_every_answer_not_known_the_real_questionnaire_still_gives_advice(real):
    response = Response.to(real)
    for question in real.questions:
        if diagnostic.follow(real, response).state(question.id) is State.UNANSWERED:
            unknown = "dont-know" if question.knows_not != "refused" else question.all_choices[0].id
            response = response.saying(real, question.id, [unknown] if question.kind == "multiple" else unknown)
    found = diagnose(real, response)
    assert found.complete
    assert {score.value for score in found.scores.values()} == {None}
    assert found.overall.value is None
    assert found.overall.coverage == 0
    assert found.roadmap


# « Content where the best answer still triggers a need, … near-identical recommendations …, prerequisites in a cycle. »


@pytest.mark.parametrize("place", [0, -1])
def test_the_best_answers_to_the_real_questionnaire_call_for_nothing(real, place):
    response = Response.to(real)
    for question in real.questions:
        if diagnostic.follow(real, response).state(question.id) is State.UNANSWERED:
            best = max(question.all_choices, key=lambda choice: choice.level or 0)
            choice = best if question.kind == "level" else question.all_choices[place]
            response = response.saying(real, question.id, [choice.id] if question.kind == "multiple" else choice.id)
    found = diagnose(real, response)
    assert found.overall.value == 100
    assert [step.recommendation for step in found.roadmap if not step.wished] == []


def test_no_two_recommendations_of_the_real_questionnaire_are_called_for_by_the_same_answers(real):
    called_for = [(one.when, one.applies_when, one.in_place_when) for one in real.recommendations]
    assert len(set(called_for)) == len(called_for)


def test_prerequisites_in_a_cycle_are_found_with_their_path(tmp_path):
    expected, found = checked(
        tmp_path / "essai",
        """
--- questionnaire.yaml
version: 1.0.0
title: Essai
sections: [s]
dimensions: [{id: d, label: D}]
recommendations: [r]
--- recommendations/r.yaml
- {id: a, <rec>, requires: [{id: b, because: B}]}  # ← prerequisite-cycle
- {id: b, <rec>, requires: [{id: a, because: A}]}
""",
    )
    assert found == expected
    assert "a → b → a" in diagnostic.check(tmp_path / "essai")[0].message


# « A maximum that could only be reached by also ticking "none of these"; a denominator that shrinks when one skips. »


def test_the_maximum_is_reached_without_ticking_none_of_these():
    questionnaire = written("""
        dimensions: [care]
        questions:
          - {id: tools, kind: multiple, dimension: care, choices: [a, b, c, {id: nothing, exclusive: true}]}
    """)
    assert diagnose(questionnaire, Response.to(questionnaire, {"tools": ["a", "b", "c"]})).overall.value == 100
    assert diagnose(questionnaire, Response.to(questionnaire, {"tools": ["nothing"]})).overall.value == 0


def test_silence_is_never_rewarded_without_a_word():
    questionnaire = written("""
        dimensions: [care]
        questions:
          - {id: good, kind: yes-no, dimension: care}
          - {id: bad, kind: yes-no, dimension: care, required: false}
    """)
    said = diagnose(questionnaire, Response.to(questionnaire, {"good": "yes", "bad": "no"})).overall
    silent = diagnose(questionnaire, Response.to(questionnaire, {"good": "yes"})).overall
    assert [said.value, said.coverage] == [50, 1]
    assert [silent.value, silent.coverage] == [100, Fraction(1, 2)]
    assert [silent.low, silent.high] == [50, 100]


# « Hidden answers kept by going back, taking the other branch and coming again, and still counted. »

BRANCHES = """
    dimensions: [care]
    questions:
      - {id: gate, kind: yes-no}
      - {id: left, kind: yes-no, dimension: care, when: {gate: yes}}
      - {id: right, kind: yes-no, dimension: care, when: {gate: no}}
    recommendations:
      - {id: fix-left, when: {left: no}}
      - {id: not-left, when: {not: {left: yes}}}
"""


def test_answers_left_on_the_other_branch_do_not_count():
    questionnaire = written(BRANCHES)
    straight = Response.to(questionnaire, {"gate": "no", "right": "yes"})
    roundabout = Response.to(questionnaire, {"gate": "yes", "left": "no"})
    for question, said in (("gate", "no"), ("right", "no"), ("gate", "yes"), ("gate", "no"), ("right", "yes")):
        roundabout = roundabout.saying(questionnaire, question, said)
    assert roundabout.answers["left"] == "no"
    assert diagnostic.to_json(diagnose(questionnaire, roundabout)) == diagnostic.to_json(
        diagnose(questionnaire, straight)
    )


def test_neither_a_hidden_answer_nor_its_negation_calls_for_anything():
    questionnaire = written(BRANCHES)
    hidden = diagnose(questionnaire, Response.to(questionnaire, {"gate": "no", "left": "no", "right": "yes"}))
    assert hidden.statuses == {"fix-left": "not-needed", "not-left": "not-needed"}


# « Benchmarks made up to fill a chart. »


def test_a_diagnosis_holds_no_figure_about_other_businesses():
    names = set(str(DiagnosisData.model_json_schema()).replace("'", " ").lower().split())
    assert names.isdisjoint({"benchmark", "average", "median", "percentile", "sector", "peers", "others", "rank"})


# « State kept in a module, order of equals left to chance, comparators that never return 0. »

PRINTED = f"""
import diagnostic
questionnaire = diagnostic.load({str(REAL)!r})
response = diagnostic.read_answers(questionnaire, {str(CASE)!r}).response
print(diagnostic.to_json(diagnostic.diagnose(questionnaire, response)))
"""


def test_every_process_says_the_same_byte_for_byte():
    said = {
        subprocess.run(
            [sys.executable, "-c", PRINTED],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(said) == 1


def test_equals_stay_in_the_authors_order():
    keys = ["m", "c", "x", "a", "q", "b"]
    lines = "".join(f"      - {{id: {key}, when: {{till: yes}}}}\n" for key in keys)
    questionnaire = written(f"    questions: [{{id: till, kind: yes-no}}]\n    recommendations:\n{lines}")
    found = diagnose(questionnaire, Response.to(questionnaire, {"till": "yes"}))
    assert [step.recommendation for step in found.roadmap] == keys


def test_a_diagnosis_leaves_nothing_behind(real):
    response = diagnostic.read_answers(real, CASE).response
    before = diagnostic.to_json(diagnose(real, response))
    diagnose(real, Response.to(real))
    assert diagnostic.to_json(diagnose(real, response)) == before
    assert diagnostic.to_json(diagnose(diagnostic.load(REAL), response)) == before


# « Validators that stop at the first error, give no position, or take seconds. »


def test_every_mistake_of_a_folder_is_told_at_once_at_its_line(tmp_path):
    expected, found = checked(
        tmp_path / "essai",
        """
--- questionnaire.yaml
version: one  # ← bad-value missing-key
titel: Essai  # ← unknown-key
sections: [s, t]
--- sections/s.yaml
id: s
title: S
questions:
  - id: q
    kind: yesno  # ← bad-value
    label: Q
  - id: q2
    kind: yes-no
    label: Q
    when: {p: yes}
  - {id: q2, kind: text, label: Q} # ← duplicate-id
--- sections/t.yaml
id: t
  title: T  # ← syntax
""",
    )
    assert found == expected
    assert all(problem.line and problem.column for problem in diagnostic.check(tmp_path / "essai"))
