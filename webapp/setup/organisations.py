"""In whose name dossiers are delivered: the organisations of this installation, and the one of a response."""

from __future__ import annotations

from typing import TYPE_CHECKING

from webapp.setup.state import installed

if TYPE_CHECKING:
    from diagnostic.report import Organisation
    from webapp.storage import Kept

QUESTION = "body"


def organisation_of(kept: Kept) -> Organisation | None:
    """Return the organisation that the identity sheet names, else the only one there is."""
    known = installed().organisations
    named = kept.response.identity.get(QUESTION)
    organisation = next((organisation for organisation in known if organisation.name == named), None)
    return organisation or (known[0] if len(known) == 1 else None)
