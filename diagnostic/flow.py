"""Which questions are asked, which may come to be, what comes next, and how long it still takes."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from diagnostic.conditions import (
    ABSENT,
    ANSWERED,
    DEFERRED,
    DONT_KNOW,
    NOT_APPLICABLE,
    NOT_ASKED,
    OPEN,
    PENDING,
    TRUE,
    UNANSWERED,
    Compiled,
    Compiler,
    Evaluate,
    Facts,
    State,
)
from diagnostic.model import All, Scored, tests_of
from diagnostic.response import Said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diagnostic.model import ConditionTree, Question, Questionnaire
    from diagnostic.response import Response, Value

MAY_BE_ASKED = (TRUE, OPEN)


class Routing:
    """The questions of a questionnaire in order, each with its compiled condition."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.compiler = compiler = Compiler(questionnaire)
        self.identity_size = len(questionnaire.identity)
        self.size = compiler.size
        self.blank: Facts = [ABSENT] * self.size + [NOT_ASKED] * self.size + [None] * self.size
        self.blank += [None] * len(compiler.dimension_rank)
        sections = {
            asked.id: section.when for section in questionnaire.sections for q in section.questions for asked in q.asked
        }
        self.whens: list[Compiled | None] = []
        for rank, question in enumerate(compiler.questions):
            both = tuple(when for when in (sections.get(question.id), question.when) if when is not None)
            self.whens.append(self._compile(both, rank) if both else None)
        self.steering = self._steering(questionnaire)
        lines = [self._line(rank, question) for rank, question in enumerate(compiler.questions)]
        self.sheet = {line.key: line for line in lines[: self.identity_size] if line.when is None}
        self.plan = tuple(line for line in lines if line.key not in self.sheet)
        for line in self.sheet.values():
            self.blank[line.rank], self.blank[self.size + line.rank] = OPEN, UNANSWERED

    def _steering(self, questionnaire: Questionnaire) -> frozenset[int]:
        """Return the identity fields on which more than an aid depends: routing or recommendations name them."""
        conditions = [when.tree for when in self.whens if when]
        for one in questionnaire.recommendations:
            brings = (other.when for other in one.brings)
            conditions += filter(None, (one.when, one.in_place_when, one.applies_when, one.urgent_when, *brings))
        named = {
            self.compiler.rank[test.question]
            for tree in conditions
            for test in tests_of(tree)
            if not isinstance(test, Scored)
        }
        return frozenset(rank for rank in named if rank < self.identity_size)

    def _compile(self, conditions: tuple[ConditionTree, ...], rank: int) -> Compiled:
        compiled = self.compiler.compile(conditions[0] if len(conditions) == 1 else All(conditions))
        self.compiler.provers[rank] = compiled.prove
        return compiled

    def _line(self, rank: int, question: Question) -> Line:
        when = self.whens[rank]
        on_short_path = question.short or rank < self.identity_size
        bits = self.compiler.bits[rank]
        kind = question.kind
        plain = bool(bits) and kind != "multiple"
        numeric = kind in {"number", "money"}
        lowest = _lowest(question, bits) if question.knows_not == "worst" else ABSENT
        steers = rank >= self.identity_size or rank in self.steering
        counts = question.required and rank >= self.identity_size
        key, value = question.id, when and when.value
        return Line(
            rank, key, value, on_short_path, rank >= self.identity_size, bits, plain, numeric, lowest, counts, steers
        )


def _lowest(question: Question, bits: dict[str, int]) -> int:
    """Return the choice of the lowest level, as conditions read « je ne sais pas » where it is a risk."""
    levels = {choice.id: choice.level for choice in question.all_choices if choice.level is not None}
    return bits[min(levels, key=levels.__getitem__)] if levels else ABSENT


class Line(NamedTuple):
    """What following the flow needs of one question, and nothing more."""

    rank: int
    key: str
    when: Evaluate | None
    short: bool
    in_answers: bool
    bits: dict[str, int]
    plain: bool
    numeric: bool
    lowest: int
    required: bool
    steers: bool


class Flow(NamedTuple):
    """Where a response stands: the facts that conditions read, whether it is complete, and whether it is settled.

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
        """The first question asked that nothing was said to."""
        return next((key for key, state in self.states.items() if state is State.UNANSWERED), None)

    @property
    def share_done(self) -> Fraction:
        """The share of the questions asked, or that may still be asked, that something was said to: 0 to 1."""
        states = list(self.states.values())
        said = sum(state >= State.ANSWERED for state in states)
        to_say = sum(state in {State.UNANSWERED, State.PENDING} for state in states)
        return Fraction(said, said + to_say) if said + to_say else Fraction(1)

    @property
    def seconds_left(self) -> int:
        """The seconds left at worst: all that is asked or may still be asked, unanswered."""
        questions = self.routing.compiler.questions[self.routing.identity_size :]
        waiting = {State.UNANSWERED, State.PENDING}
        return sum(question.seconds for question in questions if self.state(question.id) in waiting)


def follow(questionnaire: Questionnaire, response: Response) -> Flow:
    """Return where a response stands in its questionnaire: the state of every question."""
    routing = questionnaire.prepared(Routing)
    facts = routing.blank.copy()
    size = routing.size
    short = response.path == "short"
    identity, answers = response.identity, response.answers
    waiting = _read_sheet(routing, facts, identity)
    complete, settled = True, routing.steering.isdisjoint(waiting)
    for line in routing.plan:
        rank, key, when, on_short_path, in_answers, bits, plain = line[:7]
        truth = TRUE if when is None else when(facts)
        if truth not in MAY_BE_ASKED:
            continue
        value = answers.get(key) if in_answers else identity.get(key)
        if short and not on_short_path:
            state = DEFERRED
        elif truth == OPEN:
            state = PENDING
        elif value is None:
            state = UNANSWERED
        elif plain and value in bits:
            facts[rank], facts[size + rank] = bits[value], ANSWERED
            continue
        else:
            _take(facts, size, line, value)
            continue
        facts[rank], facts[size + rank] = OPEN, state
        waiting.append(rank)
        complete = complete and not (line.required and state != DEFERRED)
        settled = settled and not line.steers
    return Flow(routing, facts, complete, settled, tuple(sorted(waiting)))


def _read_sheet(routing: Routing, facts: Facts, identity: Mapping[str, Value]) -> list[int]:
    """Write the identity fields that are always asked into the facts, and return those that were not answered."""
    sheet = routing.sheet
    for key, value in identity.items():
        if key in sheet:
            _take(facts, routing.size, sheet[key], value)
    return [line.rank for key, line in sheet.items() if key not in identity]


def _take(facts: Facts, size: int, line: Line, value: Value) -> None:
    """Write one answer into the facts."""
    rank = line.rank
    if value.__class__ is Said:
        unknown = value is Said.DONT_KNOW
        facts[size + rank] = DONT_KNOW if unknown else NOT_APPLICABLE
        facts[rank] = line.lowest if unknown else ABSENT
        return
    facts[size + rank] = ANSWERED
    if not line.bits:
        facts[rank] = 0
        if line.numeric:
            facts[2 * size + rank] = value
    elif line.plain:
        facts[rank] = line.bits[value]
    else:
        facts[rank] = sum(map(line.bits.__getitem__, value))
