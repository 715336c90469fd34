"""Clean up the structure tree that WeasyPrint writes for screen readers, and set the scope of table headers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import Array, Dictionary, Name

if TYPE_CHECKING:
    from collections.abc import Iterator

# Roles without meaning, which WeasyPrint adds for each line of text and each change of style.
EMPTY_ROLES = ("/Span", "/NonStruct")

Owners = dict[tuple[tuple[int, int], int], Any]  # (page, number of a marked content) -> its element


def tidy(pdf: pikepdf.Pdf) -> tuple[frozenset[int], ...]:
    """Clean up the structure tree of a PDF; return, page by page, the numbers of the texts in it."""
    root = pdf.Root.StructTreeRoot
    owners: Owners = {}
    headers: list[Any] = []
    for element in root.K:
        _tidy(element, owners, headers)
    structured = _renumber(pdf, owners)
    names = sorted(((bytes(header.ID), header) for header in headers), key=lambda pair: pair[0])
    if names:
        root.IDTree = pdf.make_indirect(Dictionary(Names=Array([entry for pair in names for entry in _named(*pair)])))
    root.ParentTreeNextKey = len(root.ParentTree.Nums) // 2
    return structured


def _named(name: bytes, element: Any) -> tuple[pikepdf.String, Any]:  # noqa: ANN401 - a structure element
    return pikepdf.String(name), element


def _tidy(element: Any, owners: Owners, headers: list[Any]) -> None:  # noqa: ANN401 - a structure element
    """Clean up a subtree; record the owner of each marked content, and the table headers."""
    kids = list(_kids(element))
    if element.S == "/L" and kids and all(_is(kid, "/L") for kid in kids):
        # A list in columns is tagged as one list per column.
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
    """Yield the children of an element, skipping those that only wrap text or a style."""
    for kid in element.get("/K", ()):
        if not isinstance(kid, int) and kid.get("/S") in EMPTY_ROLES:
            yield from _kids(kid)
        else:
            yield kid


def _is(kid: Any, role: str) -> bool:  # noqa: ANN401 - an element, a reference or a number
    return not isinstance(kid, int) and kid.get("/S") == role


def _scope(cells: list[Any], headers: list[Any]) -> None:
    """Set the scope of the headers of a row: a row of headers only has column scope."""
    heads = [cell for cell in cells if cell.S == "/TH"]
    for cell in heads:
        cell.A.Scope = Name.Column if len(heads) == len(cells) else Name.Row
    headers += heads


def _renumber(pdf: pikepdf.Pdf, owners: Owners) -> tuple[frozenset[int], ...]:
    """Point each marked content at its current owner; content without an owner is unlinked."""
    nums = pdf.Root.StructTreeRoot.ParentTree.Nums
    structured = []
    for place, page in enumerate(pdf.pages):
        marks = range(len(nums[2 * place + 1]))
        elements = [owners.get((page.obj.objgen, mark)) for mark in marks]
        nums[2 * place + 1] = Array(elements)
        structured.append(frozenset(mark for mark in marks if elements[mark] is not None))
    return tuple(structured)
