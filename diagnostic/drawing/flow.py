"""The flow of a questionnaire: its sections as cards, and between them which answers open which questions."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from diagnostic.drawing.cards import ROUTED, SHORT, cards_of, column_label, columns_of
from diagnostic.drawing.drawing import Drawing, heading, new_graph
from diagnostic.drawing.gates import End, gates_of
from diagnostic.drawing.text import in_html, wrapped
from diagnostic.wording.durations import duration
from diagnostic.wording.numbers import count
from diagnostic.wording.short import questions_of, told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graphviz import Digraph

    from diagnostic.drawing.cards import Card
    from diagnostic.drawing.gates import Gate
    from diagnostic.model import ConditionTree, Question, Questionnaire

GATE_WIDTH = 34  # characters
GATE = '<TABLE BORDER="1" STYLE="ROUNDED" CELLBORDER="0" CELLPADDING="2"><TR><TD>« Oui »</TD></TR></TABLE>'
LEGEND = (
    (SHORT, "parcours court"),
    (ROUTED, "posée seulement si la condition reliée est vraie"),
    (GATE, "condition : les choix qui ouvrent la question ; « 3 : … » parle de la question 3"),
)


def flow_drawing(questionnaire: Questionnaire) -> Drawing:
    """Return the drawing of a flow: sections, questions with their time, and who opens whom by which choice."""
    routing = frozenset(key for condition in _conditions(questionnaire) for key in questions_of(condition))
    cards = cards_of(questionnaire, routing)
    columns = columns_of(cards)
    numbers = {asked.id: row.number for card in cards for row in card.rows for asked in row.question.asked}
    title, summary = f"{questionnaire.title} : le déroulement", _summary(questionnaire)
    graph = new_graph("flow", heading(title, summary, LEGEND), ranksep="0.36", nodesep="0.06")
    _draw_columns(graph, columns)
    sentences = [summary, *(_sentence(card) for card in cards)]
    for at, gate in enumerate(gates_of(columns)):
        parts = told(questionnaire, gate.condition, numbers)
        _draw_gate(graph, f"when-{at}", gate, parts)
        sentences += _opened(cards, gate.condition, " ".join(parts))
    return Drawing(title, tuple(sentences), graph)


def _conditions(questionnaire: Questionnaire) -> Iterator[ConditionTree]:
    for section in questionnaire.sections:
        whens = (section.when, *(question.when for question in section.questions))
        yield from (when for when in whens if when is not None)


def _summary(questionnaire: Questionnaire) -> str:
    written = [one for section in questionnaire.sections for one in section.questions]
    routed, short = [one for one in written if one.when is not None], [one for one in written if one.short]
    parts = [
        f"Version {questionnaire.version} : {count(len(questionnaire.sections), 'rubrique')}",
        f"{count(len(written), 'question')} dont {len(routed)} selon les réponses",
        f"{_time(written)} si toutes sont posées, pour {questionnaire.time_budget}\u00a0min prévues",
    ]
    if short:
        parts.append(f"parcours court : {count(len(short), 'question')}, {_time(short)}")
    return " ; ".join(parts) + "."


def _time(questions: Iterable[Question]) -> str:
    return duration(sum(one.seconds for one in questions))


def _sentence(card: Card) -> str:
    questions = " ".join(f"{row.number}. {row.question.label}" for row in card.rows)
    return f"{card.title} ({duration(card.seconds)}) : {questions}"


def _opened(cards: Sequence[Card], condition: ConditionTree, said: str) -> Iterator[str]:
    """Yield what a condition opens, in a sentence each."""
    for card in cards:
        if card.when == condition:
            yield f"La rubrique « {card.title} » s’ouvre si : {said}."
        yield from (
            f"La question {row.number} s’ouvre si : {said}." for row in card.rows if row.question.when == condition
        )


def _draw_columns(graph: Digraph, columns: Sequence[Sequence[Card]]) -> None:
    """Draw the columns, their heads on one line if nothing pulls them apart."""
    for at, column in enumerate(columns):
        graph.node(f"column-{at}", column_label(column), shape="plain")
    heads = [End(at, column[0].port) for at, column in enumerate(columns)]
    for left, right in pairwise(heads):
        graph.edge(_east(left), _west(right), style="invis", minlen="2", weight="100")


def _draw_gate(graph: Digraph, name: str, gate: Gate, parts: Sequence[str]) -> None:
    """Draw a gate, lines from what it rests on, and arrows to what it opens."""
    lines = [line for part in parts for line in wrapped(part, GATE_WIDTH)]
    graph.node(name, f"<{in_html(lines)}>", style="rounded", margin="0.11,0.05")
    for end in gate.sources:
        graph.edge(_east(end), f"{name}:w", dir="back", arrowtail="dot")
    for end in gate.targets:
        if end.column < gate.after:
            graph.edge(_east(end), f"{name}:w", dir="back", weight="10")
        else:
            graph.edge(f"{name}:e", _west(end), weight="10")


def _east(end: End) -> str:
    return f"column-{end.column}:e{end.port}:e"


def _west(end: End) -> str:
    return f"column-{end.column}:w{end.port}:w"
