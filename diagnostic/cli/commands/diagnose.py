"""The command `diagnostic diagnose`: the diagnosis of a file of answers, in French or as JSON, or of a batch."""

from __future__ import annotations

import re
from pathlib import Path

import click

from diagnostic.cli.terminal import arguments as answered
from diagnostic.cli.terminal.french import FrenchCommand
from diagnostic.cli.terminal.plugins import tool

HELP = """Dit ce qui découle des réponses : le verdict sur les besoins, les scores, la feuille de route, le financement.

RÉPONSES est un fichier de réponses ou un cas. Avec --batch, un fichier en contient autant qu'on veut, une par ligne ;
une ligne qui ne peut pas être prise n'arrête rien : elle va, avec la raison, dans le fichier des rejets.
"""
MOST_DIGITS = 3
WHOLE = re.compile(rf"[1-9][0-9]{{0,{MOST_DIGITS - 1}}}")
FILE = click.Path(path_type=Path)


def _at_least_one(_context: click.Context, _option: click.Parameter, value: str | None) -> int | None:
    if value is None:
        return None
    if not WHOLE.fullmatch(value):
        message = f"« {value} » n'est pas un nombre de processus : de 1 à {10**MOST_DIGITS - 1}."
        raise click.UsageError(message)
    return int(value)


@click.command("diagnose", cls=FrenchCommand, help=HELP, short_help="Dit ce qui découle d'un fichier de réponses.")
@answered.questionnaire
@click.argument("answers", metavar="RÉPONSES", type=FILE, required=False)
@click.option("--json", "as_json", is_flag=True, help="Écrit le diagnostic en JSON (schéma : diagnosis).")
@click.option("--batch", metavar="FICHIER", type=FILE, help="Un fichier de réponses : .jsonl, .csv ou .parquet.")
@click.option("-o", "--output", metavar="FICHIER", type=FILE, help="Avec --batch : .jsonl ou .parquet, à écrire.")
@click.option("--rejects", metavar="FICHIER", type=FILE, help="Avec --batch : les rejets ; sinon à côté.")
@click.option("--jobs", metavar="N", callback=_at_least_one, help="Avec --batch : les processus ; sinon un par cœur.")
@click.pass_context
def diagnose(  # noqa: PLR0913 - what the command takes
    context: click.Context,
    questionnaire: Path,
    answers: Path | None,
    *,
    as_json: bool,
    batch: Path | None,
    output: Path | None,
    rejects: Path | None,
    jobs: int | None,
) -> None:
    """Print the diagnosis of a file of answers, or write those of a batch; exit with 3 if some were rejected."""
    if batch is None:
        _one(questionnaire, answers, as_json=as_json, alone=(output, rejects, jobs) == (None, None, None))
        return
    if answers is not None or as_json or output is None:
        message = "avec --batch, il faut -o FICHIER, et ni RÉPONSES ni --json."
        raise click.UsageError(message)
    context.exit(tool("batch").diagnose_many(questionnaire, batch, output, rejects, jobs))


def _one(questionnaire: Path, answers: Path | None, *, as_json: bool, alone: bool) -> None:
    from diagnostic.cli.terminal.diagnosis import summary  # noqa: PLC0415 - heavy, and not for `--help`
    from diagnostic.diagnosis import to_json  # noqa: PLC0415

    if not alone:
        message = "-o, --rejects et --jobs vont avec --batch."
        raise click.UsageError(message)
    if answers is None:
        message = "il manque RÉPONSES, ou --batch FICHIER."
        raise click.UsageError(message)
    diagnosis = answered.read(questionnaire, answers).diagnosis
    click.echo(to_json(diagnosis) if as_json else summary(diagnosis), nl=False)
