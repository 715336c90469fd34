"""A questionnaire with one field changed: once for each field of each model, wherever it first has a value."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import TypeAdapter

from diagnostic import Questionnaire
from diagnostic.comparison.fields import classes_of
from diagnostic.model import AnyOf, read_condition
from diagnostic.model.base import Part

ROOT = Path(__file__).parents[2]
NEVER = AnyOf(())
# Values of fields that take only some texts, and of fields that a text of any kind would leave without sense.
OTHER: dict[str, tuple[Any, ...]] = {
    "given_by": ("quotes", "report", "business-id"),
    "kind": ("long-text", "text"),
    "row_kind": ("single", "level"),
    "role": ("barriers", "goals"),
    "dont_know": ("refused", "allowed"),
    "aggregate": ("min", "max"),
    "unanswered": ("zero", "open"),
    "effect": ("warns", "excludes"),
    "zone": ("nord", "sud"),
    "check": (None, "luhn"),
    "time_zone": ("UTC",),
    "code": ("EUR",),
    "home": (None,),
    "prefix": ("33",),
    "groups": ((1,),),
    "establishment": (None,),
    "language": ("en",),
    "cost": ("c0", "c1"),
    "monthly": ("m0", "m1"),
}


class Mutation(NamedTuple):
    """A field of a model changed in a questionnaire."""

    model: type[Part]
    name: str
    changed: Questionnaire

    def __str__(self) -> str:
        return f"{self.model.__name__}.{self.name}"


def models(root: Any) -> list[type[Part]]:
    """A model and all that it is made of, each once."""
    found: list[type[Part]] = []
    waiting = [root]
    while waiting:
        here = waiting.pop(0)
        if isinstance(here, type) and issubclass(here, Part) and here not in found:
            found.append(here)
            waiting += [field.annotation for field in here.model_fields.values()]
        waiting += getattr(here, "__args__", ())
    return found


MODELS = models(Questionnaire)


def mutations(questionnaire: Questionnaire) -> list[Mutation]:
    """Each field that holds no part, changed at its first place in a questionnaire."""
    found: dict[tuple[type[Part], str], Mutation] = {}
    for part, rebuilt in _places(questionnaire):
        for name, what in classes_of(type(part)).items():
            if what in {"text", "meaning", "presence"} and (type(part), name) not in found:
                changed = rebuilt(part.model_copy(update={name: _other(part, name)}))
                found[type(part), name] = Mutation(type(part), name, changed)
    return list(found.values())


def _places(part: Any, rebuilt: Any = lambda one: one) -> Any:
    """Every part, with what makes the whole from another in its place."""
    yield part, rebuilt
    for name in type(part).model_fields:
        value = getattr(part, name)
        if isinstance(value, Part):
            yield from _places(value, _put(part, name, rebuilt))
        elif isinstance(value, tuple):
            for at, one in enumerate(value):
                if isinstance(one, Part):
                    yield from _places(one, _put_at(part, name, at, rebuilt))


def _put(part: Any, name: str, rebuilt: Any) -> Any:
    return lambda one: rebuilt(part.model_copy(update={name: one}))


def _put_at(part: Any, name: str, at: int, rebuilt: Any) -> Any:
    def put(one: Any) -> Any:
        value = getattr(part, name)
        return rebuilt(part.model_copy(update={name: (*value[:at], one, *value[at + 1 :])}))

    return put


def _other(part: Any, name: str) -> Any:
    """Another value of a field, which its model takes."""
    value = getattr(part, name)
    field = type(part).model_fields[name]
    tried = (*OTHER.get(name, ()), *_guesses(value))
    taken = TypeAdapter(field.rebuild_annotation(), config=None)
    return next(one for one in tried if one != value and _fits(taken, one))


def _guesses(value: Any) -> tuple[Any, ...]:
    numbers: tuple[Any, ...] = ()
    if isinstance(value, bool):
        numbers = (not value,)
    elif isinstance(value, int):
        numbers = (value + 1, value - 1)
    elif isinstance(value, Fraction):
        numbers = (value + 1, value / 2)
    elif isinstance(value, str):
        numbers = (f"{value}autre",)
    elif isinstance(value, tuple):
        numbers = (value[1:], (*value, "autre"))
    elif isinstance(value, dict):
        numbers = ({**value, "autre": "a"}, {**value, "autre": 1})
    return (
        *numbers,
        read_condition({"situation": "solution"}),
        "autre",
        1,
        Fraction(1, 2),
        ("autre",),
        {"a": Fraction(1)},
    )


def _fits(taken: TypeAdapter[Any], value: Any) -> bool:
    try:
        taken.validate_python(value, strict=True)
    except ValueError:
        return False
    return True
