"""`diagnostic read`: what a dossier carries inside, given back as it was attached."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from diagnostic.cli.terminal.apart import bounded as counted
from diagnostic.cli.terminal.apart import given
from diagnostic.cli.terminal.files import make_folder, write_whole
from diagnostic.cli.terminal.french import FrenchCommand
from diagnostic.wording.dates import short_date
from diagnostic.wording.numbers import kilobytes

if TYPE_CHECKING:
    from diagnostic.dossier.archive import Dossier

HELP = """Rend ce qu'un dossier porte en lui : le diagnostic, les réponses et le questionnaire.

Sans option, dit ce qu'il y a dedans. Un PDF qui n'est pas un dossier, ou qui a été modifié, est refusé.
"""


@click.command("read", cls=FrenchCommand, help=HELP, short_help="Rend le diagnostic et les réponses d'un dossier PDF.")
@click.argument("source", metavar="DOSSIER.pdf", type=click.Path(path_type=Path))
@click.option("-o", "--output", metavar="DOSSIER", type=click.Path(path_type=Path), help="Écrit les fichiers ici.")
@click.option("--json", "as_json", is_flag=True, help="Écrit le diagnostic, en JSON.")
@click.option("--answers", is_flag=True, help="Écrit le fichier de réponses, en JSON.")
@counted
@click.pass_context
def read(  # noqa: PLR0913 - what the command takes
    context: click.Context, source: Path, *, output: Path | None, as_json: bool, answers: bool, bounded: bool
) -> None:
    """Print or write what a dossier carries."""
    if sum((output is not None, as_json, answers)) > 1:
        message = "choisissez entre -o, --json et --answers."
        raise click.UsageError(message)
    from diagnostic.report import read_dossier  # noqa: PLC0415 - heavy, and not for `--help`

    file = given(context, source, bounded=bounded)
    dossier = read_dossier(file.content, file.name)
    if output is not None:
        _write(dossier, output)
    elif as_json or answers:
        click.echo(dossier.answers if answers else dossier.diagnosis, nl=False)
    else:
        _tell(dossier)


def _write(dossier: Dossier, folder: Path) -> None:
    make_folder(folder)
    for name, text in dossier.files.items():
        write_whole(folder / name, text.encode())
        click.echo(folder / name)


def _tell(dossier: Dossier) -> None:
    made = f"daté du {short_date(dossier.date)}, modèle {dossier.template}"
    click.echo(f"{dossier.source} : {made}, empreinte du questionnaire {dossier.digest}.")
    for name, text in dossier.files.items():
        click.echo(f"  {name} : {kilobytes(len(text.encode()))}")
