"""`diagnostic check`: every mistake in the files of questionnaires, at its line."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from diagnostic.cli import folders as given
from diagnostic.cli.french import FrenchCommand
from diagnostic.cli.words import count

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from diagnostic.errors import Problem
    from diagnostic.loading.tree import Node
    from diagnostic.model import Questionnaire

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
    return (*_unknown_template(questionnaire, folder), *check_cases(questionnaire, folder)), ", ".join(parts)


def _unknown_template(questionnaire: Questionnaire, folder: Path) -> Iterator[Problem]:
    """Yield that a questionnaire names a report template that is not there: only the command line sees both."""
    from diagnostic import report  # noqa: PLC0415 - heavy, and not for `--help`
    from diagnostic.errors import did_you_mean  # noqa: PLC0415
    from diagnostic.loading.tree import compose, problem_at, spot  # noqa: PLC0415

    if questionnaire.template is None or questionnaire.template in report.names():
        return
    path = folder / "questionnaire.yaml"
    root = cast("Node", compose(path.read_text(encoding="utf-8-sig"), str(path)))
    message = f"le modèle de rapport « {questionnaire.template} » n'existe pas"
    hint = did_you_mean(questionnaire.template, report.names())
    yield problem_at(spot(root, ("template",)), "dead-reference", message, hint)
