"""The command `diagnostic new`: a small starter questionnaire that passes its checks and its case."""

from __future__ import annotations

import os
import re
from pathlib import Path

import click

from diagnostic.cli.terminal.files import make_folder, write_whole
from diagnostic.cli.terminal.french import FrenchCommand

HELP = """Crée un petit questionnaire qui passe « check » et « cases » : deux rubriques, trois préconisations, un cas.

DOSSIER ne doit pas exister, ou être vide ; son nom est l'identifiant du questionnaire.
"""
STARTER = Path(__file__).parent / "starter"
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@click.command("new", cls=FrenchCommand, help=HELP, short_help="Crée un petit questionnaire pour commencer.")
@click.argument("folder", metavar="DOSSIER", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Write the starter into a folder; never overwrite a file."""
    name = Path(os.path.realpath(folder)).name
    if not NAME.fullmatch(name):
        message = f"« {name} » ne peut pas être un identifiant : minuscules sans accents, chiffres et tirets seulement."
        raise click.UsageError(message)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = f"{folder} existe déjà et n'est pas vide : rien n'a été écrit."
        raise click.UsageError(message)
    for source in sorted(STARTER.rglob("*")):
        if source.is_file():
            target = folder / source.relative_to(STARTER)
            make_folder(target.parent)
            write_whole(target, source.read_bytes().replace(b"mon-questionnaire", name.encode()))
    click.echo(f"{folder} est prêt. Ensuite : diagnostic check {folder}, puis diagnostic cases {folder}.")
    schemas = folder.parent / "schema"
    if not schemas.is_dir():
        click.echo(f"Pour que l'éditeur propose les clés : diagnostic schema --output {schemas}")
