"""`python -m webapp`: serve the wizard on this machine."""

from __future__ import annotations

import os
import sys

import click
from waitress import create_server

from diagnostic import QuestionnaireError, SigningError
from webapp.app import create_app
from webapp.installed import NAME
from webapp.settings import Settings

THREADS = 8
MOST_BYTES = 128 * 1024**2  # read before our own pages can refuse them gently; beyond, refused as they come


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="L'adresse où écouter.")
@click.option("--port", default=8000, show_default=True, help="Le port où écouter.")
def main(host: str, port: int) -> None:
    """Servir le questionnaire sur cette machine."""
    settings = Settings.read(os.environ)
    try:
        app = create_app(settings)
    except (QuestionnaireError, SigningError) as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    server = create_server(app, host=host, port=port, threads=THREADS, ident=None, max_request_body_size=MOST_BYTES)
    counter = app.extensions[NAME].counter
    counter.press.start()
    click.echo(f"Le diagnostic est prêt : http://{host}:{server.effective_port}/")
    click.echo("Pour l'arrêter : Ctrl+C")
    try:
        server.run()
    finally:
        counter.close()


if __name__ == "__main__":
    main()
