"""What no schema sees: every mistake in a questionnaire whose parts are well written, each taken alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.checks.conditions import check_conditions
from diagnostic.checks.finding import Finding, Place
from diagnostic.checks.references import check_duplicates, check_references, check_unused
from diagnostic.checks.structure import check_cycles, check_levels, check_questions

if TYPE_CHECKING:
    from diagnostic.model import Questionnaire

__all__ = ["CHECKS", "Finding", "Place", "check_parts"]

CHECKS = (
    check_duplicates,
    check_questions,
    check_levels,
    check_references,
    check_conditions,
    check_cycles,
    check_unused,
)


def check_parts(questionnaire: Questionnaire, gone: frozenset[str] = frozenset()) -> list[Finding]:
    """Return every mistake; `gone` are ids written somewhere in a part that could not be read."""
    return [finding for check in CHECKS for finding in check(questionnaire, gone)]
