"""Markdown to HTML: the authors' explanations, without raw HTML, their titles below those of the page."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markupsafe import Markup

RENDERER = MarkdownIt("commonmark", {"html": False})
LOWEST = 6


def rendered(text: str, below: int = 0) -> Markup:
    """Return the HTML of a Markdown text; any HTML in it is shown as it is written.

    Its titles come under one of rank `below`, whatever ranks the author wrote, and no rank is skipped on the way down.
    """
    tokens = RENDERER.parse(text)
    titles = [token for token in tokens if token.type in {"heading_open", "heading_close"}]
    written = sorted({token.tag for token in titles})
    last = below
    for token in titles:
        last = min(below + 1 + written.index(token.tag), last + (token.nesting == 1), LOWEST)
        token.tag = f"h{last}"
    return Markup(RENDERER.renderer.render(tokens, RENDERER.options, {}).strip())  # noqa: S704 - made by markdown-it, which lets no HTML through
