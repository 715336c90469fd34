"""Right questionnaires: what could be taken for a mistake, and is none."""

RIGHT = {
    "the least there can be": "--- questionnaire.yaml\nversion: 1.0.0\ntitle: Essai\nsections: [s]\n",
    "a byte order mark": "--- questionnaire.yaml\n\ufeffversion: 1.0.0\ntitle: T\nsections: [s]\n",
    "prerequisites that meet again": """
--- recommendations/r.yaml
- {id: a, requires: [{id: b, because: B}, {id: c, because: B}], brings: [{id: e}], <rec>}
- {id: b, requires: [{id: e, because: B}], <rec>}
- {id: c, requires: [{id: e, because: B}], <rec>}
- {id: e, urgent-when: {score: {d: {lt: 40}, overall: {gte: 10}}}, <rec>}
""",
    "readings, levels and thresholds": """
--- questionnaire.yaml
version: 1.0.0
title: Essai
sections: [s]
levels: [{id: bas, label: Bas, from: 0}, {id: haut, label: Haut, from: 50}]
dimensions:
  - id: d
    label: D
    readings: {bas: "…", haut: "…"}
  - id: e
    label: E
    aggregate: max
    levels: [{id: petit, label: Petit, needs: {}}, {id: grand, label: Grand, needs: {d: 40, overall: 30}}]
    readings: {petit: "…"}
    children: [{id: f, label: F}, {id: g, label: G}]
--- sections/s.yaml
id: s
title: S
questions:
  - {id: q, kind: yes-no, label: Q, dimension: d}
  - {id: r, kind: single, label: R, dimension: f, choices: [{id: a, label: A, value: 0.2}, {id: b, label: B, value: 1}]}
  - {id: t, kind: multiple, label: T, dimension: g, most: 1, choices: &two [{id: a, label: A}, {id: b, label: B}]}
  - {id: u, kind: multiple, label: U, choices: *two, when: {t: {all: [a, b]}}}
""",
    "scales that add up, written where they are made": """
--- questionnaire.yaml
version: 1.0.0
title: Essai
sections: [s]
overall: {aggregate: sum}
levels: [{id: bas, label: Bas, from: 1}, {id: haut, label: Haut, from: 8}]
dimensions:
  - {id: d, label: D, aggregate: sum, scale: {least: 0, most: 3}}
  - id: e
    label: E
    aggregate: weighted-mean
    scale: {least: 1, most: 5}
    children: [{id: f, label: F, weight: 2, scale: {least: 1, most: 5}}, {id: g, label: G, scale: {least: 1, most: 5}}]
--- sections/s.yaml
id: s
title: S
questions:
  - {id: q, kind: yes-no, label: Q, dimension: d, weight: 3}
  - {id: r, kind: yes-no, label: R, dimension: f}
  - {id: t, kind: yes-no, label: T, dimension: g}
""",
    "an alias, and texts that look like something else": """
--- questionnaire.yaml
version: 1.0.0
title: "null"
summary: 12:30
sections: [s]
levels: [{id: "no", label: &bas Bas, from: 0}, {id: "yes", label: *bas, from: 1_0}]
""",
    "a complete translation": """
--- questionnaire.yaml
version: 1.0.0
title: Essai
summary: Un essai.
sections: [s]
identity: [{id: i, kind: text, label: I}]
dimensions:
  - {id: d, label: D, levels: [{id: bas, label: Bas, from: 0}], children: [{id: e, label: E, about: A}]}
levels: [{id: moyen, label: Moyen, from: 0}]
recommendations: [r]
--- sections/s.yaml
id: s
title: S
questions:
  - {id: q, kind: yes-no, label: Q, dimension: e}
  - {id: p, kind: yes-no, label: P, choices: [{id: "yes", label: Oui, statement: S}, {id: "no", label: Non}]}
  - {id: m, kind: matrix, label: M, rows: [{id: x, label: X}, {id: y, label: "Y"}], choices: [{id: a, label: A}]}
--- recommendations/r.yaml
- {id: r, <rec>}
--- locales/en.yaml
title: Test
summary: A test.
sections: {s: {title: Section}}
dimensions: {d: {label: Whole}, e: {label: Part, about: About}}
levels: {bas: Low, moyen: Middle}
recommendations: {r: {title: Do, need: Need, why: Why}}
questions:
  i: {label: Name}
  q: {label: Question}
  p: {label: Choose, choices: {"yes": {label: "Yes", statement: Said}, "no": "No"}}
  m: {label: Table, rows: {x: First, y: Second}, choices: {a: Only}}
""",
}
