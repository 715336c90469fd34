"""`diagnostic report`: the report of a file of answers, as a PDF or as HTML, written whole or not at all."""

from __future__ import annotations

from datetime import date as Date  # noqa: N812 - `date` is the option's name
from pathlib import Path
from typing import TYPE_CHECKING

import click

from diagnostic.cli import answered
from diagnostic.cli import folders as given
from diagnostic.cli.french import FrenchCommand
from diagnostic.cli.writing import write_whole

if TYPE_CHECKING:
    from diagnostic.diagnosis import Diagnosis

HELP = """Met le diagnostic en page, en PDF ou en HTML.

RÉPONSES est un fichier de réponses ou un cas. La date du rapport est celle de --date, sinon celle du fichier, sinon
celle du jour. Rien n'est écrit à moitié : le fichier est entier, ou n'est pas touché.
"""
DEFAULT = "dossier-province-sud"


def _day(_context: click.Context, _option: click.Parameter, value: str | None) -> Date | None:
    try:
        return None if value is None else Date.fromisoformat(value)
    except ValueError as error:
        message = f"« {value} » n'est pas une date : écrivez-la AAAA-MM-JJ."
        raise click.UsageError(message) from error


@click.command("report", cls=FrenchCommand, help=HELP, short_help="Met le diagnostic en page, en PDF ou en HTML.")
@answered.questionnaire
@answered.answers
@click.option("-o", "--output", metavar="FICHIER", type=click.Path(path_type=Path), help="Le fichier à écrire.")
@click.option("--template", metavar="NOM", default=DEFAULT, help=f"Le modèle de rapport ; {DEFAULT} par défaut.")
@click.option("--date", metavar="AAAA-MM-JJ", callback=_day, help="La date du rapport.")
@click.option("--html", is_flag=True, help="Écrit la page HTML dont le PDF est fait.")
def report(  # noqa: PLR0913 - what the command takes
    questionnaire: Path, answers: Path, *, output: Path | None, template: str, date: Date | None, html: bool
) -> None:
    """Write the report of a file of answers."""
    from diagnostic import report as paper  # noqa: PLC0415 - heavy, and not for `--help`

    if template not in paper.names():
        message = f"il n'y a pas de modèle « {template} » ; il y a : {', '.join(paper.names())}."
        raise click.UsageError(message)
    diagnosis, said = answered.read(questionnaire, answers)
    day = date or (Date.fromisoformat(said) if said else Date.today())  # noqa: DTZ011 - the day here, where it is signed
    target = output or Path(paper.file_name(diagnosis, day)).with_suffix(".html" if html else ".pdf")
    with given.progress((template,), "Mise en page") as templates:
        (made,) = [_made(diagnosis, day, one, html=html) for one in templates]
    write_whole(target, made)
    click.echo(f"{target} : {len(made) / 1000:.0f} ko, daté du {day:%d/%m/%Y}.")


def _made(diagnosis: Diagnosis, day: Date, template: str, *, html: bool) -> bytes:
    from diagnostic import report as paper  # noqa: PLC0415 - heavy, and not for `--help`

    if html:
        return paper.render_html(paper.context(diagnosis, date=day), template).encode()
    return paper.render_pdf(diagnosis, date=day, template=template)
