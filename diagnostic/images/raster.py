"""Raster pictures: PNG and JPEG converted to sRGB, 8 bits a channel, upright, no larger than print needs."""

from __future__ import annotations

import io
import struct
import threading
import warnings
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PIL import Image, ImageCms, ImageFile, ImageOps

from diagnostic.images.errors import PictureError, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_POINTS = 20_000_000
LONGEST = 1600  # points: a logo 45 mm wide at twice what a good printer shows
QUALITY = 92
PLAIN = {"PNG": frozenset({"1", "L", "LA", "P", "RGB", "RGBA"}), "JPEG": frozenset({"L", "RGB"})}
DEEP = frozenset({"I", "I;16", "I;16B", "I;16L", "I;16N", "F"})
# Exceptions of Pillow on damaged files.
DAMAGED = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, struct.error, zlib.error)
_whole = threading.Lock()


def flattened(content: bytes) -> bytes:
    """Return a PNG or JPEG in printable form, unchanged if it already is.

    Raise PictureError if it has too many pixels or is truncated.
    """
    try:
        with warnings.catch_warnings(), _to_the_end():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # counted below
            image: Image.Image = Image.open(io.BytesIO(content), formats=("PNG", "JPEG"))
            _count(image)
            image.load()
    except Image.DecompressionBombError as error:
        raise PictureError(Reason.FAR_TOO_MANY) from error
    except PictureError:
        raise
    except DAMAGED as error:
        raise PictureError(Reason.DAMAGED) from error
    return content if _is_plain(image) else _written(_plain(image), image.format == "PNG")


@contextmanager
def _to_the_end() -> Iterator[None]:
    """Make Pillow refuse truncated files, which WeasyPrint sets it to accept."""
    with _whole:
        was, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
        try:
            yield
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = was


def _count(image: Image.Image) -> None:
    width, height = image.size
    if width * height > MOST_POINTS:
        raise PictureError(Reason.POINTS, width, height)


def _is_plain(image: Image.Image) -> bool:
    """Return whether a picture is printable as is: no profile, no metadata, upright, not too large."""
    kind = "PNG" if image.format == "PNG" else "JPEG"
    return image.mode in PLAIN[kind] and not {"icc_profile", "exif"} & image.info.keys() and max(image.size) <= LONGEST


def _plain(image: Image.Image) -> Image.Image:
    image = ImageOps.exif_transpose(image)
    if image.mode in DEEP:
        image = _eight_bits(image)
    if image.mode in {"P", "PA"} or "transparency" in image.info:
        image = image.convert("RGBA")
    alpha = image.getchannel("A") if image.mode in {"LA", "RGBA"} else None
    colours = _in_srgb(image.convert(image.mode.removesuffix("A")), image.info.get("icc_profile"))
    if alpha is not None:
        colours.putalpha(alpha)
    colours.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    return colours


def _eight_bits(image: Image.Image) -> Image.Image:
    """Return a 16-bit greyscale picture in 8 bits."""
    grey = image.convert("I").point(lambda value: value * (1 / 257))
    grey = grey.convert("L")
    grey.info = {key: value for key, value in image.info.items() if key == "icc_profile"}
    return grey


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return a colour or greyscale picture in sRGB, using its embedded profile if readable."""
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            made = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            made = None
        if made is not None:
            return made
    return image if image.mode == "L" else image.convert("RGB")


def _written(image: Image.Image, lossless: bool) -> bytes:  # noqa: FBT001 - of this module
    """Return a picture as a file without metadata."""
    file = io.BytesIO()
    image.info.clear()
    if lossless:
        image.save(file, "PNG", optimize=True)
    else:
        image.save(file, "JPEG", quality=QUALITY, subsampling=0)
    return file.getvalue()
