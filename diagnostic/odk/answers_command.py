"""`diagnostic answers`: what ODK Collect brought back, as files of answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from diagnostic.budgets import read_bytes
from diagnostic.cli.terminal import arguments as answered
from diagnostic.cli.terminal import folders as given
from diagnostic.cli.terminal.files import make_folder, write_whole
from diagnostic.cli.terminal.french import FrenchCommand
from diagnostic.errors import InputError
from diagnostic.wording.numbers import count

if TYPE_CHECKING:
    from diagnostic.errors import Problem
    from diagnostic.model import Questionnaire
    from diagnostic.odk import Submission

HELP = """Relit les réponses recueillies avec ODK Collect : un fichier pour chacune, prêt pour « diagnose ».

COLLECTE est un tableau (CSV) exporté d'ODK Central ou de KoboToolbox, ou une réponse en XML. Une réponse qui ne peut
pas être lue est dite avec sa ligne, et comptée ; les autres sont écrites. Un fichier qui existe déjà et dit autre chose
n'est pas touché.
"""


class Outcome(NamedTuple):
    """What became of one answer: the file that has it, or what keeps it from being written."""

    path: Path | None
    problems: tuple[Problem, ...]


@click.command("answers", cls=FrenchCommand, help=HELP, short_help="Relit les réponses recueillies avec ODK Collect.")
@answered.questionnaire
@click.argument("collected", metavar="COLLECTE…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", metavar="DOSSIER", required=True, type=click.Path(path_type=Path), help="Où les écrire."
)
@click.option("--replace", is_flag=True, help="Remplace les fichiers qui existent déjà.")
@click.pass_context
def answers(
    context: click.Context, questionnaire: Path, collected: tuple[Path, ...], *, output: Path, replace: bool
) -> None:
    """Write a file of answers for each one collected; exit 1 if one could not be."""
    from diagnostic.loading import load  # noqa: PLC0415 - heavy, and not for `--help`
    from diagnostic.odk import names_of, read_file  # noqa: PLC0415

    loaded = load(questionnaire)
    files = [read_file(path, names_of(loaded)) for path in collected]
    submissions = [submission for file in files for submission in file.submissions]
    with given.progress(submissions, "Réponses") as reading:
        outcomes = [_kept(loaded, one, output, replace=replace) for one in reading]
    problems = [problem for file in files for problem in file.problems]
    problems += [problem for outcome in outcomes for problem in outcome.problems]
    _tell(outcomes, sorted({column for file in files for column in file.ignored}))
    refused = sum(outcome.path is None for outcome in outcomes) + sum(len(file.problems) for file in files)
    click.echo(
        f"{count(len(outcomes) - sum(o.path is None for o in outcomes), 'réponse écrite', 'réponses écrites')}, "
        f"{count(refused, 'refusée')}."
    )
    if problems:
        click.echo("\n".join(map(str, problems)), err=True)
        context.exit(1)


def _tell(outcomes: list[Outcome], ignored: list[str]) -> None:
    for outcome in outcomes:
        if outcome.path is not None:
            click.echo(str(outcome.path))
    if ignored:
        click.echo(f"Colonnes laissées de côté : {', '.join(ignored)}.")


def _kept(questionnaire: Questionnaire, submission: Submission, folder: Path, *, replace: bool) -> Outcome:
    """Write the file of one answer, unless there is one already that says something else."""
    from diagnostic.errors import Problem  # noqa: PLC0415 - heavy, and not for `--help`
    from diagnostic.odk import file_stem, read_submission  # noqa: PLC0415

    reading = read_submission(questionnaire, submission)
    if reading.response is None:
        return Outcome(None, reading.problems)
    path = folder / f"{file_stem(questionnaire, submission)}.yaml"
    text = reading.to_yaml().encode()
    if path.exists() and not replace and not _says(path, text):
        message, hint = f"{path} existe déjà et dit autre chose", "Déplacez-le, ou demandez --replace."
        return Outcome(None, (Problem(submission.path, submission.line, 1, "existing-file", message, hint),))
    make_folder(folder)
    write_whole(path, text)
    return Outcome(path, ())


def _says(path: Path, text: bytes) -> bool:
    """Return whether a file that is there says the same; what cannot be read says something else."""
    try:
        return read_bytes(path) == text
    except InputError:
        return False
