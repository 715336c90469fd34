"""The language of the interface: the one asked for, else French, whatever the browser: so are the questions."""

from __future__ import annotations

from flask import request, session

LANGUAGES = {"fr": "Français", "en": "English"}


def language() -> str:
    """Return the language of this request; `?lang=` is remembered for the next ones."""
    asked = request.args.get("lang", "")
    if asked in LANGUAGES:
        session["lang"] = asked
    chosen: str = session.get("lang", "fr")
    return chosen
