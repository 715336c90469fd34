"""Text cleaned once, where it comes in: what no page, paper, file or database can hold is put right."""

from __future__ import annotations

import re
from typing import Any

# One after the other: the end of a line, however it was written; what controls a terminal; halves of pairs and the
# code points that are no characters, which no encoding takes.
LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff]")
HALF = re.compile("[\ud800-\udfff]")
LAST_TWO = "".join(f"{chr(plane + 0xFFFE)}-{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
NO_CHARACTER = re.compile(f"[\ufdd0-\ufdef{LAST_TWO}]")
REPLACED = "\ufffd"


def cleaned(text: str) -> str:
    """Return a text that can be kept, shown and printed: lines end with a line feed, nothing controls anything.

    Two halves of a pair that stand together are joined; a half alone, like what is no character, becomes U+FFFD.
    """
    if text.isascii() and text.isprintable():
        return text
    text = CONTROL.sub("", LINE_END.sub("\n", text))
    if HALF.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return NO_CHARACTER.sub(REPLACED, text)


def cleaned_data(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return plain data with every text in it cleaned, keys too."""
    if isinstance(value, str):
        return cleaned(value)
    if isinstance(value, list | tuple):
        return type(value)([cleaned_data(one) for one in value])
    if isinstance(value, dict):
        return {cleaned_data(key): cleaned_data(one) for key, one in value.items()}
    return value
