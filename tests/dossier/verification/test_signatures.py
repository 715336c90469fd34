"""A signature that somebody made up does not hold, and breaks nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import pytest
from asn1crypto import cms, core
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from pikepdf import Array, Dictionary, Name, String
from pyhanko.sign.signers.pdf_cms import Signer

from diagnostic.dossier import read_dossier
from diagnostic.dossier.signing import signed_again
from diagnostic.dossier.signing.sign import written
from diagnostic.dossier.verification.signatures import BROKEN, signatures_of
from tests.dossier.signing.conftest import MOMENT


def test_the_words_of_a_signature_are_no_signature(unsigned):
    assert signatures_of(unsigned + b"\n% /ByteRange", ()) == (BROKEN,)
    assert signatures_of(b"%PDF-1.7 /ByteRange", ()) == (BROKEN,)


@pytest.mark.parametrize("contents", [b"", b"\x30\x03\x02\x01\x01"], ids=["empty", "not a signature"])
def test_a_made_up_signature_does_not_hold(unsigned, rewritten, contents):
    def forge(pdf):
        value = Dictionary(
            Type=Name.Sig,
            Filter=Name("/Adobe.PPKLite"),
            SubFilter=Name("/ETSI.CAdES.detached"),
            ByteRange=Array([0, 1, 2, 3]),
            Contents=String(contents),
        )
        field = pdf.make_indirect(Dictionary(FT=Name.Sig, T=String("Signature"), V=pdf.make_indirect(value)))
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=3)

    (signature,) = signatures_of(rewritten(unsigned, forge), ())
    assert not signature.holds


def test_an_update_of_another_kind_is_not_only_signed(unsigned, signed, updated):
    def more(writer):
        writer.root["/AcroForm"]["/XFA"] = writer.root["/Dests"]
        writer.update_root()

    other = updated(signed, more)
    assert signed_again(signed, unsigned) == signed
    assert signed_again(other, unsigned) is None


def test_the_certificate_must_have_been_valid_when_it_signed(signed, trusted):
    (signature,) = signatures_of(signed, trusted)
    assert (signature.valid, signature.claimed) == ("valid", MOMENT.isoformat())
    assert read_dossier(signed).files


def test_a_trusted_certificate_that_had_expired_vouches_for_nothing(unsigned, body_key, trusted):
    (before, after) = (
        signatures_of(written(unsigned, body_key.signer, body_key.name, moment), trusted)[0]
        for moment in (body_key.since - dt.timedelta(days=1), body_key.until + dt.timedelta(days=1))
    )
    assert [(one.whose, one.valid) for one in (before, after)] == [("unknown", "not-yet"), ("unknown", "expired")]


@dataclass
class Stuffed(Signer):
    """Signs, and puts other certificates beside its own: nothing in a signature protects them."""

    def __init__(self, inner: Any, *others: bytes) -> None:
        super().__init__(signing_cert=inner.signing_cert)
        self.inner, self.others = inner, others

    async def async_sign(self, *args: Any, **options: Any) -> cms.ContentInfo:
        content = await self.inner.async_sign(*args, **options)
        held = content["content"]
        held["certificates"] = cms.CertificateSet(
            [*held["certificates"], *map(cms.CertificateChoices.load, self.others)]
        )
        return cms.ContentInfo.load(content.dump(force=True))


def certificate(name: str, serial: int) -> bytes:
    key, whom = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    builder = x509.CertificateBuilder(whom, whom, key.public_key(), serial)
    dated = builder.not_valid_before(MOMENT - dt.timedelta(days=1)).not_valid_after(MOMENT + dt.timedelta(days=1))
    return dated.sign(key, SHA256()).public_bytes(Encoding.DER)


OTHER = cms.OtherCertificateFormat({"other_cert_format": "1.2.3", "other_cert": core.Integer(3)})


@pytest.mark.parametrize("kind", ["same number", "of nobody", "of another form"])
def test_a_certificate_put_beside_that_of_the_signer_is_not_of_our_signer(unsigned, body_key, kind):
    """The name on the page would be that of one, and what is verified that of the other."""
    own = asn1.Certificate.load(body_key.signer.signing_cert.dump())
    name = "A"  # the shorter comes first
    other = {
        "same number": lambda: certificate(name, own.serial_number),
        "of nobody": lambda: certificate(name, 99),
        "of another form": lambda: cms.CertificateChoices("other", OTHER).dump(),
    }[kind]()
    for said in (name, body_key.name):
        forged = written(unsigned, Stuffed(body_key.signer, other), said, MOMENT, 16_000)
        assert signatures_of(forged, ())[0].covers == "everything"
        assert signed_again(forged, unsigned) != forged
