"""Follow a response through its questionnaire: the state of each question, progress, and time left."""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from diagnostic.conditions import DEFERRED, State
from diagnostic.flow.routing import Routing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from diagnostic.conditions import Facts
    from diagnostic.model import Questionnaire
    from diagnostic.response import Response, Value


class Flow(NamedTuple):
    """The progress of a response: the facts that conditions read, whether it is complete, and whether it is settled.

    `complete`: every required question of the path was answered. `settled`: no question is open any more.
    `waiting`: the ranks of the questions and identity fields that are.
    """

    routing: Routing
    facts: Facts
    complete: bool
    settled: bool
    waiting: tuple[int, ...]

    def state(self, question: str) -> State:
        """Return the state of a question or identity field."""
        return State(self.facts[self.routing.size + self.routing.compiler.rank[question]])

    @property
    def states(self) -> Mapping[str, State]:
        """The state of every question, in the author's order; without the identity sheet."""
        routing = self.routing
        questions = routing.compiler.questions[routing.identity_size :]
        return {question.id: self.state(question.id) for question in questions}

    @property
    def next_question(self) -> str | None:
        """The first asked question that has no answer yet."""
        return next((key for key, state in self.states.items() if state is State.UNANSWERED), None)

    @property
    def share_done(self) -> Fraction:
        """The answered share of the questions that are asked or may still be asked: 0 to 1."""
        states = list(self.states.values())
        answered = sum(state >= State.ANSWERED for state in states)
        to_say = sum(state in {State.UNANSWERED, State.PENDING} for state in states)
        return Fraction(answered, answered + to_say) if answered + to_say else Fraction(1)

    @property
    def seconds_left(self) -> int:
        """The time left in seconds, at worst: all unanswered questions that are asked or may still be asked."""
        questions = self.routing.compiler.questions[self.routing.identity_size :]
        waiting = {State.UNANSWERED, State.PENDING}
        return sum(question.seconds for question in questions if self.state(question.id) in waiting)


def follow(questionnaire: Questionnaire, response: Response) -> Flow:
    """Return the progress of a response through its questionnaire: the facts, and the state of every question."""
    routing = questionnaire.prepared(Routing)
    facts = routing.blank.copy()
    identity = response.identity
    waiting = _read_sheet(routing, facts, identity)
    short = response.path == "short"
    walk = routing.walk_short if short else routing.walk
    walk(facts, _looking_up(response.answers), identity.get, waiting.append)
    waiting.sort()
    owed = waiting if not short else [rank for rank in waiting if facts[routing.size + rank] != DEFERRED]
    complete, settled = routing.required.isdisjoint(owed), routing.deciding.isdisjoint(waiting)
    return Flow(routing, facts, complete, settled, tuple(waiting))


def _looking_up(answers: Mapping[str, Value]) -> Callable[[str], Value]:
    """Return a lookup function of the answers; on a copy, which is twice as fast as a view."""
    return answers.copy().get if isinstance(answers, MappingProxyType) else answers.get


def _read_sheet(routing: Routing, facts: Facts, identity: Mapping[str, Value]) -> list[int]:
    """Write the identity fields that are always asked into the facts, and return the unanswered ones."""
    sheet = routing.sheet
    if not identity:
        return [*sheet.values()]
    waiting: list[int] = []
    for key, rank in sheet.items():
        if key in identity:
            routing.take(facts, rank, identity[key], waiting.append)
        else:
            waiting.append(rank)
    return waiting
