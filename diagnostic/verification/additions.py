"""What an update adds to a file that is otherwise as it was: a signature at its place, or anything more."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import Array, Dictionary, Stream

from diagnostic.report.signing import FIELD, PLACE, UNSEEN

if TYPE_CHECKING:
    from collections.abc import Iterator

# What signing adds to an object that is there: a form to the document, a field to a page, an element to the structure.
ADDED = frozenset({"/AcroForm", "/Annots", "/Extensions"})
COUNTED = "/ParentTreeNextKey"
FORM = frozenset({"/Fields", "/SigFlags"})
WIDGET = frozenset(
    {"/Type", "/Subtype", "/FT", "/T", "/TU", "/Contents", "/Rect", "/P", "/F", "/V", "/AP", "/StructParent"}
)
MARGIN = 1  # in points: a field stands on whole points


def only_signed(pdf: bytes, base: bytes) -> bool:
    """Return whether a file is another one and a signature at its place, and nothing more: `pdf` begins with `base`."""
    try:
        with _opened(pdf) as after, _opened(base) as before:
            changed = list(_changed(after, before))
            return all(_extends(old, new) for old, new in changed) and _one_field(after, before)
    except (pikepdf.PdfError, ValueError, TypeError, LookupError, AttributeError):
        return False


def _opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content), suppress_warnings=True)


def _changed(after: pikepdf.Pdf, before: pikepdf.Pdf) -> Iterator[tuple[Any, Any]]:
    """Yield each object of the file before that is not the same after, with what it became."""
    for old in before.objects:
        new = after.get_object(old.objgen) if old.is_indirect else None
        if new is None or _written(old) != _written(new):
            yield old, new


def _written(one: Any) -> tuple[bytes, bytes]:  # noqa: ANN401 - any object of a PDF
    if isinstance(one, Stream):
        return one.stream_dict.unparse(resolved=True), one.read_raw_bytes()
    return one.unparse(resolved=True), b""


def _extends(old: Any, new: Any) -> bool:  # noqa: ANN401 - any object of a PDF
    """Return whether an object is what it was, with entries after those of its lists, and no more than signing adds."""
    if isinstance(old, Dictionary) and isinstance(new, Dictionary):
        if not set(old.keys()) <= set(new.keys()) or set(new.keys()) - set(old.keys()) - ADDED:
            return False
        return all(key == COUNTED or _same_or_longer(old[key], new[key]) for key in old.keys())  # noqa: SIM118 - not a dict
    return isinstance(old, Array) and isinstance(new, Array) and _longer(old, new)


def _same_or_longer(old: Any, new: Any) -> bool:  # noqa: ANN401 - any value of a PDF
    if _reference(old) == _reference(new):
        return True
    return isinstance(old, Array) and isinstance(new, Array) and _longer(old, new)


def _longer(old: Array, new: Array) -> bool:
    return len(new) >= len(old) and all(
        _reference(one) == _reference(other) for one, other in zip(old, new, strict=False)
    )


def _reference(value: Any) -> Any:  # noqa: ANN401 - any value of a PDF
    """Return what stands for a value: where it lies, or else what it is."""
    if isinstance(value, pikepdf.Object):
        return value.objgen if value.is_indirect else value.unparse()
    return value


def _one_field(after: pikepdf.Pdf, before: pikepdf.Pdf) -> bool:
    """Return whether the only thing laid over the pages is one plain field, where the template keeps its place."""
    form = after.Root.AcroForm
    fields = list(form.Fields)
    if set(form.keys()) - FORM or len(fields) != 1 or set(fields[0].keys()) - WIDGET or fields[0].T != FIELD:
        return False
    page, expected = _place(before)
    added: list[Any] = [
        (sheet.obj.objgen, annotation.objgen)
        for sheet, was in zip(after.pages, before.pages, strict=True)
        for annotation in list(sheet.get("/Annots", ()))[len(was.get("/Annots", ())) :]
    ]
    corners = zip(_numbers(fields[0].Rect), expected, strict=True)
    near = all(abs(one - other) <= MARGIN for one, other in corners)
    return near and added == [(page, fields[0].objgen)]


def _place(before: pikepdf.Pdf) -> tuple[tuple[int, int], list[float]]:
    """Return the page where a signature belongs and its corners: where the template keeps its place, else unseen."""
    place = before.Root.get("/Dests", Dictionary()).get(PLACE)
    if place is None:
        return before.pages[UNSEEN.page].obj.objgen, list(UNSEEN[1:])
    return place[0].objgen, _numbers(list(place)[2:])


def _numbers(values: Any) -> list[float]:  # noqa: ANN401 - a list of numbers in a PDF
    return [float(value) for value in values]
