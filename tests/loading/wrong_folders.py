"""Wrong questionnaires by what is wrong with them: each mistake has its mark, and there is one problem for each."""

WRONG = {
    # --- the files
    "a folder without its main file": """
--- questionnaire.yaml (absent) # ← missing-file
""",
    "an empty main file": """
--- questionnaire.yaml # ← empty-file
# rien
""",
    "a main file that is a list": """
--- questionnaire.yaml
- version: 1.0.0 # ← wrong-type
""",
    "a listed file that is not there": """
--- questionnaire.yaml
version: 1.0.0
title: Essai
sections:
  - s
  - clients # ← missing-file
""",
    "a file that nobody lists": """
--- sections/autre.yaml # ← unlisted-file
id: autre
title: Autre
questions: [{id: r, kind: text, label: R}]
""",
    "a file listed twice": """
--- questionnaire.yaml
version: 1.0.0
title: Essai
sections: [s, s] # ← duplicate-id
""",
    "sections that are not a list": """
--- questionnaire.yaml
version: 1.0.0
title: Essai
sections: s # ← wrong-type
""",
    "no sections at all": """
--- questionnaire.yaml # ← missing-key
version: 1.0.0
title: Essai
""",
    "an empty list of sections": """
--- questionnaire.yaml
version: 1.0.0
title: Essai
sections: [] # ← empty-list
--- sections/s.yaml (absent)
""",
    "an empty section": """
--- sections/s.yaml # ← empty-file
""",
    "recommendations that nobody lists": """
--- questionnaire.yaml
version: 1.0.0
title: Essai
dimensions: [{id: d, label: D}]
sections: [s]
--- recommendations/r.yaml # ← unlisted-file
- {id: r, <rec>}
""",
    "recommendations that are not a list": """
--- recommendations/r.yaml
id: r # ← wrong-type
""",
    "a file that the catalogue does not know": """
--- catalogue/cost.yaml # ← unknown-file
setup: []
""",
    "a file whose name is not read": """
--- sections/autre.yml # ← unknown-file
id: autre
""",
    "what only the folder says": """
--- questionnaire.yaml
id: essai # ← unknown-key
version: 1.0.0
title: Essai
sections: [s]
catalogue: {} # ← unknown-key
""",
    # --- the YAML
    "YAML that is none": """
--- sections/s.yaml
id: s
title: "S
questions: [] # ← syntax
""",
    "a key written twice": """
--- sections/s.yaml
id: s
title: S
title: T # ← duplicate-key
questions: [{id: q, kind: text, label: Q}]
""",
    "a key that is a list": """
--- sections/s.yaml
id: s
title: S
[a, b]: c # ← bad-key
questions: [{id: q, kind: text, label: Q}]
""",
    "an alias inside what it repeats": """
--- sections/s.yaml
id: s
title: S
questions: &all [*all] # ← syntax
""",
    "lists inside lists inside lists": f"""
--- sections/s.yaml
id: s
title: S
questions: [a,
  {"[" * 62}
  [ # ← too-deep
""",
    "more lists than any reader holds": f"""
--- sections/s.yaml
id: s
title: S
questions:
{"- " * 100_000} # ← too-deep
""",
    "aliases of aliases": f"""
--- sections/s.yaml
a: &a [x, x, x, x, x, x, x, x, x, x]
b: &b [{", ".join(["*a"] * 10)}]
c: &c [{", ".join(["*b"] * 10)}]
d: &d [{", ".join(["*c"] * 10)}]
e: &e [{", ".join(["*d"] * 10)}] # ← too-big
f: [{", ".join(["*e"] * 10)}]
""",
    "aliases that deepen": f"""
--- sections/s.yaml
a: &a {"[" * 40}{"]" * 40}
b: {"[" * 25}
 *a # ← too-deep
""",
    "an alias of nothing": """
--- sections/s.yaml
id: *s # ← syntax
""",
    "a number without end": f"""
--- questionnaire.yaml
version: 1.0.0
title: Essai
time-budget: {"9" * 5000} # ← bad-number
sections: [s]
""",
    "a version without end": f"""
--- questionnaire.yaml
version: {"9" * 5000}.0.0 # ← bad-value
title: Essai
sections: [s]
""",
    "a sign that controls a terminal": """
--- sections/s.yaml
id: s
title: "a\x1b[2J" # ← syntax
""",
    "a tag": """
--- sections/s.yaml
id: s
title: !!python/name:os.system S # ← syntax
""",
    "two documents": """
--- sections/s.yaml
id: s
title: S
questions: [{id: q, kind: text, label: Q}]
--- # ← syntax
id: t
""",
    "a key that is a list, in the main file": """
--- questionnaire.yaml
version: 1.0.0
title: Essai
sections: [s]
[a, b]: c # ← bad-key
""",
    "sections that are no names": """
--- questionnaire.yaml
version: 1.0.0
title: Essai
sections:
  - s
  - {id: t} # ← wrong-type
""",
    "a thousand unknown keys": """
--- sections/s.yaml
id: s
title: S
questions: [{id: q, kind: text, label: Q}]
"""
    + "".join(
        f"clé{rank}: x{' # ← unknown-key' if rank < 200 else ' # ← more-mistakes' if rank == 200 else ''}\n"
        for rank in range(1000)
    ),
    # --- keys and values
    "an unknown key": """
--- sections/s.yaml
id: s
titel: S # ← unknown-key
title: S
questions: [{id: q, kind: text, label: Q}]
""",
    "a key with an underscore": """
--- questionnaire.yaml
version: 1.0.0
title: Essai
time_budget: 30 # ← unknown-key
sections: [s]
""",
    "a key that only the engine writes": """
--- sections/s.yaml
id: s
title: S
questions:
  - id: q
    kind: text
    label: Q
    matrix: m # ← unknown-key
""",
    "a missing key": """
--- sections/s.yaml
id: s
title: S
questions:
  - {id: q, kind: text} # ← missing-key
""",
    "a missing title of the questionnaire": """
--- questionnaire.yaml
version: 1.0.0 # ← missing-key
sections: [s]
levels: [{id: bas, label: Bas, from: 10}] # ← level-gap
""",
    "values of a wrong type": """
--- questionnaire.yaml
version: 1.0 # ← wrong-type
title: # ← wrong-type
sections: [s]
time-budget: longtemps # ← wrong-type
overall: mean # ← wrong-type
levels: aucun # ← wrong-type
--- sections/s.yaml
id: s
title: S
questions:
  - id: q
    kind: text
    label: Q
    short: oui # ← wrong-type
""",
    "readings that are not a mapping": """
--- questionnaire.yaml
version: 1.0.0
title: Essai
sections: [s]
dimensions:
  - id: d
    label: D
    readings: [] # ← wrong-type
""",
    "values that are not possible": """
--- questionnaire.yaml
version: "1" # ← bad-value
title: Essai
language: français # ← bad-value
time-budget: 0 # ← bad-value
sections: [s]
overall:
  aggregate: moyenne # ← bad-value
""",
    "efforts and impacts out of range": """
--- recommendations/r.yaml
- {id: r,
   impact: 6, # ← bad-value
   <rec but impact>}
- {id: t,
   impact: 0, # ← bad-value
   <rec but impact>}
""",
    "an id with a capital": """
--- sections/s.yaml
id: S # ← bad-key
title: S
questions: [{id: q, kind: text, label: Q}]
""",
    "a question's id with an accent": """
--- sections/s.yaml
id: s
title: S
questions: [{id: clé, kind: text, label: Q}] # ← bad-key
""",
    "a question called as a condition's word": """
--- sections/s.yaml
id: s
title: S
questions: [{id: any, kind: text, label: Q}] # ← reserved-key
""",
    "a choice called as a state": """
--- sections/s.yaml
id: s
title: S
questions:
  - {id: q, kind: single, label: Q, choices: [{id: a, label: A}, {id: dont-know, label: B}]} # ← reserved-key
""",
    "a recommendation without gestures": """
--- recommendations/r.yaml
- {id: r, how: [], <rec but how>} # ← empty-list
""",
    "a weight that is no number": """
--- sections/s.yaml
id: s
title: S
questions: [{id: q, kind: text, label: Q, weight: lourd}] # ← not-a-number
""",
    # --- ids
    "ids written twice": """
--- questionnaire.yaml
version: 1.0.0
title: Essai
dimensions:
  - id: d
    label: D
    levels: [{id: bas, label: Bas, from: 0}, {id: bas, label: Haut, from: 50}] # ← duplicate-id
  - {id: d, label: D} # ← duplicate-id
levels: [{id: bas, label: Bas, from: 0}, {id: bas, label: Haut, from: 50}] # ← duplicate-id
sections: [s, t]
--- sections/s.yaml
id: s
title: S
questions:
  - {id: q, kind: single, label: Q, choices: [{id: a, label: A}, {id: a, label: B}]} # ← duplicate-id
  - {id: q, kind: text, label: Q} # ← duplicate-id
  - {id: n, kind: level, label: N, choices: [{id: a, label: A}, {id: b, label: B}], dimension: d}
--- sections/t.yaml
id: s # ← duplicate-id
title: T
questions:
  - id: m
    kind: matrix
    label: M
    rows: [{id: a, label: A}, {id: a, label: B}] # ← duplicate-id
    choices: [{id: a, label: A}, {id: b, label: B}]
""",
    "ids written twice in the catalogue": """
--- recommendations/r.yaml
- {id: r, <rec>}
- {id: r, <rec>} # ← duplicate-id
--- catalogue/costs.yaml
setup: [{id: c, label: C, least: 0, most: 1}]
monthly:
  - {id: m, label: M, least: 0, most: 1}
  - {id: c, label: C, least: 0, most: 1} # ← duplicate-id unused-entry
--- catalogue/aids.yaml
families:
  - {id: f, label: F}
  - {id: f, label: F} # ← duplicate-id
aids:
  - id: a
    name: A
    territory: NC
    funder: F
    rate: 0.5
    ceiling: 10
    families: [f]
    rules:
      - {id: x, when: {q: "yes"}, effect: warns, text: T}
      - {id: x, when: {q: "no"}, effect: warns, text: T} # ← duplicate-id
  - {id: a, name: A, territory: NC, funder: F, rate: 0.5, ceiling: 10, families: [f]} # ← duplicate-id
--- catalogue/communes.yaml
- {id: kone, name: Koné}
- {id: kone, name: Koné} # ← duplicate-id
--- catalogue/workshops.yaml
- {id: w, title: W}
- {id: w, title: W} # ← duplicate-id
--- catalogue/bodies.yaml
- {id: b, name: B, role: R, themes: [w]}
- {id: b, name: B, role: R} # ← duplicate-id
--- catalogue/training.yaml
- {id: t, name: T, role: R, themes: [w]}
- {id: t, name: T, role: R} # ← duplicate-id
""",
    # --- questions
    "choices where they are missing, or useless": """
--- sections/s.yaml
id: s
title: S
questions:
  - id: a
    kind: single # ← no-choices
    label: A
  - id: b
    kind: text
    label: B
    choices: [{id: x, label: X}] # ← needless-key
  - id: c
    kind: matrix # ← no-rows
    label: C
    choices: [{id: x, label: X}, {id: y, label: Y}]
  - id: e
    kind: text
    label: E
    rows: [{id: x, label: X}] # ← needless-key
  - id: f
    kind: yes-no
    label: F
    choices: [{id: oui, label: Oui}, {id: non, label: Non}] # ← bad-value
""",
    "keys that mean nothing for a kind": """
--- sections/s.yaml
id: s
title: S
questions:
  - id: a
    kind: text
    label: A
    most: 2 # ← needless-key
    may-be-empty: true # ← needless-key
    unit: F # ← needless-key
    least-number: 1 # ← needless-key
    most-number: 3 # ← needless-key
  - id: b
    kind: single
    label: B
    choices:
      - {id: x, label: X}
      - {id: y, label: Y, exclusive: true} # ← needless-key
""",
    "numbers that do not fit": """
--- sections/s.yaml
id: s
title: S
questions:
  - id: a
    kind: multiple
    label: A
    most: 3 # ← bad-value
    choices: [{id: x, label: X, value: 1}, {id: y, label: Y, value: 2}] # ← bad-value
  - id: b
    kind: number
    label: B
    least-number: 5 # ← bad-value
    most-number: 1
    weight: 0 # ← bad-value
""",
    "ranks of choices": """
--- sections/s.yaml
id: s
title: S
questions:
  - id: a
    kind: level
    label: A
    choices: [{id: x, label: X, level: 0}, {id: y, label: Y}] # ← mixed-levels
  - id: b
    kind: level
    label: B
    choices: [{id: x, label: X, level: 0}, {id: y, label: Y, level: 2}] # ← level-gap
""",
    "questions that cannot be scored": """
--- questionnaire.yaml
version: 1.0.0
title: Essai
dimensions: [{id: d, label: D}]
sections: [s]
--- sections/s.yaml
id: s
title: S
questions:
  - id: a
    kind: text
    label: A
    dimension: d # ← unscorable
  - id: b
    kind: single
    label: B
    dimension: d # ← unscorable
    choices: [{id: x, label: X}, {id: y, label: Y}]
""",
    "an identity sheet that is more than a sheet": """
--- questionnaire.yaml
version: 1.0.0
title: Essai
dimensions: [{id: d, label: D}]
sections: [s]
identity:
  - id: a
    kind: matrix # ← bad-value
    label: A
    rows: [{id: x, label: X}]
    choices: [{id: x, label: X}, {id: y, label: Y}]
  - id: b
    kind: yes-no
    label: B
    dimension: d # ← unscorable
    role: budget # ← wrong-role
--- sections/s.yaml
id: s
title: S
questions: [{id: q, kind: yes-no, label: Q, dimension: d}]
""",
    "roles": """
--- sections/s.yaml
id: s
title: S
questions:
  - {id: a, kind: single, label: A, role: goals, choices: [{id: x, label: X}]}
  - id: b
    kind: multiple
    label: B
    role: goals # ← duplicate-role
    choices: [{id: x, label: X}]
  - id: c
    kind: text
    label: C
    role: wish # ← wrong-role
""",
    # --- axes and levels
    "levels with gaps and overlaps": """
--- questionnaire.yaml
version: 1.0.0
title: Essai
sections: [s]
levels:
  - {id: bas, label: Bas, from: 10} # ← level-gap
  - {id: haut, label: Haut, from: 50}
  - {id: moyen, label: Moyen, from: 30} # ← level-overlap
""",
    "levels beyond the scale, and without a beginning": """
--- questionnaire.yaml
version: 1.0.0
title: Essai
sections: [s]
dimensions:
  - id: d
    label: D
    scale: {least: 0, most: 5}
    levels: [{id: bas, label: Bas, from: 0}, {id: haut, label: Haut, from: 50}] # ← bad-value
levels:
  - {id: bas, label: Bas, from: 0}
  - {id: haut, label: Haut} # ← missing-key
--- sections/s.yaml
id: s
title: S
questions: [{id: q, kind: yes-no, label: Q, dimension: d}]
""",
    "levels by thresholds": """
--- questionnaire.yaml
version: 1.0.0
title: Essai
sections: [s]
levels:
  - {id: bas, label: Bas, needs: {overall: 10}} # ← level-gap
  - {id: haut, label: Haut, needs: {clients: 40}} # ← unknown-dimension
  - {id: sommet, label: Sommet, needs: {overall: 90}, from: 90} # ← needless-key
""",
    "levels of both sorts": """
--- questionnaire.yaml
version: 1.0.0
title: Essai
sections: [s]
levels:
  - {id: bas, label: Bas, needs: {}}
  - {id: haut, label: Haut, from: 50} # ← mixed-levels
""",
    "axes": """
--- questionnaire.yaml
version: 1.0.0
title: Essai
sections: [s]
levels: [{id: bas, label: Bas, from: 0}]
dimensions: # ← unequal-scales
  - id: a
    label: A
    readings:
      haut: "…" # ← dead-reference
  - id: b
    label: B
    weight: 0 # ← bad-value
    scale: {least: 0, most: 5}
  - {id: c, label: C} # ← unscored-dimension
  - id: e
    label: E
    scale: {least: 5, most: 5} # ← bad-value
    aggregate: min
    children: # ← unequal-scales
      - {id: f, label: F}
      - {id: g, label: G, scale: {least: 0, most: 5}}
--- sections/s.yaml
id: s
title: S
questions:
  - {id: q, kind: yes-no, label: Q, dimension: a}
  - {id: r, kind: yes-no, label: R, dimension: b}
  - {id: t, kind: yes-no, label: T, dimension: f}
  - {id: u, kind: yes-no, label: U, dimension: g}
""",
    "levels and thresholds beyond what parts make": """
--- questionnaire.yaml
version: 1.0.0
title: Essai
sections: [s]
overall: {aggregate: sum}
dimensions:
  - id: p
    label: P
    aggregate: sum
    levels:
      - {id: bas, label: Bas, from: 1} # ← level-gap
      - {id: haut, label: Haut, from: 4} # ← bad-value
    children:
      - {id: a, label: A, scale: {least: 0, most: 1}}
      - {id: b, label: B, scale: {least: 0, most: 1}}
levels:
  - {id: debut, label: Début, needs: {}}
  - {id: suite, label: Suite, needs: {overall: 3}} # ← bad-value
  - {id: fin, label: Fin, needs: {overall: 2, a: 1}}
--- sections/s.yaml
id: s
title: S
questions: [{id: q, kind: yes-no, label: Q, dimension: a}, {id: r, kind: yes-no, label: R, dimension: b}]
""",
    "ranks of levels that are not there, or that look elsewhere": """
--- questionnaire.yaml
version: 1.0.0
title: Essai
sections: [s]
overall: {aggregate: sum}
dimensions:
  - {id: a, label: A, aggregate: level} # ← bad-value
  - id: p
    label: P
    aggregate: level
    levels:
      - {id: n0, label: N0, needs: {}}
      - {id: n1, label: N1, needs: {a: 0}} # ← bad-value
    children:
      - {id: b, label: B}
      - {id: c, label: C, scale: {least: 0, most: 3}}
--- sections/s.yaml
id: s
title: S
questions:
  - {id: q, kind: yes-no, label: Q, dimension: a}
  - {id: r, kind: yes-no, label: R, dimension: b}
  - {id: t, kind: yes-no, label: T, dimension: c}
""",
    "what would count for nothing": """
--- questionnaire.yaml
version: 1.0.0
title: Essai
sections: [s]
levels: [{id: bas, label: Bas, from: 0}]
dimensions:
  - {id: a, label: A, weight: 2} # ← needless-key
  - id: p
    label: P
    aggregate: min
    scale: {least: 0, most: 5} # ← contradicted-scale
    children:
      - {id: b, label: B}
      - {id: c, label: C, weight: 3, aggregate: mean} # ← needless-key
--- sections/s.yaml
id: s
title: S
questions:
  - {id: q, kind: yes-no, label: Q, dimension: a, weight: 2}
  - {id: r, kind: yes-no, label: R, dimension: b}
  - {id: t, kind: yes-no, label: T, dimension: c, weight: 2} # ← needless-key
  - {id: u, kind: yes-no, label: U, dont-know: worst} # ← needless-key
  - id: v
    kind: multiple
    label: V
    dimension: a
    choices: # ← mixed-levels
      - {id: x, label: X, value: 0.5}
      - {id: y, label: Y}
      - {id: z, label: Z, exclusive: true, value: 0.5} # ← needless-key
  - {id: w, kind: yes-no, label: W, dimension: p} # ← parent-dimension
""",
    "scales and readings that are not those of the scores": """
--- questionnaire.yaml
version: 1.0.0
title: Essai
sections: [s]
overall: {aggregate: sum}
levels: [{id: bas, label: Bas, from: 0}]
dimensions:
  - id: a
    label: A
    aggregate: sum
    scale: {least: 0, most: 10} # ← contradicted-scale
    readings: # ← needless-key
      bas: "…"
  - {id: b, label: B}
--- sections/s.yaml
id: s
title: S
questions:
  - {id: q, kind: yes-no, label: Q, dimension: a, weight: 7}
  - {id: r, kind: yes-no, label: R, dimension: b}
""",
    "readings beside levels by thresholds": """
--- questionnaire.yaml
version: 1.0.0
title: Essai
sections: [s]
levels: [{id: bas, label: Bas, needs: {}}]
dimensions:
  - id: a
    label: A
    readings: # ← needless-key
      bas: "…"
--- sections/s.yaml
id: s
title: S
questions: [{id: q, kind: yes-no, label: Q, dimension: a}]
""",
    "short questions that the short path would never ask": """
--- sections/s.yaml
id: s
title: S
questions:
  - {id: q, kind: yes-no, label: Q}
  - {id: r, kind: yes-no, label: R, short: true}
  - id: a
    kind: text
    label: A
    when: {q: "yes"}
    short: true # ← never-short
  - id: b
    kind: text
    label: B
    when: {any: [{q: "yes"}, {r: "yes"}]}
    short: true
  - id: c
    kind: text
    label: C
    when: {not: {all: [{q: "yes"}, {r: "yes"}]}}
    short: true
  - id: d
    kind: text
    label: D
    when: {all: [{not: {any: [{q: "yes"}, {r: "yes"}]}}, {r: {asked: true}}]}
    short: true # ← never-short
""",
    # --- conditions
    "conditions that are none": """
--- sections/s.yaml
id: s
title: S
questions:
  - {id: q, kind: yes-no, label: Q}
  - id: a
    kind: text
    label: A
    when: toujours # ← not-a-condition
  - id: b
    kind: text
    label: B
    when: {all: {q: "yes"}} # ← not-a-list-of-conditions
  - id: c
    kind: text
    label: C
    when: {q: {is: "yes"}} # ← unknown-test
  - id: e
    kind: text
    label: E
    when: {q: {gte: beaucoup}} # ← not-a-number
  - id: f
    kind: text
    label: F
    when: {q: {asked: oui}} # ← not-true-or-false
  - id: g
    kind: text
    label: G
    when: {q: 1} # ← not-a-choice
  - id: h
    kind: text
    label: H
    when: {not: {not: {not: {not: {not: {not: {not: {not: {not: {q: "yes"}}}}}}}}}} # ← condition-too-deep
""",
    "scores in conditions": """
--- sections/s.yaml
id: s
title: S
questions:
  - {id: q, kind: yes-no, label: Q, dimension: d}
  - id: a
    kind: text
    label: A
    when: {score: {d: {lt: 40}}} # ← score-in-routing
    short: true
--- recommendations/r.yaml
- {id: r, urgent-when: {score: {clients: {lt: 40}}}, <rec>} # ← unknown-dimension
- {id: s, urgent-when: {score: bas}, <rec>} # ← not-a-condition
- {id: t, urgent-when: {score: {d: 40}}, <rec>} # ← not-a-condition
- {id: u, urgent-when: {score: {d: {under: 40}}}, <rec>} # ← unknown-test
- {id: v, urgent-when: {score: {d: {lt: bas}}}, <rec>} # ← not-a-number
""",
    "questions that are not there, or not yet": """
--- sections/s.yaml
id: s
title: S
when: {b: "yes"} # ← forward-reference
questions:
  - id: a
    kind: text
    label: A
    when: {b: "yes"} # ← forward-reference
  - {id: b, kind: yes-no, label: B}
  - id: c
    kind: text
    label: C
    when: {d: "yes"} # ← unknown-question
""",
    "tests that a kind does not know": """
--- questionnaire.yaml
version: 1.0.0
title: Essai
sections: [s]
identity:
  - {id: commune, kind: commune, label: C}
--- catalogue/communes.yaml
- {id: kone, name: Koné}
--- sections/s.yaml
id: s
title: S
questions:
  - {id: q, kind: yes-no, label: Q}
  - {id: n, kind: number, label: N}
  - {id: t, kind: text, label: T}
  - id: a
    kind: text
    label: A
    when: {q: {gte: 1}} # ← wrong-test
  - id: b
    kind: text
    label: B
    when: {q: {province: [sud]}} # ← wrong-test
  - id: c
    kind: text
    label: C
    when: {n: beaucoup} # ← wrong-test
  - id: e
    kind: text
    label: E
    when: {q: {all: ["yes"]}} # ← wrong-test
  - id: only
    kind: text
    label: E
    when: {q: {only: ["yes"]}} # ← wrong-test
  - id: f
    kind: text
    label: F
    when: {q: peut-être} # ← unknown-choice
  - id: g
    kind: text
    label: G
    when: {commune: {province: [est]}} # ← unknown-choice
  - id: h
    kind: text
    label: H
    when: {commune: [paris]} # ← unknown-choice
  - id: i
    kind: text
    label: I
    when: {t: bonjour} # ← wrong-test
  - id: j
    kind: text
    label: J
    when: {all: [{commune: kone}, {t: {answered: true}}, {n: {gte: 2}}, {commune: {province: sud}}]}
""",
    "negations over a question that may not be asked": """
--- questionnaire.yaml
version: 1.0.0
title: Essai
sections: [s]
identity:
  - {id: x, kind: yes-no, label: X}
  - {id: y, kind: yes-no, label: "Y", when: {x: "yes"}}
--- sections/s.yaml
id: s
title: S
questions:
  - {id: q, kind: yes-no, label: Q}
  - {id: n, kind: number, label: N, when: {q: "yes"}}
  - {id: m, kind: multiple, label: M, when: {q: "yes"}, choices: [{id: a, label: A}]}
  - id: a
    kind: text
    label: A
    when: {not: {n: {gte: 1}}} # ← negated-absence
  - id: b
    kind: text
    label: B
    when: {n: {ne: 1}} # ← negated-absence
  - id: c
    kind: text
    label: C
    when: {m: {none: [a]}} # ← negated-absence
  - id: e
    kind: text
    label: E
    when: {all: [{not: {y: "yes"}}, {q: "yes"}]} # ← negated-absence
  - id: f
    kind: text
    label: F
    when: {any: [{n: {answered: false}}, {not: {n: {gte: 1}}}]}
  - id: g
    kind: text
    label: G
    when: {not: {q: "yes"}}
""",
    # --- references
    "references that lead nowhere": """
--- questionnaire.yaml
version: 1.0.0
title: Essai
sections: [s]
recommendations: [r]
dimensions: [{id: d, label: D}]
horizons:
  now:
    title: N
    cost: c9 # ← dead-reference
  foundation: {title: F}
  priorities:
    title: P
    time: {t1: 3, t9: 1} # ← dead-reference
  later: {title: L}
--- sections/s.yaml
id: s
title: S
questions:
  - {id: q, kind: yes-no, label: Q, dimension: d}
  - id: a
    kind: yes-no
    label: A
    dimension: e # ← dead-reference
  - id: b
    kind: multiple
    label: B
    role: wish
    choices: [{id: r, label: R}, {id: crm, label: C}, {id: rien, label: N, exclusive: true}] # ← dead-reference
  - {id: t, kind: single, label: T, role: time, choices: [{id: t1, label: T}]}
  - {id: g, kind: multiple, label: G, role: goals, choices: [{id: vendre, label: V}]}
--- recommendations/r.yaml
- {id: r, <rec>}
- {id: r2, requires: [{id: crm, because: B}], <rec>} # ← dead-reference
- {id: r3, prefers: [crm], <rec>} # ← dead-reference
- {id: r4, brings: [{id: crm, when: {q: "yes"}}], <rec>} # ← dead-reference
- {id: r5, family: e, <rec but family>} # ← dead-reference
- {id: r6, goals: [vendre, temps], <rec>} # ← dead-reference
- {id: r7, pains: [temps], <rec>} # ← dead-reference
- {id: r8, workshops: [w], <rec>} # ← dead-reference
- {id: r9, keywords: [caisse, CRM], <rec>} # ← dead-reference
- {id: r10, expense: g, <rec but expense>} # ← dead-reference
- {id: r11, <rec but solutions>,
   solutions: {
     standard: {title: T, description: D, cost: c, monthly: m, effort: 1, weeks: 1},
     light: {
       title: T, description: D, effort: 1, weeks: 1,
       cost: c9, # ← dead-reference
       monthly: m9}}} # ← dead-reference
--- catalogue/directory.yaml
name: N
url: U
keywords: [caisse]
--- catalogue/bodies.yaml
- {id: b, name: B, role: R, themes: [w], when: {q: "yes"}} # ← dead-reference
--- catalogue/training.yaml
- {id: t, name: T, role: R, themes: [w]} # ← dead-reference
--- catalogue/aids.yaml
families: [{id: f, label: F}]
aids:
  - id: a
    name: A
    territory: NC
    funder: F
    rate: 0.5
    ceiling: 10
    families: [f, g] # ← dead-reference
""",
    "prerequisites in a circle": """
--- recommendations/r.yaml
- {id: a, requires: [{id: b, because: B}], <rec>} # ← prerequisite-cycle
- {id: b, requires: [{id: c, because: B}], <rec>}
- {id: c, requires: [{id: a, because: B}], <rec>}
- {id: e, requires: [{id: e, because: B}], <rec>} # ← prerequisite-cycle
- {id: f, requires: [{id: g, because: B}], <rec>}
- {id: g, <rec>}
""",
    "a catalogue whose entries nothing uses": """
--- catalogue/costs.yaml
setup:
  - {id: c, label: C, least: 0, most: 10}
  - {id: c9, label: C, least: 20, most: 30} # ← unused-entry
monthly:
  - {id: m, label: M, least: 0, most: 1}
  - {id: m9, label: M, least: 0, most: 1} # ← unused-entry
--- catalogue/aids.yaml
families:
  - {id: f, label: F}
  - {id: g, label: G} # ← unused-entry
--- catalogue/workshops.yaml
- {id: w, title: W} # ← unused-entry
--- catalogue/directory.yaml
name: N
url: U
keywords:
  - caisse # ← unused-entry
""",
    "amounts that make no sense": """
--- recommendations/r.yaml
- {id: r, <rec>}
- {id: t, <rec but solutions>,
   solutions: {standard: {title: T, description: D, cost: c2, monthly: m, effort: 1, weeks: 1}}}
--- catalogue/costs.yaml
setup:
  - {id: c, label: C, least: 10}
  - {id: c2, label: C, least: 0, most: 10} # ← bad-value
monthly: [{id: m, label: M, least: 5, most: 1}] # ← bad-value
--- catalogue/aids.yaml
families: [{id: f, label: F}]
aids:
  - id: a
    name: A
    territory: NC
    funder: F
    rate: 50 # ← bad-value
    ceiling: 10
    families: [f]
""",
    # --- one mistake, one problem
    "a question that cannot be read is not missed elsewhere": """
--- questionnaire.yaml
version: 1.0.0
title: Essai
sections: [s]
dimensions: [{id: d, label: D}]
recommendations: [r]
levels: [{id: bas, label: Bas, from: 0}]
--- sections/s.yaml
id: s
title: S
questions:
  - {id: q, kind: oui-non, label: Q, dimension: d} # ← bad-value
  - {id: a, kind: text, label: A, when: {q: "yes"}}
--- recommendations/r.yaml
- {id: r, <rec>}
""",
    "an id that cannot be read is not missed elsewhere": """
--- sections/s.yaml
id: s
title: S
questions:
  - {id: 12, kind: yes-no, label: Q} # ← wrong-type
  - {id: a, kind: text, label: A, when: {q: "yes"}}
""",
    "two questions become one, and the second is not missed elsewhere": """
--- sections/s.yaml
id: s
title: S
questions:
  - id: p
    kind: yes-no
    label: P
    kind: yes-no # ← duplicate-key
    label: Q
  - {id: a, kind: text, label: A, when: {q: "yes"}}
""",
    "a recommendation that cannot be read is not missed elsewhere": """
--- recommendations/r.yaml
- {id: r, impact: fort, <rec but impact>} # ← wrong-type
- {id: t, requires: [{id: r, because: B}], prefers: [r], <rec>}
""",
    "a file that cannot be read is not missed elsewhere": """
--- catalogue/costs.yaml
setup: } # ← syntax
""",
    "a list of keywords that cannot be read is not missed elsewhere": """
--- recommendations/r.yaml
- {id: r, keywords: [caisse], <rec>}
--- catalogue/directory.yaml
name: N
url: [] # ← wrong-type
keywords: [caisse]
""",
    "a part of the catalogue that is no list": """
--- catalogue/aids.yaml
families: f # ← wrong-type
""",
    "a title of the wrong type, and a mistake elsewhere": """
--- questionnaire.yaml
version: 1.0.0
title: [Essai] # ← wrong-type
sections: [s]
--- sections/s.yaml
id: s
title: S
questions:
  - {id: q, kind: single, label: Q, choices: [{id: a, label: A}]}
  - id: r
    kind: text
    label: R
    when: {q: [b]} # ← unknown-choice
""",
    # --- several at once
    "several mistakes in several files": """
--- questionnaire.yaml
version: un # ← bad-value
title: Essai
sections: [s, t]
dimensions: [{id: d, label: D}]
recommendations: [r]
langage: fr # ← unknown-key
--- sections/s.yaml
id: s
title: S
questions:
  - {id: q, kind: yes-no, label: Q, dimension: d}
  - {id: a, kind: nombre, label: A} # ← bad-value
  - {id: b, kind: text, label: B, when: {q: [oui]}} # ← unknown-choice
--- sections/t.yaml
id: t
title: T
questions:
  - {id: c, kind: text} # ← missing-key
--- recommendations/r.yaml
- {id: r, requires: [{id: x, because: B}], <rec>} # ← dead-reference
--- catalogue/workshops.yaml
- {id: w, titel: W, title: W} # ← unknown-key
""",
    # --- locales
    "a locale that is wrong": """
--- sections/s.yaml
id: s
title: S
intro: I
questions:
  - {id: q, kind: single, label: Q, choices: [{id: a, label: A, statement: S}, {id: b, label: B}]}
  - {id: m, kind: matrix, label: M, rows: [{id: x, label: X}], choices: [{id: a, label: A}]}
--- locales/en.yaml
title: Test
titel: Test # ← unknown-key
sections:
  s: # ← missing-translation
    title: S
questions:
  q: {label: Q, choices: {a: A, b: B, c: C}} # ← missing-translation dead-reference
  m: {label: M, rows: {}, choices: {a: A}} # ← missing-translation
  z: {label: Z} # ← dead-reference
--- locales/de.yaml # ← missing-translation
sections: [] # ← wrong-type
questions:
  q: Frage # ← wrong-type
  m: {label: 1, rows: {x: X}, choices: {a: A}} # ← wrong-type
""",
    "a locale beside a question that cannot be read": """
--- sections/s.yaml
id: s
title: S
questions:
  - {id: q, kind: yes-no, label: Q}
  - {id: a, kind: texte, label: A} # ← bad-value
--- locales/en.yaml
title: Test
sections: {s: {title: S}}
questions: {q: {label: Q, labl: Q}, a: {label: A}} # ← unknown-key
""",
    "a locale that cannot be read": """
--- locales/en.yaml
title: } # ← syntax
--- locales/de.yaml
- title # ← wrong-type
""",
}
