"""The files that pages load: named by what they hold, compressed once, kept a year by whoever has read them.

Everything is in memory, made from the package when a process starts: an installed package may be read only.
"""

from __future__ import annotations

import gzip
import posixpath
import re
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import brotli
from flask import Response as Reply
from flask import abort, request

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from flask import Flask

FOLDER = Path(__file__).parents[1] / "static"
ENDPOINT = "static"
# What each page loads, in one file of each kind.
BUNDLES = {
    "site.css": ("vendor/pico/pico.css", "fonts/fonts.css", "tokens.css", "app.css", "forced.css", "print.css"),
    "site.js": ("fields.js", "clear.js", "app.js"),
}
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
ENCODINGS: dict[str, Callable[[bytes], bytes]] = {"br": brotli.compress, "gzip": partial(gzip.compress, mtime=0)}
SQUEEZED = frozenset({".css", ".js", ".svg"})  # a font is compressed already
NAMED = re.compile(r"(.+)\.([0-9a-f]{12})(\.[a-z0-9]+)")
REFERENCE = re.compile(r'url\("(?!data:)([^"]+)"\)')
YEAR = "public, max-age=31536000, immutable"


class Asset(NamedTuple):
    """One file: its name by content, and that content."""

    hashed: str
    content: bytes

    @property
    def suffix(self) -> str:
        """The extension of the name, with its dot."""
        return posixpath.splitext(self.hashed)[1]


def register(app: Flask) -> None:
    """Serve the files under `/static/`; `url_for("static", filename="site.css")` gives the name by content."""

    @app.url_defaults
    def name(endpoint: str, values: dict[str, str]) -> None:
        if endpoint == ENDPOINT:
            values["filename"] = assets()[values["filename"]].hashed

    app.add_url_rule("/static/<path:filename>", ENDPOINT, serve)


def serve(filename: str) -> Reply:
    """Send a file, in the smallest form that the browser reads; under a name of another day, not to be kept."""
    match = NAMED.fullmatch(filename)
    asset = assets().get(match[1] + match[3] if match else filename) or abort(404)
    encoding = request.accept_encodings.best_match(ENCODINGS) if asset.suffix in SQUEEZED else None
    reply = Reply(squeezed(asset, encoding or ""), mimetype=TYPES[asset.suffix])
    reply.headers["Cache-Control"] = YEAR if filename == asset.hashed else "no-cache"
    reply.headers["Vary"] = "Accept-Encoding"
    if encoding:
        reply.headers["Content-Encoding"] = encoding
    reply.set_etag(f"{asset.hashed.rsplit('.', 2)[1]}{encoding or ''}")
    reply.make_conditional(request)
    return reply


@cache
def squeezed(asset: Asset, encoding: str) -> bytes:
    """Return a file as an encoding gives it, with all the patience that something made once deserves."""
    return ENCODINGS[encoding](asset.content) if encoding else asset.content


@cache
def assets() -> dict[str, Asset]:
    """Return every file by its plain name."""
    names = [path.relative_to(FOLDER).as_posix() for path in sorted(FOLDER.rglob("*")) if path.suffix in TYPES]
    made: dict[str, Asset] = {}
    for name in sorted(names, key=lambda name: name.endswith(".css")):  # what stylesheets name comes before them
        made[name] = _asset(name, [name], made)
    return made | {name: _asset(name, parts, made) for name, parts in BUNDLES.items()}


def _asset(name: str, parts: Iterable[str], made: Mapping[str, Asset]) -> Asset:
    content = b"\n".join(_read(part, posixpath.dirname(name), made) for part in parts)
    stem, suffix = posixpath.splitext(name)
    return Asset(f"{stem}.{sha256(content).hexdigest()[:12]}{suffix}", content)


def _read(part: str, folder: str, made: Mapping[str, Asset]) -> bytes:
    """Return a file; a stylesheet with each file that it needs by its name by content, seen from a folder."""
    content = (FOLDER / part).read_bytes()
    if not part.endswith(".css"):
        return content

    def placed(reference: re.Match[str]) -> str:
        there = made[posixpath.join(posixpath.dirname(part), reference[1])].hashed
        return f'url("{posixpath.relpath(there, folder)}")'

    return REFERENCE.sub(placed, content.decode()).encode()
