"""A stranger's file, read apart: the command runs once more, in a process of its own whose memory and time are counted.

Whatever becomes of that process, the command says something and leaves with a status of its own.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

import click

from diagnostic.cli.terminal.files import read_whole
from diagnostic.cli.terminal.french import ARGUMENTS, INTERRUPTED, TOO_MUCH
from diagnostic.cli.terminal.limits import CRASHED, Given, Limits
from diagnostic.errors import StoppedError

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]
# The folder where one stands is no place to take programs from: a stranger's file may have come with some.
CHILD = "import sys; sys.path.append(sys.argv.pop(1)); from diagnostic.cli.terminal.limits import run; run()"
PYTHON = (sys.executable, "-P", "-c", CHILD, str(ROOT))
PRIVATE = "DIAGNOSTIC_"  # what the settings of a service are called in the environment
OPENED = re.compile(r"/(?:dev|proc/self)/fd/(\d+)")  # what the shell gives for `<(…)`
ALONE = Limits(waiting=300)  # a person waits for nobody else, and a busy machine is slow
SAID = frozenset({0, 1, 2, 3, 4, INTERRUPTED})
TOO_LONG = "le lire demande plus de temps qu'un dossier"
TOO_BIG = "le lire demande plus de mémoire qu'un dossier"
BROKE = "le lire arrête net le programme, comme un fichier fait pour nuire ou bien plus grand qu'un dossier"

bounded = click.option(
    "--bounded/--unbounded", default=True, help="Avec un temps et une mémoire comptés (d'office), ou sans compter."
)


class Ran(NamedTuple):
    """What a command wrote, and how it left."""

    status: int
    out: bytes
    err: bytes


def given(context: click.Context, source: Path, *, bounded: bool) -> Given:
    """Return a file that is to be read in this process.

    Where it has to be bounded, this is the process that was started for it; in any other, the command is run apart, and
    left as that one was. Raise StoppedError where that one was stopped.
    """
    if isinstance(context.obj, Given):
        return context.obj
    file = Given("dossier.pdf" if str(source) == "-" else source.name, read_whole(source))
    if not bounded:
        return file
    try:
        ran = apart(context.meta[ARGUMENTS], file, ALONE)
    except StoppedError as error:
        click.echo(error.said, err=True, nl=False)
        raise
    return _leave_as(context, ran)


def _leave_as(context: click.Context, ran: Ran) -> NoReturn:
    click.echo(ran.err, err=True, nl=False)
    click.echo(ran.out, nl=False)
    context.exit(ran.status)


def apart(arguments: Sequence[str], file: Given, limits: Limits) -> Ran:
    """Return what a command says of a file, read within these limits; raise StoppedError where they stopped it."""
    command = (*PYTHON, str(limits.memory), str(limits.seconds), file.name, *arguments)
    try:
        ran = subprocess.run(  # noqa: S603 - our own command, and the file on its standard input
            command,
            input=file.content,
            capture_output=True,
            env=environment(),
            pass_fds=tuple(_opened(arguments)),
            timeout=limits.waiting,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise StoppedError(file.name, TOO_LONG) from error
    if ran.returncode not in SAID:
        raise StoppedError(file.name, _why(ran.returncode), ran.stderr if ran.returncode == CRASHED else b"")
    return Ran(ran.returncode, ran.stdout, ran.stderr)


def environment() -> dict[str, str]:
    """Return what that process is told of this one: nothing of the settings of a service, which has secrets."""
    return {key: value for key, value in os.environ.items() if not key.startswith(PRIVATE)}


def _opened(arguments: Sequence[str]) -> set[int]:
    """Return the files that the shell opened for an argument, and that are there."""
    found = filter(None, map(OPENED.fullmatch, arguments))
    return {int(one[1]) for one in found if Path(one[0]).exists()}


def _why(status: int) -> str:
    return {-signal.SIGXCPU: TOO_LONG, -signal.SIGKILL: TOO_BIG, TOO_MUCH: TOO_BIG}.get(status, BROKE)
