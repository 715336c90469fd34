"""The signature field: at its place in the template, and in the structure tree for screen readers.

If the template has no place for it, the field is on the first page without size: announced, but not visible.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.sign.fields import SigFieldSpec, append_signature_field

if TYPE_CHECKING:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

FIELD = "Signature"
PLACE = "/signature"  # the destination that a template's `id="signature"` becomes


class Place(NamedTuple):
    """A rectangle on a page, in points from its lower left corner; pages are counted from 0."""

    page: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def size(self) -> tuple[float, float]:
        """Return the width and height, in points."""
        return self.right - self.left, self.top - self.bottom

    @property
    def seen(self) -> bool:
        """Whether the field is visible."""
        return all(self.size)


UNSEEN = Place(0, 0.0, 0.0, 0.0, 0.0)


def place_of(writer: IncrementalPdfFileWriter) -> Place:
    """Return the place of the signature in a dossier: where its template keeps one, otherwise invisible."""
    if PLACE not in writer.root.get("/Dests", {}):
        return UNSEEN
    page, _, left, bottom, right, top = writer.root["/Dests"].raw_get(PLACE).get_object()
    pages = writer.root["/Pages"]["/Kids"]
    return Place(list(pages).index(page), *map(float, (left, bottom, right, top)))


def add_field(writer: IncrementalPdfFileWriter, place: Place, description: str) -> None:
    """Add an empty signature field at a place; `description` is its text for screen readers."""
    box = tuple(map(round, place[1:]))
    spec = SigFieldSpec(FIELD, on_page=place.page, box=box, readable_field_name=description)  # type: ignore[arg-type] # four numbers
    append_signature_field(writer, spec)
    widget = writer.root["/AcroForm"]["/Fields"].raw_get(0)
    widget.get_object()[pdf_name("/Contents")] = generic.pdf_string(description)
    _tag(writer, widget, place.page, description)


def _tag(writer: IncrementalPdfFileWriter, widget: generic.IndirectObject, page: int, description: str) -> None:
    """Append the field to the structure tree, as a form element with its description."""
    tree = writer.root["/StructTreeRoot"]
    parents = tree["/ParentTree"]
    key = generic.NumberObject(tree["/ParentTreeNextKey"])
    document = tree["/K"].raw_get(0)
    seen = generic.DictionaryObject({pdf_name("/Type"): pdf_name("/OBJR"), pdf_name("/Obj"): widget})
    form = writer.add_object(
        generic.DictionaryObject(
            {
                pdf_name("/Type"): pdf_name("/StructElem"),
                pdf_name("/S"): pdf_name("/Form"),
                pdf_name("/P"): document,
                pdf_name("/Pg"): writer.root["/Pages"]["/Kids"].raw_get(page),
                pdf_name("/Alt"): generic.pdf_string(description),
                pdf_name("/K"): seen,
            }
        )
    )
    document.get_object()["/K"].append(form)
    parents["/Nums"].extend((key, form))
    tree[pdf_name("/ParentTreeNextKey")] = generic.NumberObject(key + 1)
    widget.get_object()[pdf_name("/StructParent")] = key
    for changed in (tree, parents, document.get_object(), document.get_object()["/K"], parents["/Nums"]):
        writer.update_container(changed)
