"""Detect field changes that make formerly valid answers invalid, and so require a new major version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from diagnostic.model import BusinessId, Choice, Question, Questionnaire, Solutions, Telephone

if TYPE_CHECKING:
    from collections.abc import Callable

    from diagnostic.model.base import Part


def narrows(old: Part, new: Part, name: str) -> bool:
    """Return whether an answer, a chosen solution or a whole response that was valid may become invalid."""
    rule = NARROWED.get((type(new), name))
    return rule is not None and rule(old, new)


def _always(_old: Any, _new: Any) -> bool:  # noqa: ANN401 - any part
    return True


def _refuses_not_knowing(old: Question, new: Question) -> bool:
    """Return whether « je ne sais pas » was accepted and no longer is; for a matrix, by its rows."""
    return old.asked[0].knows_not != "refused" and new.asked[0].knows_not == "refused"


def _no_longer(name: str) -> Callable[[Any, Any], bool]:
    return lambda old, new: bool(getattr(old, name)) and not getattr(new, name)


def _lower(name: str) -> Callable[[Any, Any], bool]:
    """Return a function that tests whether an upper limit was added or lowered."""
    return lambda old, new: _lowered(getattr(old, name), getattr(new, name))


def _lowered(old: Any, new: Any) -> bool:  # noqa: ANN401 - a number, or nothing
    return new is not None and (old is None or new < old)


def _higher(name: str) -> Callable[[Any, Any], bool]:
    """Return a function that tests whether a lower limit was added or raised."""
    return lambda old, new: _raised(getattr(old, name), getattr(new, name))


def _raised(old: Any, new: Any) -> bool:  # noqa: ANN401 - a number, or nothing
    return new is not None and (old is None or new > old)


NARROWED: dict[tuple[type[Part], str], Callable[[Any, Any], bool]] = {
    (Questionnaire, "id"): _always,
    (Question, "kind"): _always,
    (Question, "row_kind"): _always,
    (Question, "dont_know"): _refuses_not_knowing,
    (Question, "not_applicable"): _no_longer("not_applicable"),
    (Question, "may_be_empty"): _no_longer("may_be_empty"),
    (Question, "most"): _lower("most"),
    (Question, "least_number"): _higher("least_number"),
    (Question, "most_number"): _lower("most_number"),
    (Choice, "exclusive"): lambda _old, new: bool(new.exclusive),
    (BusinessId, "forms"): _always,
    (Telephone, "home"): _always,
    (Telephone, "neighbours"): _always,
    (Solutions, "light"): _no_longer("light"),
    (Solutions, "advanced"): _no_longer("advanced"),
}
