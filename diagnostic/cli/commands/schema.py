"""The command `diagnostic schema`: the JSON Schemas of every kind of file, for editors and other programs."""

from __future__ import annotations

from pathlib import Path

import click

from diagnostic.cli.terminal.files import make_folder, write_whole
from diagnostic.cli.terminal.french import FrenchCommand

HELP = """Écrit les schémas JSON de tous les fichiers : questionnaire, réponses, cas et diagnostic.

Avec --output, un fichier par sorte dans ce dossier ; sinon tous ensemble, par sorte, sur la sortie standard.
"""


@click.command("schema", cls=FrenchCommand, help=HELP, short_help="Écrit les schémas JSON de tous les fichiers.")
@click.option("--output", metavar="DOSSIER", type=click.Path(path_type=Path), help="Le dossier où les écrire.")
@click.option("--keys", is_flag=True, help="Écrit plutôt la table de toutes les clés, en Markdown.")
def schema(output: Path | None, *, keys: bool) -> None:
    """Write the JSON Schemas, or the tables of keys."""
    from diagnostic import schemas  # noqa: PLC0415 - heavy, and not for `--help`

    if keys:
        click.echo(schemas.reference(), nl=False)
        return
    made = {kind: schemas.schema(kind) for kind in schemas.KINDS}
    if output is None:
        click.echo(schemas.to_text(made), nl=False)
        return
    make_folder(output)
    for kind, one in made.items():
        write_whole(output / f"{kind}.json", schemas.to_text(one).encode())
    click.echo(f"{output} : {len(made)} schémas.")
