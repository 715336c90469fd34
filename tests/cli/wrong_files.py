"""For each schema, files as an author may get them wrong, and where each is to be refused.

The place is the keys that lead to the mistake; where a key is missing or unknown, the place of what should hold it.
"""

from __future__ import annotations

HOW = (
    "title: T, family: d, need: N, why: W, how: [H], benefits: [B], impact: 1, when: {q: a}, expense: e, "
    "solutions: {standard: {title: T, description: D, cost: c, monthly: m, effort: 1, weeks: 1}}"
)

# kind -> (the file, the place)
WRONG: dict[str, list[tuple[str, tuple[str | int, ...]]]] = {
    "organisation": [
        ("{address: A}", ()),
        ("{name: N, colour: red}", ()),
        ("{name: 12}", ("name",)),
        ("{name: N, signatures: S}", ("signatures",)),
    ],
    "questionnaire": [
        ("{version: 1.0.0, title: T}", ()),
        ("{version: 1.0.0, title: T, sections: [s], titel: T}", ()),
        ("{version: 1.0, title: T, sections: [s]}", ("version",)),
        ("{version: '1.0', title: T, sections: [s]}", ("version",)),
        ("{version: 1.0.0, title: T, sections: s}", ("sections",)),
        ("{version: 1.0.0, title: T, sections: [s], language: français}", ("language",)),
        ("{version: 1.0.0, title: T, sections: [s], time-budget: 0}", ("time-budget",)),
        ("{version: 1.0.0, title: T, sections: [s], levels: [{id: Bas, label: L, from: 0}]}", ("levels", 0, "id")),
        (
            "{version: 1.0.0, title: T, sections: [s], identity: [{id: i, kind: mot, label: L}]}",
            ("identity", 0, "kind"),
        ),
        ("{version: 1.0.0, title: T, sections: [s], dimensions: [{id: d}]}", ("dimensions", 0)),
        ("{version: 1.0.0, title: T, sections: [s], id: q}", ()),
    ],
    "section": [
        ("{id: s, title: S}", ()),
        ("{id: s, title: S, questions: []}", ("questions",)),
        ("{id: Ma rubrique, title: S, questions: [{id: q, kind: text, label: Q}]}", ("id",)),
        ("{id: s, title: S, questions: [{id: q, kind: text}]}", ("questions", 0)),
        ("{id: s, title: S, questions: [{id: not, kind: text, label: Q}]}", ("questions", 0, "id")),
        ("{id: s, title: S, questions: [{id: q, kind: texte, label: Q}]}", ("questions", 0, "kind")),
        ("{id: s, title: S, questions: [{id: q, kind: text, label: Q, seconds: 0}]}", ("questions", 0, "seconds")),
        (
            "{id: s, title: S, questions: [{id: q, kind: text, label: Q, dont-know: oui}]}",
            ("questions", 0, "dont-know"),
        ),
        (
            "{id: s, title: S, questions: [{id: q, kind: single, label: Q, choices: [{id: a}]}]}",
            ("questions", 0, "choices", 0),
        ),
        (
            "{id: s, title: S, questions: [{id: q, kind: level, label: Q, choices: [{id: a, label: A, level: -1}]}]}",
            ("questions", 0, "choices", 0, "level"),
        ),
        ("{id: s, title: S, when: toujours, questions: [{id: q, kind: text, label: Q}]}", ("when",)),
        (
            "{id: s, title: S, questions: [{id: q, kind: text, label: Q, when: {p: {asked: oui}}}]}",
            ("questions", 0, "when", "p", "asked"),
        ),
    ],
    "recommendations": [
        ("id: r", ()),
        ("[{id: r}]", (0,)),
        (f"[{{id: r, {HOW}, in-place-when: {{q: a}}, costs: moyen}}]", (0,)),
        (f"[{{id: r, {HOW.replace('how: [H]', 'how: []')}, in-place-when: {{q: a}}}}]", (0, "how")),
        (f"[{{id: r, {HOW.replace('impact: 1', 'impact: 9')}, in-place-when: {{q: a}}}}]", (0, "impact")),
        (f"[{{id: r, {HOW}, in-place-when: {{}}}}]", (0, "in-place-when")),
        (f"[{{id: r, {HOW}, in-place-when: {{q: a}}, requires: [{{id: x}}]}}]", (0, "requires", 0)),
    ],
    "costs": [
        ("[]", ()),
        ("{setup: [{id: c0, label: C}]}", ("setup", 0)),
        ("{setup: [{id: c0, label: C, least: cher}]}", ("setup", 0, "least")),
        ("{installation: []}", ()),
    ],
    "workshops": [
        ("[{id: w}]", (0,)),
        ("[{id: Mon atelier, title: T, theme: x}]", (0,)),
        ("w: x", ()),
    ],
    "bodies": [("[{id: cci}]", (0,)), ("[cci]", (0,)), ("[{id: cci, nom: CCI}]", (0,))],
    "training": [("[{id: f}]", (0,)), ("[f]", (0,)), ("f: x", ())],
    "directory": [("[]", ()), ("{adresse: x}", ()), ("{keywords: 3}", ())],
    "aids": [("[]", ()), ("{aids: x}", ("aids",)), ("{aides: []}", ()), ("{aids: [{id: a}]}", ("aids", 0))],
    "communes": [
        ("[noumea]", (0,)),
        ("[{id: noumea}]", (0,)),
        ("[{id: noumea, name: Nouméa, zone: Sud}]", (0, "zone")),
        ("[{id: noumea, name: Nouméa, province: sud}]", (0,)),
        ("[{id: Nouméa, name: Nouméa}]", (0, "id")),
    ],
    "territory": [
        ("{zones: []}", ()),
        ("{name: N, monnaie: EUR}", ()),
        ("{name: N, currency: {code: euro}}", ("currency", "code")),
        ("{name: N, currency: {decimals: 2}}", ("currency", "decimals")),
        ("{name: N, zones: [{id: a, label: A}]}", ("zones", 0)),
        ("{name: N, telephone: {home: {prefix: '+33', digits: 9}}}", ("telephone", "home", "prefix")),
        ("{name: N, business-id: {forms: [{name: S, digits: 0}]}}", ("business-id", "forms", 0, "digits")),
    ],
    "case": [
        ("{title: T}", ()),
        ("{title: T, answers: [a]}", ("answers",)),
        ("{title: T, answers: {q: a}, path: long}", ("path",)),
        ("{title: T, answers: {q: a}, date: 12/03/2026}", ("date",)),
        ("{title: T, answers: {q: a}, attendu: {}}", ()),
        ("{title: T, answers: {q: a}, expect: {premiere: crm}}", ("expect",)),
    ],
    "locale": [
        ("[]", ()),
        ("{titre: T}", ()),
        ("{questions: {q: Question}}", ("questions", "q")),
        ("{questions: {q: {labels: Question}}}", ("questions", "q")),
    ],
    "answers": [
        ("{path: full}", ()),
        ("{answers: {q: a}, path: complet}", ("path",)),
        ("{answers: {q: a}, quotes: [3]}", ("quotes",)),
        ("{answers: {q: a}, reponses: {}}", ()),
    ],
    "diagnosis": [("{}", ()), ("{questionnaire: maturite}", ()), ("[]", ())],
}
