"""The command `diagnostic diff`: the changes between two versions of a questionnaire, and the effect on its cases."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from diagnostic.cli.terminal import folders as given
from diagnostic.cli.terminal.french import FrenchCommand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diagnostic.comparison import Comparison

HELP = """Dit ce qui change d'une version d'un questionnaire à une autre : ce qui n'est que texte, ce qui change le
sens, et ce que deviennent les cas. Refuse un numéro de version qui annonce moins que ce qui change.

ANCIEN et NOUVEAU sont des dossiers de questionnaire, ou des contenus canoniques (.json).
"""
version = click.Path(path_type=Path)


@click.command("diff", cls=FrenchCommand, help=HELP, short_help="Dit ce qui change d'une version à une autre.")
@click.argument("old", metavar="ANCIEN", type=version)
@click.argument("new", metavar="NOUVEAU", type=version)
@click.option("--cases", metavar="DOSSIER", type=version, help="D'autres cas que ceux de NOUVEAU.")
@click.option("--json", "as_json", is_flag=True, help="Écrit la comparaison en JSON.")
@click.pass_context
def diff(context: click.Context, old: Path, new: Path, *, cases: Path | None, as_json: bool) -> None:
    """Print the changes; exit with 1 if the version number does not reflect them."""
    from diagnostic.cli.terminal.comparison import told  # noqa: PLC0415 - heavy, and not for `--help`
    from diagnostic.comparison import compare, outcome_of, read_version  # noqa: PLC0415

    before, after = read_version(old), read_version(new)
    with given.progress(_case_files(cases, new), "Cas") as files:
        outcomes = [outcome_of(before.questionnaire, after.questionnaire, path) for path in files]
    comparison = compare(before, after, outcomes)
    click.echo(_as_json(comparison) if as_json else told(comparison), nl=False)
    if comparison.problems:
        context.exit(1)


def _case_files(given_folder: Path | None, new: Path) -> Sequence[Path]:
    """Return the cases in a given folder, otherwise those of the new version."""
    from diagnostic.cases import case_files  # noqa: PLC0415 - heavy, and not for `--help`

    if given_folder is None:
        return case_files(new)
    found = tuple(sorted(given_folder.glob("*.yaml")))
    if not found:
        message = f"il n'y a pas de cas (.yaml) dans {given_folder}."
        raise click.UsageError(message)
    return found


def _as_json(comparison: Comparison) -> str:
    return json.dumps(_data(comparison), ensure_ascii=False, indent=2) + "\n"


def _data(comparison: Comparison) -> dict[str, Any]:
    return {
        **{
            name: {"id": one.id, "version": one.version, "digest": one.digest}
            for name, one in (("old", comparison.old), ("new", comparison.new))
        },
        "changes": [one._asdict() for one in comparison.changes],
        "least-version": comparison.least_version,
        "problems": [
            {"path": one.path, "line": one.line, "column": one.column, "code": one.code, "message": one.message}
            for one in comparison.problems
        ],
        "cases": [
            {
                "path": one.path,
                "title": one.title,
                "same": one.same,
                "lost": one.lost,
                "fresh": one.fresh,
                "differences": [it._asdict() for it in one.differences],
            }
            for one in comparison.outcomes
        ],
    }
