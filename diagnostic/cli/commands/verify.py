"""`diagnostic verify`: whether a dossier is as it was made, by whom, and whether its answers give what it says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from diagnostic.cli.terminal.apart import bounded as counted
from diagnostic.cli.terminal.apart import given
from diagnostic.cli.terminal.files import read_whole
from diagnostic.cli.terminal.folders import known, known_in
from diagnostic.cli.terminal.french import TOO_MUCH, FrenchCommand
from diagnostic.errors import DossierError, StoppedError

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate

    from diagnostic.cli.terminal.limits import Given
    from diagnostic.dossier.verification import Verification

HELP = """Vérifie un dossier : ses signatures, son diagnostic et ses pages, refaits à partir de ses réponses.

DOSSIER.pdf peut être « - » : le fichier est lu sur l'entrée standard. Rien n'est cherché sur le réseau. Un fichier qui
demande plus de temps ou de mémoire qu'un dossier est refusé.
"""
MODIFIED, UNSURE = 1, 4
STATUSES = {"intact": 0, "consistent": 0, "modified": MODIFIED, "unsure": UNSURE}


@click.command("verify", cls=FrenchCommand, help=HELP, short_help="Vérifie un dossier PDF : signature, données, pages.")
@click.argument("source", metavar="DOSSIER.pdf", type=click.Path(path_type=Path))
@click.option(
    "--trust", metavar="CERTIFICATS.pem", multiple=True, type=click.Path(path_type=Path), help="À qui se fier."
)
@known
@click.option("--json", "as_json", is_flag=True, help="Écrit tout ce qui a été trouvé, en JSON.")
@counted
@click.pass_context
def verify(  # noqa: PLR0913 - what the command takes
    context: click.Context,
    source: Path,
    *,
    trust: tuple[Path, ...],
    questionnaires: tuple[Path, ...],
    as_json: bool,
    bounded: bool,
) -> None:
    """Print what is found of a dossier; exit 1 if it was modified or is none, 4 if not everything can be told."""
    try:
        file = given(context, source, bounded=bounded)
        found, trusted = _found(file, trust, questionnaires)
    except DossierError as error:
        if not as_json:
            raise
        click.echo(json.dumps({"verdict": "unreadable", "reason": error.reason}, ensure_ascii=False))
        context.exit(TOO_MUCH if isinstance(error, StoppedError) else MODIFIED)
    asked = bool(questionnaires)
    click.echo(_told(found, file.name, asked=asked, as_json=as_json), nl=False)
    context.exit(_status(found, trusted, asked=asked))


def _found(
    file: Given, trust: tuple[Path, ...], questionnaires: tuple[Path, ...]
) -> tuple[Verification, list[Certificate]]:
    """Return what is found of a file, and the certificates that are trusted."""
    from diagnostic.dossier import verification as checks  # noqa: PLC0415 - heavy, and not for `--help`

    trusted = [one for path in trust for one in checks.read_certificates(read_whole(path), str(path))]
    installed = frozenset(known_in(questionnaires))
    return checks.verify(file.content, file.name, trusted=trusted, installed=installed), trusted


def _told(found: Verification, name: str, *, asked: bool, as_json: bool) -> str:
    from diagnostic.cli.terminal.verification import data_of, told  # noqa: PLC0415 - heavy, and not for `--help`

    return _json(data_of(found)) if as_json else told(found, name, asked=asked)


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _status(found: Verification, trusted: list[Certificate], *, asked: bool) -> int:
    """Return how the command leaves.

    Where trusted certificates were given, one of them must have signed; where questionnaires were, its own is one.
    """
    status = STATUSES[found.verdict]
    by_them = any(one.whose == "trusted" and one.holds for one in found.signatures)
    wanting = (trusted and not by_them) or (asked and not found.data.installed)
    return UNSURE if wanting and not status else status
