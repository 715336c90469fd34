"""The key of a body: a PKCS#12 file and its passphrase, read once, refused with the reason where it cannot sign."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.sign.signers import SimpleSigner

from diagnostic.budgets import read_bytes
from diagnostic.dossier.signing.demonstration import DEMONSTRATION
from diagnostic.errors import InputError, SigningError
from diagnostic.wording.dates import short_date

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from cryptography.x509 import Certificate

MOST_KEY = 1000**2  # in bytes
UNREADABLE = "« {} » ne peut pas être lu ({})"
WRONG = "« {} » ne s'ouvre pas : la phrase de passe n'est pas la bonne, ou ce n'est pas un fichier PKCS#12 (.p12, .pfx)"
EMPTY = "« {} » ne contient pas une clé et son certificat"
NOT_YET = "le certificat de « {} » ne vaut qu'à partir du {}"
EXPIRED = "le certificat de « {} » a expiré le {}"


class Key(NamedTuple):
    """What signs: `name` is whom the certificate names, `since` and `until` when it is valid (UTC).

    `fingerprint` is the SHA-256 of the certificate, as 64 figures.
    """

    signer: SimpleSigner
    name: str
    since: datetime
    until: datetime
    fingerprint: str

    @property
    def demonstration(self) -> bool:
        """Whether this key was made to try, and proves nothing."""
        return DEMONSTRATION in self.name

    def check(self, moment: datetime) -> None:
        """Raise SigningError unless the certificate is valid at a moment."""
        if moment < self.since:
            raise SigningError(NOT_YET.format(self.name, short_date(self.since)))
        if moment > self.until:
            raise SigningError(EXPIRED.format(self.name, short_date(self.until)))


def read_key(path: Path, passphrase_file: Path | None = None) -> Key:
    """Return the key of a PKCS#12 file; its passphrase is the first line of a file, or nothing.

    Raise SigningError where a file cannot be read, the passphrase is wrong, or the file holds no key.
    """
    passphrase = _read(passphrase_file).split(b"\n")[0].strip() if passphrase_file else b""
    content = _read(path)
    try:
        private, certificate, _ = pkcs12.load_key_and_certificates(content, passphrase or None)
    except ValueError as error:
        raise SigningError(WRONG.format(path)) from error
    if private is None or certificate is None:
        raise SigningError(EMPTY.format(path))
    signer = SimpleSigner.load_pkcs12_data(content, other_certs=[], passphrase=passphrase or None)
    since, until = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    return Key(signer, name_of(certificate), since, until, certificate.fingerprint(SHA256()).hex())


def _read(path: Path) -> bytes:
    try:
        return read_bytes(path, MOST_KEY)
    except InputError as error:
        raise SigningError(UNREADABLE.format(path, error.problem.message)) from error


def name_of(certificate: Certificate) -> str:
    """Return the name that people read in a certificate: its common name, else that of its organisation, else all."""
    for oid in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME):
        found = certificate.subject.get_attributes_for_oid(oid)
        if found:
            return str(found[0].value)
    return certificate.subject.rfc4514_string()
