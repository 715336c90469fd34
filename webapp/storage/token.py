"""The private token of a response, and the fingerprint by which the database knows it."""

from __future__ import annotations

import hashlib
import re
import secrets

# Without i, l, o, 0 and 1, which are mistaken for one another when a link is copied from paper.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, GROUP = 7, 4  # 28 characters of 31: 138 bits


def new_token() -> str:
    """Return a token nobody can guess, in groups that can be read aloud: `k3fm-…`."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(GROUP)) for _ in range(GROUPS))


def fingerprint(token: str) -> str:
    """Return the SHA-256 of a token in hexadecimal: the database never holds the token itself."""
    written = re.sub(r"[\s-]", "", token).lower()
    return hashlib.sha256(written.encode()).hexdigest()
