"""Dossiers written anew by a program that is not ours, and bytes put where readers do not agree on what they mean."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdf
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, String

from tests.dossier.verification.attacks.tools import World, anew, last_start, on_any

if TYPE_CHECKING:
    from collections.abc import Callable


def _written(name: str, change: Callable[[pikepdf.Pdf], None] = lambda _: None, **options: Any) -> None:
    def attack(pdf: bytes, _: World) -> bytes:
        return anew(pdf, change, **options)

    attack.__name__ = name
    on_any(attack)


_written("saved_by_another_program")
_written("saved_for_the_web", linearize=True)
_written("saved_without_streams_of_objects", object_stream_mode=ObjectStreamMode.disable)
_written("saved_to_be_read", qdf=True)
_written("saved_as_an_earlier_version", force_version="1.4")
_written("saved_as_a_later_version", force_version="2.0")
_written("locked_with_nothing", encryption=pikepdf.Encryption(owner="o", user=""))
_written("locked", encryption=pikepdf.Encryption(owner="o", user="u"))


def _blotted(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"q 0 g 60 560 300 160 re f Q")


def _whitened(pdf: pikepdf.Pdf) -> None:
    """What is there is drawn over in white: its words are all still there."""
    pdf.pages[0].contents_add(b"q 1 g 0 0 600 900 re f Q")


def _unseen(pdf: pikepdf.Pdf) -> None:
    """Texts are written in a way that is not drawn: their words are all still there."""
    pdf.pages[0].contents_add(b"3 Tr ", prepend=True)


def _scripted(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(99)"))


def _titled(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo.Title = "Score : 99 sur 100"


_written("blot_over_a_page", _blotted)
_written("page_whitened", _whitened)
_written("texts_that_are_not_drawn", _unseen)
_written("script_written_anew", _scripted)
_written("title_written_anew", _titled)


@on_any
def pages_of_a_better_dossier(pdf: bytes, world: World) -> bytes:
    def swap(document: pikepdf.Pdf) -> None:
        with pikepdf.open(io.BytesIO(world.better)) as other:
            for page, better in zip(document.pages, other.pages, strict=False):
                page.Contents = document.make_stream(better.Contents.read_bytes())
                page.Resources = document.copy_foreign(better.Resources)

    return anew(pdf, swap)


@on_any
def data_of_a_better_dossier(pdf: bytes, world: World) -> bytes:
    def swap(document: pikepdf.Pdf) -> None:
        with pikepdf.open(io.BytesIO(world.better)) as other:
            document.Root.AF = Array([document.copy_foreign(file) for file in other.Root.AF])

    return anew(pdf, swap)


@on_any
def written_by_pypdf(pdf: bytes, _: World) -> bytes:
    file = io.BytesIO()
    pypdf.PdfWriter(clone_from=io.BytesIO(pdf)).write(file)
    return file.getvalue()


def _moved(name: str, move: Callable[[bytes], bytes]) -> None:
    def attack(pdf: bytes, _: World) -> bytes:
        return move(pdf)

    attack.__name__ = name
    on_any(attack)


_moved("junk_before_the_beginning", lambda pdf: b"junk\n" + pdf)
_moved("junk_after_the_end", lambda pdf: pdf + b"junk")
_moved("line_after_the_end", lambda pdf: pdf + b"\n")
_moved("zeros_after_the_end", lambda pdf: pdf + bytes(1024))
_moved("last_line_without_its_end", lambda pdf: pdf.rstrip())
_moved("another_end", lambda pdf: pdf + b"%%EOF\n")
_moved("another_start_and_end", lambda pdf: pdf + b"startxref\n%d\n%%%%EOF\n" % last_start(pdf))
_moved("start_that_leads_nowhere", lambda pdf: pdf + b"startxref\n99999999\n%%EOF\n")
_moved("start_at_zero", lambda pdf: pdf + b"startxref\n0\n%%EOF\n")
_moved("start_a_little_before", lambda pdf: pdf + b"startxref\n%d\n%%%%EOF\n" % (last_start(pdf) - 1))
_moved("start_of_a_decoy", lambda pdf: pdf + b"% startxref 9\n")
_moved("cut_in_the_middle", lambda pdf: pdf[: len(pdf) // 2])
_moved("cut_before_the_end", lambda pdf: pdf[:-30])
_moved("two_in_one_file", lambda pdf: pdf + pdf)
_moved("another_version_at_the_beginning", lambda pdf: pdf.replace(b"%PDF-1.7", b"%PDF-1.6", 1))
_moved("no_version_at_the_beginning", lambda pdf: b"%PXF-1.7" + pdf[8:])
_moved("one_byte_of_the_second_line", lambda pdf: pdf[:10] + bytes([pdf[10] ^ 1]) + pdf[11:])
_moved("one_byte_in_the_middle", lambda pdf: pdf[:50_000] + bytes([pdf[50_000] ^ 1]) + pdf[50_001:])
_moved("metadata_in_place", lambda pdf: pdf.replace(b"pdfuaid:part", b"pdfuaid:PART", 1))
_moved("another_page", lambda pdf: b"%PDF-1.7\n" + pdf)
