"""`diagnostic check`: every mistake in the files of questionnaires, at its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from diagnostic.cli import folders as given
from diagnostic.cli.french import FrenchCommand
from diagnostic.cli.words import count

if TYPE_CHECKING:
    from pathlib import Path

    from diagnostic.errors import Problem

HELP = """Vérifie des questionnaires : toutes les erreurs de leurs fichiers, cas compris, chacune à sa ligne.

DOSSIER est le dossier d'un questionnaire, ou un dossier qui en contient plusieurs.
"""


@click.command("check", cls=FrenchCommand, help=HELP, short_help="Vérifie les fichiers de questionnaires.")
@given.argument
@click.pass_context
def check(context: click.Context, folders: tuple[Path, ...]) -> None:
    """Print every problem of these folders, or what each holds; exit 1 if there are problems."""
    lines: list[str] = []
    total = 0
    with given.progress(given.questionnaires_in(folders), "Vérification") as checking:
        for folder in checking:
            problems, holds = _checked(folder)
            total += len(problems)
            lines += [str(problem) for problem in problems] or [f"{folder} : {holds}, aucun problème."]
    click.echo("\n".join(lines))
    if total:
        click.echo(f"\n{count(total, 'problème')}.")
        context.exit(1)


def _checked(folder: Path) -> tuple[tuple[Problem, ...], str]:
    """Return the problems of a folder, and what it holds in words."""
    from diagnostic.cases import case_files, check_cases  # noqa: PLC0415 - heavy, and not for `--help`
    from diagnostic.errors import QuestionnaireError  # noqa: PLC0415
    from diagnostic.loading import load  # noqa: PLC0415

    try:
        questionnaire = load(folder)
    except QuestionnaireError as error:
        return error.problems, ""
    parts = (
        count(len(questionnaire.questions), "question"),
        count(len(questionnaire.recommendations), "préconisation"),
        count(len(case_files(folder)), "cas", "cas"),
    )
    return check_cases(questionnaire, folder), ", ".join(parts)
