"""The kinds of question, one module each: how a kind is read, written, shown, asked elsewhere and scored.

The module of a kind is named after it (`yes_no` for `yes-no`) and gives its `KIND`.
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, get_args

from diagnostic.kinds.kind import Collected, Formats, Kind, Option
from diagnostic.model.question import KindName

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diagnostic.model import Question

__all__ = ["KINDS", "Collected", "Formats", "Kind", "Option", "asked_kind", "kind_of"]


def _kind(name: KindName) -> Kind:
    kind: Kind = import_module(f"{__name__}.{name.replace('-', '_')}").KIND
    return kind


# Complete by construction: a name in the model without its module cannot be imported.
KINDS: Mapping[KindName, Kind] = MappingProxyType({name: _kind(name) for name in get_args(KindName)})


def kind_of(question: Question) -> Kind:
    """Return the kind of a question."""
    return KINDS[question.kind]


def asked_kind(question: Question) -> Kind:
    """Return the kind in which each answer to a question is given: of a matrix, that of its rows."""
    return KINDS[question.row_kind if KINDS[question.kind].has_rows else question.kind]
