"""Pictures as paper takes them: sRGB, 8 bits, nothing beside them; or why they cannot be printed, and the way out."""

from __future__ import annotations

import io
import struct
import zlib
from base64 import b64encode

import pytest
from PIL import Image, ImageFile

from diagnostic.images import PictureError, fitted, kind_of
from tests.images.conftest import PICTURES, SIZE, painted, saved

PLAIN = {"png": {"1", "L", "LA", "P", "RGB", "RGBA"}, "jpeg": {"L", "RGB"}}


def opened(content):
    with Image.open(io.BytesIO(content)) as image:
        image.load()
        return image


def test_any_picture_comes_out_plain_and_of_its_kind(picture):
    made = fitted(picture)
    image = opened(made)
    assert kind_of(made) == kind_of(picture)
    assert image.mode in PLAIN[kind_of(made)]
    assert not {"icc_profile", "exif"} & image.info.keys()
    assert sorted(image.size) == sorted(SIZE)


def test_what_is_plain_already_is_left_as_it_is(picture):
    assert fitted(fitted(picture)) == fitted(picture)


@pytest.mark.parametrize("name", ["png rgb", "png with a profile", "jpeg rgb", "jpeg cmyk", "jpeg progressive"])
def test_the_colours_stay_what_they_were(name):
    image = opened(fitted(PICTURES[name])).convert("RGB")
    for place, colour in (((5, 4), (10, 160, 200)), ((34, 20), (122, 31, 75))):
        assert all(abs(one - other) < 12 for one, other in zip(image.getpixel(place), colour, strict=True))


def test_sixteen_bits_of_grey_keep_their_greys():
    assert abs(opened(fitted(PICTURES["png 16 bits"])).getpixel((5, 4)) - painted("L").getpixel((5, 4))) < 3


def test_a_picture_is_set_upright():
    assert opened(fitted(PICTURES["jpeg turned"])).size == (SIZE[1], SIZE[0])


def test_a_large_picture_is_made_as_small_as_print_needs():
    file = io.BytesIO()
    painted("RGB", (4000, 1000)).save(file, "PNG")
    assert opened(fitted(file.getvalue())).size == (1600, 400)


def a_png_of(width, height):
    """Return the beginning of a PNG that says how large it is, and a line of it."""

    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 90)) + chunk(b"IEND", b"")


def svg(inside="", head=""):
    return f'{head}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 12">{inside}</svg>'.encode()


def doubled(times):
    """Return groups that show one another twice, and twice again."""
    groups = [f'<g id="g{one + 1}"><use href="#g{one}"/><use href="#g{one}"/></g>' for one in range(times)]
    return svg(f'<g id="g0"><rect/></g>{"".join(groups)}')


PNG = b64encode(PICTURES["png rgba"]).decode()
REFUSED = {
    "nothing": (b"", "que l'on sache lire"),
    "a text": (b"not a picture", "que l'on sache lire"),
    "a GIF": (saved("P", "GIF"), "c'est du GIF"),
    "a WebP": (saved("RGB", "WEBP"), "c'est du WebP"),
    "a BMP": (saved("RGB", "BMP"), "c'est du BMP"),
    "a TIFF": (saved("RGB", "TIFF"), "c'est du TIFF"),
    "an AVIF": (b"\0\0\0\x1cftypavif\0\0", "c'est du AVIF"),
    "a film": (b"\0\0\0\x1cftypisom\0\0", "que l'on sache lire"),
    "a PDF": (b"%PDF-1.7", "c'est du PDF"),
    "a PNG cut short": (PICTURES["png rgb"][:60], "incomplète"),
    "a JPEG cut short": (PICTURES["jpeg rgb"][:-300], "incomplète"),
    "a PNG without its data": (PICTURES["png rgb"][:33], "incomplète"),
    "a JPEG that is only a start": (b"\xff\xd8\xff\xe0", "incomplète"),
    "too many points": (a_png_of(6000, 6000), "6000 × 6000 points"),
    "far too many points": (a_png_of(60_000, 60_000), "bien trop de points"),
    "XML that is no SVG": (b"<html/>", "du SVG que l'on puisse lire"),
    "SVG that is not closed": (b"<svg xmlns='http://www.w3.org/2000/svg'>", "du SVG que l'on puisse lire"),
    "SVG in an unknown encoding": (svg(head='<?xml version="1.0" encoding="x"?>'), "du SVG que l'on puisse lire"),
    "SVG without its namespace": (b"<svg/>", "du SVG que l'on puisse lire"),
    "SVG with a linked picture": (svg('<image href="logo.png"/>'), "autre fichier"),
    "SVG with a distant style": (svg("<style>@import url(https://exemple.nc/a.css)</style>"), "autre fichier"),
    "SVG with a distant font": (svg("<style>@font-face { src: url(a.ttf) }</style>"), "autre fichier"),
    "SVG that uses another": (svg('<use href="other.svg#a"/>'), "autre fichier"),
    "SVG with a GIF inside": (svg('<image href="data:image/gif;base64,R0lGODlh"/>'), "autre fichier"),
    "SVG with a damaged picture": (svg('<image href="data:image/png;base64,A"/>'), "incomplète"),
    "SVG with half a picture": (svg(f'<image href="data:image/png;base64,{PNG[:80]}"/>'), "incomplète"),
    "SVG in printers' inks": (svg('<rect fill="device-cmyk(0 1 0 0)"/>'), "couleurs d'imprimeur"),
    "SVG with unwritable letters": (svg("<text>株式会社</text>"), "株式会社"),
    "SVG without a width": (b'<svg xmlns="http://www.w3.org/2000/svg" width="0" height="10"/>', "hauteur nulle"),
    "SVG less than high": (b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height=" -1mm"/>', "hauteur nulle"),
    "SVG that looks at nothing": (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0,0 0.0 9"/>', "hauteur nulle"),
    "SVG without end": (svg('<g id="a"><use href="#a"/></g>'), "sans fin"),
    "SVG of a million forms": (doubled(20), "plus de 20000 formes"),
    "SVG of very deep groups": (svg("<g>" * 90 + "</g>" * 90), "les uns dans les autres"),
    "SVG of a long chain": (
        svg("".join(f'<g id="a{one}"><use href="#a{one + 1}"/></g>' for one in range(1500))),
        "les uns dans les autres",
    ),
}


@pytest.mark.parametrize(("content", "told"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_printed_is_refused_with_the_reason(content, told):
    with pytest.raises(PictureError, match=told):
        fitted(content)


DRAWINGS = {
    "as Inkscape writes it": svg('<rect/><metadata><a href="http://exemple.nc"/></metadata>', '<?xml version="1.0"?>'),
    "as Illustrator writes it": svg("<rect/>", "\ufeff<!-- Generator --><!DOCTYPE svg [<!ENTITY a 'b'>]>"),
    "with a picture inside": svg(f'<image href="data:image/png;base64,{PNG}"/>'),
    "with a picture inside, in lines": svg(f'<image href="data:image/png;base64,{PNG[:40]}\n{PNG[40:]}"/>'),
    "thin": b'<svg xmlns="http://www.w3.org/2000/svg" width="0.5mm" height="100%" viewBox="-5 0 .5 10"/>',
    "with letters": svg("<text>Le Club ★</text>"),
    "with a shade": svg('<linearGradient id="a"/><rect fill="url(#a)" style="clip-path: url( \'#b\' )"/>'),
    "with a part shown twice": svg('<g id="a"/><use href="#a"/><use href="#a"/><use href="#nowhere"/>'),
    "with a link": svg('<a href="https://exemple.nc"><rect/></a>'),
}


@pytest.mark.parametrize("content", DRAWINGS.values(), ids=DRAWINGS)
def test_a_drawing_is_left_as_it_is(content):
    assert fitted(content) == content


@pytest.mark.parametrize("lenient", [True, False])
def test_a_picture_cut_short_is_refused_whatever_the_rest_of_the_program_takes(monkeypatch, lenient):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", lenient)
    with pytest.raises(PictureError, match="incomplète"):
        fitted(PICTURES["png rgb"][:60])
    assert lenient is ImageFile.LOAD_TRUNCATED_IMAGES
