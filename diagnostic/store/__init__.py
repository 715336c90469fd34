"""Responses kept in a database, each found again by its private link and read with the version it was answered in."""

from sqlalchemy.exc import OperationalError as UnavailableError

from diagnostic.store.engine import DatabaseError, refusal, without_password
from diagnostic.store.reading import Unread
from diagnostic.store.rows import SchemaError
from diagnostic.store.store import Age, Issued, Kept, Mode, Store, UnreadableError
from diagnostic.store.token import fingerprint, new_token

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
