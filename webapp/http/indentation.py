"""Removes the indentation of templates from pages: it is for who writes them, and has a weight on the wire."""

from __future__ import annotations

import re

from jinja2.ext import Extension

INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


class Unindent(Extension):
    """Removes the indentation of a template; the values it is filled with stay as they are."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 - as Jinja calls it
        """Return a source with each line at the margin."""
        return INDENT.sub("", source)
