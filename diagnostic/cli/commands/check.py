"""The command `diagnostic check`: every mistake in a questionnaire, at its line; with `--prove`, proofs too."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

import click

from diagnostic.cli.terminal import folders as given
from diagnostic.cli.terminal.french import FrenchCommand
from diagnostic.cli.terminal.plugins import tool
from diagnostic.wording.numbers import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnostic.errors import Problem
    from diagnostic.loading.tree import Node
    from diagnostic.model import Questionnaire

HELP = """Vérifie des questionnaires et des territoires : toutes les erreurs de leurs fichiers, chacune à sa ligne.

DOSSIER est le dossier d'un questionnaire (vérifié avec ses cas) ou d'un territoire, ou un dossier qui en contient
plusieurs. Avec --prove, dit aussi ce qui vaut de toutes les réponses possibles : ce qui n'arrive jamais,
ce qui arrive toujours, le chemin le plus long.
"""


class Checked(NamedTuple):
    """The result of checking one folder: its problems, a summary of its content, and its proof, if requested."""

    problems: tuple[Problem, ...]
    lines: tuple[str, ...]
    proof: str


@click.command("check", cls=FrenchCommand, help=HELP, short_help="Vérifie les fichiers de questionnaires.")
@given.argument
@click.option("--prove", is_flag=True, help="Établit ce qui vaut de toutes les réponses (demande le solveur z3).")
@click.option("--witnesses", type=click.Path(path_type=Path), metavar="DOSSIER", help="Écrit les réponses témoins.")
@click.option("--json", "as_json", is_flag=True, help="Écrit ce qui a été établi en JSON.")
@click.pass_context
def check(
    context: click.Context, folders: tuple[Path, ...], *, prove: bool, witnesses: Path | None, as_json: bool
) -> None:
    """Print every problem of these folders, or a summary of each; exit with 1 if there are problems."""
    prove = prove or witnesses is not None or as_json
    found: list[Checked] = []
    with given.progress(given.checked_in(folders), "Vérification") as checking:
        found += [_checked(folder, prove=prove, witnesses=witnesses) for folder in checking]
    if as_json:
        click.echo("\n".join(one.proof for one in found if one.proof))
    total = sum(len(one.problems) for one in found)
    lines = [line for one in found for line in (*map(str, one.problems), *one.lines)]
    click.echo("\n".join([*lines, *([f"\n{count(total, 'problème')}."] if total else [])]), err=as_json)
    if total:
        context.exit(1)


def _checked(folder: Path, *, prove: bool, witnesses: Path | None) -> Checked:
    """Return the result of checking a folder."""
    from diagnostic.cases import case_files, check_cases  # noqa: PLC0415 - heavy, and not for `--help`
    from diagnostic.errors import QuestionnaireError  # noqa: PLC0415
    from diagnostic.loading import load, unwritable_signs  # noqa: PLC0415

    if (folder / given.TERRITORY).is_file():
        return _territory(folder)
    try:
        questionnaire = load(folder)
    except QuestionnaireError as error:
        return Checked(error.problems, (), "")
    parts = (
        count(len(questionnaire.questions), "question"),
        count(len(questionnaire.recommendations), "préconisation"),
        count(len(case_files(folder)), "cas", "cas"),
    )
    said = (*_unknown_template(questionnaire, folder), *unwritable_signs(folder))
    problems = (*said, *check_cases(questionnaire, folder))
    holds = () if problems else (f"{folder} : {', '.join(parts)}, aucun problème.",)
    return (
        _proved(folder, questionnaire, Checked(problems, holds, ""), witnesses)
        if prove
        else Checked(problems, holds, "")
    )


def _territory(folder: Path) -> Checked:
    """Return what is found in the folder of a territory."""
    from diagnostic.loading import check_territory  # noqa: PLC0415 - heavy, and not for `--help`

    problems = check_territory(folder)
    return Checked(problems, () if problems else (f"{folder} : territoire, aucun problème.",), "")


def _proved(folder: Path, questionnaire: Questionnaire, checked: Checked, witnesses: Path | None) -> Checked:
    """Return the result of a check with the proof added."""
    from diagnostic.loading import located  # noqa: PLC0415

    proving = tool("prove")
    proof = proving.proved(questionnaire)
    problems = (*checked.problems, *located(folder, proof.findings))
    lines = [f"{folder} : ce qui vaut de toutes les réponses"] if problems else list(checked.lines)
    lines += proving.summary(questionnaire, proof)
    if witnesses is not None:
        written = proving.write_witnesses(witnesses / questionnaire.id, questionnaire, proof)
        lines.append(f"  {count(written, 'réponse témoin', 'réponses témoins')} dans {witnesses / questionnaire.id}")
    return Checked(problems, tuple(lines), proving.as_json(questionnaire, proof))


def _unknown_template(questionnaire: Questionnaire, folder: Path) -> Iterator[Problem]:
    """Yield a problem if the questionnaire names an unknown report template; only the command line sees both."""
    from diagnostic import report  # noqa: PLC0415 - heavy, and not for `--help`
    from diagnostic.errors import did_you_mean  # noqa: PLC0415
    from diagnostic.loading.tree import problem_at, read_file, spot  # noqa: PLC0415

    if questionnaire.template is None or questionnaire.template in report.names():
        return
    path = folder / "questionnaire.yaml"
    root = cast("Node", read_file(path).root)
    message = f"le modèle de rapport « {questionnaire.template} » n'existe pas"
    hint = did_you_mean(questionnaire.template, report.names())
    yield problem_at(spot(root, ("template",)), "dead-reference", message, hint)
