"""French typography: thin and no-break spaces, guillemets, apostrophes; idempotent, and never inside an address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Callable

NO_BREAK = "\u00a0"
THIN = "\u202f"

ADDRESS = re.compile(r"(https?://[^\s<>«»]+|www\.[^\s<>«»]+|(?<![\w.+-])[\w.+-]++@[\w-]+\.[\w.-]+)")
UNTOUCHED = re.compile(r"(<style\b.*?</style>|<script\b.*?</script>|<[^>]*>)", re.DOTALL)

RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=\w)'(?=[\w«])"), "’"),
    (re.compile(r"(?<![ \u00a0])[ \u00a0]++(?=[;!?])"), THIN),
    (re.compile(r"(?<![ \u202f])[ \u202f]++(?=:)"), NO_BREAK),
    (re.compile(r"«[ \u202f\u00a0]*"), "«" + NO_BREAK),
    (re.compile(r"(?<![ \u202f\u00a0])[ \u202f\u00a0]*+»"), NO_BREAK + "»"),
    (re.compile(r"(?<=\d)[ \u202f]+(?=%)"), NO_BREAK),
    (re.compile(r"(?<=\d)[ \u202f](?=F\b)|(?<=\bF)[ \u202f](?=[A-Z]{3}\b)"), NO_BREAK),
    (re.compile(r"(?<=\b[nN]°)[ \u202f]+(?=\w)"), NO_BREAK),
)
ESCAPED = re.compile(r"(?<=\w)&#39;(?=[\w«])")  # an apostrophe, as templates write it
THOUSANDS = re.compile(r"(?<![\d\u202f.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)")


def french(text: str) -> str:
    r"""Return a text with the spaces and apostrophes that French printing asks for.

    >>> french("l'aide : 1 250 000 F CFA ?")
    'l’aide\xa0: 1\u202f250\u202f000\xa0F\xa0CFA\u202f?'
    """
    if isinstance(text, Markup):
        return Markup(french_html(str(text)))  # noqa: S704 - it was markup already
    return _around(ADDRESS, text, _spaced)


def french_html(markup: str) -> str:
    """Return a page with French typography in its text, and nowhere else."""
    return _around(UNTOUCHED, markup, lambda text: _around(ADDRESS, text, _unescaped))


def _around(kept: re.Pattern[str], text: str, change: Callable[[str], str]) -> str:
    """Change what lies between the matches of `kept`, which has one group."""
    parts = kept.split(text)
    return "".join(part if place % 2 else change(part) for place, part in enumerate(parts))


def _unescaped(text: str) -> str:
    return _spaced(ESCAPED.sub("’", text))


def _spaced(text: str) -> str:
    for pattern, written in RULES:
        text = pattern.sub(written, text)
    return THOUSANDS.sub(lambda found: re.sub(r"[ \u00a0]", THIN, found[0]), text)
