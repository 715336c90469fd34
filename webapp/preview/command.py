"""The command: where to listen, on what, and a browser opened on it.

A plain click command: `diagnostic` finds it by its entry point and makes it speak French like its own.
"""

from __future__ import annotations

import os
import sys
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import click

from webapp.server import port as listening

if TYPE_CHECKING:
    from collections.abc import Mapping

HELP = """Ouvre l'atelier de l'auteur dans le navigateur : les questions comme on les voit, le diagnostic à côté.

La page suit les fichiers : à chaque enregistrement elle se met à jour, garde les réponses données et montre les
problèmes à leur place. DOSSIER est le dossier d'un questionnaire.
"""
ROOT = "questionnaire.yaml"
HOST = "127.0.0.1"
PORT = 8765


@click.command("preview", help=HELP, short_help="Montre un questionnaire dans le navigateur pendant qu'on l'écrit.")
@click.argument("folder", metavar="DOSSIER", type=click.Path(path_type=Path))
@click.option(
    "--port",
    metavar="PORT",
    default=str(PORT),
    callback=listening.port,
    help=f"Le port où écouter ({PORT} ; 0 : un port libre).",
)
@click.option("--host", metavar="ADRESSE", default=HOST, help=f"L'adresse où écouter ({HOST} : cette machine seule).")
@click.option("--no-browser", is_flag=True, help="N'ouvre pas le navigateur.")
def command(folder: Path, port: int, host: str, *, no_browser: bool) -> None:
    """Serve the workbench until it is interrupted."""
    from webapp.preview.app import create_preview  # noqa: PLC0415 - heavy, and not for `--help`
    from webapp.preview.server import serve  # noqa: PLC0415

    _refuse_other_than_a_questionnaire(folder)
    with listening.listening(host, port, "aperçu") as listens:
        address = listening.address_of(host, listens)
        click.echo(f"L'aperçu de {folder} est prêt : {address}")
        click.echo("Pour l'arrêter : Ctrl+C")
        if not no_browser and has_display(os.environ, sys.platform):
            webbrowser.open(address)
        serve(create_preview(folder, host), listens)
    click.echo("\nL'aperçu est arrêté.")


def has_display(environ: Mapping[str, str], platform: str) -> bool:
    """Whether a browser can show itself here."""
    return platform in {"darwin", "win32"} or any(environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _refuse_other_than_a_questionnaire(folder: Path) -> None:
    if (folder / ROOT).is_file():
        return
    if not folder.exists():
        message = f"le dossier « {folder} » n'existe pas. « diagnostic new {folder} » en crée un pour commencer."
    elif inside := ", ".join(sorted(str(path.parent) for path in folder.glob(f"*/{ROOT}"))):
        message = f"« {folder} » contient des questionnaires : donnez-en un seul. Ici : {inside}."
    else:
        message = f"« {folder} » n'est pas le dossier d'un questionnaire : il n'y a pas de {ROOT} dedans."
    raise click.UsageError(message)
