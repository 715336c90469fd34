"""Each seeded mistake is found, where it is, and none is invented; every witness shows what it is said to show."""

from __future__ import annotations

import pytest

from diagnostic.proof import prove
from tests.conftest import written
from tests.proof.mistakes import CLEAN, MISTAKES


def failing(text):
    """Return the statements that do not hold, as « kind name »."""
    return sorted(f"{one.kind} {one.name}" for one in prove(written(text)).settled if one.verdict != "holds")


@pytest.mark.parametrize(("text", "expected"), MISTAKES.values(), ids=MISTAKES)
def test_each_mistake_is_found_and_no_other(text, expected):
    assert failing(text) == sorted(expected.split(", "))


@pytest.mark.parametrize("text", CLEAN.values(), ids=CLEAN)
def test_nothing_is_invented(text):
    assert failing(text) == []


def test_there_are_many_seeded_mistakes_of_every_kind():
    kinds = {one.split()[0] for _, expected in MISTAKES.values() for one in expected.split(", ")}
    assert kinds == {
        "question", "choice", "worst", "fires", "in-place", "first", "absent", "level", "invariant", "best", "apart",
        "unknowing", "time",
    }  # fmt: skip
    assert len(MISTAKES) > 25
