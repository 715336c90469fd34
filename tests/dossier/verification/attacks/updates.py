"""Updates after a dossier that change what is seen, read aloud, carried or done: shadows, incremental saving."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pikepdf
from pyhanko.pdf_utils import generic

from tests.dossier.verification.attacks.tools import (
    World,
    appended,
    drawing,
    free_number,
    held,
    listed,
    mapping,
    number_of,
    numbers,
    on_any,
    page_of,
    text,
    updated,
)

if TYPE_CHECKING:
    from collections.abc import Callable

BLOT = b"q 1 g 60 560 300 160 re f 0 g BT /F 40 Tf 80 600 Td (99) Tj ET Q"
COVER = (60.0, 560.0, 360.0, 720.0)


def _page_content(pdf: bytes) -> tuple[int, bytes]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        stream = document.pages[0].Contents
        return stream.objgen[0], stream.read_bytes()


def _stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n" % (len(content), entries) + content + b"\nendstream"


@on_any
def content_of_a_page_replaced(pdf: bytes, _: World) -> bytes:
    number, content = _page_content(pdf)
    return appended(pdf, {number: _stream(content + BLOT)})


@on_any
def decoy_followed_by_junk(pdf: bytes, _: World) -> bytes:
    """One reader takes the object and goes on, another looks for its end in a kilobyte of junk."""
    number, content = _page_content(pdf)
    return appended(pdf, {number: _stream(content + BLOT)}, junk=b"% " + b"x" * 1024 + b"\n")


@on_any
def object_that_no_table_names(pdf: bytes, _: World) -> bytes:
    """Readers that rebuild the table see it."""
    number, content = _page_content(pdf)
    return pdf + b"%d 0 obj\n" % number + _stream(content + BLOT) + b"\nendobj\n"


@on_any
def object_given_twice_in_one_update(pdf: bytes, _: World) -> bytes:
    number, content = _page_content(pdf)
    twice = b"endobj\n%d 0 obj\n" % number + _stream(content + BLOT)
    return appended(pdf, {number: _stream(content) + b"\n" + twice})


@on_any
def catalogue_replaced_by_another(pdf: bytes, world: World) -> bytes:
    """The trailer names another catalogue, whose first page is another one: no object that was there is touched."""
    free = free_number(pdf)
    _, root = number_of(pdf, lambda document: document.Root)
    pages_number, pages = number_of(pdf, lambda document: document.Root.Pages)
    page_number, page = number_of(pdf, lambda document: document.pages[0].obj)
    number, content = _page_content(pdf)
    objects = {
        free: root.replace(b"/Pages %d 0 R" % pages_number, b"/Pages %d 0 R" % (free + 1)),
        free + 1: pages.replace(b" %d 0 R" % page_number, b" %d 0 R" % (free + 2), 1),
        free + 2: page.replace(b"/Contents %d 0 R" % number, b"/Contents %d 0 R" % (free + 3)),
        free + 3: _stream(content + BLOT),
    }
    return appended(pdf, objects, {b"Root": b"%d 0 R" % free})


@on_any
def catalogue_replaced_with_a_field(pdf: bytes, world: World) -> bytes:
    def wait(writer: Any) -> None:
        field = mapping(FT=held("Sig"), T=text("Signature"), Subtype=held("Widget"), Rect=numbers(0, 0, 0, 0))
        writer.root["/AcroForm"] = mapping(Fields=listed(writer.add_object(field)), SigFlags=generic.NumberObject(3))

    return updated(catalogue_replaced_by_another(pdf, world), wait)


@on_any
def other_facts_about_the_file(pdf: bytes, _: World) -> bytes:
    free = free_number(pdf)
    return appended(pdf, {free: b"<< /Title (Score 99 sur 100) /Author (Province Sud) >>"}, {b"Info": b"%d 0 R" % free})


def _trailer(name: str, **entries: bytes) -> None:
    def attack(pdf: bytes, _: World) -> bytes:
        changed = {key.encode(): value for key, value in entries.items()}
        return appended(pdf, {free_number(pdf): b"null"}, changed)

    attack.__name__ = name
    on_any(attack)


_trailer("trailer_of_another_identifier", ID=b"[ <00> <00> ]")
_trailer("trailer_without_identifier", ID=b"")
_trailer("trailer_without_facts", Info=b"")
_trailer("trailer_without_what_was_before", Prev=b"")
_trailer("trailer_that_goes_back_to_the_beginning", Prev=b"0")
_trailer("trailer_of_a_smaller_size", Size=b"3")
_trailer("trailer_with_a_hybrid_table", XRefStm=b"9")
_trailer("trailer_that_locks", Encrypt=b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <00> /U <00> >>")
_trailer("trailer_with_something_more", Extra=b"(99)")


@on_any
def trailer_that_goes_round_in_circles(pdf: bytes, _: World) -> bytes:
    return appended(
        pdf, {free_number(pdf): b"null"}, {b"Prev": b"%010d" % (len(pdf) + 20 + len(str(free_number(pdf))))}
    )


def _update(name: str, change: Callable[[Any], None]) -> None:
    def attack(pdf: bytes, _: World) -> bytes:
        return updated(pdf, change)

    attack.__name__ = name
    on_any(attack)


def _of_root(**entries: Any) -> Callable[[Any], None]:
    def change(writer: Any) -> None:
        writer.root.update({held(key): value for key, value in entries.items()})

    return change


def _of_page(number: int = 0, **entries: Any) -> Callable[[Any], None]:
    def change(writer: Any) -> None:
        page_of(writer, number).update({held(key): value for key, value in entries.items()})

    return change


SCRIPT = mapping(S=held("JavaScript"), JS=text("app.alert('99')"))
_update("script_at_the_opening", _of_root(OpenAction=SCRIPT))
_update("script_at_the_closing", _of_root(AA=mapping(WC=SCRIPT)))
_update("script_of_a_page", _of_page(AA=mapping(O=SCRIPT)))
_update("link_at_the_opening", _of_root(OpenAction=mapping(S=held("URI"), URI=text("https://exemple.nc"))))
_update("language_changed", _of_root(Lang=text("en")))
_update("version_raised", _of_root(Version=held("2.0")))
_update("extension_claimed", _of_root(Extensions=mapping(XYZ=mapping(BaseVersion=held("1.7")))))
_update("outline_removed", _of_root(Outlines=generic.NullObject()))
_update("labels_of_pages", _of_root(PageLabels=mapping(Nums=listed(generic.NumberObject(0), mapping(P=text("99 "))))))
_update("layers_declared", _of_root(OCProperties=mapping(OCGs=listed(), D=mapping(BaseState=held("OFF")))))
_update("empty_form", _of_root(AcroForm=mapping(Fields=listed())))
_update(
    "form_that_draws_anew",
    _of_root(AcroForm=mapping(Fields=listed(), NeedAppearances=generic.BooleanObject(value=True))),
)
_update("page_cut", _of_page(CropBox=numbers(0, 0, 300, 300)))
_update("page_turned", _of_page(Rotate=generic.NumberObject(180)))
_update("page_scaled", _of_page(UserUnit=generic.FloatObject(2)))
_update("page_without_its_fonts", _of_page(Resources=mapping()))


def _named(writer: Any) -> None:
    writer.root["/Names"][held("JavaScript")] = mapping(Names=listed(text("99"), SCRIPT))
    writer.update_container(writer.root["/Names"])


def _kid(writer: Any) -> None:
    pages = writer.root["/Pages"]
    blank = mapping(Type=held("Page"), Parent=writer.root.raw_get("/Pages"), MediaBox=numbers(0, 0, 595, 842))
    pages["/Kids"].append(writer.add_object(blank))
    pages[held("Count")] = generic.NumberObject(len(pages["/Kids"]))
    writer.update_container(pages)


def _kid_uncounted(writer: Any) -> None:
    _kid(writer)
    writer.root["/Pages"][held("Count")] = generic.NumberObject(len(writer.root["/Pages"]["/Kids"]) - 1)


def _kids_turned(writer: Any) -> None:
    kids = writer.root["/Pages"]["/Kids"]
    kids[:] = [kids.raw_get(number) for number in (1, 0, *range(2, len(kids)))]
    writer.update_container(kids)


def _kid_removed(writer: Any) -> None:
    pages = writer.root["/Pages"]
    pages["/Kids"].pop()
    pages[held("Count")] = generic.NumberObject(len(pages["/Kids"]))
    writer.update_container(pages)


_update("script_with_a_name", _named)
_update("page_added", _kid)
_update("page_added_and_not_counted", _kid_uncounted)
_update("pages_in_another_order", _kids_turned)
_update("page_removed", _kid_removed)


def _laid(name: str, kind: str, **entries: Any) -> None:
    """Note the attack of something laid over the first page, seen by a drawing of its own."""

    def change(writer: Any) -> None:
        seen = writer.add_object(drawing(BLOT, Type=held("XObject"), Subtype=held("Form"), BBox=numbers(*COVER)))
        note = mapping(Type=held("Annot"), Subtype=held(kind), Rect=numbers(*COVER), F=generic.NumberObject(4))
        note.update(mapping(AP=mapping(N=seen), **entries))
        writer.register_annotation(writer.root["/Pages"]["/Kids"].raw_get(0), writer.add_object(note))

    _update(name, change)


for _kind in ("FreeText", "Stamp", "Square", "Redact", "FileAttachment", "Screen", "Watermark", "Popup", "Highlight"):
    _laid(f"note_{_kind}".lower(), _kind, Contents=text("99"))
_laid("link_over_a_page", "Link", A=mapping(S=held("URI"), URI=text("https://exemple.nc")))
_laid("field_of_text", "Widget", FT=held("Tx"), T=text("score"), V=text("99"))
_laid("field_of_signature_over_a_page", "Widget", FT=held("Sig"), T=text("Signature2"))
_laid("field_under_another_name", "Widget", T=text("Signature"))


def _content_appended(writer: Any) -> None:
    page = page_of(writer)
    contents = page.raw_get("/Contents")
    page[held("Contents")] = listed(contents, writer.add_object(drawing(BLOT)))


def _content_hidden(writer: Any) -> None:
    """A layer that is off holds the page, and the page is another one."""
    group = writer.add_object(mapping(Type=held("OCG"), Name=text("99")))
    writer.root[held("OCProperties")] = mapping(OCGs=listed(group), D=mapping(OFF=listed(group)))
    page = page_of(writer)
    before, after = (writer.add_object(drawing(one)) for one in (b"/OC /hidden BDC", b"EMC " + BLOT))
    page[held("Contents")] = listed(before, page.raw_get("/Contents"), after)


def _form_drawn(writer: Any) -> None:
    page = page_of(writer)
    seen = writer.add_object(drawing(BLOT, Type=held("XObject"), Subtype=held("Form"), BBox=numbers(*COVER)))
    resources = page["/Resources"]
    resources[held("XObject")] = mapping(Forged=seen)
    writer.update_container(resources)
    page[held("Contents")] = listed(page.raw_get("/Contents"), writer.add_object(drawing(b"/Forged Do")))


_update("content_appended", _content_appended)
_update("content_in_a_layer_that_is_off", _content_hidden)
_update("form_drawn_over_a_page", _form_drawn)


def _fonts(writer: Any) -> list[Any]:
    fonts = writer.root["/Pages"]["/Kids"][0]["/Resources"]["/Font"].values()
    return [font for font in map(_found, fonts) if "/ToUnicode" in font]


def _found(value: Any) -> Any:
    return value.get_object()


def _said_otherwise(writer: Any) -> None:
    """What is copied, searched and read aloud is not what is seen."""
    for font in _fonts(writer):
        table = font["/ToUnicode"].data.replace(b"<0034>", b"<0039>").replace(b"<0031>", b"<0039>")
        font[held("ToUnicode")] = writer.add_object(drawing(table))
        writer.update_container(font)


def _glyphs_swapped(writer: Any) -> None:
    """What is seen is not what is copied, searched and read aloud."""
    fonts = [font["/DescendantFonts"][0].get_object() for font in _fonts(writer)]
    programs = [font["/FontDescriptor"].raw_get("/FontFile2") for font in fonts]
    for font, program in zip(fonts, reversed(programs), strict=True):
        font["/FontDescriptor"][held("FontFile2")] = program
        writer.update_container(font["/FontDescriptor"])


def _glyphs_mapped(writer: Any) -> None:
    for font in _fonts(writer):
        inner = font["/DescendantFonts"][0].get_object()
        order = bytes(byte for glyph in range(3000) for byte in (glyph ^ 1).to_bytes(2, "big"))
        inner[held("CIDToGIDMap")] = writer.add_object(drawing(order))
        writer.update_container(inner)


def _read_otherwise(writer: Any) -> None:
    """A screen reader is told another text."""
    element = writer.root["/StructTreeRoot"]["/K"][0]
    element[held("ActualText")] = text("Score : 99 sur 100")
    element[held("Alt")] = text("Score : 99 sur 100")
    writer.update_container(element)


def _untagged(writer: Any) -> None:
    del writer.root["/StructTreeRoot"]


_update("characters_said_otherwise", _said_otherwise)
_update("glyphs_of_another_font", _glyphs_swapped)
_update("glyphs_mapped_otherwise", _glyphs_mapped)
_update("read_aloud_otherwise", _read_otherwise)
_update("structure_removed", _untagged)


def _metadata(writer: Any) -> None:
    number = writer.root.raw_get("/Metadata").idnum
    xmp = writer.root["/Metadata"].data.replace(b"2026", b"2025").replace(b'pdfuaid:part="1"', b'pdfuaid:part="2"')
    writer.objects[(0, number)] = drawing(xmp, Type=held("Metadata"), Subtype=held("XML"))


def _attached(change: Callable[[Any, Any], None], number: int = 0) -> Callable[[Any], None]:
    def changed(writer: Any) -> None:
        file = writer.root["/AF"][number]
        change(writer, file)
        writer.update_container(file)

    return changed


def _of_another_content(writer: Any, file: Any) -> None:
    file["/EF"][held("F")] = writer.add_object(drawing(b"{}", Type=held("EmbeddedFile")))


def _of_another_kind(_: Any, file: Any) -> None:
    file[held("AFRelationship")] = held("Alternative")


def _described_otherwise(_: Any, file: Any) -> None:
    file[held("Desc")] = text("Un autre diagnostic")


def _of_two_contents(writer: Any, file: Any) -> None:
    file["/EF"][held("UF")] = writer.add_object(drawing(b'{"score": 99}', Type=held("EmbeddedFile")))


def _of_two_names(_: Any, file: Any) -> None:
    file[held("F")] = text("autre.json")


_update("metadata_changed", _metadata)
_update("attachment_of_another_content", _attached(_of_another_content))
_update("answers_of_another_content", _attached(_of_another_content, 1))
_update("attachment_of_another_kind", _attached(_of_another_kind))
_update("attachment_described_otherwise", _attached(_described_otherwise))
_update("attachment_of_two_contents", _attached(_of_two_contents))
_update("attachment_of_two_names", _attached(_of_two_names))


def _joined(writer: Any) -> None:
    held_file = writer.add_object(drawing(b"99", Type=held("EmbeddedFile")))
    file = mapping(Type=held("Filespec"), F=text("note.txt"), UF=text("note.txt"), EF=mapping(F=held_file))
    names = writer.root["/Names"]["/EmbeddedFiles"]["/Names"]
    names.extend((text("note.txt"), writer.add_object(file)))
    writer.update_container(names)


def _twin(writer: Any) -> None:
    """The list of attachments shows another file of the same name than the one that is associated."""
    held_file = writer.add_object(drawing(b'{"score": 99}', Type=held("EmbeddedFile")))
    file = mapping(Type=held("Filespec"), UF=text("diagnostic.json"), EF=mapping(F=held_file))
    names = writer.root["/Names"]["/EmbeddedFiles"]["/Names"]
    names[1] = writer.add_object(file)
    writer.update_container(names)


def _associated(writer: Any) -> None:
    files = writer.root["/AF"]
    files[:] = [files.raw_get(number) for number in (2, 1, 0)]
    writer.update_container(files)


_update("attachment_added", _joined)
_update("attachment_with_a_twin", _twin)
_update("attachments_in_another_order", _associated)


def _in_a_stream_of_objects(writer: Any) -> None:
    """Readers that do not look into them see the page as it was."""
    stream = writer.prepare_object_stream()
    page_of(writer)[held("Rotate")] = generic.NumberObject(180)
    number = writer.root["/Pages"]["/Kids"].raw_get(0).idnum
    stream.add_object(number, writer.objects.pop((0, number)))


_update("update_in_a_stream_of_objects", _in_a_stream_of_objects)


@on_any
def object_freed(pdf: bytes, _: World) -> bytes:
    """The table says that the structure is not there any more."""
    number = number_of(pdf, lambda document: document.Root.StructTreeRoot)[0]
    made = appended(pdf, {free_number(pdf): b"null"})
    return made.replace(b"xref\n", b"xref\n%d 1\n0000000000 00001 f \n" % number, 1)
