"""A dossier handed out: what it is known by is noted. Nothing is signed here: anybody may ask for a dossier."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from diagnostic import handed_over, report
from diagnostic.store import Issued
from webapp.delivering import organisation_of
from webapp.installed import store
from webapp.pages.results import day_of

if TYPE_CHECKING:
    from diagnostic import Diagnosis
    from diagnostic.store import Kept


def issued(kept: Kept, diagnosis: Diagnosis, pdf: bytes, template: str | None = None) -> bytes:
    """Return a dossier made of a response as it is handed out: its code and its fingerprint are noted here."""
    day = day_of(kept)
    digest = report.digest_of(handed_over(diagnosis), date=day, body=organisation_of(kept))
    template = template or report.template_of(kept.questionnaire)
    store().issue(kept.token, report.short(digest), template, Issued(digest, day))
    store().hand_out(kept.token, hashlib.sha256(pdf).hexdigest(), day)
    return pdf
