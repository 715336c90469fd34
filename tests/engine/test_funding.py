"""The indicative aid, franc by franc: half of what is spent, 250 000 F at most, once, and never on hardware alone."""

from __future__ import annotations

import pytest

from tests.engine.small import diagnosis_of, questionnaire

PLAN = """
    questions:
      - {id: wants, kind: multiple, choices: [{id: tool, label: T}, {id: computer, label: C}, {id: course, label: F}]}
      - {id: heads, kind: single, dont-know: allowed, choices: [{id: few, label: F}, {id: many, label: M}]}
      - {id: before, kind: single, dont-know: allowed, choices: [{id: no, label: N}, {id: yes, label: O}]}
      - {id: spent, kind: yes-no}
    identity: [{id: commune, kind: commune, label: C, required: false}]
    recommendations:
      - {id: tool, in-place-when: {wants: {none: [tool]}}, when: {wants: {any: [tool]}}, expense: solution}
      - {id: computer, in-place-when: {wants: {none: [computer]}}, when: {wants: {any: [computer]}}, expense: materiel}
      - {id: course, in-place-when: {wants: {none: [course]}}, when: {wants: {any: [course]}}, expense: formation}
    catalogue:
      communes: [{id: noumea, name: "Nouméa", province: sud}, {id: kone, name: "Koné", province: nord}]
      aids:
        families: [{id: solution, label: S}, {id: materiel, label: M, never-alone: true}, {id: formation, label: F}]
        aids:
          - id: aid
            name: Aide
            territory: NC
            funder: province Sud
            rate: 0.5
            ceiling: 250000
            families: [solution, materiel, formation]
            never-alone-text: jamais seul
            rules:
              - {id: effectif, when: {heads: many}, effect: excludes, text: trop, unknown: combien}
              - {id: province, when: {commune: {province: [nord, iles]}}, effect: excludes, text: nord, unknown: laquelle}
              - {id: deja-obtenue, when: {before: yes}, effect: excludes, text: deja, unknown: peut-etre}
              - {id: depenses-engagees, when: {spent: yes}, effect: warns, text: engagees}
"""
PLAIN = {"heads": "few", "before": "no", "spent": "no"}


def aid(quotes, commune="noumea", **answers):
    said = {"wants": list(quotes), **PLAIN, **answers}
    identity = {"commune": commune} if commune else {}
    diagnosis = diagnosis_of(questionnaire(PLAN), said, identity=identity, quotes=quotes)
    (plan,) = diagnosis.funding.aids
    return plan.amount.low, [warning.id for warning in plan.warnings]


@pytest.mark.parametrize(
    ("quotes", "answers", "expected"),
    [
        ({"tool": 300000}, {}, (150000, [])),
        ({"tool": 250000, "computer": 250000}, {}, (250000, [])),
        ({"tool": 700000, "course": 200000}, {}, (250000, [])),
        ({"computer": 400000}, {}, (0, ["materiel-seul"])),
        ({"tool": 300000}, {"heads": "many"}, (0, ["effectif"])),
        ({"tool": 300000}, {"commune": "kone"}, (0, ["province"])),
        ({"tool": 300000}, {"before": "yes"}, (0, ["deja-obtenue"])),
        ({"tool": 300000}, {"spent": "yes"}, (150000, ["depenses-engagees"])),
        ({"tool": 99999}, {}, (49999, [])),
    ],
)
def test_the_aid_is_what_the_examples_say(quotes, answers, expected):
    assert aid(quotes, **answers) == expected


def test_what_is_unknown_is_a_warning_never_a_zero():
    assert aid({"tool": 300000}, commune=None, heads="dont-know", before="dont-know") == (
        150000,
        ["effectif", "province", "deja-obtenue"],
    )


def test_an_open_ended_band_counts_to_the_ceiling():
    text = PLAN.replace("when: {wants: {any: [tool]}}, expense", "when: {wants: {any: [tool]}}, cost: c3, expense")
    diagnosis = diagnosis_of(questionnaire(text), {"wants": ["tool"], **PLAIN}, identity={"commune": "noumea"})
    (plan,) = diagnosis.funding.aids
    assert diagnosis.funding.total == (150000, None)
    assert plan.amount == (75000, 250000)
    assert not plan.excluded
