"""Generate the function that evaluates all questions of a questionnaire in order: asked, open, or not asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.conditions import ABSENT, ALWAYS, ANSWERED, DEFERRED, OPEN, PENDING, Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from diagnostic.flow.routing import Line, Routing


def walk_of(routing: Routing, *, short: bool) -> Callable[..., None]:
    """Return the function that writes the answers to every asked question into the facts.

    `answers` and `identity` look an answer up; `wait` collects the ranks of the open questions. Cells are local
    variables while later conditions read them, and are written into the facts together.
    """
    return _Walk(routing, short=short).function()


class _Walk:
    """Generates the source of one such function, for the full path or for the short one."""

    def __init__(self, routing: Routing, *, short: bool) -> None:
        self.routing, self.short, self.size = routing, short, routing.size
        self.walked = [line for line in routing.lines if line.key not in routing.sheet]
        self.writer = Writer(routing.compiler, local=[line.rank for line in self.walked])
        self.writer.names |= {f"cells{line.rank}": line.cells for line in self.walked if line.bits}
        self.writer.names["take"] = routing.take

    def function(self) -> Callable[..., None]:
        """Return the function, compiled."""
        asked = [line for line in self.walked if line.in_answers]
        self.writer.names["keys"] = tuple(line.key for line in asked)
        lines = [f"{''.join(f'said{line.rank}, ' for line in asked)} = map(answers, keys)"]
        lines += [text for line in self.walked for text in self._walked(line)]
        lines += [f"f[{line.rank}] = c{line.rank}" for line in self.walked if not line.in_answers]
        lines += [f"f[{asked[0].rank}:{self.size}] = {''.join(f'c{line.rank}, ' for line in asked)}"]
        return self.writer.function("walk", "f, answers, identity, wait", lines)

    def _walked(self, line: Line) -> Iterator[str]:
        """Yield the source that routes one question."""
        condition = self.routing.whens[line.rank]
        true, _, is_open = self.writer.written(condition.tree if condition else ALWAYS)
        beyond = self.short and not line.short
        if condition is None:
            yield self._waits(line, DEFERRED) if beyond else "\n    ".join(self._taken(line, ""))
            return
        if beyond:
            yield f"if {true} or {is_open}: {self._waits(line, DEFERRED)}"
        else:
            yield f"if {true}:"
            yield from (f" {text}" for text in self._taken(line, f"; f[{self.size + line.rank}] = {ANSWERED}"))
            yield f"elif {is_open}: {self._waits(line, PENDING)}"
        yield f"else: c{line.rank} = {ABSENT}"

    def _waits(self, line: Line, state: int) -> str:
        return f"c{line.rank} = {OPEN}; f[{self.size + line.rank}] = {state}; wait({line.rank})"

    def _taken(self, line: Line, state: str) -> Iterator[str]:
        """Yield the source that reads an answer: known choices inline; other answers, or none, by a call.

        `state`: whether to write the answered state, when the blank facts do not have it already.
        """
        rank, variable = line.rank, f"said{line.rank}"
        if not line.in_answers:
            yield f"{variable} = identity({line.key!r})"
        if not line.bits:
            yield f"c{rank} = take(f, {rank}, {variable}, wait)"
            return
        yield f"try: c{rank} = cells{rank}[{variable}]{state}"
        yield f"except KeyError: c{rank} = take(f, {rank}, {variable}, wait)"
