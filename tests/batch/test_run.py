"""A batch is written whole or not at all, whatever happens on the way."""

from __future__ import annotations

import multiprocessing
import os
import queue
import signal
import subprocess
import sys
import time
from contextvars import copy_context

import pytest

import diagnostic
from diagnostic.batch import prepare, run
from diagnostic.batch.jsonl import JsonLines
from diagnostic.batch.pool import Setup, begin, do, packed, unpacked, watch
from diagnostic.errors import AnswerError, BatchError, DiagnosticError
from tests.loading import archipel


class Deadly(JsonLines):
    """A file that kills the process that reads its second chunk."""

    def records(self, lines):
        if lines[0].number > 1:
            os._exit(9)
        return super().records(lines)


@pytest.fixture
def batch(questionnaire, tmp_path):
    (tmp_path / "in.jsonl").write_text("{}\n" * 200)
    (tmp_path / "out.jsonl").write_text("avant")
    return prepare(questionnaire, tmp_path / "in.jsonl", tmp_path / "out.jsonl", tmp_path / "r.jsonl")


def files(folder):
    return sorted(one.name for one in folder.iterdir())


@pytest.mark.parametrize(("name", "text"), [("in.jsonl", "{}\n" * 200), ("in.csv", "id,one\n" + "A,a\n\n" * 200)])
def test_progress_goes_through_the_whole_file(name, text, batch, tmp_path):
    (tmp_path / name).write_text(text)
    other = prepare(batch.work.questionnaire, tmp_path / name, batch.output, batch.rejects)
    sizes: list[int] = []
    assert run(other, 1, sizes.append) == (200, 0)
    assert (sum(sizes), len(sizes)) == (other.total, 4)


def test_a_file_that_nobody_may_read_is_told(questionnaire, tmp_path):
    (tmp_path / "in.jsonl").symlink_to("/proc/sys/vm/compact_memory")  # which is only written to, by root too
    with pytest.raises(AnswerError, match="ce fichier ne peut pas être lu"):
        prepare(questionnaire, tmp_path / "in.jsonl", tmp_path / "out.jsonl", tmp_path / "r.jsonl")


def test_a_name_that_the_system_refuses_is_told_before_anything_is_done(batch, tmp_path):
    with pytest.raises(BatchError, match=r"x{300}"):
        prepare(batch.work.questionnaire, tmp_path / "in.jsonl", tmp_path / f"{'x' * 300}.jsonl", batch.rejects)


def test_a_process_that_dies_is_told_and_nothing_is_written(batch, tmp_path):
    deadly = batch._replace(work=batch.work._replace(source=Deadly(tmp_path / "in.jsonl")))
    with pytest.raises(BatchError, match=r"un des processus de calcul est mort.*--jobs 1"):
        run(deadly, 2, lambda _: None)
    assert (tmp_path / "out.jsonl").read_text() == "avant"
    assert files(tmp_path) == ["essai", "in.jsonl", "out.jsonl"]


def test_a_bug_keeps_its_traceback_and_says_its_line(batch, tmp_path, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError

    monkeypatch.setattr("diagnostic.batch.work.diagnose", broken)
    with pytest.raises(ZeroDivisionError) as caught:
        run(batch, 1, lambda _: None)
    assert caught.value.__notes__ == ["ligne 1"]
    assert files(tmp_path) == ["essai", "in.jsonl", "out.jsonl"]


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM], ids=("ctrl-c", "asked-to-end"))
def test_an_interrupted_batch_leaves_nothing_behind(sent, batch, tmp_path):
    del batch
    (tmp_path / "in.jsonl").write_text("{}\n" * 50_000)
    arguments = ["diagnose", "essai", "--batch", "in.jsonl", "-o", "out.jsonl", "--jobs", "2"]
    command = [sys.executable, "-m", "diagnostic", *arguments]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
        while not any(one.stat().st_size for one in tmp_path.glob(".out.jsonl.*")):
            time.sleep(0.01)
        process.send_signal(sent)
        _, said = process.communicate()
    assert (process.returncode, said.decode().strip()) == (130, "Interrompu.")
    assert files(tmp_path) == ["essai", "in.jsonl", "out.jsonl"]
    assert (tmp_path / "out.jsonl").read_text() == "avant"


def test_a_process_made_ready_does_chunks_and_leaves_ctrl_c_to_its_leader(batch):
    def made_ready():
        begin(Setup(packed(batch.work.questionnaire), batch.work.source, batch.work.output))
        return [do(chunk) for chunk in batch.work.source.chunks()], signal.getsignal(signal.SIGINT)

    before = signal.getsignal(signal.SIGINT)
    try:
        done, on_interrupt = copy_context().run(made_ready)
    finally:
        signal.signal(signal.SIGINT, before)
    assert done == [batch.work.done(chunk) for chunk in batch.work.source.chunks()]
    assert on_interrupt == signal.SIG_IGN


def test_a_process_leaves_with_its_leader():
    left: queue.Queue[int] = queue.Queue()
    leader = multiprocessing.get_context("spawn").Process(target=os.getpid)
    leader.start()
    watch(leader, left.put)
    assert left.get(timeout=30) == 1


@pytest.mark.parametrize(
    ("responses", "output", "said"),
    [
        ("in.txt", "out.jsonl", "« in.txt » n'est ni .jsonl, ni .csv, ni .parquet"),
        ("in.jsonl", "out.csv", "« out.csv » n'est ni .jsonl, ni .parquet"),
        ("in.jsonl", "in.jsonl", "ne peuvent pas être le même fichier"),
        ("in.jsonl", "r.jsonl", "ne peuvent pas être le même fichier"),
        ("rien.jsonl", "out.jsonl", "ce fichier manque"),
        ("dossier.csv", "out.jsonl", "c.est un dossier, pas un fichier"),
    ],
)
def test_files_that_cannot_be_are_told_before_the_start(responses, output, said, batch, tmp_path):
    (tmp_path / "dossier.csv").mkdir()
    with pytest.raises(DiagnosticError, match=said):
        prepare(batch.work.questionnaire, tmp_path / responses, tmp_path / output, tmp_path / "r.jsonl")


def test_a_file_that_cannot_be_read_any_more_is_told(batch, tmp_path):
    (tmp_path / "in.jsonl").unlink()
    (tmp_path / "in.jsonl").mkdir()
    with pytest.raises(AnswerError, match=r"in\.jsonl:1:1: ce fichier ne peut pas être lu"):
        run(batch, 1, lambda _: None)


def test_a_place_where_nothing_can_be_written_is_told(batch, tmp_path):
    (tmp_path / "dossier.jsonl").mkdir()
    for output in (tmp_path / "rien/out.jsonl", tmp_path / "dossier.jsonl"):
        with pytest.raises(BatchError, match="impossible d'écrire"):
            run(batch._replace(output=output), 1, lambda _: None)
    assert files(tmp_path) == ["dossier.jsonl", "essai", "in.jsonl", "out.jsonl"]


def test_each_process_has_the_questionnaire_in_all_its_territories(tmp_path):
    both = archipel.QUESTIONNAIRE.replace("[archipel]", "[archipel, nouvelle-caledonie]")
    here = diagnostic.load(archipel.write(tmp_path, questionnaire=both)[1])
    again = unpacked(packed(here))
    assert [one.digest for one in (again, *again.elsewhere.values())] == [
        one.digest for one in (here, *here.elsewhere.values())
    ]
    small = diagnostic.load("tests/report/echoppe")
    assert unpacked(packed(small)).place == small.place
