"""Restrict the files a page may load: those of its templates and embedded `data:` images, never the network."""

from __future__ import annotations

import re
from base64 import b64decode
from typing import TYPE_CHECKING
from urllib.parse import unquote

from diagnostic.images import PictureError, fitted, kind_of
from diagnostic.report.paper.fonts import FatalURLFetchingError, URLFetcher, URLFetcherResponse

if TYPE_CHECKING:
    from pathlib import Path

# An artificial root, so that no local path gets into the document; `urljoin` resolves « ../ » for known schemes only.
ROOT = "file:///report_templates/"
TYPES = {".css": "text/css; charset=utf-8", ".ttf": "font/ttf"}
INSIDE = re.compile(r"data:image/[\w.+-]+;base64,([\w+/=%]+)", re.ASCII)
PICTURES = frozenset({".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp"})


class TemplateFetcher(URLFetcher):  # type: ignore[misc] # WeasyPrint ships no types
    """Fetches files from the templates folder and embedded `data:` images only; never the network."""

    def __init__(self, folder: Path) -> None:
        super().__init__(allowed_protocols=["file"], fail_on_errors=True)
        self.folder = folder

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002 - WeasyPrint's signature
        """Return a file of the templates folder, or the image in a `data:` URL; raise for anything else."""
        if inside := INSIDE.fullmatch(url):
            return _picture(url, b64decode(unquote(inside[1])), "le logo")
        path = (self.folder / url.removeprefix(ROOT)).resolve()
        if not url.startswith(ROOT) or not path.is_relative_to(self.folder) or not path.is_file():
            raise FatalURLFetchingError(url)
        if path.suffix.lower() in PICTURES:
            return _picture(url, path.read_bytes(), path.name)
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": TYPES.get(path.suffix, "text/plain")})


class UnfitPictureError(FatalURLFetchingError):  # type: ignore[misc] # as above
    """A picture that cannot be printed: its name, and the reason."""


def _picture(url: str, content: bytes, name: str) -> URLFetcherResponse:
    """Return a picture in printable form."""
    try:
        fit = fitted(content)
    except PictureError as error:
        message = f"{name} ne peut pas être imprimé : {error}"
        raise UnfitPictureError(message) from error
    return URLFetcherResponse(url, fit, {"Content-Type": f"image/{kind_of(fit)}"})
