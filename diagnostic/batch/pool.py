"""Distribute work over processes: results keep the input order, and few chunks are in memory at a time."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextvars import ContextVar
from typing import TYPE_CHECKING, NamedTuple

from diagnostic.batch.record import chunks_of
from diagnostic.batch.work import Work
from diagnostic.errors import BatchError
from diagnostic.model import Questionnaire

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future
    from multiprocessing.process import BaseProcess

    from diagnostic.batch.output import Output
    from diagnostic.batch.record import Chunk, Source
    from diagnostic.batch.work import Done
    from diagnostic.model import Territory

AHEAD = 3  # chunks waiting or in work for each process

_work: ContextVar[Work] = ContextVar("work")


class Packed(NamedTuple):
    """A questionnaire on its way to a process.

    `canonical` is its content in each of its territories; `implied` the one it is answered in where it names none.
    """

    canonical: tuple[str, ...]
    implied: Territory | None


class Setup(NamedTuple):
    """The initial data of a worker process: the questionnaire, and the two files."""

    questionnaire: Packed
    source: Source
    output: Output


def shared(work: Work, jobs: int) -> Iterator[Done]:
    """Yield the result of each chunk of the source, in order; raise BatchError if a process dies."""
    if jobs == 1:
        yield from map(work.done, chunks_of(work.source))
        return
    setup = Setup(packed(work.questionnaire), work.source, work.output)
    # Spawned, not forked: a fork would copy this process (with pyarrow's threads) in an inconsistent state.
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), begin, (setup,))
    try:
        yield from _in_order(pool, work.source, AHEAD * jobs)
    except BrokenProcessPool as error:
        reason = "un des processus de calcul est mort, peut-être faute de mémoire"
        raise BatchError(reason, "Recommencez, avec --jobs 1 si cela se reproduit.") from error
    finally:
        pool.shutdown(cancel_futures=True)


def _in_order(pool: ProcessPoolExecutor, source: Source, ahead: int) -> Iterator[Done]:
    waiting: deque[Future[Done]] = deque()
    for chunk in chunks_of(source):
        waiting.append(pool.submit(do, chunk))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def begin(setup: Setup) -> None:
    """Initialise a worker process: ignore Ctrl-C, which the parent handles, and exit when the parent does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    watch(multiprocessing.parent_process())
    _work.set(Work(unpacked(setup.questionnaire), setup.source, setup.output))


def packed(questionnaire: Questionnaire) -> Packed:
    """Return what `unpacked` makes the same questionnaire of, in another process."""
    places = (questionnaire, *questionnaire.elsewhere.values())
    return Packed(tuple(place.canonical for place in places), questionnaire.implied)


def unpacked(sent: Packed) -> Questionnaire:
    """Return the questionnaire as the process that leads has it."""
    here, *others = (Questionnaire.from_canonical(one) for one in sent.canonical)
    here.elsewhere.update({one.territory.id: one for one in others if one.territory})
    return here.model_copy(update={"implied": sent.implied}) if sent.implied else here


def watch(leader: BaseProcess | None, leave: Callable[[int], object] = os._exit) -> None:
    """Exit as soon as the parent process has ended, however it did: nothing else would stop this one."""

    def wait(leader: BaseProcess) -> None:
        leader.join()
        leave(1)

    if leader is not None:
        threading.Thread(target=wait, args=(leader,), daemon=True).start()


def do(chunk: Chunk) -> Done:
    """Return the result of a chunk, in an initialised worker process."""
    return _work.get().done(chunk)
