"""The database of responses, each found by its private link and read with the version it was answered in."""

from sqlalchemy.exc import OperationalError as UnavailableError

from webapp.storage.engine import DatabaseError, refusal, without_password
from webapp.storage.reading import Unread
from webapp.storage.responses import Age, Issued, Kept, Mode, Store, UnreadableError
from webapp.storage.rows import SchemaError
from webapp.storage.token import fingerprint, new_token

__all__ = [
    "Age",
    "DatabaseError",
    "Issued",
    "Kept",
    "Mode",
    "SchemaError",
    "Store",
    "UnavailableError",
    "Unread",
    "UnreadableError",
    "fingerprint",
    "new_token",
    "refusal",
    "without_password",
]
