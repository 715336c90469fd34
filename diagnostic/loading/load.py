"""Load a questionnaire from its folder: gather, validate, check; or report all its problems."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from diagnostic.checks import check_parts
from diagnostic.errors import Problem, QuestionnaireError
from diagnostic.loading.folder import gather
from diagnostic.loading.locales import check_locales, translated
from diagnostic.loading.pruning import Pruned, pruned
from diagnostic.loading.tree import problem_at, spot
from diagnostic.loading.validation import Validated, validated
from diagnostic.model import Questionnaire

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diagnostic.checks import Finding
    from diagnostic.loading.tree import Node

DEEPEST = 3  # a question, its section, all sections
# Codes not reported while a part is unreadable: references to its content may well be right.
NEED_EVERY_PART = frozenset(
    {"unknown-question", "unknown-dimension", "dead-reference", "unused-entry", "unscored-dimension"}
)


class Read(NamedTuple):
    """A questionnaire (None if it cannot be read at all), and every problem, sorted and without duplicates."""

    questionnaire: Questionnaire | None
    problems: tuple[Problem, ...]


def load(folder: str | Path, language: str | None = None) -> Questionnaire:
    """Return the questionnaire of a folder, in its own language or in another of its `locales/`.

    Raise QuestionnaireError with every problem of the folder, each at its file, line and column.
    """
    questionnaire, problems = _read(Path(folder))
    if problems or questionnaire is None:
        raise QuestionnaireError(problems)
    if language is None or language == questionnaire.language:
        return questionnaire
    return translated(questionnaire, Path(folder), language)


def check(folder: str | Path) -> tuple[Problem, ...]:
    """Return every problem of a folder, sorted by file and line; none means that it loads."""
    return _read(Path(folder)).problems


def located(folder: str | Path, findings: Iterable[Finding]) -> tuple[Problem, ...]:
    """Return findings about the questionnaire of a folder as problems at their lines, sorted."""
    root = gather(Path(folder)).root
    if root is None:
        return ()
    return tuple(
        sorted(
            problem_at(spot(root, finding.place), finding.code, finding.message, finding.hint) for finding in findings
        )
    )


@contextmanager
def _collector_waiting() -> Iterator[None]:
    """Pause the garbage collector: everything read is kept, and repeated collections took most of the load time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_collector_waiting()
def _read(folder: Path) -> Read:
    root, problems, whole = gather(folder)
    if root is None:
        return Read(None, tuple(sorted(set(problems))))
    result = validated(Questionnaire, root)
    # No sections because their file could not be read, which is reported already.
    mistakes = [mistake.problem for mistake in result.mistakes if whole or mistake.place != ("sections",)]
    questionnaire, left = _readable(root, result)
    if questionnaire is not None:
        mistakes += _checked(questionnaire, folder, left._replace(whole=whole and left.whole))
    return Read(questionnaire, tuple(sorted({*problems, *mistakes})))


def _readable(root: Node, result: Validated[Questionnaire]) -> tuple[Questionnaire | None, Pruned]:
    """Return the questionnaire without its invalid parts, pruned up to DEEPEST times, and the tree it was read from."""
    left = Pruned(root, frozenset(), whole=True)
    for _ in range(DEEPEST):
        if result.model is not None:
            break
        root, gone, whole = pruned(left.root, result.mistakes)
        left = Pruned(root, left.gone | gone, whole and left.whole)
        result = validated(Questionnaire, root)
    return result.model, left


def _checked(questionnaire: Questionnaire, folder: Path, left: Pruned) -> Iterator[Problem]:
    """Yield the mistakes that no schema detects, and those of the locales."""
    for finding in check_parts(questionnaire, left.gone):
        if left.whole or finding.code not in NEED_EVERY_PART:
            yield problem_at(spot(left.root, finding.place), finding.code, finding.message, finding.hint)
    yield from check_locales(questionnaire, folder, whole=left.whole and not left.gone)
