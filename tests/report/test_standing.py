"""Questionnaires that only give scores: what their report says first, of their levels, and of what is missing."""

from __future__ import annotations

import pytest

import diagnostic
from diagnostic import Response, report
from tests.loading.folders import write
from tests.report.conftest import DAY

BANDS = """
--- questionnaire.yaml
version: 1.0.0
title: Essai
sections: [s]
levels:
  - {id: bas, label: "Bas", from: 0}
  - {id: haut, label: "Haut", from: 50, about: "presque tout est là"}
dimensions: [{id: a, label: "Axe A"}, {id: b, label: "Axe B"}]
--- sections/s.yaml
id: s
title: S
questions:
  - {id: q, kind: yes-no, label: Q, dimension: a}
  - {id: r, kind: yes-no, label: R, dimension: b}
"""
GATES = """
--- questionnaire.yaml
version: 1.0.0
title: Essai
sections: [s]
dimensions:
  - id: p
    label: "Pratique"
    aggregate: sum
    unanswered: zero
    levels:
      - {id: n0, label: "Niveau 0", needs: {}}
      - {id: n1, label: "Niveau 1", needs: {p-1: 0.5, overall: 0.25}}
    children:
      - {id: p-1, label: "Étage", scale: {least: 0, most: 1}}
      - {id: p-2, label: "Étage", scale: {least: 0, most: 1}}
--- sections/s.yaml
id: s
title: S
questions:
  - id: m
    kind: matrix
    row-kind: single
    label: "Étage 1"
    dimension: p-1
    rows: [{id: a, label: "Volet A"}, {id: b, label: "Volet B"}]
    choices: &all
      - {id: non, label: "Non", value: 0}
      - {id: peu, label: "Un peu", value: 0.25}
      - {id: oui, label: "Oui", value: 1}
  - {id: n, kind: single, label: "Étage 2", dimension: p-2, choices: *all}
"""
NO_SCORE = """
--- questionnaire.yaml
version: 1.0.0
title: Essai
sections: [s]
"""


@pytest.fixture
def made(tmp_path):
    def context(text, answers):
        write(tmp_path / "essai", text)
        questionnaire = diagnostic.load(tmp_path / "essai")
        return report.context(diagnostic.diagnose(questionnaire, Response.to(questionnaire, answers)), date=DAY)

    return context


def plain(text):
    return text.replace("\u202f", " ").replace("\xa0", " ")


@pytest.mark.parametrize(
    ("answers", "text", "more"),
    [
        (
            {"q": "yes", "r": "no"},
            "Niveau « Haut » : 50 sur 100.",
            "L’axe le plus avancé est « Axe A » (100 sur 100), le moins avancé « Axe B » (0 sur 100).",
        ),
        ({"q": "no", "r": "no"}, "Niveau « Bas » : 0 sur 100.", "Tous les axes en sont au même point : 0 sur 100."),
        ({"q": "yes"}, "Niveau « Haut » : 100 sur 100 pour l’instant.", ""),
        ({"q": "no"}, "Niveau incertain, de « Bas » à « Haut » : 0 sur 100 pour l’instant.", ""),
    ],
)
def test_the_headline_is_the_score_with_its_level(made, answers, text, more):
    headline = made(BANDS, answers).headline
    assert (headline.tone, plain(headline.text), plain(headline.more)) == ("scored", text, more)


def test_without_levels_it_is_the_score_alone(made):
    assert plain(made(GATES, {"m.a": "oui"}).headline.text) == "Score d’ensemble : 0,5 sur 2 pour l’instant."
    every = {"m.a": "oui", "m.b": "peu", "n": "peu"}
    assert plain(made(GATES, every).headline.text) == "Score d’ensemble : 0,87 sur 2."


def test_without_axes_there_is_no_score_to_tell(made):
    assert plain(made(NO_SCORE, {"q": "yes"}).headline.text) == (
        "Ce questionnaire ne donne pas de score : voici vos réponses."
    )


def test_an_answer_that_counts_for_nothing_gives_no_score(made):
    text = BANDS + "  - {id: t, kind: text, label: T, required: false}\n"
    assert "ne suffisent pas encore" in made(text, {"t": "Bonjour"}).headline.text


def test_levels_say_where_they_begin_and_which_is_reached(made):
    (ladder,) = made(BANDS, {"q": "yes", "r": "no"}).ladders
    assert (ladder.id, ladder.label) == ("overall", "Ensemble")
    assert [(rung.label, rung.takes, rung.about, rung.reached) for rung in ladder.rungs] == [
        ("Bas", "de 0 à moins de 50", "", False),
        ("Haut", "de 50 à 100", "Presque tout est là.", True),
    ]


def test_levels_by_thresholds_say_what_they_need(made):
    (ladder,) = made(GATES, {"m.a": "oui", "m.b": "oui", "n": "non"}).ladders
    assert ladder.label == "Pratique"
    assert [plain(rung.takes) for rung in ladder.rungs] == [
        "sans condition",
        "Étage : 0,5 au moins ; Ensemble : 0,25 au moins",
    ]
    assert [rung.reached for rung in ladder.rungs] == [False, True]


def test_axes_are_told_as_a_tree(made):
    (branch,) = made(GATES, {"m.a": "oui"}).tree
    assert branch.reading.shown == "0,5"
    assert [(child.reading.depth, child.reading.shown, child.reading.out_of) for child in branch.children] == [
        (1, "0,5", "1"),
        (1, "0", "1"),
    ]


def test_what_is_decided_is_told_of_scores(made):
    assert plain(made(BANDS, {"q": "yes"}).annex.decided) == (
        "Le niveau d’ensemble est décidé : les réponses qui manquent n’y changeront rien."
    )
    assert plain(made(GATES, {}).annex.decided) == "Il manque 3 réponses : tous les scores peuvent encore changer."
    assert plain(made(GATES, {"n": "oui"}).annex.decided) == "Il manque 2 réponses : 1 score est décidé, sur 3."
    assert made(GATES, {"m.a": "non", "m.b": "non", "n": "oui"}).annex.decided.startswith("Tout est décidé")


def test_undecided_levels_are_those_of_axes_that_have_some(made):
    assert [plain(text) for text in made(GATES, {}).annex.undecided] == ["Niveaux encore indécis : « Pratique »."]
    assert [plain(text) for text in made(BANDS, {}).annex.undecided] == ["Niveaux encore indécis : tous."]


def test_rows_of_a_matrix_that_change_the_same_are_one_open_question(made):
    found = made(GATES, {}).annex.open_questions
    assert [(plain(one.question), plain(one.changes)) for one in found] == [
        ("Étage 1 (2 lignes)", "La note « Pratique, étage »"),
        ("Étage 2", "La note « Pratique, étage »"),
    ]


def test_a_matrix_is_told_in_one_piece_with_its_rows(made):
    (section,) = made(GATES, {"m.a": "oui"}).annex.sections
    matrix, other = section.asked
    assert [(row.question, row.answer, row.state) for row in matrix.rows] == [
        ("Volet A", "Oui", "answered"),
        ("Volet B", "sans réponse", "unanswered"),
    ]
    assert (other.answer, other.rows) == ("sans réponse", ())


def test_a_matrix_nobody_answered_is_told_in_one_line(made):
    (section,) = made(GATES, {"n": "oui"}).annex.sections
    assert (section.asked[0].answer, section.asked[0].rows) == ("sans réponse", ())


def test_a_silent_axis_that_counts_zero_is_not_said_to_be_good(made):
    (branch,) = made(GATES, {}).tree
    assert "Rien n’est encore noté ici" in branch.reading.because
