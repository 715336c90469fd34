"""The answers of a workbench, as they were given: fitted to a questionnaire that changes, never lost."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar, cast

from diagnostic import AnswerError, Response
from webapp.forms.input import Typed, raw_answer
from webapp.forms.messages import sentence
from webapp.http.filters import door

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from diagnostic import Questionnaire

T = TypeVar("T")

Path = Literal["full", "short"]
EMPTY: Mapping[str, object] = MappingProxyType({})
UNREAD: Mapping[str, Refused] = MappingProxyType({})


class Refused(NamedTuple):
    """A field that could not be read, shown again as it was typed."""

    typed: Typed
    message: str


class Given(NamedTuple):
    """All that was given: answers by question, ways and quotes by recommendation, and what could not be read.

    `case` is the name of the case it began from, or nothing.
    """

    path: Path = "full"
    answers: Mapping[str, object] = EMPTY
    solutions: Mapping[str, object] = EMPTY
    quotes: Mapping[str, object] = EMPTY
    refused: Mapping[str, Refused] = UNREAD
    case: str = ""


class Misfit(NamedTuple):
    """An answer that the questionnaire cannot take any more: kept, and back as soon as it can."""

    key: str
    value: str
    message: str


class Fitted(NamedTuple):
    """The response that the answers say to a questionnaire, and those that do not fit it."""

    response: Response
    misfits: tuple[Misfit, ...]


def fit(questionnaire: Questionnaire, given: Given) -> Fitted:
    """Return what the answers say to this questionnaire."""
    misfits: list[Misfit] = []
    solutions = _taken(given.solutions, lambda one: Response.to(questionnaire, solutions=one), misfits)
    quotes = _taken(given.quotes, lambda one: Response.to(questionnaire, quotes=one), misfits)
    fields = {field.id for field in questionnaire.identity}
    identity, answers = (
        {key: value for key, value in given.answers.items() if (key in fields) is inside} for inside in (True, False)
    )
    response = Response.to(
        questionnaire,
        _taken(answers, lambda one: Response.to(questionnaire, one), misfits),
        identity=_taken(identity, lambda one: Response.to(questionnaire, identity=one), misfits),
        path=given.path,
        solutions=solutions,
        quotes=quotes,
    )
    return Fitted(response, tuple(misfits))


def _taken(
    said: Mapping[str, object], read: Callable[[dict[str, object]], object], misfits: list[Misfit]
) -> dict[str, object]:
    """Return what can be read; write the rest down."""
    taken = {}
    for key, value in said.items():
        try:
            read({key: value})
        except AnswerError as error:
            misfits.append(Misfit(key, _words(value), " ".join(filter(None, (error.message, error.hint)))))
        else:
            taken[key] = value
    return taken


def _words(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def answering(questionnaire: Questionnaire, given: Given, key: str, typed: Typed) -> Given:
    """Return what is given once one field was filled in; what cannot be read is shown again, the answer stays."""
    question = questionnaire.question_by_id[key]
    refused, answers = _without(given.refused, key), _without(given.answers, key)
    try:
        raw = raw_answer(question, typed)
        if raw is not None:
            said = Response.to(questionnaire).saying(questionnaire, key, raw, door())
            answers[key] = {**said.identity, **said.answers}[key]
    except AnswerError as error:
        refused[key] = Refused(typed, sentence(question, error, questionnaire.place))
        return given._replace(refused=refused)
    return given._replace(answers=answers, refused=refused)


def without(given: Given, key: str) -> Given:
    """Return what is given without what was said under one key."""
    return given._replace(
        answers=_without(given.answers, key),
        solutions=_without(given.solutions, key),
        quotes=_without(given.quotes, key),
        refused=_without(given.refused, key),
    )


def _without(part: Mapping[str, T], key: str) -> dict[str, T]:
    return {other: value for other, value in part.items() if other != key}


def of_case(response: Response, case: str) -> Given:
    """Return what a case gives."""
    said: Mapping[str, object] = {**response.identity, **response.answers}
    solutions = cast("Mapping[str, object]", response.solutions)
    return Given(response.path, said, solutions, cast("Mapping[str, object]", response.quotes), case=case)


def plain(response: Response, language: str = "fr") -> dict[str, object]:
    """Return a response as a file of answers says it to a questionnaire in a language."""
    filed = response.filed(language)
    whole = {"questionnaire": response.questionnaire, "version": response.version, "path": filed.pop("path")}
    return whole | {name: part for name, part in filed.items() if part or name == "answers"}
