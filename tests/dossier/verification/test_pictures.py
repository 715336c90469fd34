"""Pages as they are read and seen, signs of a signature, and files that break those who read them."""

from __future__ import annotations

import hashlib
import io
import zlib

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from diagnostic.dossier.verification import fields, pictures
from diagnostic.dossier.verification.fields import signs_of_a_signature
from diagnostic.dossier.verification.pages import compared
from diagnostic.dossier.verification.pictures import UnreadablePagesError, seen_otherwise, words
from diagnostic.dossier.verification.soundness import sound


def made(*pages, size=(100, 100)):
    """Return a file with pages of these contents."""
    with pikepdf.new() as pdf:
        for content in pages:
            page = pdf.add_blank_page(page_size=size)
            page.Contents = pdf.make_stream(content)
        return written(pdf)


def written(pdf):
    file = io.BytesIO()
    pdf.save(file)
    return file.getvalue()


BLANK, BLACK = b"1 g 0 0 9 9 re f", b"0 g 10 10 30 30 re f"


def test_pages_that_look_alike_are_not_told():
    assert seen_otherwise(made(BLACK, BLANK), made(BLACK + b" ", b"")) == ()


def test_pages_that_look_otherwise_are_told_and_those_too_many_or_missing():
    assert seen_otherwise(made(BLACK, BLANK), made(BLACK, BLACK)) == (2,)
    assert seen_otherwise(made(BLACK, BLACK), made(BLACK)) == (2,)
    assert seen_otherwise(made(BLACK), made(BLACK, BLACK)) == (2,)


def test_a_page_bigger_than_that_of_a_dossier_is_not_drawn():
    with pytest.raises(UnreadablePagesError):
        seen_otherwise(made(BLACK, size=(5000, 5000)), made(BLACK))


def test_a_file_that_unpacks_to_more_than_a_dossier_is_not_read(monkeypatch):
    monkeypatch.setattr(pictures, "MOST_DECODED", 10)
    with pytest.raises(UnreadablePagesError):
        words(made(BLACK))


def test_what_is_no_file_cannot_be_read():
    with pytest.raises(UnreadablePagesError):
        words(b"%PDF-1.7")


def test_a_page_that_pdfium_cannot_load_cannot_be_read():
    with pikepdf.open(io.BytesIO(made(BLACK))) as pdf:
        pdf.Root.Pages.Kids = Array([pdf.make_indirect(Dictionary(Type=Name.Catalog))])
        broken = written(pdf)
    with pytest.raises(UnreadablePagesError):
        words(broken)


def test_notes_that_are_no_list_cannot_be_read():
    with pikepdf.open(io.BytesIO(made(BLACK))) as pdf:
        pdf.pages[0].Annots = Array([1, 2])
        broken = written(pdf)
    with pytest.raises(UnreadablePagesError):
        compared(broken, made(BLACK), same_program=True)


@pytest.mark.parametrize(
    "said", [b"/ByteRange [0 1]", b"/FT /Sig", b"/Acro#46orm 3 0 R", b"/Type\n/Sig ", b"/#53igFlags 3"]
)
def test_signs_of_a_signature_are_seen_however_they_are_written(said):
    assert signs_of_a_signature(b"%PDF-1.7\n1 0 obj << " + said + b" >>")
    assert signs_of_a_signature(b"%PDF-1.7\nstream\n" + zlib.compress(b"1 0 << " + said + b" >>"))


@pytest.mark.parametrize("said", [b"/Signature", b"/FT /Tx", b"stream\nnot packed", b"/AcroForms"])
def test_what_is_no_sign_of_a_signature_is_not_taken_for_one(said):
    assert not signs_of_a_signature(b"%PDF-1.7\n" + said)


def test_streams_are_looked_into_no_further_than_a_dossier_may_hold(monkeypatch):
    monkeypatch.setattr(fields, "MOST_HELD", 8)
    packed = b"%PDF-1.7\nstream\n" + zlib.compress(b"1 0 " + b" " * 99 + b"/ByteRange ")
    assert not signs_of_a_signature(packed)


def test_a_stream_is_looked_into_to_its_end():
    filling = b"".join(hashlib.sha256(bytes([one])).digest() for one in range(256))
    held = zlib.compress(b"1 0 " + filling + b"/ByteRange ")
    assert len(held) > 4 * fields.PIECE
    assert signs_of_a_signature(b"%PDF-1.7\nstream\n" + held + b"\nendstream")
    assert not signs_of_a_signature(b"%PDF-1.7\nstream\n" + held[: len(held) // 2])


@pytest.mark.parametrize("single", [True, False])
def test_a_photograph_counts_for_what_it_unpacks_to(monkeypatch, single):
    photograph = io.BytesIO()
    Image.new("RGB", (100, 100)).save(photograph, "JPEG")
    with pikepdf.open(io.BytesIO(made(BLACK))) as pdf:
        held = pdf.make_stream(b"")
        held.write(photograph.getvalue(), filter=Name.DCTDecode if single else Array([Name.DCTDecode]))
        pdf.Root.Photograph = held
        content = written(pdf)
    assert words(content) == words(made(BLACK))
    monkeypatch.setattr(pictures, "MOST_DECODED", 40_000)
    with pytest.raises(UnreadablePagesError):
        words(content)


def test_a_photograph_that_is_none_cannot_be_read():
    with pikepdf.open(io.BytesIO(made(BLACK))) as pdf:
        pdf.Root.Photograph = pdf.make_stream(b"")
        pdf.Root.Photograph.write(b"none", filter=Name.DCTDecode)
        content = written(pdf)
    with pytest.raises(UnreadablePagesError):
        words(content)


def test_a_file_is_sound_where_no_reader_has_to_repair_it():
    whole = made(BLACK)
    assert sound(whole)
    for broken in (b" " + whole, whole + b"more", whole[:-20], whole.replace(b"endobj", b"", 1)):
        assert not sound(broken)
    assert not sound(b"%PDF-1.7\nstartxref\n0\n%%EOF\n")
