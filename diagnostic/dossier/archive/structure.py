"""The tree that a screen reader walks, as WeasyPrint tags it: made plain, its tables with the scope of each header."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import Array, Dictionary, Name

if TYPE_CHECKING:
    from collections.abc import Iterator

# Roles that say nothing: one for each line of a text, for each change of style.
EMPTY_ROLES = ("/Span", "/NonStruct")

Owners = dict[tuple[tuple[int, int], int], Any]  # (page, number of a marked content) -> its element


def tidy(pdf: pikepdf.Pdf) -> tuple[frozenset[int], ...]:
    """Make the structure of a PDF plain and complete; return, page by page, the numbers of the texts that are in it."""
    root = pdf.Root.StructTreeRoot
    owners: Owners = {}
    headers: list[Any] = []
    for element in root.K:
        _tidy(element, owners, headers)
    said = _renumber(pdf, owners)
    names = sorted(((bytes(header.ID), header) for header in headers), key=lambda pair: pair[0])
    if names:
        root.IDTree = pdf.make_indirect(Dictionary(Names=Array([one for pair in names for one in _named(*pair)])))
    root.ParentTreeNextKey = len(root.ParentTree.Nums) // 2
    return said


def _named(name: bytes, element: Any) -> tuple[pikepdf.String, Any]:  # noqa: ANN401 - a structure element
    return pikepdf.String(name), element


def _tidy(element: Any, owners: Owners, headers: list[Any]) -> None:  # noqa: ANN401 - a structure element
    """Make an element and all below it plain; note which one owns each marked content, and the headers of tables."""
    kids = list(_kids(element))
    if element.S == "/L" and kids and all(_is(kid, "/L") for kid in kids):
        # A list set in columns comes as one list a column.
        kids = [item for column in kids for item in _kids(column)]
    for kid in kids:
        if isinstance(kid, int):
            owners[(element.Pg.objgen, kid)] = element
        elif "/S" in kid:
            kid.P = element
            _tidy(kid, owners, headers)
    element.K = Array(kids)
    if element.S == "/TR":
        _scope(kids, headers)


def _kids(element: Any) -> Iterator[Any]:  # noqa: ANN401 - a structure element
    """Yield what an element holds, with what holds nothing but text or a style left out."""
    for kid in element.get("/K", ()):
        if not isinstance(kid, int) and kid.get("/S") in EMPTY_ROLES:
            yield from _kids(kid)
        else:
            yield kid


def _is(kid: Any, role: str) -> bool:  # noqa: ANN401 - an element, a reference or a number
    return not isinstance(kid, int) and kid.get("/S") == role


def _scope(cells: list[Any], headers: list[Any]) -> None:
    """Say of the headers of a row what they head: a row of headers alone heads the columns."""
    heads = [cell for cell in cells if cell.S == "/TH"]
    for cell in heads:
        cell.A.Scope = Name.Column if len(heads) == len(cells) else Name.Row
    headers += heads


def _renumber(pdf: pikepdf.Pdf, owners: Owners) -> tuple[frozenset[int], ...]:
    """Point each marked content at the element that owns it now; what no element owns belongs to no element."""
    nums = pdf.Root.StructTreeRoot.ParentTree.Nums
    said = []
    for place, page in enumerate(pdf.pages):
        marks = range(len(nums[2 * place + 1]))
        found = [owners.get((page.obj.objgen, mark)) for mark in marks]
        nums[2 * place + 1] = Array(found)
        said.append(frozenset(mark for mark in marks if found[mark] is not None))
    return tuple(said)
