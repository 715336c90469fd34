"""Values of a questionnaire on one terminal line: texts in quotes, long values truncated."""

from __future__ import annotations

import json
from typing import Any

LONGEST = 60  # characters


def value(said: Any) -> str:  # noqa: ANN401 - JSON
    """Return a value for display; « rien » if there is none."""
    text = cut(written(said))
    return f"« {text} »" if isinstance(said, str) and said else text


def cut(text: str) -> str:
    """Return a text, truncated if long; « rien » if there is none."""
    return (text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…") or "rien"


def written(said: Any) -> str:  # noqa: ANN401 - JSON
    """Return a value roughly as an author writes it, on one line."""
    if said is None or said in ([], {}):
        return ""
    if isinstance(said, str):
        return " ".join(said.split())
    return json.dumps(said, ensure_ascii=False).replace('"', "")
