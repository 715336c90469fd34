"""A dossier signed by the body that makes it: PAdES, in an update after the dossier's own bytes."""

from diagnostic.report.signing.again import signed_again
from diagnostic.report.signing.demonstration import DEMONSTRATION, demonstration_key
from diagnostic.report.signing.field import FIELD, PLACE, UNSEEN
from diagnostic.report.signing.key import Key, read_key
from diagnostic.report.signing.sign import signed

__all__ = [
    "DEMONSTRATION",
    "FIELD",
    "PLACE",
    "UNSEEN",
    "Key",
    "demonstration_key",
    "read_key",
    "signed",
    "signed_again",
]
