"""Applies French typography to the texts of the interface: no sign begins a line without its word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import get_locale

from diagnostic.report import french

if TYPE_CHECKING:
    from collections.abc import Callable


def printed(translate: Callable[..., str]) -> Callable[..., str]:
    """Return a translating function whose French comes out with its spaces."""

    def translated(*args: object, **variables: object) -> str:
        text = translate(*args, **variables)
        return french(text) if str(get_locale()) == "fr" else text

    return translated
