"""A signature that somebody made up does not hold, and breaks nothing."""

from __future__ import annotations

import pytest
from pikepdf import Array, Dictionary, Name, String

from diagnostic import report
from diagnostic.report.signing import signed_again
from diagnostic.verification.signatures import BROKEN, signatures_of
from tests.report.signing.conftest import MOMENT


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
    assert report.read_dossier(signed).files
