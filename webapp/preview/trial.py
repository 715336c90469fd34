"""The trial answers of the workbench, fitted to a questionnaire that changes, and never lost."""

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
    """An input that could not be read, shown again as it was typed."""

    typed: Typed
    message: str


class Trial(NamedTuple):
    """Trial answers by question, solutions and quotes by recommendation, and inputs that could not be read.

    `case`: the name of the case they began from, or an empty text.
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
    """The response that trial answers make, and the answers that do not fit the questionnaire."""

    response: Response
    misfits: tuple[Misfit, ...]


def fit(questionnaire: Questionnaire, trial: Trial) -> Fitted:
    """Return the response that trial answers make to this questionnaire, and those that do not fit it."""
    misfits: list[Misfit] = []
    solutions = _taken(trial.solutions, lambda part: Response.to(questionnaire, solutions=part), misfits)
    quotes = _taken(trial.quotes, lambda part: Response.to(questionnaire, quotes=part), misfits)
    identity_ids = {question.id for question in questionnaire.identity}
    identity, answers = (
        {key: value for key, value in trial.answers.items() if (key in identity_ids) is inside}
        for inside in (True, False)
    )
    response = Response.to(
        questionnaire,
        _taken(answers, lambda part: Response.to(questionnaire, part), misfits),
        identity=_taken(identity, lambda part: Response.to(questionnaire, identity=part), misfits),
        path=trial.path,
        solutions=solutions,
        quotes=quotes,
    )
    return Fitted(response, tuple(misfits))


def _taken(
    answers: Mapping[str, object], read: Callable[[dict[str, object]], object], misfits: list[Misfit]
) -> dict[str, object]:
    """Return the answers that can be read; add the others to `misfits`."""
    taken = {}
    for key, value in answers.items():
        try:
            read({key: value})
        except AnswerError as error:
            misfits.append(Misfit(key, _words(value), " ".join(filter(None, (error.message, error.hint)))))
        else:
            taken[key] = value
    return taken


def _words(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def answering(questionnaire: Questionnaire, trial: Trial, key: str, typed: Typed) -> Trial:
    """Return the trial with one more input; where it cannot be read, the answer stays and the input is shown again."""
    question = questionnaire.question_by_id[key]
    refused, answers = _without(trial.refused, key), _without(trial.answers, key)
    try:
        raw = raw_answer(question, typed)
        if raw is not None:
            response = Response.to(questionnaire).saying(questionnaire, key, raw, door())
            answers[key] = {**response.identity, **response.answers}[key]
    except AnswerError as error:
        refused[key] = Refused(typed, sentence(question, error, questionnaire.place))
        return trial._replace(refused=refused)
    return trial._replace(answers=answers, refused=refused)


def without(trial: Trial, key: str) -> Trial:
    """Return the trial without the answer, solution, quote and refusal under one key."""
    return trial._replace(
        answers=_without(trial.answers, key),
        solutions=_without(trial.solutions, key),
        quotes=_without(trial.quotes, key),
        refused=_without(trial.refused, key),
    )


def _without(part: Mapping[str, T], key: str) -> dict[str, T]:
    return {other: value for other, value in part.items() if other != key}


def of_case(response: Response, case: str) -> Trial:
    """Return the trial that begins from a case."""
    answers: Mapping[str, object] = {**response.identity, **response.answers}
    solutions = cast("Mapping[str, object]", response.solutions)
    return Trial(response.path, answers, solutions, cast("Mapping[str, object]", response.quotes), case=case)


def plain(response: Response, language: str = "fr") -> dict[str, object]:
    """Return a response as the content of a file of answers, its texts in a language."""
    filed = response.filed(language)
    whole = {"questionnaire": response.questionnaire, "version": response.version, "path": filed.pop("path")}
    return whole | {name: part for name, part in filed.items() if part or name == "answers"}
