"""The place of a problem: the lines around it, and the question, recommendation or section it concerns.

Files with problems cannot always be parsed, so the place is found by indentation.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from diagnostic.budgets import InputError, read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnostic import Problem, Questionnaire

AROUND = 2
LONGEST = 500  # signs of a line
ROOT = "questionnaire.yaml"
ID = r"id:\s*[\"']?([\w.-]+)"
BEFORE = r"(?:[^{}\[\]]*,\s*)?"  # other keys of the same braces
DASH = re.compile(rf"\s*-\s+(?:\{{\s*{BEFORE})?{ID}")
IN_BLOCK = re.compile(rf"\s*{ID}")
IN_BRACES = re.compile(rf"\s*{BEFORE}{ID}")


class Line(NamedTuple):
    """A line of a file in two parts, the second from the column of the problem; `here`: the problem is at this one."""

    number: int
    before: str
    after: str
    here: bool


class Shown(NamedTuple):
    """A problem with the lines around it, and the kind and id of its subject, or empty texts."""

    problem: Problem
    lines: tuple[Line, ...]
    kind: str = ""
    about: str = ""


def shown(problem: Problem, questionnaire: Questionnaire | None) -> Shown:
    """Return a problem with its lines and its subject; `questionnaire` is the last version that loaded."""
    lines = _lines(problem.path)
    here = problem.line
    first, last = max(1, here - AROUND), min(len(lines), here + AROUND)
    around = tuple(_line(number, lines[number - 1], problem) for number in range(first, last + 1))
    return Shown(problem, around, *_about(problem, lines, questionnaire))


def _line(number: int, text: str, problem: Problem) -> Line:
    here = number == problem.line
    cut = problem.column - 1 if here else len(text)
    return Line(number, text[:cut], text[cut:], here)


def _lines(path: str) -> list[str]:
    try:
        text = read_bytes(Path(path)).decode("utf-8-sig", errors="replace")
    except InputError:
        return []
    return [line[:LONGEST] for line in text.splitlines()]


def _about(problem: Problem, lines: list[str], questionnaire: Questionnaire | None) -> tuple[str, str]:
    if questionnaire is None:
        return "", ""
    path = Path(problem.path)
    within = path.name if path.name == ROOT else path.parent.name
    kind, ids = {
        ROOT: ("question", {question.id for question in questionnaire.identity}),
        "sections": ("question", {question.id for section in questionnaire.sections for question in section.questions}),
        "recommendations": ("recommendation", set(questionnaire.recommendation_by_id)),
    }.get(within, ("", set()))
    ids_around = [key for key in ids_above(lines, problem.line) if key in ids]
    if ids_around:
        return kind, ids_around[-1]  # inside it, a choice or a prerequisite may bear the id of another
    sections = {section.id for section in questionnaire.sections}
    return ("section", path.stem) if within == "sections" and path.stem in sections else ("", "")


def ids_above(lines: list[str], number: int) -> Iterator[str]:
    """Yield the ids of the entries that hold a line (counted from 1), from the innermost, as indentation tells."""
    if not 1 <= number <= len(lines):
        return
    indent = _indent(lines[number - 1])
    yield from _id_of_entry(lines, number - 1)
    for at in range(number - 2, -1, -1):
        text = lines[at]
        if not text.strip() or text.lstrip().startswith("#") or _indent(text) >= indent:
            continue
        indent = _indent(text)
        yield from _id_of_entry(lines, at)


def _id_of_entry(lines: list[str], at: int) -> Iterator[str]:
    """Yield the id of the entry that begins on a line, whatever the order of its keys."""
    text = lines[at]
    if not text.lstrip().startswith("-"):
        return
    inside, known = _indent(text), [text]
    for line in lines[at + 1 :]:
        if line.strip() and _indent(line) <= inside:
            break
        known.append(line)
    keys = min((_indent(line) for line in known[1:] if line.strip()), default=0)
    in_entry = IN_BRACES if text.lstrip(" -").startswith("{") else IN_BLOCK
    body = (in_entry.match(line) for line in known[1:] if _indent(line) == keys)
    yield from (match[1] for match in (DASH.match(text), *body) if match)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
