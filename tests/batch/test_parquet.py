"""Parquet: tables as other tools write them go in, a table of diagnoses comes out."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import diagnostic
from diagnostic.batch import prepare, run
from diagnostic.batch.flat import columns_of
from diagnostic.batch.parquet import ROWS_WRITTEN


def written(path, columns, **types):
    pq.write_table(pa.table({key: pa.array(one, types.get(key)) for key, one in columns.items()}), path)
    return path


def test_cells_are_read_whatever_their_type(ran, tmp_path):
    columns = {
        "id": ["A1", "A2", "A3"],
        "one": ["a", "b", None],
        "several": [["x", "y"], [], None],
        "number": [12.0, float("nan"), 2.5],
        "day": [date(2026, 3, 12), None, date(2026, 3, 13)],
        "ridet": [1234567.0, None, None],
        "quotes.r": [Decimal("250.00"), None, None],
        "q": [True, False, None],
        "date": [datetime(2026, 3, 12, 8, 0), None, None],  # noqa: DTZ001 - as tables have them
    }
    found = ran(written(tmp_path / "in.parquet", columns))
    assert found.counted == (3, 0)
    assert [(one["line"], one["statuses"]["r"]) for one in found.lines] == [
        (1, "recommended"),
        (2, "in-place"),
        (3, "undecided"),
    ]
    assert [[one["question"] for one in line["missing"]] for line in found.lines] == [
        ["wish", "words", "m.x"],
        ["wish", "number", "day", "words", "m.x"],
        ["q", "one", "several", "wish", "words", "m.x"],
    ]
    assert found.lines[0]["funding"]["expenses"][0]["setup"] == {"low": 250, "high": 250}


@pytest.mark.parametrize(
    ("answers", "kind"),
    [
        ({"one": "a", "q": None}, None),
        ('{"one": "a"}', None),
        ([("one", "a")], pa.map_(pa.string(), pa.string())),
    ],
    ids=("structure", "json", "map"),
)
def test_a_whole_part_may_stand_in_one_column(answers, kind, ran, tmp_path):
    found = ran(written(tmp_path / "in.parquet", {"answers": [answers]}, answers=kind))
    assert [line["statuses"]["r"] for line in found.lines] == ["recommended"]


def test_a_row_that_cannot_be_taken_is_rejected_as_json(ran, tmp_path):
    columns = {"id": ["A1", "A2"], "one": ["c", "a"], "day": [None, date(2026, 3, 12)], "answers": [None, {"one": "b"}]}
    found = ran(written(tmp_path / "in.parquet", columns))
    assert found.codes == {1: ["unknown-choice"], 2: ["duplicate-key"]}
    raw = {"id": "A2", "one": "a", "day": "2026-03-12", "answers": {"one": "b"}}
    assert json.loads(found.rejects[1]["raw"]) == raw


def test_many_rows_keep_their_order_and_their_numbers(ran, tmp_path):
    found = ran(written(tmp_path / "in.parquet", {"id": list(range(500))}), 2)
    assert [(one["line"], one["id"]) for one in found.lines] == [(rank + 1, rank) for rank in range(500)]


def test_a_column_that_means_nothing_stops_before_the_start(ran, tmp_path):
    with pytest.raises(diagnostic.AnswerError, match="« oen », ne veut rien dire ici") as caught:
        ran(written(tmp_path / "in.parquet", {"oen": ["a"]}))
    assert caught.value.code == "unknown-column"


def test_what_is_no_parquet_or_is_damaged_is_told(ran, tmp_path):
    path = tmp_path / "in.parquet"
    path.write_bytes(b"no")
    with pytest.raises(diagnostic.AnswerError, match="ce n'est pas un fichier Parquet"):
        ran(path)
    written(path, {"words": [str(rank) * 50 for rank in range(500)]})
    content = bytearray(path.read_bytes())
    content[4:2000] = b"\0" * 1996
    path.write_bytes(content)
    with pytest.raises(diagnostic.AnswerError, match="ce fichier Parquet est abîmé"):
        ran(path)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["essai", "in.parquet"]


@pytest.fixture
def table(questionnaire, tmp_path):
    """Run a batch into a table."""

    def running(lines):
        (tmp_path / "in.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
        output = tmp_path / "out.parquet"
        run(prepare(questionnaire, tmp_path / "in.jsonl", output, tmp_path / "r.jsonl"), 1, lambda _: None)
        return pq.read_table(output)

    return running


def test_a_table_has_the_columns_of_the_questionnaire_and_the_whole_diagnosis(questionnaire, table):
    answers = {"one": "a", "q": "no", "wish": ["r"], "number": 1, "words": "x", "m.x": "a", "several": []}
    (row,) = (found := table([{"id": [1], "answers": answers, "quotes": {"r": 100}}])).to_pylist()
    assert found.column_names == list(columns_of(questionnaire))
    assert found.schema.metadata[b"digest"].decode() == questionnaire.digest
    diagnosis = json.loads(row.pop("diagnosis"))
    assert diagnosis["statuses"] == {"r": "recommended", "other": "in-place"}
    assert row == {
        "line": 1,
        "id": "[1]",
        "path": "full",
        "complete": False,
        "overall.value": 0.0,
        "overall.low": 0.0,
        "overall.high": 0.0,
        "overall.level": None,
        "overall.coverage": 1.0,
        "scores.d.value": 0.0,
        "scores.d.low": 0.0,
        "scores.d.high": 0.0,
        "scores.d.level": None,
        "scores.d.coverage": 1.0,
        "statuses.r": "recommended",
        "statuses.other": "in-place",
        "verdicts.r": "ready",
        "roadmap": ["r"],
        "roadmap.now": ["r"],
        "roadmap.foundation": [],
        "roadmap.priorities": [],
        "roadmap.later": [],
        "to-check": [],
        "decided.levels": diagnosis["decided"]["levels"],
        "decided.statuses": ["r", "other"],
        "decided.wishes": ["r"],
        "decided.first-steps": ["r"],
        "missing": ["day"],
        "funding.total.low": 100,
        "funding.total.high": 100,
        "funding.monthly.low": 0,
        "funding.monthly.high": 1,
        "funding.aids.aide.eligible.low": 100,
        "funding.aids.aide.eligible.high": 100,
        "funding.aids.aide.amount.low": 50,
        "funding.aids.aide.amount.high": 50,
    }


def test_a_long_table_is_written_in_groups(table, tmp_path):
    rows = ROWS_WRITTEN + 100
    assert table([{"id": rank} for rank in range(rows)])["line"].to_pylist() == list(range(1, rows + 1))
    assert pq.ParquetFile(tmp_path / "out.parquet").metadata.num_row_groups == 2


def test_a_table_without_rows_has_its_columns(questionnaire, table):
    assert (found := table([])).num_rows == 0
    assert found.column_names == list(columns_of(questionnaire))


@pytest.mark.parametrize(("responses", "output"), [("in.parquet", "out.jsonl"), ("in.jsonl", "out.parquet")])
def test_without_pyarrow_one_is_told_what_to_type(responses, output, questionnaire, tmp_path, monkeypatch):
    (tmp_path / responses).write_bytes(b"")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(diagnostic.DiagnosticError, match=r"pip install 'diagnostic-numerique\[parquet\]'"):
        prepare(questionnaire, tmp_path / responses, tmp_path / output, tmp_path / "r.jsonl")


OTHER_TYPES = {
    "moments finer than a microsecond": pa.array([1, None], pa.timestamp("ns")),
    "moments beyond the calendar": pa.array([2**62, None], pa.timestamp("us")),
    "days beyond the calendar": pa.array([2**31 - 1, None], pa.date32()),
    "moments of a time zone that is none": pa.array([1, None], pa.timestamp("us", "Nulle/Part")),
    "hours finer than a microsecond": pa.array([1, None], pa.time64("ns")),
    "lengths of time": pa.array([1, 2**40], pa.duration("s")),
    "bytes": pa.array([b"\xff", None]),
    "words of a dictionary": pa.array(["a", None]).dictionary_encode(),
    "decimals of 70 figures": pa.array([Decimal("1e60"), None], pa.decimal256(76, 2)),
    "numbers that are none": pa.array([float("nan"), float("inf")]),
    "unsigned integers": pa.array([2**64 - 1, None], pa.uint64()),
    "lists in lists": pa.array([[[["a"]]], None]),
    "structures": pa.array([{"a": {"b": 1}}, None]),
    "maps": pa.array([[("a", 1)], None], pa.map_(pa.string(), pa.int32())),
    "nothing": pa.array([None, None]),
}


@pytest.mark.parametrize("column", ["id", "one", "day", "number", "words", "answers"])
@pytest.mark.parametrize("kind", OTHER_TYPES)
def test_whatever_a_column_holds_a_row_is_read_or_rejected(ran, tmp_path, column, kind):
    pq.write_table(pa.table({column: OTHER_TYPES[kind]}), tmp_path / "in.parquet")
    found = ran(tmp_path / "in.parquet")
    assert sum(found.counted) == 2


def test_a_value_that_python_has_no_type_for_is_told_with_its_column(ran, tmp_path):
    pq.write_table(pa.table({"day": pa.array([1], pa.timestamp("ns"))}), tmp_path / "in.parquet")
    (reject,) = ran(tmp_path / "in.parquet").rejects
    (problem,) = reject["problems"]
    assert problem["code"] == "bad-value"
    assert problem["message"] == "la valeur de la colonne « day » ne peut pas être lue"
    assert json.loads(reject["raw"]) == {"day": "…"}


def test_decimals_of_a_table_are_exact_and_may_name_a_response(ran, tmp_path):
    columns = {"id": [Decimal("1.5"), Decimal("2.0")], "number": [Decimal("12.3456"), Decimal("3.0000")]}
    found = ran(written(tmp_path / "in.parquet", columns))
    assert ([one["id"] for one in found.lines], found.codes) == (["1.5", 2], {})
