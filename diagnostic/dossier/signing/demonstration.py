"""A self-signed key for trying out signatures, whose name states that it proves nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, NoEncryption, pkcs12
from cryptography.x509.oid import NameOID

if TYPE_CHECKING:
    from datetime import datetime

    from cryptography.x509 import CertificateBuilder

DEMONSTRATION = "DÉMONSTRATION"
NAME = f"{DEMONSTRATION} – ne prouve pas qui a signé"
LASTS = timedelta(days=365)


def demonstration_key(moment: datetime, passphrase: str = "", *, lasts: timedelta = LASTS, name: str = NAME) -> bytes:
    """Return a PKCS#12 file with a new key, valid from `moment`, under this passphrase (none: unencrypted)."""
    key = ec.generate_private_key(ec.SECP256R1())
    whom = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    dated = x509.CertificateBuilder(whom, whom, key.public_key(), x509.random_serial_number())
    certificate = _to_sign(dated.not_valid_before(moment).not_valid_after(moment + lasts)).sign(key, SHA256())
    locked = BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
    return pkcs12.serialize_key_and_certificates(name.encode(), key, certificate, None, locked)


def _to_sign(builder: CertificateBuilder) -> CertificateBuilder:
    """Restrict the key to signing documents, and not certificates."""
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    limits = x509.BasicConstraints(ca=False, path_length=None)
    return builder.add_extension(usage, critical=True).add_extension(limits, critical=True)
