"""A docstring names the thing first: « Returns the levels », never « What the levels are »."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
RIDDLE = re.compile(r"(?:what|where|who|whose)\b", re.IGNORECASE)
# Rooms that do not follow the rule yet.
EXCEPTIONS = {"conditions", "kinds", "notation", "response", "wording"}


def docstrings(package):
    for path in sorted((ROOT / package).rglob("*.py")):
        where = path.relative_to(ROOT)
        if where.parts[1] not in EXCEPTIONS:
            nodes = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
            yield from (
                (f"{where}:{node.body[0].lineno}", text)
                for node in nodes
                if isinstance(node, DOCUMENTED) and (text := ast.get_docstring(node))
            )


def test_no_docstring_begins_with_a_question_word():
    every = [*docstrings("diagnostic"), *docstrings("webapp")]
    assert len(every) > 1000
    assert not [place for place, text in every if RIDDLE.match(text)]
