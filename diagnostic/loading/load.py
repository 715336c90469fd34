"""Load a questionnaire from its folder: gather, validate, check; or report all its problems."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from diagnostic.checks import check_parts
from diagnostic.errors import Problem, QuestionnaireError, did_you_mean
from diagnostic.loading.folder import ROOT, gather
from diagnostic.loading.locales import check_locales, translated
from diagnostic.loading.pruning import Pruned, pruned
from diagnostic.loading.territories import FOLDER, with_implied
from diagnostic.loading.tree import problem_at, spot
from diagnostic.loading.validation import Validated, validated
from diagnostic.model import Questionnaire

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from diagnostic.checks import Finding
    from diagnostic.loading.tree import Node

DEEPEST = 3  # a question, its section, all sections
# Codes not reported while a part is unreadable: references to its content may well be right.
NEED_EVERY_TERRITORY = frozenset({"dead-reference", "unknown-choice"})
NEED_EVERY_PART = frozenset(
    {"unknown-question", "unknown-dimension", "dead-reference", "unused-entry", "unscored-dimension"}
)


class Read(NamedTuple):
    """A questionnaire (None if it cannot be read at all), and every problem, sorted and without duplicates."""

    questionnaire: Questionnaire | None
    problems: tuple[Problem, ...]


def load(folder: str | Path, language: str | None = None, territory: str | None = None) -> Questionnaire:
    """Return the questionnaire of a folder, in its own language or in another of its `locales/`.

    It is in the territory asked for, else in the first that it lists; the others are in its `elsewhere`. Raise
    QuestionnaireError with every problem of the folder, each at its file, line and column.
    """
    questionnaire, problems = _read(Path(folder))
    if problems or questionnaire is None:
        raise QuestionnaireError(problems)
    if territory is not None:
        questionnaire = _within(questionnaire, territory, Path(folder))
    if language is None or language == questionnaire.language:
        return questionnaire
    here, *others = (
        translated(one, Path(folder), language) for one in (questionnaire, *questionnaire.elsewhere.values())
    )
    _linked([here, *others])
    return here


def _within(questionnaire: Questionnaire, territory: str, folder: Path) -> Questionnaire:
    """Return the questionnaire in this territory; raise QuestionnaireError where it does not serve it."""
    try:
        return questionnaire.within(territory)
    except KeyError:
        message = f"ce questionnaire ne sert pas le territoire « {territory} »"
        hint = did_you_mean(territory, questionnaire.territories)
        problem = Problem(str(folder / ROOT), 1, 1, "unknown-territory", message, hint)
        raise QuestionnaireError([problem]) from None


def _linked(places: list[Questionnaire]) -> None:
    """Tell each questionnaire of the same one in the other territories."""
    for here in places:
        others = {one.territory.id: one for one in places if one is not here and one.territory}
        here.elsewhere.update(others)


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
    """Return the questionnaire in the first territory it lists, the others linked to it, and every problem."""
    first = _read_in(folder, None)
    if first.questionnaire is None or len(first.questionnaire.territories) <= 1:
        return first
    reads = (first, *(_read_in(folder, one) for one in first.questionnaire.territories[1:]))
    _linked([one.questionnaire for one in reads if one.questionnaire])
    return Read(first.questionnaire, _everywhere(reads))


def _everywhere(reads: Sequence[Read]) -> tuple[Problem, ...]:
    """Return the problems of a questionnaire in all its territories.

    What one of them has is there to be referred to: a reference is dead where it is in each of them.
    """
    in_each = set[tuple[object, ...]].intersection(*({_where(one) for one in read.problems} for read in reads))
    found: dict[tuple[object, ...], Problem] = {}
    for one in (problem for read in reads for problem in read.problems):
        if one.code not in NEED_EVERY_TERRITORY or _of_a_territory(one) or _where(one) in in_each:
            found.setdefault(_where(one), one)
    return tuple(sorted(found.values()))


def _where(problem: Problem) -> tuple[object, ...]:
    return problem.path, problem.line, problem.column, problem.code


def _of_a_territory(problem: Problem) -> bool:
    return Path(problem.path).parent.parent.name == FOLDER


def _read_in(folder: Path, territory: str | None) -> Read:
    root, problems, whole = gather(folder, territory)
    if root is None:
        return Read(None, tuple(sorted(set(problems))))
    result = validated(Questionnaire, root)
    # No sections because their file could not be read, which is reported already.
    mistakes = [mistake.problem for mistake in result.mistakes if whole or mistake.place != ("sections",)]
    questionnaire, left = _readable(root, result)
    if questionnaire is not None:
        questionnaire = with_implied(questionnaire, folder)
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
        problem = problem_at(spot(left.root, finding.place), finding.code, finding.message, finding.hint)
        # What a territory offers may serve other questionnaires.
        elsewhere = finding.code == "unused-entry" and _of_a_territory(problem)
        if not elsewhere and (left.whole or finding.code not in NEED_EVERY_PART):
            yield problem
    yield from check_locales(questionnaire, folder, whole=left.whole and not left.gone)
