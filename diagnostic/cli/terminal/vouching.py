"""Guard what may be signed or issued in an organisation's name: known content, never an untrusted file's claims.

Anybody may submit a dossier, or a file of answers with report settings. Its answers are accepted; the questionnaire
with its scales and sentences, the letterhead and the verification address must come from the signer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from diagnostic.budgets import shortened
from diagnostic.errors import VouchingError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diagnostic.cli.terminal.work import Work
    from diagnostic.dossier.archive import Dossier
    from diagnostic.model import Questionnaire

WEB = re.compile(r"https?://[^\s/?#]+(?:/[^\s?#]*)?")
ASKED = (
    "--from avec {} demande --questionnaires DOSSIER, ceux que vous connaissez : le questionnaire que porte un dossier "
    "peut être de n'importe qui, avec ses barèmes et ses phrases."
)
UNKNOWN = (
    "son questionnaire (empreinte {}…) n'est aucun de ceux de --questionnaires, quels que soient le nom et la version "
    "qu'il se donne. S'il est d'une version que vous connaissez, donnez aussi son dossier ; sinon, ne le signez pas"
)
NAMED = (
    "il se dit au nom de « {} », et c'est lui seul qui le dit. Donnez votre fichier d'organisme avec --organisation : "
    "le papier sera à votre nom"
)
SENT = (
    "il dit de le faire vérifier à l'adresse « {} », et c'est lui seul qui le dit. Donnez celle de votre service avec "
    '--address, ou --address "" pour n\'en imprimer aucune'
)
OTHERWISE = (
    "Attention : le dossier remis n'est pas, à l'octet près, celui que ses réponses donnent ici. Seules ses réponses "
    "ont été reprises : relisez le papier signé avant de l'envoyer."
)
FIGURES = 12


def check_asked(questionnaires: object, **options: object) -> None:
    """Raise UsageError if a submitted dossier is to be vouched for without a list of known questionnaires."""
    given = [f"--{name}" for name, value in options.items() if value]
    if given and not questionnaires:
        raise click.UsageError(ASKED.format(" et ".join(given)))


def of_known(dossier: Dossier, known: Mapping[str, Questionnaire]) -> Questionnaire:
    """Return the local copy of a dossier's questionnaire; raise VouchingError if it is not known here."""
    if dossier.digest not in known:
        raise VouchingError(dossier.source, UNKNOWN.format(dossier.digest[:FIGURES]))
    return known[dossier.digest]


def check_own(source: str, work: Work, *, named: bool, addressed: bool) -> None:
    """Raise VouchingError if the file, rather than the signer, sets the organisation or the verification address."""
    if work.body and not named:
        raise VouchingError(source, NAMED.format(shortened(work.body.name)))
    if work.address and not addressed:
        raise VouchingError(source, SENT.format(shortened(work.address)))


def tell_otherwise(work: Work, printed: bytes) -> None:
    """Print, before signing, that the document differs from the one submitted."""
    if not work.handed.startswith(printed):
        click.echo(OTHERWISE, err=True)


def web_address(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """Return the URL of a service without its final slash; raise UsageError if it is not a URL."""
    if value and not WEB.fullmatch(value):
        message = f"« {shortened(value)} » n'est pas l'adresse d'un service : écrivez https://diagnostic.exemple.org."
        raise click.UsageError(message)
    return value and value.rstrip("/")
