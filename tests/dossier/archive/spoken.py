"""What a screen reader says of a PDF: its structure tree, in order, each block with its role and its text."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator

INLINE = {"/Span", "/NonStruct", "/Link", "/Lbl"}
NOT_SAID = {"/Div", "/Sect", "/Art", "/LBody", "/THead", "/TBody"}
ARTIFACT, UNMARKED = -1, -2

Texts = dict[int, str]


def spoken(pdf: bytes) -> str:
    """Return the structure tree of a PDF as text: one line for each block, indented as it is nested."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        texts = {page.objgen: texts_of(page) for page in document.pages}
        root: Any = document.Root.StructTreeRoot.K
        return "".join(f"{line}\n" for one in root for line in _lines(one, texts, 0))


def unspoken(pdf: bytes) -> list[str]:
    """Return, page by page, the text that no screen reader says: heads, feet, page numbers."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [texts_of(page).get(ARTIFACT, "") for page in document.pages]


def texts_of(page: pikepdf.Page) -> Texts:
    """Return the text of each marked content of a page by its number; of artifacts and of the rest under theirs."""
    codes = {name: _codes(font) for name, font in page.Resources.get("/Font", {}).items()}
    found: Texts = {}
    marks: list[int] = []
    code: dict[bytes, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        match str(instruction.operator):
            case "BDC" | "BMC":
                marks.append(_mark(operands, marks[-1] if marks else UNMARKED))
            case "EMC":
                marks.pop()
            case "Tf":
                code = codes[str(operands[0])]
            case "Tj" | "TJ":
                here = marks[-1] if marks else UNMARKED
                parts = operands[0] if str(instruction.operator) == "TJ" else operands
                found[here] = found.get(here, "") + "".join(_decoded(part, code) for part in parts)
    return found


def _mark(operands: Any, outer: int) -> int:
    if operands[0] == "/Artifact":
        return ARTIFACT
    return int(operands[1].MCID) if len(operands) > 1 and "/MCID" in operands[1] else outer


def _codes(font: Any) -> dict[bytes, str]:
    """Return what the two-byte codes of a font mean."""
    text = font.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall(r"^<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>$", text, re.MULTILINE)
    return {bytes.fromhex(code): bytes.fromhex(said).decode("utf-16-be") for code, said in pairs}


def _decoded(part: object, code: dict[bytes, str]) -> str:
    if not isinstance(part, pikepdf.String):
        return ""
    raw = bytes(part)
    return "".join(code[raw[place : place + 2]] for place in range(0, len(raw), 2))


def _lines(one: Any, texts: dict[Any, Texts], depth: int) -> Iterator[str]:
    role = str(one.S)
    head = f"{'  ' * depth}{role[1:]}{_about(one)}"
    inside = depth if role in NOT_SAID else depth + 1
    text, blocks = "", []
    for kid in _kids(one):
        if not isinstance(kid, pikepdf.Dictionary) or kid.get("/S") in INLINE:
            text += _said(kid, one, texts)
        elif kid.get("/Type") != "/OBJR":
            blocks += list(_lines(kid, texts, inside))
    if role not in NOT_SAID:
        yield f"{head} {text.strip()}".rstrip()
    elif text.strip():
        yield f"{'  ' * depth}({role[1:]}) {text.strip()}"
    yield from blocks


def _about(one: Any) -> str:
    told = [str(one[key]) for key in ("/Alt", "/ActualText") if key in one]
    attributes = one.get("/A", {})
    told += [f"{key[1:]}={str(attributes[key]).lstrip('/')}" for key in ("/Scope", "/ColSpan") if key in attributes]
    return f"[{' ; '.join(told)}]" if told else ""


def _kids(one: Any) -> list[Any]:
    kids = one.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _said(kid: Any, parent: Any, texts: dict[Any, Texts]) -> str:
    """Return the text inside a line; nothing for a figure, whose alternative text stands for it."""
    if not isinstance(kid, pikepdf.Dictionary):
        return "" if parent.S == "/Figure" else texts[parent.Pg.objgen].get(int(kid), "")
    if kid.get("/Type") == "/OBJR":
        return f"[{kid.Obj.Contents}] "
    return "".join(_said(one, kid, texts) for one in _kids(kid))
