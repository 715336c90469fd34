"""`diagnostic blank`: a questionnaire to print and fill in by hand, written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import click

from diagnostic.cli.terminal import arguments as answered
from diagnostic.cli.terminal import folders as given
from diagnostic.cli.terminal.files import can_write, tell_written, write_whole
from diagnostic.cli.terminal.french import FrenchCommand
from diagnostic.wording.numbers import kilobytes

HELP = """Met un questionnaire en page pour le remplir à la main, en PDF : pour une visite sans écran.

Chaque page porte la version du questionnaire et son empreinte : les réponses se saisissent plus tard, dans la même.
"""


@click.command("blank", cls=FrenchCommand, help=HELP, short_help="Met en page un questionnaire à remplir à la main.")
@answered.questionnaire
@click.option("-o", "--output", metavar="FICHIER", type=click.Path(path_type=Path), help="Le fichier à écrire.")
@click.option("--short", is_flag=True, help="Les seules questions du parcours court.")
def blank(questionnaire: Path, *, output: Path | None, short: bool) -> None:
    """Write the blank questionnaire of a folder."""
    from diagnostic import report as paper  # noqa: PLC0415 - heavy, and not for `--help`
    from diagnostic.loading import load  # noqa: PLC0415

    loaded = load(questionnaire)
    target = output or Path(paper.blank_name(loaded, short=short))
    can_write(target, questionnaire)
    with given.progress((short,), "Mise en page") as paths:
        (made,) = [paper.render_blank_pdf(loaded, short=one) for one in paths]
    write_whole(target, made)
    tell_written(target, f"{target} : {kilobytes(len(made))}, version {loaded.version}.")
