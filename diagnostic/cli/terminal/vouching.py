"""What may be signed, or put in the name of an organisation: what is known here, not what a file says of itself.

Anybody may hand in a dossier, or a file of answers that speaks of its report. Its answers are taken; its questionnaire,
with its scales and its sentences, its letterhead and the address where it is to be verified are those of whoever signs.
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
    """Raise UsageError where somebody's dossier is to be vouched for and nobody said which questionnaires are known."""
    given = [f"--{name}" for name, value in options.items() if value]
    if given and not questionnaires:
        raise click.UsageError(ASKED.format(" et ".join(given)))


def of_known(dossier: Dossier, known: Mapping[str, Questionnaire]) -> Questionnaire:
    """Return the questionnaire of a dossier as it is here; raise VouchingError where it is not here."""
    if dossier.digest not in known:
        raise VouchingError(dossier.source, UNKNOWN.format(dossier.digest[:FIGURES]))
    return known[dossier.digest]


def check_own(source: str, work: Work, *, named: bool, addressed: bool) -> None:
    """Raise VouchingError where a file, and not who signs, says in whose name a paper is and where to verify it."""
    if work.body and not named:
        raise VouchingError(source, NAMED.format(shortened(work.body.name)))
    if work.address and not addressed:
        raise VouchingError(source, SENT.format(shortened(work.address)))


def tell_otherwise(work: Work, printed: bytes) -> None:
    """Say, before it is signed, that a paper is not the one that was handed in."""
    if not work.handed.startswith(printed):
        click.echo(OTHERWISE, err=True)


def web_address(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """Return the address of a service without the stroke at its end; raise UsageError where it is none."""
    if value and not WEB.fullmatch(value):
        message = f"« {shortened(value)} » n'est pas l'adresse d'un service : écrivez https://diagnostic.exemple.org."
        raise click.UsageError(message)
    return value and value.rstrip("/")
