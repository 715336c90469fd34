"""Words for engine values are made in `diagnostic/wording/`, and nowhere else."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import get_args

import pytest

from diagnostic import State
from diagnostic.roadmap.statuses import Status
from diagnostic.roadmap.steps import HorizonName
from diagnostic.roadmap.wishes import Verdict
from diagnostic.wording import labels

ROOT = Path(__file__).parents[2]
WORDING = ROOT / "diagnostic/wording"
SOURCES = {
    str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
    for room in ("diagnostic", "webapp")
    for path in (ROOT / room).rglob("*.py")
    if WORDING not in path.parents
}
VOCABULARIES = [
    set(get_args(Status)),
    set(get_args(Verdict)),
    set(get_args(HorizonName)),
    {state.name for state in State},
    *map(
        set, (labels.TRUTHS, labels.EFFECTS, labels.TERMS, labels.CHANGES, labels.CONDITIONS, labels.PATHS, labels.WAYS)
    ),
    {"asked", "answered"},
]
# What makes a number, a day or an amount to read is in `wording` too.
BY_HAND = ('replace(".", ",")', "%d/%m", "format_date", "format_decimal", "format_number", "strftime")


def tables(source: str) -> list[str]:
    """Return the dictionaries of a module that give words to the values of one vocabulary."""
    return [ast.unparse(one) for one in ast.walk(ast.parse(source)) if isinstance(one, ast.Dict) and _gives_words(one)]


def _gives_words(table: ast.Dict) -> bool:
    keys = {_key(one) for one in table.keys}
    same = len(table.keys) > 1 and any(keys <= words for words in VOCABULARIES)
    return same and all(_is_word(one) for one in table.values)


def _key(node: ast.expr | None) -> str:
    match node:
        case ast.Constant(value=str(key)) | ast.Attribute(value=ast.Name(id="State"), attr=key):
            return key
        case ast.Tuple(elts=[ast.Constant(value=str(key)), *_]):
            return key
    return ""


def _is_word(node: ast.expr) -> bool:
    """Whether a value is text to read: a literal that is no value of the engine itself, or one to translate."""
    match node:
        case ast.Constant(value=str(text)):
            return not any(text in words for words in VOCABULARIES)
        case ast.Call(func=ast.Name(id="lazy_gettext" | "gettext" | "_")) | ast.JoinedStr():
            return True
    return False


def test_no_other_module_gives_words_to_values_of_the_engine():
    assert [(path, table) for path, source in SOURCES.items() for table in tables(source)] == []


def test_no_other_module_writes_numbers_and_days_by_hand():
    assert [(path, sign) for path, source in SOURCES.items() for sign in BY_HAND if sign in source] == []


@pytest.mark.parametrize(
    "table",
    [
        '{"in-place": "déjà en place", "undecided": "pas encore"}',
        '{State.PENDING: "en attente", State.ANSWERED: lazy_gettext("répondue")}',
        '{("asked", True): "posée", ("asked", False): "pas posée", ("answered", True): "répondue"}',
        'dict(**{"true": "vrai", "false": "faux"})',
    ],
)
def test_a_table_of_words_is_found(table):
    assert len(tables(f"TABLE = {table}")) == 1


@pytest.mark.parametrize(
    "table", ['{"now": "now", "later": "priorities"}', '{"now": horizons.now, "later": horizons.later}', '{"now": "X"}']
)
def test_what_is_no_table_of_words_is_let_be(table):
    assert tables(f"TABLE = {table}") == []


def test_each_value_has_its_word():
    assert (set(labels.STATUSES), set(labels.HORIZONS)) == (set(get_args(Status)), set(get_args(HorizonName)))
    assert set(labels.VERDICTS) == set(labels.TOLD_VERDICTS) == set(get_args(Verdict))
    assert set(labels.STATES) == set(State)
    assert set(labels.TOLD_STATES) == set(State) - {State.ANSWERED}
