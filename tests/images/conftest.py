"""Pictures of every kind, made here: what cameras, scanners and printers' software write."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageCms

SIZE = (40, 24)


def painted(mode, size=SIZE):
    """Return a picture with four corners of different colours."""
    whole = Image.new("RGB", size, (122, 31, 75))
    whole.paste((10, 160, 200), (0, 0, size[0] // 2, size[1] // 2))
    if mode in {"LA", "RGBA", "PA"}:
        whole.putalpha(Image.linear_gradient("L").resize(size))
    if mode in {"I;16", "F"}:
        grey = whole.convert("L").convert("I").point(lambda value: value * 257)
        return grey.convert(mode)
    return whole.convert(mode)


def saved(mode, kind, **options):
    file = io.BytesIO()
    painted(mode).save(file, kind, **options)
    return file.getvalue()


def profile(name="sRGB"):
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(name)).tobytes()


def turned():
    exif = Image.Exif()
    exif[0x0112] = 6
    return saved("RGB", "JPEG", exif=exif)


def animated():
    file = io.BytesIO()
    frames = [painted("RGB"), painted("RGB").rotate(180)]
    frames[0].save(file, "PNG", save_all=True, append_images=frames[1:])
    return file.getvalue()


PICTURES = {
    "png rgb": saved("RGB", "PNG"),
    "png rgba": saved("RGBA", "PNG"),
    "png grey": saved("L", "PNG"),
    "png grey with alpha": saved("LA", "PNG"),
    "png palette": saved("P", "PNG"),
    "png palette with a hole and a profile": saved("P", "PNG", transparency=0, icc_profile=profile()),
    "png palette with a hole": saved("P", "PNG", transparency=0),
    "png rgb with a hole": saved("RGB", "PNG", transparency=(122, 31, 75)),
    "png black and white": saved("1", "PNG"),
    "png 16 bits": saved("I;16", "PNG"),
    "png with a profile": saved("RGB", "PNG", icc_profile=profile()),
    "png with alpha and a profile": saved("RGBA", "PNG", icc_profile=profile()),
    "png with a broken profile": saved("RGB", "PNG", icc_profile=b"no profile"),
    "png of several frames": animated(),
    "jpeg rgb": saved("RGB", "JPEG"),
    "jpeg grey": saved("L", "JPEG"),
    "jpeg cmyk": saved("CMYK", "JPEG"),
    "jpeg cmyk progressive": saved("CMYK", "JPEG", progressive=True),
    "jpeg cmyk with a profile that is not its own": saved("CMYK", "JPEG", icc_profile=profile()),
    "jpeg progressive": saved("RGB", "JPEG", progressive=True),
    "jpeg with a profile": saved("RGB", "JPEG", icc_profile=profile()),
    "jpeg turned": turned(),
}


@pytest.fixture(params=list(PICTURES.values()), ids=list(PICTURES))
def picture(request):
    return request.param
