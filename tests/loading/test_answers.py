"""A file of answers becomes a response, or every mistake of it is told at its line."""

from __future__ import annotations

from fractions import Fraction

import pytest

import diagnostic
from tests.loading.folders import places, write

QUESTIONNAIRE = """
--- questionnaire.yaml
version: 1.0.0
title: Essai
sections: [s]
dimensions: [{id: d, label: D}]
recommendations: [r]
identity:
  - {id: company, kind: text, label: C}
  - {id: ridet, kind: business-id, label: R}
  - {id: commune, kind: commune, label: C}
  - {id: email, kind: email, label: E}
  - {id: phone, kind: phone, label: P}
--- catalogue/communes.yaml
- {id: noumea, name: Nouméa, province: sud}
--- recommendations/r.yaml
- {id: r, <rec>}
--- sections/s.yaml
id: s
title: S
questions:
  - {id: q, kind: yes-no, label: Q, dimension: d}
  - {id: one, kind: single, label: O, choices: [{id: a, label: A}, {id: b, label: B}]}
  - id: several
    kind: multiple
    label: S
    most: 2
    choices: [{id: a, label: A}, {id: b, label: B}, {id: c, label: C}, {id: rien, label: R, exclusive: true}]
  - {id: rank, kind: level, label: R, choices: [{id: a, label: A}, {id: b, label: B}]}
  - {id: number, kind: number, label: N, least-number: 1, most-number: 9}
  - {id: money, kind: money, label: M}
  - {id: day, kind: date, label: D}
  - {id: hour, kind: time, label: H}
  - {id: text, kind: text, label: T}
  - {id: long, kind: long-text, label: L}
  - {id: m, kind: matrix, label: M, rows: [{id: x, label: X}], choices: [{id: a, label: A}, {id: b, label: B}]}
"""
WRONG = {
    "an empty file": "--- answers.yaml # ← empty-file\n",
    "a file that is not YAML": "--- answers.yaml\nanswers: } # ← syntax\n",
    "a list": "--- answers.yaml\n- q # ← wrong-type\n",
    "keys": """
--- answers.yaml
questionnaire: autre # ← other-questionnaire
territory: ailleurs # ← unknown-territory
version: 2.0.0 # ← other-version
digest: abc # ← other-digest
path: moyen # ← unknown-path
date: 12/03/2026 # ← not-a-date
reponses: {} # ← unknown-key
identity: Nom # ← wrong-type
answers:
  one: a
  one: b # ← duplicate-key
""",
    "the report": """
--- answers.yaml
answers: {q: yes}
report:
  modele: dossier # ← unknown-key
  template: [dossier] # ← wrong-type
  body:
    nom: CCI # ← missing-key unknown-key
    address: {rue: A} # ← wrong-type
""",
    "a report that is no mapping": """
--- answers.yaml
answers: {q: yes}
report: dossier # ← wrong-type
""",
    "a body that is no mapping": """
--- answers.yaml
answers: {q: yes}
report:
  body: CCI # ← wrong-type
""",
    "questions, recommendations and solutions that are not there": """
--- answers.yaml
identity:
  one: a # ← unknown-question
answers:
  company: Nom # ← unknown-question
  oen: a # ← unknown-question
  m: a # ← unknown-question
  m.x: c # ← unknown-choice
solutions:
  r: light # ← unknown-solution
  s: standard # ← unknown-recommendation
quotes:
  r: cher # ← not-an-amount
""",
    "answers that their question cannot take": """
--- answers.yaml
identity:
  ridet: 12 # ← not-a-business-id
  commune: Paris # ← unknown-commune
  email: nom # ← not-an-email
  phone: 12 # ← not-a-phone
answers:
  q: peut-être # ← unknown-choice
  one: [a, b] # ← not-a-choice
  several: 3 # ← not-a-list
  rank: not-applicable # ← not-applicable-refused
  number: dont-know # ← dont-know-refused
  money: 12.5 # ← not-an-amount
  day: hier # ← not-a-date
  hour: tôt # ← not-of-its-kind
  text: 12 # ← not-a-text
""",
    "too little and too much": """
--- answers.yaml
answers:
  several: [] # ← nothing-ticked
  number: 0 # ← too-small
""",
    "too much": """
--- answers.yaml
answers:
  several: [a, b, c] # ← too-many-choices
  number: 10 # ← too-large
  text: TEXT # ← too-long
""".replace("TEXT", "x" * 501),
    "what may be two": """
--- answers.yaml
answers:
  number: 1.250 # ← ambiguous-number
  day: 12/03/26 # ← not-a-date
quotes:
  r: 1.250.00 # ← not-an-amount
""",
    "what does not go together": """
--- answers.yaml
answers:
  several: [a, rien] # ← exclusive-choice
  number: beaucoup # ← not-a-number
""",
}


@pytest.fixture
def questionnaire(tmp_path):
    write(tmp_path / "essai", QUESTIONNAIRE)
    return diagnostic.load(tmp_path / "essai")


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_each_mistake_is_told_once_at_its_line(text, questionnaire, tmp_path):
    expected = write(tmp_path / "said", text)
    with pytest.raises(diagnostic.AnswerError) as caught:
        diagnostic.read_answers(questionnaire, tmp_path / "said/answers.yaml")
    assert places(tmp_path / "said", caught.value.problems) == expected


def test_the_error_of_a_file_is_all_its_problems_one_after_the_other(questionnaire, tmp_path):
    (tmp_path / "answers.yaml").write_text("answers:\n  oen: a\n  one: c\n", encoding="utf-8")
    with pytest.raises(diagnostic.AnswerError) as caught:
        diagnostic.read_answers(questionnaire, tmp_path / "answers.yaml")
    shown = str(tmp_path / "answers.yaml")
    assert str(caught.value) == (
        f"{shown}:2:3: « oen » : cette question n'existe pas [unknown-question]\n    Vouliez-vous dire « one » ?\n"
        f"{shown}:3:8: one : « c » n'est pas un des choix [unknown-choice]\n    Connus ici : a, b."
    )


def test_a_file_that_is_not_there_is_a_problem(questionnaire, tmp_path):
    with pytest.raises(diagnostic.AnswerError) as caught:
        diagnostic.read_answers(questionnaire, tmp_path / "rien.yaml")
    assert [one.code for one in caught.value.problems] == ["missing-file"]


def test_a_file_becomes_a_response(questionnaire, tmp_path):
    said = """
questionnaire: essai
version: 1.0.0
path: short
date: 2026-03-12
identity: {company: "Nom", commune: Nouméa}
answers: {q: "yes", several: [c, a], rank: dont-know, m.x: b}
solutions: {r: standard}
quotes: {r: 250 000}
"""
    (tmp_path / "answers.yaml").write_text(said, encoding="utf-8")
    file = diagnostic.read_answers(questionnaire, tmp_path / "answers.yaml")
    assert (file.date, file.response.path) == ("2026-03-12", "short")
    assert dict(file.response.identity) == {"company": "Nom", "commune": "noumea"}
    answers = {"q": "yes", "several": ("a", "c"), "rank": diagnostic.Said.DONT_KNOW, "m.x": "b"}
    assert dict(file.response.answers) == answers
    assert (dict(file.response.solutions), dict(file.response.quotes)) == ({"r": "standard"}, {"r": 250_000})


def test_a_file_of_nothing_but_its_keys_is_a_blank_response(questionnaire, tmp_path):
    (tmp_path / "answers.json").write_text('{"answers": null, "identity": {}}', encoding="utf-8")
    file = diagnostic.read_answers(questionnaire, tmp_path / "answers.json")
    assert (dict(file.response.answers), file.date) == ({}, "")


def test_of_very_many_mistakes_the_first_are_told_and_the_rest_is_not_read(questionnaire, tmp_path):
    (tmp_path / "a.yaml").write_text("answers:\n" + "".join(f"  rien{rank}: 1\n" for rank in range(5000)))
    with pytest.raises(diagnostic.AnswerError) as told:
        diagnostic.read_answers(questionnaire, tmp_path / "a.yaml")
    problems = told.value.problems
    assert [one.code for one in problems] == ["unknown-question"] * 200 + ["more-mistakes"]
    assert problems[-1].line == 202
    assert problems[-1].message == "et 301 autres erreurs, à partir d'ici"


@pytest.mark.parametrize(
    ("written", "key", "value"),
    [
        ("250.000", "money", 250_000),
        ("1_250_000", "money", 1_250_000),
        ("250000.0", "money", 250_000),
        ("2.5", "number", Fraction(5, 2)),
        ("'2,345'", "number", Fraction("2.345")),
        ("2.3450", "number", Fraction("2.345")),
    ],
)
def test_numbers_of_a_file_are_what_a_person_means(tmp_path, questionnaire, written, key, value):
    (tmp_path / "a.yaml").write_text(f"answers: {{{key}: {written}}}\n", encoding="utf-8")
    assert diagnostic.read_answers(questionnaire, tmp_path / "a.yaml").response.answers == {key: value}


def test_a_business_keeps_the_last_zero_of_its_number(tmp_path, questionnaire):
    (tmp_path / "a.yaml").write_text("identity: {ridet: 1236165.010}\n", encoding="utf-8")
    assert diagnostic.read_answers(questionnaire, tmp_path / "a.yaml").response.identity == {"ridet": "1236165010"}


@pytest.mark.parametrize(("written", "day"), [("2026-03-12", "2026-03-12"), ("2026-03-12T00:00:00", "2026-03-12")])
def test_a_file_says_the_day_it_was_given(tmp_path, questionnaire, written, day):
    (tmp_path / "a.yaml").write_text(f"date: {written}\nanswers: {{}}\n", encoding="utf-8")
    assert diagnostic.read_answers(questionnaire, tmp_path / "a.yaml").date == day
