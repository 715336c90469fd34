"""An answers file, or a case, to a response: every answer it cannot take is told at its line."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from diagnostic.errors import AnswerError, did_you_mean
from diagnostic.loading.tree import node_at, problem_at, read_file, twice_written, value_of
from diagnostic.response import Response, read_answer, read_path, read_quote, read_solution

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from diagnostic.errors import Problem
    from diagnostic.loading.tree import Node
    from diagnostic.model import Questionnaire

MAPPINGS = ("identity", "answers", "solutions", "quotes")
KEYS = ("questionnaire", "version", "path", "date", *MAPPINGS, "report")
REPORT_KEYS = ("template", "body")
BODY_KEYS = ("name", "address", "contact", "notice")
CASE_KEYS = ("title", "summary", "expect")


class AnswersFile(NamedTuple):
    """What a file of answers says: the response, the date it was given (AAAA-MM-JJ, or nothing), and the plain data."""

    response: Response
    date: str
    data: dict[str, Any]
    root: Node


def read_answers(questionnaire: Questionnaire, path: str | Path) -> AnswersFile:
    """Return the response that a file holds; a case is one too. Raise AnswerError with every mistake of the file."""
    root = compose_answers(Path(path))
    data = value_of(root)
    problems = [*twice_written(root), *_unknown_keys(root, data), *answer_problems(questionnaire, root, data)]
    if problems:
        raise _refusal(str(path), problems)
    return AnswersFile(response_of(questionnaire, data), data.get("date") or "", data, root)


def compose_answers(path: Path) -> Node:
    """Return the tree of a file of answers; raise AnswerError where it is none."""
    root, problem = read_file(path)
    if problem is None and not isinstance(root, yaml.MappingNode):
        problem = problem_at(root, "wrong-type", "des clés et des valeurs sont attendues")
    if problem is not None:
        raise _refusal(str(path), [problem])
    return root


def response_of(questionnaire: Questionnaire, data: dict[str, Any]) -> Response:
    """Return the response that the plain data of a file says, once it holds no mistake."""
    return Response.to(
        questionnaire,
        data.get("answers") or {},
        identity=data.get("identity") or {},
        path=data.get("path", "full"),
        solutions=data.get("solutions") or {},
        quotes=data.get("quotes") or {},
    )


def _refusal(shown: str, problems: list[Problem]) -> AnswerError:
    first = min(problems)
    return AnswerError(shown, None, code=first.code, message=first.message, hint=first.hint, problems=problems)


def _unknown_keys(root: Node, data: dict[str, Any]) -> Iterator[Problem]:
    for key in data:
        if key not in KEYS + CASE_KEYS:
            yield _unknown_key(root, (key,), KEYS)


def _unknown_key(root: Node, place: tuple[str, ...], known: tuple[str, ...]) -> Problem:
    message = f"la clé « {place[-1]} » n'existe pas ici"
    return problem_at(node_at(root, place, key=True), "unknown-key", message, did_you_mean(place[-1], known))


def answer_problems(questionnaire: Questionnaire, root: Node, data: dict[str, Any]) -> Iterator[Problem]:
    """Yield the mistakes in what a file says of a response: another questionnaire, answers that cannot be taken."""
    said = data.get("questionnaire", questionnaire.id)
    if said != questionnaire.id:
        message = f"ces réponses sont pour « {said} », pas pour « {questionnaire.id} »"
        yield problem_at(node_at(root, ("questionnaire",)), "other-questionnaire", message)
    version = data.get("version", questionnaire.version)
    if version != questionnaire.version:
        message = f"ces réponses sont pour la version {version} ; celle-ci est la {questionnaire.version}"
        hint = "Vérifiez les réponses, puis corrigez ou retirez « version »."
        yield problem_at(node_at(root, ("version",)), "other-version", message, hint)
    yield from _taken(root, ("path",), lambda: read_path(data.get("path", "full")))
    if (day := data.get("date")) is not None and not _is_date(day):
        message = f"« {day} » n'est pas une date"
        yield problem_at(node_at(root, ("date",)), "not-a-date", message, "Écrivez-la AAAA-MM-JJ : 2026-03-12.")
    for key in MAPPINGS:
        yield from _mapping_problems(questionnaire, root, key, data.get(key))
    if (report := data.get("report")) is not None:
        yield from _report_problems(root, report)


def _report_problems(root: Node, said: object) -> Iterator[Problem]:
    """Yield the mistakes in what a file says of its report: the template, and the body in whose name it is made."""
    yield from _texts_problems(root, ("report",), said, REPORT_KEYS)
    body = said.get("body") if isinstance(said, dict) else None
    if body is not None:
        yield from _texts_problems(root, ("report", "body"), body, BODY_KEYS)
        if isinstance(body, dict) and "name" not in body:
            yield problem_at(node_at(root, ("report", "body")), "missing-key", "il manque la clé « name »")


def _texts_problems(root: Node, place: tuple[str, ...], said: object, known: tuple[str, ...]) -> Iterator[Problem]:
    if not isinstance(said, dict):
        yield problem_at(node_at(root, place), "wrong-type", "des clés et des valeurs sont attendues ici")
        return
    for key, value in said.items():
        if key not in known:
            yield _unknown_key(root, (*place, key), known)
        elif key != "body" and not isinstance(value, str):
            yield problem_at(node_at(root, (*place, key)), "wrong-type", "un texte est attendu ici")


def _is_date(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _mapping_problems(questionnaire: Questionnaire, root: Node, key: str, said: object) -> Iterator[Problem]:
    if said is None:
        return
    if not isinstance(said, dict):
        yield problem_at(node_at(root, (key,)), "wrong-type", "des clés et des valeurs sont attendues ici")
        return
    for name, value in said.items():
        yield from _taken(root, (key, name), partial(reader_of(questionnaire, key), name, value))


def reader_of(questionnaire: Questionnaire, key: str) -> Callable[[str, object], object]:
    """Return what reads one entry under a key of `MAPPINGS`: it raises AnswerError at what cannot be taken."""
    fields = {question.id for question in questionnaire.identity}
    questions = questionnaire.question_by_id.keys() - fields
    return {
        "identity": lambda name, value: read_answer(questionnaire, name, value, fields),
        "answers": lambda name, value: read_answer(questionnaire, name, value, questions),
        "solutions": lambda name, value: read_solution(questionnaire, name, value),
        "quotes": lambda name, value: read_quote(questionnaire, name, value),
    }[key]


def _taken(root: Node, place: tuple[str, ...], read: Callable[[], object]) -> Iterator[Problem]:
    """Yield the problem of a value that cannot be taken, at its line."""
    try:
        read()
    except AnswerError as error:
        unknown = error.code in {"unknown-question", "unknown-recommendation"}
        node = node_at(root, place, key=unknown)
        said = f"« {error.question} »" if unknown else error.question
        yield problem_at(node, error.code, f"{said} : {error.message}".rstrip("."), error.hint)
