"""Records each dossier that is handed out. Nothing is signed here: anybody may request a dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic import handed_over, report
from webapp import access
from webapp.access import Issued
from webapp.setup.clock import day_of
from webapp.setup.organisations import organisation_of

if TYPE_CHECKING:
    from diagnostic import Diagnosis
    from webapp.access import Kept


def issued(kept: Kept, diagnosis: Diagnosis, pdf: bytes, template: str | None = None) -> bytes:
    """Record the code and the SHA-256 of a dossier and return its bytes, unchanged."""
    day = day_of(kept)
    digest = report.digest_of(handed_over(diagnosis), date=day, body=organisation_of(kept))
    template = template or report.template_of(kept.questionnaire)
    access.hand_out(kept.token, pdf, report.short(digest), template, Issued(digest, day))
    return pdf
