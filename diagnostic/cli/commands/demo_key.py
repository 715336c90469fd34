"""The command `diagnostic demo-key`: make a demonstration key, whose name states that its signatures prove nothing."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from pathlib import Path

import click

from diagnostic.cli.terminal.files import write_whole
from diagnostic.cli.terminal.french import FrenchCommand

HELP = """Fabrique une clé de démonstration, pour essayer la signature des dossiers : clé.p12 et sa phrase de passe.

Elle se signe elle-même : ce qu'elle signe est marqué « DÉMONSTRATION », et ne prouve pas qui a signé. Elle vaut un an.
Un fichier qui est déjà là n'est jamais remplacé.
"""
PRIVATE = 0o600
PASSPHRASE_BYTES = 24


@click.command("demo-key", cls=FrenchCommand, help=HELP, short_help="Fabrique une clé de démonstration pour signer.")
@click.argument("target", metavar="CLÉ.p12", type=click.Path(path_type=Path))
def demo_key(target: Path) -> None:
    """Write a key for demonstrations, and its passphrase beside it."""
    from diagnostic.dossier.signing import demonstration_key  # noqa: PLC0415 - heavy, and not for `--help`

    beside = target.with_suffix(".txt")
    for path in (target, beside):
        if path.exists():
            message = f"{path} existe déjà : donnez un autre nom."
            raise click.UsageError(message)
    passphrase = secrets.token_urlsafe(PASSPHRASE_BYTES)
    write_whole(beside, f"{passphrase}\n".encode(), PRIVATE)
    write_whole(target, demonstration_key(datetime.now(UTC), passphrase), PRIVATE)
    click.echo(f"{target} : clé de démonstration, elle ne prouve pas qui a signé.")
    click.echo(f"{beside} : sa phrase de passe.")
    click.echo(f"Pour l'essayer : diagnostic report … --sign {target} --passphrase-file {beside}")
