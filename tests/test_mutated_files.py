"""Valid files changed anywhere: whoever reads them reads them, or tells a mistake; nothing else ever comes out."""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import diagnostic
from diagnostic.batch import prepare, run
from diagnostic.cases import case_files, run_case
from diagnostic.errors import DiagnosticError
from diagnostic.model import Questionnaire
from diagnostic.odk import names_of, read_file, read_submission

STARTER = Path(diagnostic.__file__).parent / "cli/commands/starter"
# What upsets readers: signs that mean something to them, and texts that are nearly numbers, dates, keys.
PIECES = [
    *(
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "-",
        "?",
        "*a",
        "&a ",
        "!!x ",
        "|",
        ">",
        "'",
        '"',
        "#",
        "%",
        "@",
        "`",
        "\\",
        "\n",
        " ",
        "\t",
    ),
    *(
        "\x00",
        "\x1b",
        "\x85",
        "\u2028",
        "\ufeff",
        "\ufffe",
        "\ud7ff",
        "é",
        "🌺",
        "\xff",
        "null",
        "true",
        "~",
        "NaN",
        "1e999",
    ),
    *(
        "9" * 5000,
        "-1",
        "0.1",
        "1/3",
        "1/0",
        "2026-02-30",
        "id: ",
        "not: ",
        "all: ",
        "<<: ",
        "[" * 70,
        "{a: " * 70,
        "\\ud83c",
    ),
]
WAYS = st.sampled_from(["cut", "drop", "put", "twice", "swap"])
CHANGES = st.lists(st.tuples(WAYS, st.floats(0, 1), st.floats(0, 1), st.sampled_from(PIECES)), min_size=1, max_size=4)
FEW = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def changed(content: bytes, changes) -> bytes:
    """Return a content changed at places given as shares of it."""
    for way, here, there, piece in changes:
        first, last = sorted((int(here * len(content)), int(there * len(content))))
        near = min(last, first + 20)
        put = piece.encode("utf-8", "surrogatepass")
        match way:
            case "cut":
                content = content[:first]
            case "drop":
                content = content[:first] + content[near:]
            case "put":
                content = content[:first] + put + content[first:]
            case "twice":
                content = content[:near] + content[first:near] + content[near:]
            case _:
                content = content[:first] + put + content[near:]
    return content


@pytest.fixture(scope="module")
def questionnaire(tmp_path_factory):
    folder = tmp_path_factory.mktemp("questionnaires") / "mon-questionnaire"
    shutil.copytree(STARTER, folder)
    return diagnostic.load(folder)


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(STARTER, tmp_path / "mon-questionnaire")
    return tmp_path / "mon-questionnaire"


@FEW
@given(st.integers(0, 99), CHANGES)
def test_a_changed_questionnaire_loads_or_tells_its_problems(folder, which, changes):
    paths = sorted(folder.rglob("*.yaml"))
    path = paths[which % len(paths)]
    before = path.read_bytes()
    path.write_bytes(changed(before, changes))
    try:
        problems = diagnostic.check(folder)
        with suppress(DiagnosticError):
            loaded = diagnostic.load(folder)
            assert not problems
            for case in case_files(folder):
                run_case(loaded, case)
        assert all(str(one) for one in problems)
    finally:
        path.write_bytes(before)


@FEW
@given(st.sampled_from(["r.yaml", "r.json"]), CHANGES)
def test_a_changed_file_of_answers_is_read_or_told(questionnaire, tmp_path, name, changes):
    (case,) = case_files(STARTER)
    content = case.read_bytes()
    if name == "r.json":
        content = json.dumps(diagnostic.read_answers(questionnaire, case).data, default=list).encode()
    (tmp_path / name).write_bytes(changed(content, changes))
    with suppress(DiagnosticError):
        diagnostic.to_json(
            diagnostic.diagnose(questionnaire, diagnostic.read_answers(questionnaire, tmp_path / name).response)
        )


@FEW
@given(CHANGES)
def test_a_changed_organisation_is_read_or_told(tmp_path, changes):
    (tmp_path / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    content = b"name: Chambre\naddress: 1 rue\ncontact: c@example.nc\nlogo: logo.png\n"
    (tmp_path / "o.yaml").write_bytes(changed(content, changes))
    with suppress(DiagnosticError):
        diagnostic.load_organisation(tmp_path / "o.yaml")


@FEW
@given(CHANGES)
def test_a_changed_content_is_a_questionnaire_or_refused(questionnaire, changes):
    content = changed(questionnaire.canonical.encode(), changes).decode("utf-8", "replace")
    with suppress(DiagnosticError, ValueError):  # pydantic's ValidationError is one
        assert Questionnaire.from_canonical(content).digest


def batches(questionnaire):
    answers = {one.id: "x" for one in questionnaire.questions}
    line = json.dumps({"id": "A1", "answers": answers, "date": "2026-03-12"})
    table = ",".join(["id", *answers]) + "\n" + ",".join(["A1", *answers.values()]) + "\n"
    return {"b.jsonl": f"{line}\n" * 3, "b.csv": table + table.partition("\n")[2] * 2}


@FEW
@given(st.sampled_from(["b.jsonl", "b.csv"]), CHANGES)
def test_a_changed_batch_goes_to_its_end_or_is_refused(questionnaire, tmp_path, name, changes):
    (tmp_path / name).write_bytes(changed(batches(questionnaire)[name].encode(), changes))
    out = tmp_path / "o.jsonl"
    with suppress(DiagnosticError):
        batch = prepare(questionnaire, tmp_path / name, out, tmp_path / "rejets.jsonl")
        run(batch, 1, lambda _: None)
        for line in (out.read_bytes() + (tmp_path / "rejets.jsonl").read_bytes()).splitlines():
            json.loads(line)


@FEW
@given(st.sampled_from(["t.csv", "t.xml"]), CHANGES)
def test_what_odk_brought_changed_is_read_or_told(questionnaire, tmp_path, name, changes):
    names = names_of(questionnaire)
    xml = "<data>" + "".join(f"<{one}>x</{one}>" for one in names) + "</data>"
    table = ",".join(names) + "\n" + ",".join("x" for _ in names) + "\n"
    (tmp_path / name).write_bytes(changed((xml if name == "t.xml" else table).encode(), changes))
    for submission in read_file(tmp_path / name, names).submissions:
        read_submission(questionnaire, submission)
