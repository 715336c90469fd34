"""What a form said, carried by the page of an error so that it can be sent again, or at least copied."""

from __future__ import annotations

import re
from typing import NamedTuple

from flask import request
from werkzeug.exceptions import HTTPException

WRITTEN = re.compile(r"[\s\d@A-ZÀ-Ý]")  # in what people write, never in the name of a choice
OURS = ("csrf_token", "revision", "saisie", "return", "go", "asked", "looked", "planned")


class Resent(NamedTuple):
    """The fields of a form, those of their values that somebody wrote, and whether it can be sent again at all."""

    fields: tuple[tuple[str, str], ...] = ()
    written: tuple[str, ...] = ()
    possible: bool = False


def resent() -> Resent:
    """Return what this request's form said; nothing where it brought a file, or was too long to be read."""
    if request.method != "POST" or request.mimetype != "application/x-www-form-urlencoded":
        return Resent()
    try:
        fields = tuple((name, value) for name, value in request.form.items(multi=True) if name != "csrf_token")
    except HTTPException:
        return Resent()
    return Resent(fields, tuple(value for name, value in fields if _is_written(name, value)), possible=True)


def _is_written(name: str, value: str) -> bool:
    return name not in OURS and ":" not in name and bool(WRITTEN.search(value.strip()))
