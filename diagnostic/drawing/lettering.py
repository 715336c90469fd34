"""The fonts of a drawing: text is measured with the shipped font, whose glyphs are embedded in the SVG."""

from __future__ import annotations

import io
import os
import re
from base64 import b64encode
from contextlib import contextmanager
from html import escape, unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from diagnostic.drawing.drawing import FONT
from diagnostic.signs import fonts_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

# The licence of Source Sans reserves its name for the unmodified font: the embedded subset has another name.
CARRIED = "Diagnostic Sans"
FACES = (("normal", "SourceSans3-Regular.ttf"), ("bold", "SourceSans3-Bold.ttf"))
ONLY_SHIPPED = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""
TEXT = re.compile(r">([^<]+)</text>")


@contextmanager
def measured_with() -> Iterator[dict[str, str]]:
    """Yield the environment in which a program finds the shipped fonts and no other."""
    with TemporaryDirectory() as folder:
        told = Path(folder) / "fonts.conf"
        told.write_text(ONLY_SHIPPED.format(fonts=escape(str(fonts_folder())), cache=folder), encoding="utf-8")
        yield os.environ | {"FONTCONFIG_FILE": str(told)}


def lettered(svg: str) -> str:
    """Return a drawing with a subset of each font weight embedded, under the name its texts use."""
    signs = {sign for text in TEXT.findall(svg) for sign in unescape(text)}
    faces = "".join(_face(weight, name, signs) for weight, name in FACES)
    asked = svg.replace(f'font-family="{FONT}"', f'font-family="{CARRIED},Arial,Helvetica,sans-serif"')
    return asked.replace("</desc>", f"</desc>\n<style>{faces}</style>", 1)


def _face(weight: str, name: str, signs: set[str]) -> str:
    data = b64encode(_part(name, signs)).decode("ascii")
    source = f"url(data:font/woff2;base64,{data}) format('woff2')"
    return f"@font-face{{font-family:'{CARRIED}';font-weight:{weight};src:{source}}}"


def _part(name: str, signs: set[str]) -> bytes:
    """Return the subset of a font with the glyphs of these characters, without names."""
    options = Options(flavor="woff2", hinting=False, name_IDs=[], layout_features=["kern"], notdef_outline=True)
    with TTFont(fonts_folder() / name, recalcTimestamp=False) as font, io.BytesIO() as written:
        subsetter = Subsetter(options)
        subsetter.populate(text="".join(sorted(signs)))
        subsetter.subset(font)
        font.flavor = "woff2"
        font.save(written)
        return written.getvalue()
