"""The language of the interface: the one requested, else French, whatever the browser prefers."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import request, session

LANGUAGES = {"fr": "Français", "en": "English"}


def language() -> str:
    """Return the language of this request; `?lang=` is remembered for the next ones."""
    asked = request.args.get("lang", "")
    if asked in LANGUAGES:
        session["lang"] = asked
    chosen: str = session.get("lang", "fr")
    return chosen


def in_language(code: str) -> str:
    """Return the address of this page in another language: all that is asked of the page stays."""
    asked = [(name, value) for name, value in request.args.items(multi=True) if name != "lang"]
    return f"{request.path}?{urlencode([*asked, ('lang', code)])}"
