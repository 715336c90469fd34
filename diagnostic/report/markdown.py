"""Markdown to HTML: the authors' explanations, without raw HTML."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markupsafe import Markup

RENDERER = MarkdownIt("commonmark", {"html": False})


def rendered(text: str) -> Markup:
    """Return the HTML of a Markdown text; any HTML in it is shown as it is written."""
    return Markup(RENDERER.render(text).strip())  # noqa: S704 - made by markdown-it, which lets no HTML through
