"""The language of the interface: the one asked for, else the browser's, else French."""

from __future__ import annotations

from flask import request, session

LANGUAGES = {"fr": "Français", "en": "English"}


def language() -> str:
    """Return the language of this request; `?lang=` is remembered for the next ones."""
    asked = request.args.get("lang", "")
    if asked in LANGUAGES:
        session["lang"] = asked
    chosen = session.get("lang") or request.accept_languages.best_match(list(LANGUAGES))
    return chosen if chosen in LANGUAGES else "fr"
