"""A stranger's file is read in a process of its own, of which something is always said, whatever becomes of it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys

import pytest

from diagnostic.cli.terminal import apart
from diagnostic.cli.terminal import limits as bounds
from diagnostic.cli.terminal.apart import BROKE, TOO_BIG, TOO_LONG
from diagnostic.cli.terminal.limits import Given, Limits
from diagnostic.errors import StoppedError
from tests.cli.conftest import ran

ANSWERS = {"identity": {}, "answers": {"activite": "services"}, "date": "2026-03-12"}
NONE = Given("note.pdf", b"bonjour")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with a dossier."""
    place = tmp_path_factory.mktemp("apart")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        ran("new", "mon-questionnaire")
        (place / "r.json").write_text(json.dumps(ANSWERS | {"report": {"template": "synthese"}}))
        assert ran("report", "mon-questionnaire", "r.json", "-o", "d.pdf").status == 0
        (place / "note.pdf").write_bytes(NONE.content)
    return place


@pytest.fixture
def here(folder, monkeypatch):
    monkeypatch.chdir(folder)
    return folder


def sh(command, **options):
    """Run a line of a shell where `diagnostic` is this one; return how it left, and what it wrote."""
    script = f'diagnostic() {{ "{sys.executable}" -m diagnostic "$@"; }}\n{command}'
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False, **options)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("source", ["d.pdf", "- < d.pdf", "<(cat d.pdf)"], ids=["file", "input", "opened"])
def test_a_dossier_is_read_apart_however_it_comes(here, source):
    status, out, err = sh(f"diagnostic read --answers {source}")
    assert (status, err) == (0, "")
    assert json.loads(out)["answers"] == ANSWERS["answers"]


def test_every_command_that_reads_a_dossier_does_it_apart_and_says_the_same(run, here, tmp_path):
    for words in (("verify", "d.pdf", "--json"), ("read", "note.pdf"), ("read", "d.pdf", "a")):
        assert run(*words, "--bounded") == run(*words)
    assert run("report", "--from", "d.pdf", "-o", tmp_path / "e.pdf", "--bounded").status == 0
    assert (tmp_path / "e.pdf").read_bytes() == (here / "d.pdf").read_bytes()


def test_what_the_shell_opened_is_open_there_too(here):
    status, _, err = sh("diagnostic verify d.pdf --trust <(echo bonjour)")
    assert status == 1
    assert "n'est pas un fichier de certificats PEM" in err
    assert apart._opened(["verify", "/dev/fd/0", "/dev/fd/99999", "d.pdf"]) == {0}


@pytest.mark.parametrize(
    ("limits", "reasons"),
    [
        (Limits(seconds=0), {TOO_LONG}),
        (Limits(waiting=0), {TOO_LONG}),
        (Limits(memory=90_000_000), {TOO_BIG, BROKE}),  # as what asks for more takes a refusal
    ],
    ids=["computing", "waiting", "memory"],
)
def test_what_takes_more_than_it_may_is_stopped_with_a_reason(here, limits, reasons):
    file = Given("d.pdf", (here / "d.pdf").read_bytes())
    with pytest.raises(StoppedError) as stopped:
        apart.apart(("verify", "-"), file, limits)
    assert stopped.value.reason in reasons


@pytest.mark.parametrize(
    ("how", "reason", "said"),
    [
        ("os.abort()", BROKE, ""),
        ("os.kill(os.getpid(), signal.SIGSEGV)", BROKE, ""),
        ("os.kill(os.getpid(), signal.SIGKILL)", TOO_BIG, ""),
        ("os.kill(os.getpid(), signal.SIGXCPU)", TOO_LONG, ""),
        (f"print('a bug', file=sys.stderr); sys.exit({bounds.CRASHED})", BROKE, "a bug\n"),
    ],
    ids=["abort", "segmentation", "killed", "computing", "a bug"],
)
def test_however_that_process_ends_something_is_said(here, monkeypatch, how, reason, said):
    monkeypatch.setattr(apart, "PYTHON", (sys.executable, "-Sc", f"import os, signal, sys; {how}"))
    status, out, err = ran("verify", "note.pdf", "--bounded", "--json")
    assert (status, json.loads(out), err) == (5, {"verdict": "unreadable", "reason": reason}, said)
    status, out, err = ran("read", "note.pdf", "--bounded")
    assert (status, out) == (5, "")
    assert f"« note.pdf » ne peut pas être lu comme un dossier : {reason}.\n" in err


@pytest.mark.parametrize("command", ["verify", "read", "report -o e.pdf --from"])
def test_a_command_that_was_stopped_says_so_with_a_status_of_its_own(here, command):
    status, out, err = sh(f"ulimit -t 1; diagnostic {command} d.pdf")
    assert (status, out) == (5, "")
    assert err.startswith("« d.pdf » ne peut pas être lu comme un dossier : le lire demande plus de temps")
    assert "--unbounded le lit sans rien compter" in err
    assert not (here / "e.pdf").exists()


def test_and_says_so_to_a_program(here):
    status, out, err = sh("ulimit -t 1; diagnostic verify d.pdf --json")
    assert (status, json.loads(out), err) == (5, {"verdict": "unreadable", "reason": TOO_LONG}, "")


def test_less_than_these_limits_is_no_mistake(here):
    assert sh("ulimit -t 20 -v 1000000 -c 0; diagnostic read d.pdf")[0] == 0


def test_the_settings_of_a_service_are_none_of_its_business(monkeypatch):
    monkeypatch.setenv("DIAGNOSTIC_SECRET_KEY", "secret")
    assert apart.environment() == {key: value for key, value in os.environ.items() if key != "DIAGNOSTIC_SECRET_KEY"}


def test_programs_that_came_with_a_file_are_not_run(tmp_path):
    for name in ("pikepdf.py", "click.py", "zlib.py", "sitecustomize.py"):
        (tmp_path / name).write_text("print('pwned', flush=True); raise SystemExit(0)")
    (tmp_path / "note.pdf").write_bytes(NONE.content)
    program = f"{os.path.dirname(sys.executable)}/diagnostic"  # noqa: PTH120 - a link, not what it leads to
    done = subprocess.run([program, "verify", "note.pdf"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert "ne peut pas être lu comme un dossier" in done.stderr


class Here:
    """The process that reads, in this one: its limits are noted instead of set."""

    def __init__(self, monkeypatch):
        self.set: list[tuple[int, int]] = []
        self.patch = monkeypatch
        monkeypatch.setattr("resource.setrlimit", lambda _, most: self.set.append(most))

    def runs(self, *arguments, content=NONE.content, seconds="30"):
        self.patch.setattr(sys, "argv", ["-c", "1000", seconds, "note.pdf", *arguments])
        self.patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        with pytest.raises(SystemExit) as left:
            bounds.run()
        return left.value.code


@pytest.fixture
def child(monkeypatch):
    return Here(monkeypatch)


def test_limits_are_set_before_the_file_is_read(child, capsys, monkeypatch):
    monkeypatch.setattr("resource.getrlimit", lambda _: (500, 500))
    assert child.runs("verify", "-") == 1
    assert "« note.pdf » ne peut pas être lu comme un dossier" in capsys.readouterr().err
    assert child.set == [(500, 500), (30, 31), (500, 500), (0, 0)]


def test_without_any_limit_before_them_they_are_those_that_were_asked_for(child, capsys, monkeypatch):
    monkeypatch.setattr("resource.getrlimit", lambda _: (-1, -1))
    assert child.runs("verify", "-") == 1
    assert capsys.readouterr().out == ""
    assert child.set == [(1000, 1000), (30, 31), (bounds.FILE, bounds.FILE), (0, 0)]


@pytest.mark.parametrize(("error", "status"), [(MemoryError(), 5), (RuntimeError("a bug"), bounds.CRASHED)])
def test_what_breaks_on_the_way_is_told_to_who_started_it(child, capsys, monkeypatch, error, status):
    def breaks(*_, **__):
        raise error

    monkeypatch.setattr("diagnostic.cli.main.main", breaks)
    assert child.runs("verify", "-") == status
    assert ("a bug" in capsys.readouterr().err) == (status == bounds.CRASHED)
