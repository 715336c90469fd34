"""What stands round a signature, and is not signed: written otherwise or with something more, it is not ours."""

from __future__ import annotations

import re

import pytest
from asn1crypto import algos, cms, core

from diagnostic.dossier.signing import signed_again
from diagnostic.dossier.verification import verify
from diagnostic.dossier.verification.signatures import signatures_of

CONTENTS = re.compile(rb"/Contents <([0-9A-F]+)>")
NEVER = "1.3.6.1.4.1.99999.1"  # of nobody


def container(pdf):
    """Return the signature of a file as it stands there, without what fills its place."""
    (found,) = CONTENTS.findall(pdf)
    return cms.ContentInfo.load(bytes.fromhex(found.decode())).dump()


def put(pdf, content):
    """Return a file with another signature in the place of its own."""
    return CONTENTS.sub(
        lambda found: b"/Contents <" + content.hex().upper().encode().ljust(len(found[1]), b"0") + b">", pdf
    )


def changed(change):
    """Return what makes another container of one: read, changed, written anew."""

    def made(content):
        info = cms.ContentInfo.load(content)
        change(info["content"], info["content"]["signer_infos"][0])
        return info.dump(force=True)

    return made


def other(kind, *values):
    return cms.CMSAttribute({"type": kind, "values": values})


def unsigned_attribute(signed, signer):
    signer["unsigned_attrs"] = cms.CMSAttributes([other(NEVER, core.UTF8String("Province Sud"))])


def no_unsigned_attribute(signed, signer):
    signer["unsigned_attrs"] = cms.CMSAttributes([])


def no_revocation(signed, signer):
    signed["crls"] = cms.RevocationInfoChoices([])


def a_digest_more(signed, signer):
    signed["digest_algorithms"].append(algos.DigestAlgorithm({"algorithm": "sha1"}))


def no_digest(signed, signer):
    signed["digest_algorithms"] = cms.DigestAlgorithms([])


def another_version(signed, signer):
    signed["version"] = "v5"


def another_version_of_the_signer(signed, signer):
    signer["version"] = "v3"


def a_signer_more(signed, signer):
    signed["signer_infos"].append(signer.copy())


def the_certificate_twice(signed, signer):
    signed["certificates"].append(signed["certificates"][0].copy())


def no_certificate(signed, signer):
    signed["certificates"] = cms.CertificateSet([])


def the_file_inside(signed, signer):
    signed["encap_content_info"]["content"] = core.OctetString(b"autre")


def a_signed_attribute_more(signed, signer):
    signer["signed_attrs"].append(other(NEVER, core.UTF8String("Province Sud")))


def another_signature(signed, signer):
    signature = signer["signature"].native
    signer["signature"] = signature[:-1] + bytes([signature[-1] ^ 1])


CHANGES = (
    unsigned_attribute,
    no_unsigned_attribute,
    no_revocation,
    a_digest_more,
    no_digest,
    another_version,
    another_version_of_the_signer,
    a_signer_more,
    the_certificate_twice,
    no_certificate,
    the_file_inside,
)
PROTECTED = (a_signed_attribute_more, another_signature)


def of_no_length(content):
    """Written with a length that is told at its end."""
    inner = core.Sequence.load(content).contents
    return b"\x30\x80" + inner + b"\x00\x00"


def of_a_long_length(content):
    """Written with more figures in its length than it takes."""
    inner = core.Sequence.load(content).contents
    return b"\x30\x84" + len(inner).to_bytes(4, "big") + inner


def followed_by_nothing_of_it(content):
    return content + b"\x05\x00"


def followed_by_a_sign(content):
    return content + b"\x00" * 9 + b"A"


def signed_inner_of_a_long_length(content):
    """The same, of what is inside."""
    info = cms.ContentInfo.load(content)
    body = info["content"].contents
    longer = b"\x30\x84" + len(body).to_bytes(4, "big") + body
    explicit = b"\xa0\x84" + len(longer).to_bytes(4, "big") + longer
    whole = info["content_type"].dump() + explicit
    return b"\x30\x82" + len(whole).to_bytes(2, "big") + whole


WRITTEN = (of_no_length, of_a_long_length, followed_by_nothing_of_it, followed_by_a_sign, signed_inner_of_a_long_length)


@pytest.mark.parametrize("change", CHANGES, ids=lambda one: one.__name__)
def test_a_container_with_something_else_in_it_is_not_ours(unsigned, signed, change):
    forged = put(signed, changed(change)(container(signed)))
    assert forged != signed
    assert signed_again(forged, unsigned) != forged


@pytest.mark.parametrize("write", WRITTEN, ids=lambda one: one.__name__)
def test_a_container_that_is_written_otherwise_is_not_ours(unsigned, signed, write):
    forged = put(signed, write(container(signed)))
    assert forged != signed
    assert signed_again(forged, unsigned) != forged


@pytest.mark.parametrize("change", PROTECTED, ids=lambda one: one.__name__)
def test_what_a_signature_protects_cannot_be_changed(signed, trusted, change):
    (found,) = signatures_of(put(signed, changed(change)(container(signed))), trusted)
    assert not found.holds


def test_a_file_whose_container_is_another_is_not_intact(signed, trusted):
    assert verify(signed, trusted=trusted).verdict == "intact"
    for content in (changed(unsigned_attribute)(container(signed)), of_a_long_length(container(signed))):
        assert verify(put(signed, content), trusted=trusted).verdict not in {"intact", "consistent"}


def test_ours_is_written_in_the_one_way_there_is(unsigned, signed):
    content = container(signed)
    assert cms.ContentInfo.load(content).dump(force=True) == content
    assert put(signed, content) == signed
    assert signed_again(signed, unsigned) == signed
