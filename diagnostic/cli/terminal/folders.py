"""The questionnaires that a command is given: folders, or a folder that holds several."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diagnostic.model import Questionnaire

T = TypeVar("T")

ROOT = "questionnaire.yaml"
TERRITORY = "territory.yaml"
argument = click.argument("folders", metavar="DOSSIER…", nargs=-1, required=True, type=click.Path(path_type=Path))
known = click.option(
    "--questionnaires", metavar="DOSSIER", multiple=True, type=click.Path(path_type=Path), help="Les connus."
)


def questionnaires_in(folders: Sequence[Path]) -> tuple[Path, ...]:
    """Return the questionnaire folders: those given, and those inside a given folder that is not one."""
    return tuple(one for folder in folders for one in _expanded(folder, ROOT))


def known_in(folders: Sequence[Path]) -> dict[str, Questionnaire]:
    """Return the questionnaires of these folders by digest; raise QuestionnaireError if one has mistakes."""
    from diagnostic.loading import load  # noqa: PLC0415 - heavy, and not for `--help`

    return {one.digest: one for one in map(load, questionnaires_in(folders))}


def checked_in(folders: Sequence[Path]) -> tuple[Path, ...]:
    """Return the folders of questionnaires and territories: those given, and those inside one that is none itself."""
    return tuple(one for folder in folders for one in _expanded(folder, ROOT, TERRITORY))


def _expanded(folder: Path, *roots: str) -> tuple[Path, ...]:
    itself = any((folder / root).is_file() for root in roots)
    inside = () if itself else sorted(path.parent for root in roots for path in folder.glob(f"*/{root}"))
    return tuple(inside) or (folder,)


@contextmanager
def progress(items: Sequence[T], label: str) -> Iterator[Iterator[T]]:
    """Show the progress over these items, on the error output and only on a terminal."""
    hidden = not sys.stderr.isatty()
    with click.progressbar(items, label=label, file=sys.stderr, hidden=hidden) as bar:
        yield iter(bar)
