"""Read a response from a file of answers, reporting every invalid answer at its line if there are lines.

The input is plain data, whatever its source: a file of answers, a case, one line of a batch.
"""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml
from pydantic import ValidationError

from diagnostic.errors import AnswerError, did_you_mean
from diagnostic.kinds.refusal import shortened
from diagnostic.loading.tree import node_at, problem_at, read_file, twice_written, value_of
from diagnostic.loading.validation import CORRECT_FIRST, MORE, MOST_TOLD, SENTENCES
from diagnostic.model import Organisation
from diagnostic.model.base import kebab
from diagnostic.response import (
    Response,
    Sheets,
    cleaned_data,
    read_day,
    read_from,
    read_path,
    read_quote,
    read_solution,
    read_territory,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from diagnostic.errors import Problem
    from diagnostic.loading.tree import Node
    from diagnostic.model import Questionnaire

MAPPINGS = ("identity", "answers", "solutions", "quotes")
KEYS = ("questionnaire", "territory", "version", "digest", "path", "date", *MAPPINGS, "report")
REPORT_KEYS = ("template", "body", "address", "made-with")
BODY_KEYS = tuple(kebab(name) for name in Organisation.model_fields)
MOST_LOOKED_AT = 500  # mistakes of one kind: more are of no use to anybody, and the words nearest to each take time
NOT_READ = "la suite n'a pas été lue : les erreurs sont trop nombreuses"
YEAR_FIRST = re.compile("[0-9]{4}-")
CASE_KEYS = ("title", "summary", "expect")


class AnswersFile(NamedTuple):
    """The content of a file of answers: the response, its date (AAAA-MM-JJ, or None), and the plain data."""

    response: Response
    date: str
    data: dict[str, Any]
    root: Node


class Mistake(NamedTuple):
    """A value in plain data that cannot be read: the keys that lead to it, and the reason.

    `on_key`: the last key itself is wrong, rather than its value.
    """

    place: tuple[str, ...]
    code: str
    message: str
    hint: str = ""
    on_key: bool = False


class Taken(NamedTuple):
    """The response read from plain data, or None with every mistake in it."""

    response: Response | None
    mistakes: tuple[Mistake, ...]


def read_answers(questionnaire: Questionnaire, path: str | Path) -> AnswersFile:
    """Return the response in a file of answers or a case; raise AnswerError with every mistake of the file."""
    root = compose_answers(Path(path))
    data = cleaned_data(value_of(root))
    response, mistakes = taken(questionnaire, data)
    mistakes += tuple(unknown_keys(data, KEYS, CASE_KEYS))
    problems = [*twice_written(root), *placed(root, mistakes)]
    if problems or response is None:
        raise _refusal(str(path), problems)
    return AnswersFile(response, _day(data), data, root)


def compose_answers(path: Path) -> Node:
    """Return the tree of a file of answers; raise AnswerError if the file cannot be parsed."""
    root, problem = read_file(path)
    if problem is None and not isinstance(root, yaml.MappingNode):
        problem = problem_at(root, "wrong-type", "des clés et des valeurs sont attendues")
    if problem is not None:
        raise _refusal(str(path), [problem])
    return root


def _refusal(shown: str, problems: list[Problem]) -> AnswerError:
    first = min(problems)
    return AnswerError(shown, None, code=first.code, message=first.message, hint=first.hint, problems=problems)


def placed(root: Node, mistakes: tuple[Mistake, ...]) -> Iterator[Problem]:
    """Yield the mistakes in a tree of answers as problems, each at its line."""
    for place, code, message, hint, on_key in mistakes[:MOST_TOLD]:
        yield problem_at(node_at(root, place, key=on_key), code, _message(place, message, on_key=on_key), hint)
    for first in mistakes[MOST_TOLD : MOST_TOLD + 1]:
        more = MORE.format(len(mistakes) - MOST_TOLD)
        yield problem_at(node_at(root, first.place, key=True), "more-mistakes", more, CORRECT_FIRST)


def _message(place: tuple[str, ...], message: str, *, on_key: bool) -> str:
    """Return the message of a mistake, naming its question, since one line may hold several answers."""
    if len(place) <= 1:
        return message
    named = f"« {place[-1]} »" if on_key else place[-1]
    return f"{named} : {message}".rstrip(".")


def unknown_keys(
    data: Mapping[str, object], known: tuple[str, ...], allowed: tuple[str, ...] = ()
) -> Iterator[Mistake]:
    """Yield a mistake for each unknown key of plain data; `allowed` keys are ignored."""
    unknown = (key for key in data if key not in known + allowed)
    for key in islice(unknown, MOST_LOOKED_AT):
        message = f"la clé « {shortened(key)} » n'existe pas ici"
        yield Mistake((key,), "unknown-key", message, did_you_mean(key, known), on_key=True)


def taken(questionnaire: Questionnaire, data: Mapping[str, Any]) -> Taken:
    """Return the response in plain data, or every mistake found."""
    questionnaire, mistake = _in_territory(questionnaire, data)
    mistakes = [*([mistake] if mistake else []), *_headings(questionnaire, data)]
    read = {key: _read_mapping(questionnaire, key, data.get(key), mistakes) for key in MAPPINGS}
    if mistakes:
        return Taken(None, tuple(mistakes))
    path = read_path(data.get("path", "full"))
    here = questionnaire.territory.id if questionnaire.territory else ""
    response = Response(questionnaire.id, questionnaire.version, questionnaire.digest, path, territory=here, **read)
    return Taken(response, ())


def response_of(questionnaire: Questionnaire, data: Mapping[str, Any]) -> Response:
    """Return the response in plain data known to be free of mistakes, ignoring which questionnaire it names."""
    parts: dict[str, Any] = {key: data.get(key) or {} for key in MAPPINGS}
    answers = parts.pop("answers")
    return Response.to(questionnaire, answers, path=data.get("path", "full"), territory=data.get("territory"), **parts)


def _in_territory(questionnaire: Questionnaire, data: Mapping[str, Any]) -> tuple[Questionnaire, Mistake | None]:
    """Return the questionnaire in the territory said, or in the only one it can be; else itself and the mistake."""
    said = data.get("territory")
    if said is None:
        return _implied(questionnaire, data.get("digest"))
    try:
        return read_territory(questionnaire, said), None
    except AnswerError as error:
        return questionnaire, Mistake(("territory",), error.code, error.message.rstrip("."), error.hint)


def _implied(questionnaire: Questionnaire, digest: object) -> tuple[Questionnaire, Mistake | None]:
    """Return the questionnaire in the one territory it serves, or in that of a digest; else itself and the mistake."""
    places = (questionnaire, *questionnaire.elsewhere.values())
    by_digest = next((one for one in places if one.digest == digest), None)
    if by_digest or len(places) == 1:
        return by_digest or questionnaire, None
    message = f"ce questionnaire sert plusieurs territoires : {', '.join(questionnaire.territories)}"
    return questionnaire, Mistake(
        (), "missing-territory", message, "Ajoutez « territory », avec celui de l'entreprise."
    )


def _headings(questionnaire: Questionnaire, data: Mapping[str, Any]) -> Iterator[Mistake]:
    """Yield the mistakes in the keys about the response as a whole."""
    named = data.get("questionnaire", questionnaire.id)
    if named != questionnaire.id:
        message = f"ces réponses sont pour « {named} », pas pour « {questionnaire.id} »"
        yield Mistake(("questionnaire",), "other-questionnaire", message)
    version = data.get("version", questionnaire.version)
    if version != questionnaire.version:
        message = f"ces réponses sont pour la version {version} ; celle-ci est la {questionnaire.version}"
        hint = "Vérifiez les réponses, puis corrigez ou retirez « version »."
        yield Mistake(("version",), "other-version", message, hint)
    if data.get("digest", questionnaire.digest) != questionnaire.digest:
        message = f"ces réponses sont pour un autre contenu que celui-ci (empreinte {questionnaire.digest[:12]}…)"
        hint = "Vérifiez les réponses, puis corrigez ou retirez « digest »."
        yield Mistake(("digest",), "other-digest", message, hint)
    try:
        read_path(data.get("path", "full"))
    except AnswerError as error:
        yield Mistake(("path",), error.code, f"path : {error.message}".rstrip("."), error.hint)
    if (day := data.get("date")) is not None and not _day(data):
        message = f"« {shortened(day)} » n'est pas une date"
        yield Mistake(("date",), "not-a-date", message, "Écrivez-la AAAA-MM-JJ : 2026-03-12.")
    if (report := data.get("report")) is not None:
        yield from _report_mistakes(report)


def _report_mistakes(settings: object) -> Iterator[Mistake]:
    """Yield the mistakes in the settings of the report: its template, and the issuing body."""
    yield from _texts_mistakes(("report",), settings, REPORT_KEYS)
    body = settings.get("body") if isinstance(settings, dict) else None
    if body is not None:
        yield from _organisation_mistakes(body)


def _organisation_mistakes(description: object) -> Iterator[Mistake]:
    """Yield the mistakes in the description of the organisation that issues the report."""
    place = ("report", "body")
    if not isinstance(description, dict):
        yield Mistake(place, "wrong-type", "des clés et des valeurs sont attendues ici")
        return
    for mistake in unknown_keys(description, BODY_KEYS):
        yield mistake._replace(place=(*place, *mistake.place))
    if "name" not in description:
        yield Mistake(place, "missing-key", "il manque la clé « name »")
    try:
        Organisation.model_validate(
            {"name": "x"} | {key: value for key, value in description.items() if key in BODY_KEYS}
        )
    except ValidationError as error:
        for detail in error.errors():
            code, sentence = SENTENCES.get(detail["type"], ("bad-value", detail["msg"]))
            yield Mistake((*place, str(detail["loc"][0])), code, sentence)


def _texts_mistakes(place: tuple[str, ...], texts: object, known: tuple[str, ...]) -> Iterator[Mistake]:
    if not isinstance(texts, dict):
        yield Mistake(place, "wrong-type", "des clés et des valeurs sont attendues ici")
        return
    for mistake in unknown_keys(texts, known):
        yield mistake._replace(place=(*place, *mistake.place))
    for key, value in texts.items():
        if key in known and key != "body" and not isinstance(value, str):
            yield Mistake((*place, key), "wrong-type", "un texte est attendu ici")


def _day(data: Mapping[str, Any]) -> str:
    """Return the date of a response, AAAA-MM-JJ; None if missing or in another format."""
    day = data.get("date")
    return read_day(day).day if isinstance(day, str) and YEAR_FIRST.match(day) else ""


def _read_mapping(
    questionnaire: Questionnaire, key: str, mapping: object, mistakes: list[Mistake]
) -> MappingProxyType[str, Any]:
    """Return the values under a key; unreadable ones are added to the mistakes."""
    values: dict[str, Any] = {}
    if mapping is not None and not isinstance(mapping, dict):
        mistakes.append(Mistake((key,), "wrong-type", "des clés et des valeurs sont attendues ici"))
    elif mapping:
        read = reader_of(questionnaire, key)
        most = len(mistakes) + MOST_LOOKED_AT
        for name, value in mapping.items():
            if len(mistakes) == most:
                mistakes.append(Mistake((key, name), "more-mistakes", NOT_READ, CORRECT_FIRST, on_key=True))
                break
            try:
                values[name] = read(name, value)
            except AnswerError as error:
                unknown = error.code in {"unknown-question", "unknown-recommendation"}
                mistakes.append(Mistake((key, name), error.code, error.message, error.hint, unknown))
    return MappingProxyType(values)


def reader_of(questionnaire: Questionnaire, key: str) -> Callable[[str, object], Any]:
    """Return the function that reads one entry under a key of `MAPPINGS`, raising AnswerError if it is invalid."""
    sheets = questionnaire.prepared(Sheets)
    return {
        "identity": lambda name, value: read_from(sheets.identity, name, value, sheets.door),
        "answers": lambda name, value: read_from(sheets.answers, name, value, sheets.door),
        "solutions": lambda name, value: read_solution(questionnaire, name, value),
        "quotes": lambda name, value: read_quote(questionnaire, name, value),
    }[key]
