"""The one door to responses: every page reads, changes, hands out and deletes through these functions.

A visitor is known by the private link of a response, so each function takes its token. No page, form or document
imports `webapp.storage`: a contract in `pyproject.toml` and `tests/webapp/test_access.py` forbid it. Whatever decides
who may do what, or records what was done, belongs here.
"""

from webapp.access.dossiers import hand_out, handed_out_on, issued_under, knows_questionnaire
from webapp.access.drafts import draft, remove_draft, save_draft
from webapp.access.responses import change, create, exists, mend, read, readable_part, remove, stored_row
from webapp.storage import Issued, Kept, Mode, UnavailableError, Unread, UnreadableError, fingerprint

__all__ = [
    "Issued",
    "Kept",
    "Mode",
    "UnavailableError",
    "Unread",
    "UnreadableError",
    "change",
    "create",
    "draft",
    "exists",
    "fingerprint",
    "hand_out",
    "handed_out_on",
    "issued_under",
    "knows_questionnaire",
    "mend",
    "read",
    "readable_part",
    "remove",
    "remove_draft",
    "save_draft",
    "stored_row",
]
