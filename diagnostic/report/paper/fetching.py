"""What a page may ask for: files of its templates and the pictures in its addresses, no network and no other file."""

from __future__ import annotations

import re
from base64 import b64decode
from typing import TYPE_CHECKING
from urllib.parse import unquote

from diagnostic.images import PictureError, fitted, kind_of
from diagnostic.report.paper.fonts import FatalURLFetchingError, URLFetcher, URLFetcherResponse

if TYPE_CHECKING:
    from pathlib import Path

# A made-up root, so that nothing of the machine is in the document; only a real scheme can be joined with « ../ ».
ROOT = "file:///report_templates/"
TYPES = {".css": "text/css; charset=utf-8", ".ttf": "font/ttf"}
INSIDE = re.compile(r"data:image/[\w.+-]+;base64,([\w+/=%]+)", re.ASCII)
PICTURES = frozenset({".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp"})


class TemplateFetcher(URLFetcher):  # type: ignore[misc] # WeasyPrint ships no types
    """Fetches from the folder of templates and from nowhere else: no network, no file; a logo is in its address."""

    def __init__(self, folder: Path) -> None:
        super().__init__(allowed_protocols=["file"], fail_on_errors=True)
        self.folder = folder

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002 - WeasyPrint's signature
        """Return a file of the templates folder, or the image that its address holds; raise for anything else."""
        if inside := INSIDE.fullmatch(url):
            return _picture(url, b64decode(unquote(inside[1])), "le logo")
        path = (self.folder / url.removeprefix(ROOT)).resolve()
        if not url.startswith(ROOT) or not path.is_relative_to(self.folder) or not path.is_file():
            raise FatalURLFetchingError(url)
        if path.suffix.lower() in PICTURES:
            return _picture(url, path.read_bytes(), path.name)
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": TYPES.get(path.suffix, "text/plain")})


class UnfitPictureError(FatalURLFetchingError):  # type: ignore[misc] # as above
    """A picture that paper cannot take: its name, and why."""


def _picture(url: str, content: bytes, name: str) -> URLFetcherResponse:
    """Return a picture as paper takes it."""
    try:
        fit = fitted(content)
    except PictureError as error:
        message = f"{name} ne peut pas être imprimé : {error}"
        raise UnfitPictureError(message) from error
    return URLFetcherResponse(url, fit, {"Content-Type": f"image/{kind_of(fit)}"})
