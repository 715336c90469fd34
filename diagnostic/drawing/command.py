"""`diagnostic graph`: a questionnaire as a picture, its flow or its prerequisites."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from diagnostic.cli.terminal.files import can_write, tell_written, write_whole
from diagnostic.cli.terminal.french import FrenchCommand
from diagnostic.wording.numbers import kilobytes

if TYPE_CHECKING:
    from diagnostic.drawing import Drawing
    from diagnostic.model import Questionnaire

HELP = """Dessine un questionnaire, à lire à l'écran ou à imprimer (A3 ou A4, couché).

Le déroulement : les rubriques, leurs questions et leur durée, et quelles réponses ouvrent quelles questions. Les
préalables : les préconisations par axe, et ce qui vient avant quoi. DOSSIER est le dossier d'un questionnaire.
"""
NAMES = {"flow": "deroulement", "prerequisites": "prealables"}


@click.command("graph", cls=FrenchCommand, help=HELP, short_help="Dessine le déroulement ou les préalables.")
@click.argument("folder", metavar="DOSSIER", type=click.Path(path_type=Path))
@click.option("--flow", "what", flag_value="flow", default="flow", help="Le déroulement (par défaut).")
@click.option("--prerequisites", "what", flag_value="prerequisites", help="Les préalables.")
@click.option("-o", "--output", metavar="FICHIER", type=click.Path(path_type=Path), help="Le fichier à écrire.")
@click.option("--format", "form", metavar="svg|dot", default="svg", help="svg (par défaut), ou dot pour Graphviz.")
def graph(folder: Path, *, what: str, output: Path | None, form: str) -> None:
    """Write the drawing of a questionnaire."""
    from diagnostic.drawing import to_dot, to_svg  # noqa: PLC0415 - heavy, and not for `--help`
    from diagnostic.loading import load  # noqa: PLC0415

    written = {"svg": to_svg, "dot": to_dot}
    if form not in written:
        message = f"« {form} » n'est pas un format ; il y a : svg, dot."
        raise click.UsageError(message)
    questionnaire = load(folder)
    target = output or Path(f"{questionnaire.id}-{NAMES[what]}.{form}")
    can_write(target, folder)
    made = written[form](_drawing(questionnaire, what)).encode()
    write_whole(target, made)
    tell_written(target, f"{target} : {kilobytes(len(made))}.")


def _drawing(questionnaire: Questionnaire, what: str) -> Drawing:
    from diagnostic.drawing import flow_drawing, prerequisites_drawing  # noqa: PLC0415 - heavy, and not for `--help`

    return flow_drawing(questionnaire) if what == "flow" else prerequisites_drawing(questionnaire)
