"""`diagnostic report`: the report of a file of answers, as a PDF or as HTML, written whole or not at all."""

from __future__ import annotations

from datetime import date as Date  # noqa: N812 - `date` is the option's name
from pathlib import Path
from typing import TYPE_CHECKING

import click

from diagnostic.cli.terminal import folders as given
from diagnostic.cli.terminal.apart import bounded as counted
from diagnostic.cli.terminal.apart import given as handed
from diagnostic.cli.terminal.files import can_write, tell_written, write_whole
from diagnostic.cli.terminal.french import FrenchCommand
from diagnostic.cli.terminal.vouching import check_asked, check_own, tell_otherwise, web_address
from diagnostic.cli.terminal.work import again, of_files, page, printed, signed
from diagnostic.wording.dates import short_date
from diagnostic.wording.numbers import kilobytes

if TYPE_CHECKING:
    from diagnostic.cli.terminal.work import Work
    from diagnostic.dossier.signing import Key
    from diagnostic.model import Organisation

HELP = """Met le diagnostic en page, en PDF ou en HTML.

RÉPONSES est un fichier de réponses ou un cas. La date du rapport est celle de --date, sinon celle du fichier, sinon
celle du jour. Avec --from, tout vient d'un dossier déjà fait : le même, à l'octet près. Rien n'est écrit à moitié : le
fichier est entier, ou n'est pas touché. Avec --sign, l'organisme signe le PDF, sans rien y changer ; d'un dossier qu'on
lui remet, il ne reprend que les réponses : le questionnaire, le nom et l'adresse sont ceux qu'il donne.
"""


def _day(_context: click.Context, _option: click.Parameter, value: str | None) -> Date | None:
    try:
        return None if value is None else Date.fromisoformat(value)
    except ValueError as error:
        message = f"« {value} » n'est pas une date : écrivez-la AAAA-MM-JJ."
        raise click.UsageError(message) from error


@click.command("report", cls=FrenchCommand, help=HELP, short_help="Met le diagnostic en page, en PDF ou en HTML.")
@click.argument("questionnaire", metavar="[QUESTIONNAIRE]", required=False, type=click.Path(path_type=Path))
@click.argument("answers", metavar="[RÉPONSES]", required=False, type=click.Path(path_type=Path))
@click.option("--from", "source", metavar="DOSSIER.pdf", type=click.Path(path_type=Path), help="Un dossier à refaire.")
@click.option("-o", "--output", metavar="FICHIER", type=click.Path(path_type=Path), help="Le fichier à écrire.")
@click.option("--template", metavar="NOM", help="Le modèle de rapport ; sans précision, celui du questionnaire.")
@click.option("--organisation", metavar="FICHIER", type=click.Path(path_type=Path), help="Au nom de qui : un fichier.")
@click.option(
    "--address", metavar="ADRESSE", callback=web_address, help="Où le vérifier : l'adresse de votre service, ou vide."
)
@given.known
@click.option("--date", metavar="AAAA-MM-JJ", callback=_day, help="La date du rapport.")
@click.option("--sign", metavar="CLÉ.p12", type=click.Path(path_type=Path), help="La clé qui signe le PDF (PKCS#12).")
@click.option(
    "--passphrase-file", metavar="FICHIER", type=click.Path(path_type=Path), help="La phrase de passe de la clé."
)
@click.option("--html", is_flag=True, help="Écrit la page HTML dont le PDF est fait.")
@counted
@click.pass_context
def report(  # noqa: PLR0913 - what the command takes
    context: click.Context,
    questionnaire: Path | None,
    answers: Path | None,
    *,
    source: Path | None,
    output: Path | None,
    template: str | None,
    organisation: Path | None,
    address: str | None,
    questionnaires: tuple[Path, ...],
    date: Date | None,
    sign: Path | None,
    passphrase_file: Path | None,
    html: bool,
    bounded: bool,
) -> None:
    """Write the report of a file of answers, or of a dossier again."""
    file = None
    if source and not questionnaire:
        check_asked(questionnaires, sign=sign, organisation=organisation)
        file = handed(context, source, bounded=bounded)
    _known(template)
    key = _key(sign, passphrase_file, html=html)
    work = again(file, given.known_in(questionnaires)) if file else of_files(_both(questionnaire, answers, source))
    if key or (source and organisation):
        name = (source or answers or Path()).name
        check_own(name, work, named=organisation is not None, addressed=address is not None)
    work = _replaced(work, template=template, date=date, body=_body(organisation), address=address)
    _known(work.template)
    target = output or _target(work, html=html)
    can_write(target, questionnaire, answers, source, organisation, sign, passphrase_file)
    with given.progress((work,), "Mise en page") as works:
        (made,) = [_made(one, key, html=html) for one in works]
    write_whole(target, made)
    tell_written(target, f"{target} : {kilobytes(len(made))}, daté du {short_date(work.date)}.")


def _replaced(work: Work, **asked: object) -> Work:
    """Return a report with what the command asks for in the place of what the file says."""
    return work._replace(**{key: value for key, value in asked.items() if value is not None})  # type: ignore[arg-type] # each is of its own type


def _body(path: Path | None) -> Organisation | None:
    from diagnostic.loading import load_organisation  # noqa: PLC0415 - heavy, and not for `--help`

    return load_organisation(path) if path else None


def _target(work: Work, *, html: bool) -> Path:
    from diagnostic import report as paper  # noqa: PLC0415 - heavy, and not for `--help`

    return Path(paper.file_name(work.diagnosis, work.date)).with_suffix(".html" if html else ".pdf")


def _made(work: Work, key: Key | None, *, html: bool) -> bytes:
    made = page(work) if html else printed(work)
    if key is None:
        return made
    if work.handed:
        tell_otherwise(work, made)
    return signed(made, key)


def _key(path: Path | None, passphrase_file: Path | None, *, html: bool) -> Key | None:
    """Return the key that signs, if one was given, before anything is laid out."""
    from diagnostic.dossier import read_key  # noqa: PLC0415 - heavy, and not for `--help`

    if path is None and passphrase_file:
        message = "--passphrase-file va avec --sign."
        raise click.UsageError(message)
    if path and html:
        message = "une page HTML ne se signe pas : choisissez entre --sign et --html."
        raise click.UsageError(message)
    return read_key(path, passphrase_file) if path else None


def _known(template: str | None) -> None:
    from diagnostic import report as paper  # noqa: PLC0415 - heavy, and not for `--help`

    if template is not None and template not in paper.names():
        message = f"il n'y a pas de modèle « {template} » ; il y a : {', '.join(paper.names())}."
        raise click.UsageError(message)


def _both(questionnaire: Path | None, answers: Path | None, source: Path | None) -> tuple[Path, Path]:
    if source:
        message = "avec --from, le questionnaire et les réponses sont ceux du dossier : ne les donnez pas."
        raise click.UsageError(message)
    if not questionnaire or not answers:
        missing = "RÉPONSES" if questionnaire else "QUESTIONNAIRE"
        message = f"il manque {missing} ; ou donnez un dossier déjà fait, avec --from."
        raise click.UsageError(message)
    return questionnaire, answers
