"""A dossier put to the test: its signatures, its diagnosis made again from its answers, its pages laid out again."""

from diagnostic.verification.data import Data, Installed
from diagnostic.verification.pages import Pages
from diagnostic.verification.signatures import Signature, read_certificates
from diagnostic.verification.verify import Verification, verify

__all__ = ["Data", "Installed", "Pages", "Signature", "Verification", "read_certificates", "verify"]
