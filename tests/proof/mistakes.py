"""One tiny questionnaire for each mistake that only a proof sees, with the statements that must fail; all others hold.

They are written as in the other tests: what a text leaves unsaid is filled in (tests/conftest.py).
"""

GATE = """
    questions:
      - {id: a, kind: yes-no}
"""
# A step that any answer can call for or not, so that the rest holds.
STEP = "{id: step, when: {gate: no}, in-place-when: {gate: yes}}"

MISTAKES = {
    "a question whose condition no answer makes true": (
        GATE + "      - {id: b, kind: yes-no, informative: true, when: {all: [{a: yes}, {a: no}]}}\n"
        "      - {id: c, kind: yes-no, informative: true, when: {a: yes}}",
        "question b",
    ),
    "a question that hangs on one that is never asked": (
        GATE + "      - {id: b, kind: yes-no, informative: true, when: {a: {all: [yes, no]}}}\n"
        "      - {id: c, kind: yes-no, informative: true, when: {b: yes}}\n"
        "      - {id: d, kind: yes-no, informative: true, when: {a: yes}}",
        "question b, question c",
    ),
    "conditions that shut each other out over three questions": (
        GATE + "      - {id: b, kind: yes-no, informative: true, when: {a: yes}}\n"
        "      - {id: c, kind: yes-no, informative: true, when: {all: [{a: no}, {b: {asked: true}}]}}",
        "question c",
    ),
    "the negation of an answer to a question not asked": (
        GATE + "      - {id: b, kind: yes-no, informative: true, when: {a: yes}}\n"
        "      - {id: c, kind: yes-no, informative: true, when: {all: [{a: no}, {not: {b: yes}}]}}",
        "question c",
    ),
    "a number beyond what one may say": (
        (
            "questions:\n  - {id: n, kind: number, least-number: 0, most-number: 9}\n"
            "  - {id: b, kind: yes-no, informative: true, when: {n: {gte: 10}}}"
        ),
        "question b",
    ),
    "an amount between two francs": (
        (
            "questions:\n  - {id: n, kind: money}\n"
            "  - {id: b, kind: yes-no, informative: true, when: {n: {gt: 10, lt: 11}}}"
        ),
        "question b",
    ),
    "more ticks asked for than one may tick": (
        (
            "questions:\n  - {id: t, kind: multiple, most: 2, choices: [x, y, z]}\n"
            "  - {id: b, kind: yes-no, informative: true, when: {t: {all: [x, y, z]}}}\n"
            "  - {id: c, kind: yes-no, informative: true, when: {t: {all: [x, y]}}}\n"
            "  - {id: e, kind: yes-no, informative: true, when: {t: [z]}}"
        ),
        "question b",
    ),
    "a tick beside one that goes alone": (
        (
            "questions:\n  - {id: t, kind: multiple, choices: [x, {id: nothing, exclusive: true}]}\n"
            "  - {id: b, kind: yes-no, informative: true, when: {t: {all: [x, nothing]}}}\n"
            "  - {id: c, kind: yes-no, informative: true, when: {t: [x]}}"
        ),
        "question b",
    ),
    "no tick where one must tick": (
        (
            "questions:\n  - {id: t, kind: multiple, choices: [x, y]}\n"
            "  - {id: b, kind: yes-no, informative: true, when: {t: {none: [x, y]}}}\n"
            "  - {id: c, kind: yes-no, informative: true, when: {t: {all: [x, y]}}}"
        ),
        "question b",
    ),
    "a level above the highest": (
        (
            "questions:\n  - {id: a, kind: level, choices: [x, y]}\n"
            "  - {id: b, kind: yes-no, informative: true, when: {a: {gte: 2}}}\n"
            "  - {id: c, kind: yes-no, informative: true, when: {a: {gte: 1}}}"
        ),
        "question b",
    ),
    "a choice that changes nothing beside one that does": (
        (
            "questions:\n  - {id: a, kind: multiple, choices: [x, y]}\n"
            "  - {id: b, kind: yes-no, informative: true, when: {a: [x]}}"
        ),
        "choice a.y",
    ),
    "a question that nothing reads": ("questions: [{id: a, kind: single, choices: [x, y]}]", "choice a.x, choice a.y"),
    "answers that are worth the same": (
        (
            "dimensions: [d]\n"
            "questions: [{id: a, kind: single, dimension: d, choices: [{id: x, value: 1}, {id: y, value: 1}]}]"
        ),
        "choice a.x, choice a.y",
    ),
    "a recommendation in place wherever it is called for": (
        GATE + "      - {id: gate, kind: yes-no}\n"
        f"    recommendations: [{STEP}, "
        "{id: r, when: {a: no}, in-place-when: {a: {answered: true}}}]",
        "fires r, first r, choice a.yes, choice a.no",
    ),
    "a recommendation that does not apply where it is called for": (
        GATE + "      - {id: gate, kind: yes-no}\n"
        f"    recommendations: [{STEP}, "
        "{id: r, when: {a: no}, applies-when: {a: yes}, in-place-when: {all: [{a: yes}, {gate: yes}]}}]",
        "fires r, first r",
    ),
    "a recommendation that nothing can put in place": (
        GATE + "    recommendations: [{id: r, when: {a: no}, in-place-when: {all: [{a: yes}, {a: no}]}}]",
        "in-place r",
    ),
    "a recommendation that nobody can do without": (
        GATE + "    recommendations: [{id: r, when: {a: {asked: true}}, in-place-when: {all: [{a: yes}, {a: no}]}}]",
        "in-place r, absent r, choice a.yes, choice a.no",
    ),
    "a recommendation that always stands behind another": (
        GATE + "    recommendations: [{id: r, when: {a: no}, in-place-when: {a: yes}, requires: [first]}, "
        "{id: first, when: {a: no}, in-place-when: {a: yes}, need: elsewhere}]",
        "first r",
    ),
    "a recommendation that weighs less than one that goes with it": (
        "priority: {impact: 1}\n"
        + GATE.replace("    ", "")
        + "recommendations: [{id: r, impact: 1, when: {a: no}, in-place-when: {a: yes}, need: small}, "
        "{id: big, impact: 5, when: {a: no}, in-place-when: {a: yes}, need: another matter altogether}]",
        "first r",
    ),
    "a level of maturity that no score reaches": (
        (
            "dimensions: [{id: d, levels: [{id: low, from: 0}, {id: high, from: 90}]}]\n"
            "questions: [{id: a, kind: single, dimension: d, choices: [{id: x, value: 0}, {id: y, value: 0.8}]}]"
        ),
        "level d.high",
    ),
    "a level jumped over by every answer": (
        (
            "levels: [{id: low, from: 0}, {id: middle, from: 40}, {id: high, from: 45}]\ndimensions: [d]\n"
            "questions: [{id: a, kind: yes-no, dimension: d}]"
        ),
        "level overall.middle, level d.middle",
    ),
    "an overall level that the axes cannot make": (
        (
            "levels: [{id: low, from: 0}, {id: high, from: 80}]\noverall: {aggregate: mean}\n"
            "dimensions: [{id: d, levels: [{id: flat, from: 0}]}, {id: e, levels: [{id: flat, from: 0}]}]\n"
            "questions: [{id: a, kind: yes-no, dimension: d}, {id: b, kind: yes-no, dimension: e, when: {a: no}}, "
            "{id: c, kind: single, dimension: e, when: {a: yes}, choices: [{id: x, value: 0}, {id: y, value: 0.5}]}]"
        ),
        "level overall.high",
    ),
    "a gate that asks for what another forbids": (
        (
            "levels: [{id: low, needs: {}}, {id: high, needs: {d: 50, e: 50}}]\ndimensions: [d, e]\n"
            "questions: [{id: a, kind: yes-no, dimension: d}, {id: b, kind: yes-no, dimension: e, when: {a: no}}]"
        ),
        "level overall.high",
    ),
    "an invariant that answers contradict": (
        GATE + "      - {id: b, kind: yes-no}\n"
        "      - {id: c, kind: yes-no, informative: true, when: {all: [{a: yes}, {b: yes}]}}\n"
        "    invariants: [{id: i, text: jamais les deux, holds: {not: {all: [{a: yes}, {b: yes}]}}}]",
        "invariant i",
    ),
    "the best answer that still calls for something": (
        (
            "dimensions: [d]\nquestions: [{id: a, kind: level, dimension: d, choices: [x, y, z]}, "
            "{id: b, kind: yes-no}]\n"
            "recommendations: [{id: r, when: {a: {gte: 1}}, in-place-when: {b: yes}}]"
        ),
        "best r, worst a, unknowing dont-know",
    ),
    "two recommendations that always go together and say the same": (
        GATE + "    recommendations: [{id: r, when: {a: no}, in-place-when: {a: yes}, title: Tenir ses comptes}, "
        "{id: s, when: {a: no}, in-place-when: {a: yes}, title: Tenir ses contes}]",
        "apart r / s, first s",
    ),
    "a worst answer that leads to nothing": (
        (
            "dimensions: [d]\nquestions: [{id: a, kind: level, dimension: d, choices: [x, y]}, "
            "{id: gate, kind: yes-no}]\n"
            f"recommendations: [{STEP}]"
        ),
        "worst a",
    ),
    "not knowing anything, which leads to nothing": (
        (
            "dimensions: [d]\nquestions: [{id: a, kind: level, dimension: d, choices: [x, y]}]\n"
            "recommendations: [{id: r, when: {a: {lte: 0}}, in-place-when: {a: {gte: 1}}}]"
        ),
        "unknowing dont-know",
    ),
    "a path longer than the time there is": (
        (
            "time-budget: 1\nquestions:\n  - {id: a, kind: yes-no, seconds: 30}\n"
            "  - {id: b, kind: text, seconds: 20, when: {a: yes}}\n  - {id: c, kind: text, seconds: 31, when: {a: no}}"
        ),
        "time 61 s",
    ),
}

CLEAN = {
    "an identity sheet with a condition, a commune and a section of its own": (
        "identity:\n  - {id: place, kind: commune}\n  - {id: local, kind: yes-no, when: {place: {province: [sud]}}}\n"
        "sections:\n  - {id: s, title: S, when: {local: yes}, questions: [{id: a, kind: yes-no, label: A}]}\n"
        "  - {id: t, title: T, questions: [{id: b, kind: text, label: B, when: {a: yes}}]}\n"
        "catalogue: {communes: [{id: noumea, name: Nouméa, province: sud}, {id: kone, name: Koné, province: nord}]}"
    ),
    "one of each": (
        "levels: [{id: low, from: 0}, {id: high, from: 50}]\ndimensions: [d]\n"
        "questions:\n  - {id: a, kind: level, dimension: d, dont-know: worst, choices: [x, y, z]}\n"
        "  - {id: b, kind: yes-no, when: {a: {gte: 1}}}\n"
        "recommendations: [{id: r, when: {a: {lte: 1}}, in-place-when: {b: yes}}]\n"
        "invariants: [{id: i, text: T, holds: {any: [{a: {gte: 1}}, {b: {asked: false}}]}}]"
    ),
    "a wish and what it requires": (
        "questions:\n  - {id: w, kind: multiple, role: wish, may-be-empty: true, choices: [shop]}\n"
        "  - {id: a, kind: yes-no}\n  - {id: b, kind: yes-no}\n"
        "recommendations: [{id: file, need: before, when: {a: no}, in-place-when: {a: yes}}, "
        "{id: shop, when: {all: [{b: no}, {a: yes}]}, in-place-when: {b: yes}, requires: [file]}]"
    ),
    "goals that make one step pass before another": (
        "priority: {impact: 1, goals: {each: 3, most: 2}}\n"
        "questions:\n  - {id: g, kind: multiple, role: goals, may-be-empty: true, choices: [sell, keep]}\n"
        "  - {id: a, kind: yes-no}\n"
        "recommendations: [{id: r, impact: 1, goals: [sell], need: un, when: {a: no}, in-place-when: {a: yes}}, "
        "{id: s, impact: 2, goals: [keep], need: tout autre, when: {a: no}, in-place-when: {a: yes}}]"
    ),
    "a score that calls for something": (
        "dimensions: [d]\n"
        "questions: [{id: a, kind: yes-no, dimension: d}, {id: b, kind: yes-no, dimension: d}, {id: c, kind: yes-no}]\n"
        "recommendations: [{id: r, when: {score: {d: {lt: 60}}}, in-place-when: {c: yes}}]"
    ),
    "points, gates and a number": (
        "levels: [{id: low, needs: {}}, {id: high, needs: {d: 3}}]\ndimensions: [{id: d, aggregate: sum}]\n"
        "overall: {aggregate: sum}\n"
        "questions: [{id: a, kind: yes-no, dimension: d, weight: 3}, {id: n, kind: number}, "
        "{id: b, kind: yes-no, dimension: d, when: {n: {gte: 10}}}]"
    ),
    "the best of three answers, where two seldom show": (
        "dimensions: [{id: d, aggregate: max}]\nquestions:\n"
        "  - {id: a, kind: single, dimension: d, choices: [{id: no, value: 0}, {id: yes, value: 1/3}]}\n"
        "  - {id: b, kind: single, dimension: d, choices: [{id: no, value: 0}, {id: yes, value: 2/3}]}\n"
        "  - {id: c, kind: yes-no, dimension: d}"
    ),
    "a questionnaire without scores or recommendations": (
        "questions:\n  - {id: a, kind: yes-no}\n  - {id: b, kind: long-text, when: {a: yes}}"
    ),
}
