"""Verify a dossier: check its signatures, recompute its diagnosis from its answers, and lay out its pages again."""

from diagnostic.dossier.verification.data import Data, Installed
from diagnostic.dossier.verification.pages import Pages
from diagnostic.dossier.verification.signatures import Signature, read_certificates
from diagnostic.dossier.verification.verify import Verification, verify

__all__ = ["Data", "Installed", "Pages", "Signature", "Verification", "read_certificates", "verify"]
