"""Sign a dossier in the name of the issuing body: PAdES, in an incremental update."""

from diagnostic.dossier.signing.again import signed_again
from diagnostic.dossier.signing.demonstration import DEMONSTRATION, demonstration_key
from diagnostic.dossier.signing.field import FIELD, PLACE, UNSEEN
from diagnostic.dossier.signing.key import Key, read_key
from diagnostic.dossier.signing.sign import signed

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
