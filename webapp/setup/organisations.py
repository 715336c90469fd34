"""The organisations that deliver dossiers, and the one of a response."""

from __future__ import annotations

from typing import TYPE_CHECKING

from webapp.setup.state import installed

if TYPE_CHECKING:
    from diagnostic.report import Organisation
    from webapp.storage import Kept

QUESTION = "body"


def organisation_of(kept: Kept) -> Organisation | None:
    """Return the organisation that the identity sheet names, else the only one there is."""
    organisations = installed().organisations
    named = kept.response.identity.get(QUESTION)
    organisation = next((organisation for organisation in organisations if organisation.name == named), None)
    return organisation or (organisations[0] if len(organisations) == 1 else None)
