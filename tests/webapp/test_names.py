"""The words of the project, held in the source of its pages."""

import ast
from pathlib import Path

import pytest

import webapp

ROOT = Path(webapp.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))
HTTP = ("flask", "werkzeug")


def _names(path):
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=_names)
def test_a_reply_of_http_is_never_called_a_response(path):
    imports = (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ImportFrom))
    names = (name for node in imports if str(node.module).split(".")[0] in HTTP for name in node.names)
    assert not [name.asname for name in names if name.name == "Response" and name.asname != "Reply"]


@pytest.mark.parametrize("path", MODULES, ids=_names)
def test_no_docstring_begins_with_what_where_or_who(path):
    named = ast.Module | ast.ClassDef | ast.FunctionDef
    docstrings = [
        ast.get_docstring(node) or "" for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, named)
    ]
    assert not [text for text in docstrings if text.lower().startswith(("what ", "where ", "who "))]


# What neither the questionnaires nor their pages have; pydantic has a `Field`, of which settings are made.
NEVER = {"Block", "Field", "block", "blocks", "field", "fields"}


@pytest.mark.parametrize("path", [path for path in MODULES if path.name != "environment.py"], ids=_names)
def test_a_question_is_never_called_a_field_nor_a_section_a_block(path):
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        names |= {str(getattr(node, part, "")) for part in ("id", "arg", "attr", "name")}
    assert not names & NEVER
