"""A dossier put to the test: its signatures, its diagnosis made again from its answers, its pages laid out again."""

from diagnostic.dossier.verification.data import Data, Installed
from diagnostic.dossier.verification.pages import Pages
from diagnostic.dossier.verification.signatures import Signature, read_certificates
from diagnostic.dossier.verification.verify import Verification, verify

__all__ = ["Data", "Installed", "Pages", "Signature", "Verification", "read_certificates", "verify"]
