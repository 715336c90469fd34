"""The wizard: a questionnaire answered page by page, its results on screen, and its dossier.

What it hands out is imported when it is asked for: the help of `diagnostic` names the command in here.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from webapp.app import create_app
    from webapp.setup.settings import Settings

__all__ = ["Settings", "create_app"]

HOMES = {"Settings": "webapp.setup.settings", "create_app": "webapp.app"}


def __getattr__(name: str) -> object:
    if name not in HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(HOMES[name]), name)
