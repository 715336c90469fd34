"""Whatever a line says, it is diagnosed or rejected with a reason: no line stops a batch."""

from __future__ import annotations

import csv
import json

from hypothesis import HealthCheck, given, settings, strategies

NAMES = (
    "q",
    "one",
    "several",
    "wish",
    "number",
    "day",
    "words",
    "m.x",
    "company",
    "ridet",
    "r",
    "nobody",
    "id\ud83c",
    "",
)
PARTS = ("id", "answers", "identity", "solutions", "quotes", "path", "date", "version", "questionnaire", "report")
TEXTS = strategies.text(strategies.characters(exclude_categories=()), max_size=8)
WRITTEN = strategies.sampled_from(
    [
        "a",
        "yes",
        "12,5",
        "1.250",
        "250.00",
        "-3",
        "1e99",
        "12/03/26",
        "46093",
        "1.23E9",
        "x|y",
        "[]",
        "dont-know",
        "light",
        "{",
    ]
)
LEAVES = strategies.none() | strategies.booleans() | strategies.integers() | strategies.floats() | TEXTS | WRITTEN
VALUES = strategies.recursive(
    LEAVES,
    lambda inner: strategies.lists(inner, max_size=3) | strategies.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=5,
)
SAID = strategies.dictionaries(strategies.sampled_from(NAMES), VALUES, max_size=5)
OBJECTS = strategies.dictionaries(strategies.sampled_from(PARTS) | TEXTS, SAID | VALUES, max_size=4)
CALM = settings(
    max_examples=150, deadline=None, derandomize=True, database=None, suppress_health_check=tuple(HealthCheck)
)


@CALM
@given(strategies.lists(OBJECTS, min_size=1, max_size=5))
def test_of_json(ran, tmp_path, objects):
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in objects), encoding="ascii")
    found = ran(path)
    assert sum(found.counted) == len(objects) == len(found.lines) + len(found.rejects)
    assert all(one["problems"] for one in found.rejects)


@CALM
@given(strategies.lists(strategies.lists(TEXTS | WRITTEN, min_size=4, max_size=9), min_size=1, max_size=5))
def test_of_a_table(ran, tmp_path, rows):
    path = tmp_path / "in.csv"
    with path.open("w", encoding="utf-8", errors="surrogatepass", newline="") as file:
        csv.writer(file, delimiter=";").writerows([["id", "one", "number", "day", "words", "ridet", ""], *rows])
    found = ran(path)
    assert sum(found.counted) == len(found.lines) + len(found.rejects)
    assert all(one["problems"] for one in found.rejects)
