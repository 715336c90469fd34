"""Responses kept in a database, each found again by its private link and read with the version it was answered in."""

from diagnostic.store.rows import SchemaError
from diagnostic.store.store import Issued, Kept, Mode, Store
from diagnostic.store.token import fingerprint, new_token

__all__ = ["Issued", "Kept", "Mode", "SchemaError", "Store", "fingerprint", "new_token"]
