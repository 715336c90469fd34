"""A commune of the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from diagnostic.errors import did_you_mean
from diagnostic.kinds.kind import Collected, Kind, Option
from diagnostic.kinds.refusal import refuse
from diagnostic.notation.text import cleaned

if TYPE_CHECKING:
    from collections.abc import Callable

    from diagnostic.kinds.kind import Formats, Value
    from diagnostic.model import Question, Questionnaire
    from diagnostic.notation.doors import Door


class _Communes(NamedTuple):
    """The ids of the communes by what one may call them, and their names."""

    by_name: dict[str, str]
    names: tuple[str, ...]


def _communes(questionnaire: Questionnaire) -> _Communes:
    communes = questionnaire.catalogue.communes
    by_name = {said: one.id for one in reversed(communes) for said in (one.id, one.name.casefold())}
    return _Communes(by_name, tuple(one.name for one in communes))


def _reader(questionnaire: Questionnaire, question: Question) -> Callable[[object, Door], str]:
    """Return what reads the id of a commune from its id or its name."""
    communes = questionnaire.prepared(_communes)

    def read(value: object, _door: Door) -> str:
        text = normalize("NFC", cleaned(str(value))).strip()
        if text.casefold() not in communes.by_name:
            hint = did_you_mean(text, communes.names)
            refuse(question, value, "unknown-commune", "cette commune n'est pas dans la liste.", hint)
        return communes.by_name[text.casefold()]

    return read


def _options(questionnaire: Questionnaire, _question: Question) -> tuple[Option, ...]:
    return tuple(Option(one.id, one.name) for one in questionnaire.catalogue.communes)


def name_of(questionnaire: Questionnaire, key: str) -> str:
    """Return the name of a commune; raise KeyError if the catalogue has none of this id."""
    return {one.id: one.name for one in reversed(questionnaire.catalogue.communes)}[key]


def _words(questionnaire: Questionnaire, _question: Question, value: Value, _formats: Formats) -> tuple[str, ...]:
    return (name_of(questionnaire, value),)


KIND = Kind(
    name="commune",
    shape="place",
    reader=_reader,
    tests="une liste de communes, ou zone",
    means="place",
    options=_options,
    unread="unknown-commune",
    words=_words,
    widget="commune",
    autocomplete="address-level2",
    collected=lambda _place: Collected(appearance="minimal autocomplete"),
)
