"""The signatures of a dossier: the signer, the claimed time, the bytes covered, and any later change."""

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
    """A signature: its coverage, the claimed signer (`name`, `fingerprint` of the certificate), and the claimed time.

    `covers`: the whole file (`everything`); the file as it was when signed, followed only by other signatures
    (`its-revision`); a file changed after signing (`not-everything`); or `nothing`, if the signature is invalid.
    `claimed`: the signing time it states (ISO 8601, empty if none); `valid`: the state of its certificate at that time.
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
        """Whether the signed bytes are unchanged."""
        return self.covers in {"everything", "its-revision"}


def read_certificates(content: bytes, path: str) -> tuple[x509.Certificate, ...]:
    """Return the certificates of a PEM file; raise SigningError if it holds none."""
    try:
        certificates = tuple(x509.Certificate.load(der) for kind, _, der in pem.unarmor(content, multiple=True))
        # Certificates are parsed lazily: read the fields now, so that a broken one is refused here.
        for certificate in certificates:
            str(certificate.subject.human_friendly)
    except (ValueError, TypeError) as error:
        raise SigningError(NO_CERTIFICATES.format(path)) from error
    return certificates


def signatures_of(pdf: bytes, trusted: Sequence[x509.Certificate]) -> tuple[Signature, ...]:
    """Return the signatures of a file, oldest first; trusted certificates vouch for those they issued.

    An unsigned field counts as a broken signature, and so does any trace of a signature that cannot be read.
    """
    if not signs_of_a_signature(pdf):
        return ()
    try:
        reader = PdfFileReader(io.BytesIO(pdf), strict=True)
        embedded = reader.embedded_regular_signatures
        empty = any(True for _ in enumerate_sig_fields(reader, filled_status=False))
    except Exception:  # noqa: BLE001 - a signature that somebody made up may break those who read it in any way
        return (BROKEN,)
    signatures = tuple(_signature(signature, trusted) for signature in embedded[:MOST_SIGNATURES])
    return signatures if signatures and not empty and len(embedded) <= MOST_SIGNATURES else (*signatures, BROKEN)


BROKEN = Signature("", "", "", "nothing", "unknown", "unknown", "", "")


def _signature(embedded: EmbeddedPdfSignature, trusted: Sequence[x509.Certificate]) -> Signature:
    try:
        certificate = embedded.signer_cert
        claimed = embedded.self_reported_timestamp
        status = validate_pdf_signature(embedded, _context(trusted, claimed), key_usage_settings=TO_SIGN)
        return _stated(certificate, claimed, status)
    except Exception:  # noqa: BLE001 - as above
        return BROKEN


def _context(trusted: Sequence[x509.Certificate], moment: datetime | None) -> ValidationContext:
    """Return a validation context limited to the trusted certificates, without network access."""
    manager = SimpleTrustManager.build(trust_roots=list(trusted))
    return ValidationContext(trust_manager=manager, moment=moment, allow_fetching=False, revocation_mode="soft-fail")


def _stated(certificate: x509.Certificate, claimed: datetime | None, status: Any) -> Signature:  # noqa: ANN401 - typed as a base class
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
    """Return a name in printable form: visible characters only, truncated."""
    return shortened("".join(character for character in name if character.isprintable()), LONGEST_NAME) or NAMELESS


def _day(moment: datetime) -> str:
    """Return a moment in ISO 8601; raise ValueError if its year is out of range."""
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
