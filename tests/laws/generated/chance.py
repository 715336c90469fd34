"""Choices left to chance: hypothesis draws them and shrinks what fails, or a seeded generator does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")


class Chance:
    """A source of small whole numbers, and what can be chosen with them; 0 is the plainest."""

    def __init__(self, below: Callable[[int], int]) -> None:
        self.below = below

    def pick(self, things: Sequence[T]) -> T:
        return things[self.below(len(things))] if len(things) > 1 else things[0]

    def once_in(self, times: int) -> bool:
        return self.below(times) == times - 1

    def some(self, things: Sequence[T], once_in: int = 2) -> tuple[T, ...]:
        return tuple(thing for thing in things if self.once_in(once_in))

    def at_least_one(self, things: Sequence[T]) -> tuple[T, ...]:
        return self.some(things) or (self.pick(things),)

    def maybe(self, key: str, value: Callable[[], Any], once_in: int = 2) -> dict[str, Any]:
        """A key that is there or not: `**chance.maybe(...)`."""
        return {key: value()} if self.once_in(once_in) else {}

    def shuffled(self, things: Sequence[T]) -> list[T]:
        left = list(things)
        return [left.pop(self.below(len(left)) if len(left) > 1 else 0) for _ in things]
