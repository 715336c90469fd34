"""Signatures that are forged, moved, wrapped, copied or hidden (universal forgery, wrapping, shadows), and fields."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import pikepdf
from pyhanko.pdf_utils import generic
from pyhanko.sign.fields import SigFieldSpec, append_signature_field

from diagnostic.dossier import sign_pdf
from diagnostic.dossier.signing.sign import Writer
from tests.dossier.signing.conftest import MOMENT
from tests.dossier.verification.attacks.tools import (
    World,
    anew,
    appended,
    drawing,
    free_number,
    held,
    last_start,
    listed,
    mapping,
    numbers,
    on_signed,
    on_unsigned,
    page_of,
    text,
    updated,
)
from tests.dossier.verification.attacks.updates import (
    BLOT,
    COVER,
    catalogue_replaced_by_another,
    content_of_a_page_replaced,
)

if TYPE_CHECKING:
    from collections.abc import Callable

CONTENTS = re.compile(rb"/Contents <([0-9A-F]+)>")
HOUR = rb"(D\07220260312013000Z)"
RANGE = re.compile(rb"/ByteRange \[[^\]]*\] *")


def _in_place(name: str, change: Callable[[bytes], bytes]) -> None:
    """Note an attack on the bytes of a signature, where they stand."""

    def attack(pdf: bytes, _: World) -> bytes:
        return change(pdf)

    attack.__name__ = name
    on_signed(attack)


def _ranged(name: str, said: bytes) -> None:
    _in_place(name, lambda pdf: RANGE.sub(lambda found: said.ljust(len(found[0])), pdf))


def _held(name: str, change: Callable[[bytes], bytes]) -> None:
    _in_place(name, lambda pdf: CONTENTS.sub(lambda found: b"/Contents <" + change(found[1]) + b">", pdf))


_ranged("range_absent", b"")
_ranged("range_of_nothing", b"/ByteRange [0 0 0 0]")
_ranged("range_that_is_null", b"/ByteRange null")
_ranged("range_below_zero", b"/ByteRange [0 -1 9 9]")
_ranged("range_of_two_numbers", b"/ByteRange [0 9]")
_ranged("range_of_the_beginning", b"/ByteRange [0 99 99 0]")
_ranged("range_of_words", b"/ByteRange [(a) (b) (c) (d)]")
_ranged("range_of_an_absent_object", b"/ByteRange 9999 0 R")
_held("signature_of_zeros", lambda held_: b"0" * len(held_))
_held("signature_empty", lambda held_: b"")
_held("signature_of_one_byte", lambda held_: b"00" + b"0" * (len(held_) - 2))
_held("signature_followed_by_something", lambda held_: held_[:-2] + b"FF")
_held("signature_in_small_letters", bytes.lower)
_in_place("signature_absent", lambda pdf: CONTENTS.sub(lambda found: b" " * len(found[0]), pdf))
_in_place("signature_of_another_kind", lambda pdf: pdf.replace(b"/ETSI.CAdES.detached", b"/adbe.pkcs7.detached"))
_in_place("signature_of_an_unknown_kind", lambda pdf: pdf.replace(b"/ETSI.CAdES.detached", b"/ETSI.CAdES.unknown1"))
_in_place("signature_of_another_hour", lambda pdf: pdf.replace(b"20260312013000Z", b"20250312013000Z"))
_in_place(
    "signature_of_before_the_first_hour", lambda pdf: pdf.replace(HOUR, b"(D:00010101000000+14)".ljust(len(HOUR)))
)
_held("certificate_of_an_unknown_version", lambda held_: held_.replace(b"A003020102", b"A003020109", 1))
_in_place("field_under_an_escaped_kind", lambda pdf: pdf.replace(b"/FT /Sig", b"/F#54 /Sig"))


@on_signed
def signature_of_another_dossier(pdf: bytes, world: World) -> bytes:
    other = CONTENTS.search(sign_pdf(world.better, world.key, MOMENT))
    assert other
    return CONTENTS.sub(lambda found: b"/Contents <" + other[1][: len(found[1])].ljust(len(found[1]), b"0") + b">", pdf)


@on_signed
def signature_wrapped_round_another_end(pdf: bytes, _: World) -> bytes:
    """What was signed after the signature is moved, and between the two stands what is read."""
    found = RANGE.search(pdf)
    assert found
    first, length, second, rest = (int(one) for one in re.findall(rb"\d+", found[0]))
    tail = pdf[second : second + rest]
    shadow: bytes = content_of_a_page_replaced(pdf, _)[len(pdf) :]
    moved = length + len(shadow) + (second - length)
    said = b"/ByteRange [%d %d %d %d]" % (first, length, moved, rest)
    head = pdf[:second] + shadow
    return head[: found.start()] + said.ljust(len(found[0])) + head[found.end() :] + tail


@on_signed
def signature_with_something_in_its_hole(pdf: bytes, _: World) -> bytes:
    """An object stands in what the signature does not cover."""
    return CONTENTS.sub(lambda found: found[0][:-60] + b"> " + BLOT[:40].ljust(56) + b" <>", pdf)


@on_signed
def signed_by_somebody_else_after_a_change(pdf: bytes, world: World) -> bytes:
    return sign_pdf(content_of_a_page_replaced(world.unsigned, world), world.key, MOMENT)


@on_signed
def signed_by_somebody_else_with_another_catalogue(pdf: bytes, world: World) -> bytes:
    return sign_pdf(catalogue_replaced_by_another(world.unsigned, world), world.key, MOMENT)


@on_signed
def signed_by_somebody_else_and_put_back(pdf: bytes, world: World) -> bytes:
    """What was signed is a shadow: the update that follows only puts an object back as it was."""
    number, content = _content(world.unsigned)
    return appended(sign_pdf(content_of_a_page_replaced(world.unsigned, world), world.key, MOMENT), {number: content})


def _content(pdf: bytes) -> tuple[int, bytes]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        stream = document.pages[0].Contents
        content = stream.read_bytes()
        return stream.objgen[0], b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream"


@on_signed
def cover_that_an_update_takes_away(pdf: bytes, world: World) -> bytes:
    """Hide: the signer sees a cover, whoever opens the file after sees what is below."""
    covered = updated(world.unsigned, _cover)
    number = free_number(world.unsigned)
    return appended(
        sign_pdf(covered, world.key, MOMENT), {number: b"<< /Type /XObject /Subtype /Form /BBox [0 0 0 0] >>"}
    )


def _cover(writer: Any) -> None:
    writer.add_object(drawing(BLOT, Type=held("XObject"), Subtype=held("Form"), BBox=numbers(*COVER)))
    page = page_of(writer)
    page[held("Contents")] = listed(page.raw_get("/Contents"), writer.add_object(drawing(BLOT)))


@on_signed
def pages_hidden_and_put_in_place(pdf: bytes, world: World) -> bytes:
    """Hide and replace: another catalogue is signed unseen, and an update points at it."""
    hidden = catalogue_replaced_by_another(world.unsigned, world)
    root = free_number(world.unsigned)
    back = appended(hidden, {free_number(hidden): b"null"}, {b"Root": b"%d 0 R" % _root(world.unsigned)})
    made = sign_pdf(back, world.key, MOMENT)
    return appended(made, {free_number(made): b"null"}, {b"Root": b"%d 0 R" % root})


def _root(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return int(document.trailer.Root.objgen[0])


@on_signed
def signed_once_more_by_somebody_else(pdf: bytes, world: World) -> bytes:
    def field(writer: Any) -> None:
        append_signature_field(writer, SigFieldSpec("Second", on_page=0, box=(60, 560, 360, 720)))

    return updated(pdf, field)


@on_signed
def field_removed_from_the_form(pdf: bytes, _: World) -> bytes:
    def forget(writer: Any) -> None:
        writer.root["/AcroForm"][held("Fields")] = listed()
        writer.update_container(writer.root["/AcroForm"])

    return updated(pdf, forget)


@on_signed
def form_removed(pdf: bytes, _: World) -> bytes:
    def forget(writer: Any) -> None:
        del writer.root["/AcroForm"]

    return updated(pdf, forget)


@on_signed
def form_removed_from_a_file_written_anew(pdf: bytes, _: World) -> bytes:
    """The field is on its page still."""

    def forget(document: pikepdf.Pdf) -> None:
        del document.Root.AcroForm

    return anew(pdf, forget)


def _of_field(name: str, **entries: Any) -> None:
    def attack(pdf: bytes, _: World) -> bytes:
        def change(writer: Any) -> None:
            field = writer.root["/AcroForm"]["/Fields"][0]
            field.update({held(key): value for key, value in entries.items()})
            writer.update_container(field)

        return updated(pdf, change)

    attack.__name__ = name
    on_signed(attack)


_of_field("field_over_a_page", Rect=numbers(*COVER))
_of_field("field_told_otherwise", TU=text("Signature électronique de la Province Sud"))
_of_field("field_of_another_name", T=text("Autre"))
_of_field("field_without_its_signature", V=generic.NullObject())
_of_field("field_with_a_script", AA=mapping(E=mapping(S=held("JavaScript"), JS=text("app.alert(99)"))))


@on_signed
def field_seen_otherwise(pdf: bytes, _: World) -> bytes:
    def change(writer: Any) -> None:
        seen = writer.add_object(drawing(BLOT, Type=held("XObject"), Subtype=held("Form"), BBox=numbers(*COVER)))
        field = writer.root["/AcroForm"]["/Fields"][0]
        field[held("AP")] = mapping(N=seen)
        writer.update_container(field)

    return updated(pdf, change)


@on_signed
def signature_copied_into_an_update(pdf: bytes, _: World) -> bytes:
    """The one signature stands twice, and the second after a change."""

    def copy(writer: Any) -> None:
        field = writer.root["/AcroForm"]["/Fields"][0]
        field[held("V")] = writer.add_object(generic.DictionaryObject(field["/V"]))
        writer.update_container(field)

    return updated(pdf, copy)


@on_signed
def certified_after_a_change(pdf: bytes, _: World) -> bytes:
    def permit(writer: Any) -> None:
        field = writer.root["/AcroForm"]["/Fields"][0]
        writer.root[held("Perms")] = mapping(DocMDP=field.raw_get("/V"))

    return updated(pdf, permit)


@on_unsigned
def field_that_nobody_signed(pdf: bytes, _: World) -> bytes:
    writer, file = Writer(io.BytesIO(pdf)), io.BytesIO()
    append_signature_field(writer, SigFieldSpec("Signature", on_page=0, box=(0, 0, 0, 0)))
    writer.write(file)
    return file.getvalue()


def _field(pdf: bytes, body: bytes, root: bytes = b"") -> bytes:
    """Return a file with a field written by hand, which the catalogue of an update names."""
    free = free_number(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        catalogue = document.Root.unparse(resolved=True).removesuffix(b">>")
    named = root or b"/AcroForm << /Fields [ %d 0 R ] /SigFlags 3 >>" % free
    return appended(pdf, {free: body, _root(pdf): catalogue + named + b" >>"})


@on_unsigned
def field_of_escaped_names(pdf: bytes, _: World) -> bytes:
    body = b"<< /F#54 /S#69g /#54 (Signature) /#56 << /Typ#65 /S#69g >> >>"
    return _field(pdf, body, b"/Acro#46orm << /F#69elds [ %d 0 R ] >>" % free_number(pdf))


@on_unsigned
def field_whose_signature_is_null(pdf: bytes, _: World) -> bytes:
    return _field(pdf, b"<< /FT /Sig /T (Signature) /V null >>")


@on_unsigned
def field_whose_signature_is_empty(pdf: bytes, _: World) -> bytes:
    return _field(pdf, b"<< /FT /Sig /T (Signature) /V << >> >>")


@on_unsigned
def field_that_only_a_page_names(pdf: bytes, _: World) -> bytes:
    def note(document: pikepdf.Pdf) -> None:
        field = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Sig, Rect=[0] * 4
        )
        document.pages[0].Annots = pikepdf.Array([document.make_indirect(field)])

    return anew(pdf, note)


@on_unsigned
def field_in_a_stream_of_objects(pdf: bytes, _: World) -> bytes:
    def hide(writer: Any) -> None:
        stream = writer.prepare_object_stream()
        field = writer.add_object(mapping(FT=held("Sig"), T=text("Signature")), obj_stream=stream)
        form = writer.add_object(mapping(Fields=listed(field)), obj_stream=stream)
        writer.root[held("AcroForm")] = form
        stream.add_object(writer.root_ref.idnum, writer.objects.pop((0, writer.root_ref.idnum), writer.root))

    return updated(pdf, hide)


@on_unsigned
def field_of_an_earlier_revision(pdf: bytes, world: World) -> bytes:
    """The last revision knows nothing of it."""
    made = world.signed
    return appended(made, {free_number(made): b"null"}, {b"Prev": b"%d" % last_start(world.unsigned)})


@on_unsigned
def form_without_a_field(pdf: bytes, _: World) -> bytes:
    return _field(pdf, b"null", b"/AcroForm << /Fields [] /SigFlags 3 >>")
