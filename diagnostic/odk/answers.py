"""Convert collected answers to a response, reporting every value that the engine does not accept."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from diagnostic.errors import AnswerError, Problem
from diagnostic.kinds import kind_of
from diagnostic.odk.names import (
    DATE,
    DIGEST,
    DONT_KNOW,
    NOT_APPLICABLE,
    NOTHING,
    PATH,
    QUESTIONNAIRE,
    VERSION,
    question_name,
    state_name,
)
from diagnostic.response import Response, collected_in, read_answer, read_day, read_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnostic.model import Question, Questionnaire
    from diagnostic.odk.submissions import Submission, Value

LONGEST_NAME = 40
OF_IDENTIFIER = 8


class Reading(NamedTuple):
    """The result of reading one answer: the response and its date (AAAA-MM-JJ, or None), or its problems."""

    response: Response | None
    date: str
    problems: tuple[Problem, ...]
    language: str = "fr"

    def to_yaml(self) -> str:
        """Return the file of answers for this response."""
        said = self.response
        if said is None:
            return ""
        data: dict[str, Any] = {"questionnaire": said.questionnaire, "version": said.version, "digest": said.digest}
        data |= {"path": said.path}
        data |= {"date": self.date} if self.date else {}
        filed = said.filed(self.language)
        data |= {"identity": filed["identity"], "answers": filed["answers"]}
        return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=120)


def names_of(questionnaire: Questionnaire) -> tuple[str, ...]:
    """Return the names of the form fields that are read back."""
    keys = questionnaire.question_by_id
    own = (QUESTIONNAIRE, VERSION, DIGEST, PATH, DATE)
    return (*own, *map(question_name, keys), *map(state_name, keys))


def read_submission(questionnaire: Questionnaire, submission: Submission) -> Reading:
    """Return the response in a submission, or every mistake in it."""
    problems = [*submission.problems, *_of_another(questionnaire, submission)]
    said: dict[bool, dict[str, object]] = {True: {}, False: {}}
    fields = {question.id for question in questionnaire.identity}
    for question in () if problems else questionnaire.question_by_id.values():
        try:
            value = _value(questionnaire, question, submission)
        except AnswerError as error:
            problems.append(_problem(submission, _place(question, submission), error))
        else:
            if value is not None:
                said[question.id in fields][question.id] = value
    day, problem = _day(submission)
    if problem:
        problems.append(problem)
    if problems:
        return Reading(None, "", tuple(problems))
    path = submission.values[PATH].text.strip() if PATH in submission.values else "full"
    response = Response.to(questionnaire, said[False], identity=said[True], path=read_path(path))
    return Reading(response, day, (), questionnaire.language)


def _of_another(questionnaire: Questionnaire, submission: Submission) -> Iterator[Problem]:
    """Yield a problem if the submission answers another questionnaire, or another version of it."""
    values = submission.values
    other = values.get(QUESTIONNAIRE)
    if other and other.text.strip() != questionnaire.id:
        message = f"ces réponses sont pour « {other.text.strip()} », pas pour « {questionnaire.id} »"
        yield Problem(submission.path, other.line, other.column, "other-questionnaire", message)
        return
    digest = values.get(DIGEST)
    if digest and digest.text.strip() != questionnaire.digest:
        version = values[VERSION].text.strip() if VERSION in values else "inconnue"
        message = f"ces réponses sont pour une autre version ({version}) que celle-ci ({questionnaire.version})"
        hint = "Lisez-les avec le dossier de la version qui a été emportée : son contenu a changé depuis."
        yield Problem(submission.path, digest.line, digest.column, "other-version", message, hint)
    path = values.get(PATH)
    if path:
        try:
            read_path(path.text.strip())
        except AnswerError as error:
            yield _problem(submission, path, error)


def _place(question: Question, submission: Submission) -> Value:
    values = submission.values
    return values.get(question_name(question.id)) or values[state_name(question.id)]


def _problem(submission: Submission, place: Value, error: AnswerError) -> Problem:
    message = f"{error.question} : {error.message}".rstrip(".")
    return Problem(submission.path, place.line, place.column, error.code, message, error.hint)


def _value(questionnaire: Questionnaire, question: Question, submission: Submission) -> object:
    """Return the value collected for a question, in the engine's form; None if there is none."""
    said, state = (submission.values.get(name(question.id)) for name in (question_name, state_name))
    if said and state:
        message = f"une réponse et « {state.text.strip()} » à la fois."
        raise AnswerError(question.id, said.text, code="exclusive-choice", message=message)
    if said is None and state is None:
        return None
    text = (said or state).text  # type: ignore[union-attr] # one of them is there
    raw = text if said is None or not kind_of(question).is_several else _ticks(text)
    given = raw.strip() if isinstance(raw, str) else raw
    return read_answer(questionnaire, question.id, given, collected_in(questionnaire.language))


def _ticks(text: str) -> str | list[str]:
    """Return the ticked choices, which the cell separates by spaces; « none » or a state comes alone."""
    ticks = text.split()
    if len(ticks) == 1 and ticks[0] in {DONT_KNOW, NOT_APPLICABLE}:
        return ticks[0]
    return [] if ticks == [NOTHING] else ticks


def _day(submission: Submission) -> tuple[str, Problem | None]:
    """Return the date of the interview, None if missing; or the problem of an unreadable date."""
    said = submission.values.get(DATE)
    if said is None:
        return "", None
    day, reason, _ = read_day(said.text)
    if day:
        return day, None
    message = f"la date de l'entretien, « {said.text.strip()} », n'est pas une date"
    hint = f"{reason} Écrivez-la 2026-03-12 ou 12/03/2026.".strip().capitalize()
    return "", Problem(submission.path, said.line, said.column, "not-a-date", message, hint)


def file_stem(questionnaire: Questionnaire, submission: Submission) -> str:
    """Return the file name of one answer, without suffix: the company, and an identifier unique to the answer."""
    named = next((field.id for field in questionnaire.identity if kind_of(field).means == "name"), "")
    said = submission.values.get(question_name(named)) if named else None
    who = _slug(said.text if said else "")[:LONGEST_NAME].strip("-") or "reponses"
    identifier = _slug(submission.identifier.removeprefix("uuid:"))[:OF_IDENTIFIER].strip("-")
    return f"{who}-{identifier or f'ligne-{submission.line}'}"


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)
