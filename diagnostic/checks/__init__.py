"""Checks across the parts of a questionnaire, beyond what a schema validates in each part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.checks.catalogue import check_amounts, check_unused
from diagnostic.checks.conditions import check_conditions
from diagnostic.checks.duplicates import check_duplicates
from diagnostic.checks.finding import Finding, Place, other_conditions, placed_dimensions, placed_questions
from diagnostic.checks.ignored import check_ignored
from diagnostic.checks.questions import check_questions, check_roles
from diagnostic.checks.references import check_cycles, check_references
from diagnostic.checks.scores import check_levels, check_scales
from diagnostic.checks.short import check_short_path
from diagnostic.checks.territory import check_territory

if TYPE_CHECKING:
    from diagnostic.model import Questionnaire

__all__ = ["CHECKS", "Finding", "Place", "check_parts", "other_conditions", "placed_dimensions", "placed_questions"]

CHECKS = (
    check_duplicates,
    check_questions,
    check_roles,
    check_levels,
    check_scales,
    check_ignored,
    check_short_path,
    check_references,
    check_conditions,
    check_cycles,
    check_amounts,
    check_territory,
    check_unused,
)


def check_parts(questionnaire: Questionnaire, gone: frozenset[str] = frozenset()) -> list[Finding]:
    """Return every mistake; `gone` holds the ids inside parts that could not be read."""
    return [finding for check in CHECKS for finding in check(questionnaire, gone)]
