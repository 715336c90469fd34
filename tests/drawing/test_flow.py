"""The flow: every section, question and condition is there, at its place."""

from __future__ import annotations

from diagnostic.drawing import flow_drawing, to_dot
from diagnostic.drawing.cards import cards_of, columns_of
from diagnostic.drawing.gates import End, gates_of
from tests.conftest import written

TWO_PAGES = """
identity:
  - {id: place, kind: commune}
  - {id: name, kind: text}
sections:
  - id: first
    title: Vous
    questions:
      - {id: sells, label: Que vendez-vous ?, kind: yes-no, short: true, seconds: 20}
      - {id: stock, label: Et le stock ?, kind: yes-no, when: {sells: yes}, seconds: 40}
  - id: then
    title: Vos outils
    when: {place: {province: [sud]}}
    questions:
      - id: tools
        label: Vos outils
        kind: matrix
        rows: [{id: a, label: A}, {id: b, label: B}]
        choices: [{id: no, label: Non}, {id: yes, label: Oui}]
      - {id: shop, label: La boutique, kind: text, when: {tools.a: yes, tools.b: yes, sells: yes}}
      - {id: till, label: La caisse, kind: text, when: {sells: yes}}
catalogue:
  communes: [{id: noumea, name: Nouméa, province: sud}]
"""


def columns(text, many):
    """Return the cards of a questionnaire in so many columns."""
    cards = cards_of(written(text), frozenset({"place"}))
    return [cards] if many == 1 else [cards[:2], cards[2:]]


def test_questions_are_numbered_throughout_and_only_the_routing_fields_of_the_sheet_are_drawn():
    cards = cards_of(written(TWO_PAGES), frozenset({"place"}))
    assert [(card.title, [row.number for row in card.rows]) for card in cards] == [
        ("Fiche d’identité", ["F1"]),
        ("1. Vous", ["1", "2"]),
        ("2. Vos outils", ["3", "4", "5"]),
    ]


def test_without_routing_by_the_sheet_it_is_not_drawn():
    assert [card.title for card in cards_of(written(TWO_PAGES), frozenset())] == ["1. Vous", "2. Vos outils"]


def test_a_gate_stands_left_of_what_it_opens_unless_it_rests_on_the_same_column():
    found = [(gate.after, gate.sources, gate.targets) for gate in gates_of(columns(TWO_PAGES, 2))]
    assert found == [
        (1, (End(0, "1"),), (End(0, "2"), End(1, "5"))),
        (1, (End(0, "F1"),), (End(1, "s2"),)),
        (2, (End(1, "3"), End(0, "1")), (End(1, "4"),)),
    ]


def test_in_one_column_every_gate_stands_right_of_it():
    assert {gate.after for gate in gates_of(columns(TWO_PAGES, 1))} == {1}


def test_cards_are_folded_in_order_into_columns_of_about_one_height():
    asked = ", ".join(f"{{id: q{at}-NN, label: Une question, kind: text}}" for at in range(6))
    pages = "".join(f"  - {{id: s{at}, title: S, questions: [{asked.replace('NN', str(at))}]}}\n" for at in range(10))
    cards = cards_of(written(f"sections:\n{pages}"), frozenset())
    folded = columns_of(cards)
    assert [card for column in folded for card in column] == list(cards)
    assert [len(column) for column in folded] == [5, 5]


def test_the_drawing_tells_all_of_it_in_sentences():
    told = [one.replace("\u00a0", " ") for one in flow_drawing(written(TWO_PAGES)).sentences]
    assert told[0] == (
        "Version 1.0.0 : 2 rubriques ; 5 questions dont 3 selon les réponses ; 2 min 30 si toutes sont posées, "
        "pour 60 min prévues ; parcours court : 1 question, 20 s."
    )
    assert "1. Vous (1 min) : 1. Que vendez-vous ? 2. Et le stock ?" in told
    assert "La rubrique « 2. Vos outils » s’ouvre si : F1 : province Sud." in told
    assert "La question 2 s’ouvre si : 1 : « Oui »." in told
    assert "La question 5 s’ouvre si : 1 : « Oui »." in told
    assert "La question 4 s’ouvre si : 3 : « Oui » et 3 : « Oui » et 1 : « Oui »." in told


def test_a_questionnaire_without_a_short_path_says_nothing_of_it():
    drawing = flow_drawing(written("questions: [{id: q, kind: text}]"))
    assert "parcours court" not in drawing.sentences[0]


def test_what_a_label_holds_does_not_break_the_drawing():
    drawing = flow_drawing(written('questions: [{id: q, kind: text, label: "R&D <b>"}]'))
    assert "R&amp;D &lt;b&gt;" in to_dot(drawing)
