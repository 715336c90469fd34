"""The signatures of a dossier: who, when by their own account, over what, and whether anything came after."""

from __future__ import annotations

import io
import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from asn1crypto import pem, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleTrustManager

from diagnostic.budgets import shortened
from diagnostic.dossier.signing import DEMONSTRATION
from diagnostic.dossier.verification.fields import signs_of_a_signature
from diagnostic.errors import SigningError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

MOST_SIGNATURES = 10
LONGEST_NAME = 120
NAMELESS = "sans nom"
NO_CERTIFICATES = "« {} » n'est pas un fichier de certificats PEM (.pem, .crt)"
# They also log what they return.
for name in ("pyhanko", "pyhanko_certvalidator", "pypdf"):
    logging.getLogger(name).setLevel(logging.CRITICAL)
TO_SIGN = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)
Covers = Literal["everything", "its-revision", "not-everything", "nothing"]
Whose = Literal["trusted", "demonstration", "unknown"]
Valid = Literal["valid", "not-yet", "expired", "unknown"]


class Signature(NamedTuple):
    """A signature: what it covers, whose it is by its own account (`name`, `fingerprint` of the certificate), and when.

    `covers`: everything there is; all that was there when it was made, and what came after is no more than other
    signatures (`its-revision`); `not-everything`: something was changed after; `nothing`: it does not hold. `claimed`:
    when it says that it was made (ISO 8601, nothing if it does not say); `valid`: its certificate, at that time.
    """

    name: str
    fingerprint: str
    claimed: str
    covers: Covers
    whose: Whose
    valid: Valid
    since: str
    until: str

    @property
    def holds(self) -> bool:
        """Whether what was signed is as it was."""
        return self.covers in {"everything", "its-revision"}


def read_certificates(content: bytes, path: str) -> tuple[x509.Certificate, ...]:
    """Return the certificates of a PEM file; raise SigningError if it holds none."""
    try:
        found = tuple(x509.Certificate.load(der) for kind, _, der in pem.unarmor(content, multiple=True))
        # What is asked of a certificate is only read when it is asked for: a broken one is refused here, not later.
        for one in found:
            str(one.subject.human_friendly)
    except (ValueError, TypeError) as error:
        raise SigningError(NO_CERTIFICATES.format(path)) from error
    return found


def signatures_of(pdf: bytes, trusted: Sequence[x509.Certificate]) -> tuple[Signature, ...]:
    """Return the signatures of a file, the first first; those who are trusted vouch for the ones they issued.

    A field that nobody signed is a broken one, and so is any sign of a signature where none can be read.
    """
    if not signs_of_a_signature(pdf):
        return ()
    try:
        reader = PdfFileReader(io.BytesIO(pdf), strict=True)
        found = reader.embedded_regular_signatures
        empty = any(True for _ in enumerate_sig_fields(reader, filled_status=False))
    except Exception:  # noqa: BLE001 - a signature that somebody made up may break those who read it in any way
        return (BROKEN,)
    told = tuple(_signature(one, trusted) for one in found[:MOST_SIGNATURES])
    return told if told and not empty and len(found) <= MOST_SIGNATURES else (*told, BROKEN)


BROKEN = Signature("", "", "", "nothing", "unknown", "unknown", "", "")


def _signature(embedded: EmbeddedPdfSignature, trusted: Sequence[x509.Certificate]) -> Signature:
    try:
        certificate = embedded.signer_cert
        claimed = embedded.self_reported_timestamp
        status = validate_pdf_signature(embedded, _context(trusted, claimed), key_usage_settings=TO_SIGN)
        return _told(certificate, claimed, status)
    except Exception:  # noqa: BLE001 - as above
        return BROKEN


def _context(trusted: Sequence[x509.Certificate], moment: datetime | None) -> ValidationContext:
    """Return where certificates are looked up: among the trusted ones only, and nowhere on the network."""
    manager = SimpleTrustManager.build(trust_roots=list(trusted))
    return ValidationContext(trust_manager=manager, moment=moment, allow_fetching=False, revocation_mode="soft-fail")


def _told(certificate: x509.Certificate, claimed: datetime | None, status: Any) -> Signature:  # noqa: ANN401 - typed as a base class
    since, until = certificate.not_valid_before, certificate.not_valid_after
    valid = _valid(claimed, since, until)  # pyHanko does not ask it of a certificate that is itself trusted
    name = str(certificate.subject.native.get("common_name") or certificate.subject.human_friendly)
    return Signature(
        name=_shown(name),
        fingerprint=certificate.sha256.hex(),
        claimed=claimed.astimezone(UTC).isoformat() if claimed else "",
        covers=_covers(status),
        whose="demonstration"
        if DEMONSTRATION in name
        else "trusted"
        if status.trusted and valid == "valid"
        else "unknown",
        valid=valid,
        since=_day(since),
        until=_day(until),
    )


def _shown(name: str) -> str:
    """Return a name as it can be printed anywhere: its signs only, and the first of them."""
    return shortened("".join(one for one in name if one.isprintable()), LONGEST_NAME) or NAMELESS


def _day(moment: datetime) -> str:
    """Return a moment in ISO 8601; raise ValueError where it is of no year that a calendar has."""
    return datetime.fromisoformat(moment.isoformat()).isoformat()


def _covers(status: Any) -> Covers:  # noqa: ANN401 - typed as a base class
    if not (status.intact and status.valid):
        return "nothing"
    if status.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return "everything"
    allowed = status.modification_level is not None and status.modification_level <= ModificationLevel.FORM_FILLING
    whole = status.coverage == SignatureCoverageLevel.ENTIRE_REVISION
    return "its-revision" if whole and allowed else "not-everything"


def _valid(claimed: datetime | None, since: datetime, until: datetime) -> Valid:
    if claimed is None:
        return "unknown"
    return "not-yet" if claimed < since else "expired" if claimed > until else "valid"
