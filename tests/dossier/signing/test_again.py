"""A signed dossier is the one file that its signature belongs to: written again with it, it is the same to the byte."""

from __future__ import annotations

import datetime as dt

import pytest
from asn1crypto import cms, x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import CertificateBuilder, Name, NameAttribute, random_serial_number
from cryptography.x509.oid import NameOID

from diagnostic.dossier import sign_pdf
from diagnostic.dossier.signing.again import CONTENTS, MOST, _signer, signed_again
from tests.dossier.signing.conftest import MOMENT, PAPERS


@pytest.mark.parametrize("template", PAPERS)
@pytest.mark.parametrize("key", ["body_key", "demonstration"])
def test_every_signed_paper_is_written_again_the_same_to_the_byte(paper, key, template, request):
    made = sign_pdf(paper(template), request.getfixturevalue(key), MOMENT)
    assert signed_again(made, paper(template)) == made


def test_two_signatures_of_one_moment_differ_by_nothing_but_themselves(unsigned, body_key):
    """What is drawn by lot is in the signature alone, whose room depends on the signature too."""
    made = (sign_pdf(unsigned, body_key, MOMENT)[len(unsigned) :] for _ in "ab")
    one, other = (update[: CONTENTS.search(update).start()] for update in made)  # type: ignore[union-attr]
    assert one == other


def test_what_does_not_begin_with_the_dossier_is_not_written_again(signed, unsigned):
    assert signed_again(signed[1:], unsigned) is None


def test_where_there_is_no_signature_there_is_nothing_to_write(unsigned):
    assert signed_again(unsigned, unsigned) is None
    assert signed_again(unsigned + b"/M (D\\07220260312013000Z)", unsigned) is None


def with_contents(signed, contents):
    return CONTENTS.sub(b"/Contents <" + contents + b">", signed)


@pytest.mark.parametrize("contents", [b"00", b"3003020101", b"0" * (MOST + 2)], ids=["zero", "other", "endless"])
def test_what_is_no_signature_is_not_written_again(signed, unsigned, contents):
    assert signed_again(with_contents(signed, contents), unsigned) is None


def changed(signed, change):
    """Return a signed dossier in whose signature something was changed, of the same length in the file."""
    found = CONTENTS.search(signed)
    assert found
    content = cms.ContentInfo.load(bytes.fromhex(found[1].decode()))
    change(content["content"])
    return with_contents(signed, content.dump(force=True).hex().upper().encode().ljust(len(found[1]), b"0"))


def add_attribute(content):
    info = content["signer_infos"][0]
    info["unsigned_attrs"] = cms.CMSAttributes(
        [cms.CMSAttribute({"type": "counter_signature", "values": [info.copy()]})]
    )


def hold_a_content(content):
    content["encap_content_info"] = {"content_type": "data", "content": b"another"}


def forget_certificates(content):
    content["certificates"] = []


@pytest.mark.parametrize("change", [add_attribute, hold_a_content, forget_certificates])
def test_a_signature_with_more_or_less_than_ours_is_not_written_again(signed, unsigned, change):
    assert signed_again(changed(signed, change), unsigned) is None


def test_a_moment_that_is_none_is_not_written_again(signed, unsigned):
    assert signed_again(signed.replace(b"20260312013000Z", b"20261399013000Z"), unsigned) is None


def certificate(key, of, issuer_key, issuer):
    """Return a certificate of somebody, issued by somebody."""
    names = [Name([NameAttribute(NameOID.COMMON_NAME, name)]) for name in (of, issuer)]
    builder = CertificateBuilder().subject_name(names[0]).issuer_name(names[1]).public_key(key.public_key())
    builder = builder.not_valid_before(MOMENT).not_valid_after(MOMENT + dt.timedelta(days=1))
    made = builder.serial_number(random_serial_number()).sign(issuer_key, SHA256())
    return x509.Certificate.load(made.public_bytes(Encoding.DER))


def test_who_signs_may_bring_the_certificates_that_vouch_for_theirs_and_no_other():
    keys = [ec.generate_private_key(ec.SECP256R1()) for _ in range(3)]
    signer = certificate(keys[0], "Chambre", keys[1], "Autorité")
    authority = certificate(keys[1], "Autorité", keys[1], "Autorité")
    stranger = certificate(keys[2], "Inconnu", keys[2], "Inconnu")
    named = cms.IssuerAndSerialNumber({"issuer": signer.issuer, "serial_number": signer.serial_number})
    info = {"version": "v1", "sid": cms.SignerIdentifier({"issuer_and_serial_number": named})}
    algorithms = {"digest_algorithm": {"algorithm": "sha256"}, "signature_algorithm": {"algorithm": "sha256_ecdsa"}}

    def signer_of(*certificates):
        about = {"version": "v1", "digest_algorithms": [], "encap_content_info": {"content_type": "data"}}
        infos = [{**info, **algorithms, "signature": b""}]
        return _signer(cms.SignedData({**about, "certificates": certificates, "signer_infos": infos}))

    assert signer_of(signer, authority) == signer
    assert signer_of(signer, stranger) is None
