"""What is said at the start to whoever asks these pages to sign: they do not, and the command line does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from webapp.setup.settings import Settings

NOTICE = """\
Une clé de signature est réglée (DIAGNOSTIC_SIGNING_KEY), mais les pages publiques ne signent plus : n'importe quel
visiteur obtiendrait la signature de l'organisme. Le service démarre, et ses dossiers ne sont pas signés.
Pour en signer un, d'un questionnaire que vous connaissez :
    diagnostic report --from dossier.pdf --questionnaires questionnaires --sign {key} -o dossier-signe.pdf
Retirez ce réglage et celui de la phrase de passe : la clé n'a pas à être lisible d'ici. DIAGNOSTIC_TRUST reste."""


def tell(settings: Settings) -> None:
    """Say that a key is of no use here, where one is set."""
    if settings.signing_key:
        click.echo(NOTICE.format(key=settings.signing_key), err=True)
