"""The text of a PDF, read back by the tables that its fonts carry for that."""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf


def text_of(pdf):
    """Return the text of a PDF, by the tables that its fonts carry to be read."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return "\n".join("".join(_shown(page)) for page in document.pages)


def _shown(page):
    fonts = {name: _letters(font) for name, font in page.Resources.Font.items()}
    letters: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands, operator = instruction.operands, instruction.operator
        if str(operator) == "Tf":
            letters = fonts[str(operands[0])]
        elif str(operator) in {"Tj", "TJ"}:
            for part in operands[0] if str(operator) == "TJ" else operands:
                if isinstance(part, pikepdf.String):
                    codes = bytes(part)
                    yield "".join(letters.get(int.from_bytes(codes[i : i + 2]), "") for i in range(0, len(codes), 2))
        elif str(operator) in {"ET", "Td", "Tm"}:
            yield " "


def _letters(font):
    table = font.ToUnicode.read_bytes().decode()
    pairs = re.findall(r"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>\s*$", table, re.MULTILINE)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}
