"""`diagnostic diagnose`: what follows from a file of answers, in words or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from diagnostic.cli import answered
from diagnostic.cli.french import FrenchCommand

if TYPE_CHECKING:
    from pathlib import Path

HELP = """Dit ce qui découle des réponses : le verdict sur les besoins, les scores, la feuille de route, le financement.

RÉPONSES est un fichier de réponses ou un cas.
"""


@click.command("diagnose", cls=FrenchCommand, help=HELP, short_help="Dit ce qui découle d'un fichier de réponses.")
@answered.questionnaire
@answered.answers
@click.option("--json", "as_json", is_flag=True, help="Écrit le diagnostic en JSON (schéma : diagnosis).")
def diagnose(questionnaire: Path, answers: Path, *, as_json: bool) -> None:
    """Print the diagnosis of a file of answers."""
    from diagnostic.cli.summary import summary  # noqa: PLC0415 - heavy, and not for `--help`
    from diagnostic.diagnosis import to_json  # noqa: PLC0415

    diagnosis = answered.read(questionnaire, answers).diagnosis
    click.echo(to_json(diagnosis) if as_json else summary(diagnosis), nl=False)
