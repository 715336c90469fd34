"""Templates as they go over the wire: how far their lines are set in is for who writes them."""

from __future__ import annotations

import re

from jinja2.ext import Extension

INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


class Flush(Extension):
    """Takes from a template what its lines are set in by; what it is filled with stays as it is."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 - as Jinja calls it
        """Return a source with each line at the margin."""
        return INDENT.sub("", source)
