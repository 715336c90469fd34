"""`diagnostic cases`: whether the worked examples of questionnaires come out as expected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from diagnostic.cli.terminal import folders as given
from diagnostic.cli.terminal.french import FrenchCommand
from diagnostic.wording.numbers import count

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from diagnostic.cases import CaseResult
    from diagnostic.model import Questionnaire

HELP = """Rejoue les cas de questionnaires : ce qui n'est pas comme attendu, à sa ligne, avec ce qui a été trouvé.

DOSSIER est le dossier d'un questionnaire, ou un dossier qui en contient plusieurs.
"""


@click.command("cases", cls=FrenchCommand, help=HELP, short_help="Rejoue les cas et compare à ce qui est attendu.")
@given.argument
@click.pass_context
def cases(context: click.Context, folders: tuple[Path, ...]) -> None:
    """Print the result of every case; exit 1 if one does not come out as expected."""
    from diagnostic.cases import run_case  # noqa: PLC0415 - heavy, and not for `--help`

    waiting = _cases_of(given.questionnaires_in(folders))
    with given.progress(waiting, "Cas") as running:
        results = [run_case(questionnaire, path) for questionnaire, path in running]
    for result in results:
        click.echo(_told(result))
    failed = sum(not result.passed for result in results)
    click.echo(f"\n{count(len(results), 'cas', 'cas')}, {count(failed, 'en échec', 'en échec')}.")
    if failed:
        context.exit(1)


def _cases_of(folders: Sequence[Path]) -> list[tuple[Questionnaire, Path]]:
    """Return the cases of these folders; raise with the problems of every folder that does not load."""
    from diagnostic.cases import case_files  # noqa: PLC0415 - heavy, and not for `--help`
    from diagnostic.errors import Problem, QuestionnaireError  # noqa: PLC0415
    from diagnostic.loading import load  # noqa: PLC0415

    found: list[tuple[Questionnaire, Path]] = []
    problems: list[Problem] = []
    for folder in folders:
        try:
            questionnaire = load(folder)
        except QuestionnaireError as error:
            problems += error.problems
        else:
            found += [(questionnaire, path) for path in case_files(folder)]
    if problems:
        raise QuestionnaireError(problems)
    return found


def _told(result: CaseResult) -> str:
    mark = "✓" if result.passed else "✗"
    return "\n".join([f"{mark} {result.title} ({result.path})", *(f"  {problem}" for problem in result.problems)])
