"""An answers file, or a case, to a response: every answer it cannot take is told at its line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from diagnostic.errors import AnswerError, Problem, did_you_mean
from diagnostic.loading.tree import child, compose, node_at, problem_at, syntax_problem, twice_written, value_of
from diagnostic.response import Response, read_answer, read_path, read_quote, read_solution

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from yaml.nodes import Node

    from diagnostic.model import Questionnaire

MAPPINGS = ("identity", "answers", "solutions", "quotes")
KEYS = ("questionnaire", "version", "path", "date", *MAPPINGS)
CASE_KEYS = ("title", "summary", "expect")


class AnswersFile(NamedTuple):
    """What a file of answers says: the response, the date it was given (AAAA-MM-JJ, or nothing), and the plain data."""

    response: Response
    date: str
    data: dict[str, Any]
    root: Node


def read_answers(questionnaire: Questionnaire, path: str | Path) -> AnswersFile:
    """Return the response that a file holds; a case is one too. Raise AnswerError with every mistake of the file."""
    shown = str(path)
    root = _composed(Path(path), shown)
    data = value_of(root)
    problems = [*twice_written(root), *_problems(questionnaire, root, data)]
    if problems:
        raise _refusal(shown, problems)
    response = Response.to(
        questionnaire,
        data.get("answers") or {},
        identity=data.get("identity") or {},
        path=data.get("path", "full"),
        solutions=data.get("solutions") or {},
        quotes=data.get("quotes") or {},
    )
    return AnswersFile(response, str(data.get("date", "")), data, root)


def _refusal(shown: str, problems: list[Problem]) -> AnswerError:
    first = min(problems)
    return AnswerError(shown, None, code=first.code, message=first.message, hint=first.hint, problems=problems)


def _composed(path: Path, shown: str) -> Node:
    try:
        root = compose(path.read_text(encoding="utf-8"), shown)
    except yaml.YAMLError as error:
        raise _refusal(shown, [syntax_problem(error, shown)]) from error
    except UnicodeDecodeError as error:
        raise _refusal(shown, [Problem(shown, 1, 1, "syntax", "ce fichier n'est pas du texte UTF-8")]) from error
    if not isinstance(root, yaml.MappingNode):
        raise _refusal(shown, [Problem(shown, 1, 1, "wrong-type", "des clés et des valeurs sont attendues")])
    return root


def _problems(questionnaire: Questionnaire, root: Node, data: dict[str, Any]) -> Iterator[Problem]:
    for key in data:
        if key not in KEYS + CASE_KEYS:
            hint = did_you_mean(key, KEYS)
            yield problem_at(node_at(root, (key,), key=True), "unknown-key", f"la clé « {key} » n'existe pas ici", hint)
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
    for key in MAPPINGS:
        yield from _mapping_problems(questionnaire, root, key, data.get(key))


def _mapping_problems(questionnaire: Questionnaire, root: Node, key: str, said: object) -> Iterator[Problem]:
    if said is None:
        return
    if not isinstance(said, dict):
        yield problem_at(child(root, key) or root, "wrong-type", "des clés et des valeurs sont attendues ici")
        return
    for name, value in said.items():
        yield from _taken(root, (key, name), lambda name=name, value=value: _reader(questionnaire, key)(name, value))


def _reader(questionnaire: Questionnaire, key: str) -> Callable[[str, object], object]:
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
        name = "" if unknown else f"{error.question} : "
        message = f"« {error.question} » : {error.message}" if unknown else f"{name}{error.message}"
        yield problem_at(node, error.code, message.rstrip("."), error.hint)
