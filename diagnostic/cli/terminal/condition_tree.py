"""The tree of a condition drawn in lines, for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.wording.labels import TRUTHS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diagnostic.wording.tree import Branch


def drawn(branch: Branch, before: str = "", link: str = "") -> Iterator[str]:
    """Yield the lines of a tree."""
    answer = f"   ← {branch.answer}" if branch.answer else ""
    yield f"{before}{link}{TRUTHS[branch.truth]} · {branch.text}{answer}"
    inner = before + {"": "", "├─ ": "│  ", "└─ ": "   "}[link]
    yield from _parts(branch.parts, inner)


def _parts(parts: Sequence[Branch], before: str) -> Iterator[str]:
    for at, part in enumerate(parts):
        yield from drawn(part, before, "└─ " if at == len(parts) - 1 else "├─ ")
