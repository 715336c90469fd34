"""Validate pictures for print: a PNG or JPEG in sRGB of limited size, or a self-contained SVG."""

from __future__ import annotations

from diagnostic.images.errors import PictureError, Reason
from diagnostic.images.vector import checked

__all__ = ["PictureError", "fitted", "kind_of"]

STARTS = {
    b"\x89PNG\r\n\x1a\n": "png",
    b"\xff\xd8\xff": "jpeg",
    b"GIF8": "GIF",
    b"RIFF": "WebP",
    b"BM": "BMP",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
    b"%PDF": "PDF",
    b"%!PS": "EPS",
}
BRANDS = {b"avif": "AVIF", b"heic": "HEIC", b"mif1": "HEIC"}
TAKEN = ("png", "jpeg", "svg+xml")


def kind_of(content: bytes) -> str:
    """Return the format of a picture from its content: `png`, `jpeg`, `svg+xml`, another format's name, or empty."""
    if content[4:8] == b"ftyp":
        return BRANDS.get(content[8:12], "")
    format_name = next((kind for start, kind in STARTS.items() if content.startswith(start)), "")
    return format_name or ("svg+xml" if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else "")


def fitted(content: bytes) -> bytes:
    """Return a picture in printable form, unchanged if it already is; raise PictureError if it cannot be printed."""
    kind = kind_of(content)
    if kind not in TAKEN:
        raise PictureError(Reason.FORMAT if kind else Reason.UNKNOWN, kind)
    if kind == "svg+xml":
        return checked(content, fitted)
    from diagnostic.images.raster import flattened  # noqa: PLC0415 - Pillow is for who has such a picture

    return flattened(content)
