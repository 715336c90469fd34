"""Validate a tree of nodes against a model, reporting every mistake at its line in the author's terms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from diagnostic.budgets import shortened
from diagnostic.errors import did_you_mean
from diagnostic.loading.tree import node_at, problem_at, spot, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import ErrorDetails

    from diagnostic.errors import Problem
    from diagnostic.loading.tree import Node

Place = tuple[str | int, ...]
M = TypeVar("M", bound=BaseModel)

MOST_TOLD = 200
MORE, CORRECT_FIRST = "et {} autres erreurs, à partir d'ici", "Corrigez d'abord celles qui sont dites."
MAPPING = "des clés et des valeurs sont attendues ici"
PAIR = "deux identifiants sont attendus ici : [l'un, l'autre]"
# pydantic's type of error -> our stable code and message; {…} are facts of the error. Errors raised by the models
# themselves (bad-key, reserved-key, empty-list, not-a-number) carry both already.
SENTENCES: dict[str, tuple[str, str]] = {
    "extra_forbidden": ("unknown-key", "la clé « {key} » n'existe pas ici"),
    "missing": ("missing-key", "il manque la clé « {key} »"),
    "string_type": ("wrong-type", "un texte est attendu ici"),
    "int_type": ("wrong-type", "un nombre entier est attendu ici"),
    "bool_type": ("wrong-type", "true ou false est attendu ici"),
    "tuple_type": ("wrong-type", "une liste est attendue ici"),
    "dict_type": ("wrong-type", MAPPING),
    "model_type": ("wrong-type", MAPPING),
    "too_long": ("wrong-type", PAIR),
    "literal_error": ("bad-value", "« {input} » n'est pas une des valeurs possibles : {expected}"),
    "string_pattern_mismatch": ("bad-value", "« {input} » n'a pas la forme attendue ({pattern})"),
    "greater_than_equal": ("bad-value", "{ge} au moins"),
    "less_than_equal": ("bad-value", "{le} au plus"),
}


class Misread(NamedTuple):
    """A mistake, with its location as pydantic reports it."""

    place: Place
    problem: Problem


class Validated(NamedTuple, Generic[M]):
    """The model read from a tree, or None with every mistake in it."""

    model: M | None
    mistakes: tuple[Misread, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The mistakes as problems, worded for the author."""
        return tuple(mistake.problem for mistake in self.mistakes)


def validated(model: type[M], root: Node) -> Validated[M]:
    """Return the model read from a tree; only the YAML spelling of a key is accepted."""
    try:
        return Validated(model.model_validate(value_of(root), by_alias=True, by_name=False), ())
    except ValidationError as error:
        return Validated(None, tuple(_misread(model, root, error)))


def _misread(model: type[M], root: Node, error: ValidationError) -> Iterator[Misread]:
    """Yield the problems of a tree; if very many, the first ones and a count of the others."""
    errors = error.errors(include_url=False)
    for detail in errors[:MOST_TOLD]:
        yield from _mistakes(model, root, detail)
    for detail in errors[MOST_TOLD : MOST_TOLD + 1]:
        more = len(errors) - MOST_TOLD
        yield Misread(
            detail["loc"], problem_at(spot(root, detail["loc"]), "more-mistakes", MORE.format(more), CORRECT_FIRST)
        )


def _mistakes(model: type[BaseModel], root: Node, detail: ErrorDetails) -> Iterator[Misread]:
    place = detail["loc"]
    context = detail.get("ctx", {})
    if "mistakes" not in context:
        yield Misread(place, _problem(model, root, place, detail))
    for mistake in context.get("mistakes", ()):
        here = spot(root, (*place, *mistake.place))
        yield Misread(place, problem_at(here, mistake.code, mistake.message))


def _problem(model: type[BaseModel], root: Node, place: Place, detail: ErrorDetails) -> Problem:
    kind, last = detail["type"], place[-1] if place else ""
    code, sentence = SENTENCES.get(kind, (kind, detail["msg"]))
    hint = ""
    if kind == "extra_forbidden":
        hint = did_you_mean(str(last), _keys(model, place[:-1]))
    if kind == "missing" and isinstance(last, int):
        code, sentence = SENTENCES["too_long"]
    facts: dict[str, Any] = {"key": last, "input": shortened(str(detail["input"])), **detail.get("ctx", {})}
    if "expected" in facts:
        facts["expected"] = facts["expected"].replace(" or ", " ou ").replace("'", "")
    node = node_at(root, place[:-1]) if kind == "missing" else spot(root, place)
    return problem_at(node, code, sentence.format_map(facts), hint)


def _keys(model: type[BaseModel], place: Place) -> list[str]:
    """Return the valid keys at a location of a model."""
    here: Any = model
    for step in place:
        fields = getattr(here, "model_fields", {})
        field = next((info for name, info in fields.items() if step in (info.alias, name)), None)
        here = here if field is None else _model_in(field.annotation)
    return [info.alias or name for name, info in getattr(here, "model_fields", {}).items() if not info.exclude]


def _model_in(annotation: Any) -> Any:  # noqa: ANN401 - any annotation
    """Return the model inside an annotation, however it is wrapped."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, (_model_in(part) for part in getattr(annotation, "__args__", ()))), None)
