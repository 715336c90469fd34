"""A key that cannot be used is refused with the reason, before anything is made."""

from __future__ import annotations

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12
from cryptography.x509.oid import NameOID

from diagnostic import SigningError
from diagnostic.dossier import read_key
from diagnostic.dossier.signing import demonstration_key
from tests.dossier.signing.conftest import BODY_NAME, MOMENT


def test_a_key_says_whose_it_is_and_until_when(body_key, demonstration):
    assert (body_key.name, body_key.demonstration) == (BODY_NAME, False)
    assert demonstration.demonstration
    assert (body_key.since.year, body_key.until.year) == (2026, 2027)
    assert len(body_key.fingerprint) == 64


def test_a_wrong_passphrase_is_told(keys, tmp_path):
    (tmp_path / "wrong.txt").write_text("une autre")
    with pytest.raises(SigningError, match="la phrase de passe n'est pas la bonne, ou ce n'est pas un fichier PKCS#12"):
        read_key(keys(), tmp_path / "wrong.txt")


def test_no_passphrase_is_not_the_right_one(keys):
    with pytest.raises(SigningError, match="la phrase de passe n'est pas la bonne"):
        read_key(keys())


def test_a_key_may_have_no_passphrase(tmp_path):
    (tmp_path / "open.p12").write_bytes(demonstration_key(MOMENT))
    assert read_key(tmp_path / "open.p12").demonstration


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(SigningError, match=r"« .*nulle-part\.p12 » ne peut pas être lu"):
        read_key(tmp_path / "nulle-part.p12")


def test_a_file_that_is_no_key_is_told(tmp_path):
    (tmp_path / "note.p12").write_text("ceci n'est pas une clé")
    with pytest.raises(SigningError, match="ce n'est pas un fichier PKCS#12"):
        read_key(tmp_path / "note.p12")


def certified(subject, moment=MOMENT):
    key = ec.generate_private_key(ec.SECP256R1())
    builder = x509.CertificateBuilder(subject, subject, key.public_key(), 1)
    return key, builder.not_valid_before(moment).not_valid_after(moment.replace(year=2030)).sign(key, SHA256())


def test_a_certificate_without_its_key_signs_nothing(tmp_path):
    _, certificate = certified(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Sans clé")]))
    content = pkcs12.serialize_key_and_certificates(b"x", None, None, [certificate], NoEncryption())
    (tmp_path / "half.p12").write_bytes(content)
    with pytest.raises(SigningError, match="ne contient pas une clé et son certificat"):
        read_key(tmp_path / "half.p12")


@pytest.mark.parametrize(
    ("oid", "name"), [(NameOID.ORGANIZATION_NAME, "Une chambre"), (NameOID.LOCALITY_NAME, "L=Une chambre")]
)
def test_a_certificate_without_a_common_name_is_called_by_what_it_has(tmp_path, oid, name):
    key, certificate = certified(x509.Name([x509.NameAttribute(oid, "Une chambre")]))
    content = pkcs12.serialize_key_and_certificates(b"x", key, certificate, None, NoEncryption())
    (tmp_path / "key.p12").write_bytes(content)
    assert read_key(tmp_path / "key.p12").name == name
