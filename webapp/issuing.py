"""A dossier handed out: what it is known by is noted, and it is signed where this installation has a key."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from diagnostic import SigningError, handed_over, report
from diagnostic.store import Issued
from webapp.delivering import organisation_of
from webapp.installed import installed, store
from webapp.pages.results import day_of

if TYPE_CHECKING:
    from diagnostic import Diagnosis
    from diagnostic.store import Kept

log = logging.getLogger(__name__)


def issued(kept: Kept, diagnosis: Diagnosis, pdf: bytes, template: str | None = None) -> bytes:
    """Return a dossier made of a response as it is handed out; a key that has expired since signs nothing more."""
    day = day_of(kept)
    digest = report.digest_of(handed_over(diagnosis), date=day, body=organisation_of(kept))
    template = template or report.template_of(kept.questionnaire)
    store().issue(kept.token, report.short(digest), template, Issued(digest, day))
    key = installed().key
    try:
        return report.sign_pdf(pdf, key, datetime.now(UTC)) if key else pdf
    except SigningError:
        log.exception("A dossier was handed out without a signature.")
        return pdf
