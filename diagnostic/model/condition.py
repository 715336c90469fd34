"""Conditions as data: a small typed tree, read from a mapping and written back to one.

{customer-records: [paper, scattered]}      one of these choices (a single one needs no brackets)
{wishes: {any: [e-commerce]}}               ticks of a `multiple`: any, all, none, only
{headcount: {gte: 10}}                      numbers and levels: eq ne lt lte gt gte
{commune: {zone: [north]}}                  where a commune lies
{stock: {asked: false}}                     about the question itself: asked, answered
{score: {customers: {lt: 40}}}              recommendations only
{all: [...]}  {any: [...]}  {not: {...}}    several keys in one mapping are an `all`
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar, assert_never, get_args

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from diagnostic.model.base import exact, plain_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

T = TypeVar("T", bound=str)

DEEPEST = 8
TickTest = Literal["any", "all", "none", "only"]
Comparison = Literal["eq", "ne", "lt", "lte", "gt", "gte"]
Aspect = Literal["asked", "answered"]
EARLIER_ZONE = "province"  # what `zone` was called before territories: still read, never written

TICK_TESTS: tuple[TickTest, ...] = get_args(TickTest)
COMPARISONS: tuple[Comparison, ...] = get_args(Comparison)
ASPECTS: tuple[Aspect, ...] = get_args(Aspect)
OPERATORS = (*TICK_TESTS, "zone", *ASPECTS, *COMPARISONS)
# What editors say of each operator.
DESCRIPTIONS: Mapping[str, str] = {
    "any": "Au moins un de ces choix.",
    "all": "Tous ces choix.",
    "none": "Aucun de ces choix.",
    "only": "Rien d'autre que ces choix.",
    "eq": "Égal à.",
    "ne": "Différent de.",
    "lt": "Plus petit que.",
    "lte": "Plus petit ou égal à.",
    "gt": "Plus grand que.",
    "gte": "Plus grand ou égal à.",
    "asked": "La question est posée, ou ne l'est pas.",
    "answered": "La question a une réponse, ou n'en a pas.",
    "zone": "La commune est dans une de ces zones du territoire.",
    EARLIER_ZONE: "L'ancien nom de zone.",
}
# Tests that say something only where several choices may be ticked.
OF_SEVERAL: frozenset[TickTest] = frozenset({"all", "only"})

Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The ticks of a question: at least one of `choices` (any), each one (all), none of them, or no other (only)."""

    question: str
    mode: TickTest
    choices: tuple[str, ...]
    place: Place = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Compared:
    """A number, or the level of the choice made, compared with a constant."""

    question: str
    operator: Comparison
    value: Fraction
    place: Place = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Located:
    """A commune that lies in one of these zones of the territory."""

    question: str
    zones: tuple[str, ...]
    place: Place = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class About:
    """A test of the question itself: whether it was `asked`, or `answered` with a value."""

    question: str
    what: Aspect
    expected: bool
    place: Place = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Scored:
    """The score of a dimension, compared with a constant on its scale."""

    dimension: str
    operator: Comparison
    value: Fraction
    place: Place = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds; with no part, always true."""

    parts: tuple[ConditionTree, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[ConditionTree, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part is known to be false."""

    part: ConditionTree
    place: Place = field(default=(), compare=False, repr=False)


ConditionTree = Chosen | Compared | Located | About | Scored | All | AnyOf | Not
ALWAYS = All(())


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake inside a condition, with the keys and indices that lead to it."""

    place: Place
    code: str
    message: str


class _Reader:
    """Reads one condition, collecting every mistake in it."""

    def __init__(self) -> None:
        self.mistakes: list[Mistake] = []

    def wrong(self, place: Place, code: str, message: str) -> ConditionTree:
        self.mistakes.append(Mistake(place, code, message))
        return ALWAYS

    def condition(self, data: object, place: Place = (), depth: int = 0) -> ConditionTree:
        if depth > DEEPEST:
            return self.wrong(place, "condition-too-deep", f"plus de {DEEPEST} conditions emboîtées")
        if not isinstance(data, dict) or not data:
            return self.wrong(place, "not-a-condition", "une condition est attendue, par exemple {question: [choix]}")
        parts = tuple(self._part(str(key), value, (*place, str(key)), depth) for key, value in data.items())
        return parts[0] if len(parts) == 1 else All(parts)

    def _part(self, key: str, value: object, place: Place, depth: int) -> ConditionTree:
        match key:
            case "all":
                return All(self._parts(value, place, depth))
            case "any":
                return AnyOf(self._parts(value, place, depth))
            case "not":
                return Not(self.condition(value, place, depth + 1), place)
            case "score":
                return self._scores(value, place)
            case _:
                return self._test(key, value, place)

    def _parts(self, value: object, place: Place, depth: int) -> tuple[ConditionTree, ...]:
        if not isinstance(value, tuple | list) or not value:
            return (self.wrong(place, "not-a-list-of-conditions", "une liste de conditions est attendue"),)
        return tuple(self.condition(part, (*place, index), depth + 1) for index, part in enumerate(value))

    def _scores(self, value: object, place: Place) -> ConditionTree:
        if not isinstance(value, dict) or not value:
            return self.wrong(
                place, "not-a-condition", "un axe et un seuil sont attendus : {score: {clients: {lt: 40}}}"
            )
        tests = tuple(
            Scored(str(dimension), operator, number, (*place, str(dimension), operator))
            for dimension, test in value.items()
            for operator, number in self._comparisons(test, (*place, str(dimension)))
        )
        return tests[0] if len(tests) == 1 else All(tests)

    def _comparisons(self, test: object, place: Place) -> Iterator[tuple[Comparison, Fraction]]:
        if not isinstance(test, dict) or not test:
            self.wrong(place, "not-a-condition", "une comparaison est attendue, par exemple {lt: 40}")
            return
        for name, number in test.items():
            if (operator := _known(name, COMPARISONS)) is None:
                self.wrong((*place, str(name)), "unknown-test", f"« {name} » n'est pas une comparaison")
            elif (read := _number(number)) is None:
                self.wrong((*place, str(name)), "not-a-number", "un nombre est attendu")
            else:
                yield operator, read

    def _test(self, question: str, value: object, place: Place) -> ConditionTree:
        if isinstance(value, dict) and value:
            tests = tuple(self._operator(question, str(name), it, (*place, str(name))) for name, it in value.items())
            return tests[0] if len(tests) == 1 else All(tests)
        return Chosen(question, "any", self._keys(value, place), place)

    def _operator(self, question: str, name: str, value: object, place: Place) -> ConditionTree:
        if mode := _known(name, TICK_TESTS):
            return Chosen(question, mode, self._keys(value, place), place)
        if name in {"zone", EARLIER_ZONE}:
            return Located(question, self._keys(value, place), place)
        if aspect := _known(name, ASPECTS):
            return self._about(question, aspect, value, place)
        if operator := _known(name, COMPARISONS):
            return self._compared(question, operator, value, place)
        known = ", ".join(OPERATORS)
        return self.wrong(place, "unknown-test", f"« {name} » n'est pas un test ; il y a : {known}")

    def _compared(self, question: str, operator: Comparison, value: object, place: Place) -> ConditionTree:
        number = _number(value)
        if number is None:
            return self.wrong(place, "not-a-number", "un nombre est attendu")
        return Compared(question, operator, number, place)

    def _about(self, question: str, aspect: Aspect, value: object, place: Place) -> ConditionTree:
        if not isinstance(value, bool):
            return self.wrong(place, "not-true-or-false", "true ou false est attendu")
        return About(question, aspect, value, place)

    def _keys(self, value: object, place: Place) -> tuple[str, ...]:
        keys = value if isinstance(value, tuple | list) else (value,)
        if not keys or not all(isinstance(key, str) for key in keys):
            self.wrong(place, "not-a-choice", "un choix, ou une liste de choix, est attendu")
            return ()
        return tuple(str(key) for key in keys)


def _known(name: object, names: Iterable[T]) -> T | None:
    """Return the name in this list that the author wrote, or None if there is none."""
    return next((one for one in names if one == name), None)


def _number(value: object) -> Fraction | None:
    """Return the number of a threshold, or None if it is not one."""
    try:
        return Fraction(str(exact(value)))
    except PydanticCustomError:
        return None


def read_condition(data: object) -> ConditionTree:
    """Return the condition in a mapping; raise with every mistake in it (`ctx["mistakes"]`)."""
    if isinstance(data, ConditionTree):
        return data
    reader = _Reader()
    condition = reader.condition(data)
    if reader.mistakes:
        code = "condition"
        raise PydanticCustomError(code, "condition incomprise", {"mistakes": tuple(reader.mistakes)})
    return condition


def write_condition(condition: ConditionTree) -> dict[str, Any]:  # noqa: PLR0911 - one line per kind
    """Return the mapping of a condition, which `read_condition` reads back as the same condition."""
    match condition:
        case Chosen(question, mode, choices):
            return {question: {mode: list(choices)}}
        case Compared(question, operator, value):
            return {question: {operator: plain_number(value)}}
        case Located(question, zones):
            return {question: {"zone": list(zones)}}
        case About(question, what, expected):
            return {question: {what: expected}}
        case Scored(dimension, operator, value):
            return {"score": {dimension: {operator: plain_number(value)}}}
        case All(parts):
            return {"all": [write_condition(part) for part in parts]}
        case AnyOf(parts):
            return {"any": [write_condition(part) for part in parts]}
        case Not(part=part):
            return {"not": write_condition(part)}
        case never:
            assert_never(never)


def tests_of(condition: ConditionTree) -> Iterator[Chosen | Compared | Located | About | Scored]:
    """Yield the tests of a condition, from left to right."""
    match condition:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from tests_of(part)
        case Not(part=part):
            yield from tests_of(part)
        case test:
            yield test


def questions_named(condition: ConditionTree) -> Iterator[str]:
    """Yield the ids of the questions that a condition is about, from left to right; a score is about none."""
    return (test.question for test in tests_of(condition) if not isinstance(test, Scored))


Condition = Annotated[
    ConditionTree,
    PlainValidator(read_condition),
    PlainSerializer(write_condition, return_type=dict),
    WithJsonSchema({"$ref": "#/$defs/Condition"}),
]
