"""`diagnostic xlsform`: a questionnaire as a form for ODK Collect, and what such a form cannot carry."""

from __future__ import annotations

from pathlib import Path

import click

from diagnostic.cli.terminal import arguments as answered
from diagnostic.cli.terminal.extras import needs
from diagnostic.cli.terminal.files import can_write, tell_written, write_whole
from diagnostic.cli.terminal.french import FrenchCommand
from diagnostic.wording.numbers import count

HELP = """Écrit un questionnaire comme un formulaire XLSForm, à remplir hors connexion avec ODK Collect.

Ce qu'un tel formulaire ne peut pas porter est listé, ici et dans la feuille « non transporté » du classeur. Les
réponses se relisent avec « diagnostic answers ».
"""


@click.command("xlsform", cls=FrenchCommand, help=HELP, short_help="Écrit un formulaire pour ODK Collect.")
@answered.questionnaire
@click.option("-o", "--output", metavar="FICHIER", type=click.Path(path_type=Path), help="Le classeur à écrire.")
@click.option("--short", is_flag=True, help="Le parcours court.")
def xlsform(questionnaire: Path, *, output: Path | None, short: bool) -> None:
    """Write the XLSForm of a folder."""
    needs("openpyxl")
    from diagnostic.loading import load  # noqa: PLC0415 - heavy, and not for `--help`
    from diagnostic.odk import LeftOut, form_of, workbook  # noqa: PLC0415

    loaded = load(questionnaire)
    form = form_of(loaded, short=short)
    languages = [path.stem for path in sorted((questionnaire / "locales").glob("*.yaml"))]
    told = [LeftOut("textes", f"la traduction « {one} »", "une seule langue par formulaire") for one in languages]
    form = form._replace(left_out=(*form.left_out, *told))
    target = output or Path(f"{form.settings['form_id']}_{loaded.version}.xlsx")
    can_write(target, questionnaire)
    write_whole(target, workbook(form))
    tell_written(target, f"{target} : {count(len(loaded.questions), 'question')}, version {loaded.version}.")
    tell_written(target, "Non transporté (voir aussi la feuille du classeur) :")
    for one in form.left_out:
        tell_written(target, f"  {one.place} : {one.what} – {one.why}")
