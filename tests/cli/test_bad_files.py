"""Every command says in French, at its place, what is wrong with a file that it cannot read."""

from __future__ import annotations

import re
import shutil

import pytest

from tests.cli.bad_files import KINDS, make

ANSWERS = "questionnaire: mon-questionnaire\nanswers: {}\n"
STATUSES = {0, 1, 2, 3, 4}
# By the command, and what is bad in it: FILE stands for a bad file under that name.
COMMANDS = {
    "diagnose, answers in YAML": ("r.yaml", ("diagnose", "mon-questionnaire", "FILE")),
    "diagnose, answers in JSON": ("r.json", ("diagnose", "mon-questionnaire", "FILE", "--json")),
    "explain, answers": ("r.yaml", ("explain", "mon-questionnaire", "FILE", "agenda")),
    "report, answers": ("r.json", ("report", "mon-questionnaire", "FILE", "--html")),
    "report, a dossier": ("d.pdf", ("report", "--from", "FILE")),
    "report, an organisation": (
        "o.yaml",
        ("report", "mon-questionnaire", "a.yaml", "--html", "-o", "p.html", "--organisation", "FILE"),
    ),
    "report, a key": ("k.p12", ("report", "mon-questionnaire", "a.yaml", "-o", "p.pdf", "--sign", "FILE")),
    "read, a dossier": ("d.pdf", ("read", "FILE")),
    "verify, a dossier": ("d.pdf", ("verify", "FILE")),
    "verify, trust": ("t.pem", ("verify", "a.yaml", "--trust", "FILE")),
    "answers, a table": ("t.csv", ("answers", "mon-questionnaire", "FILE", "-o", "out")),
    "answers, XML": ("t.xml", ("answers", "mon-questionnaire", "FILE", "-o", "out")),
    "batch, lines": ("b.jsonl", ("diagnose", "mon-questionnaire", "--batch", "FILE", "-o", "o.jsonl", "--jobs", "1")),
    "batch, a table": ("b.csv", ("diagnose", "mon-questionnaire", "--batch", "FILE", "-o", "o.jsonl", "--jobs", "1")),
    "batch, Parquet": (
        "b.parquet",
        ("diagnose", "mon-questionnaire", "--batch", "FILE", "-o", "o.jsonl", "--jobs", "1"),
    ),
    "diff, a content": ("q.json", ("diff", "mon-questionnaire", "FILE")),
    "cases, a case": ("mon-questionnaire/cases/bad.yaml", ("cases", "mon-questionnaire")),
    "check, the main file": ("mon-questionnaire/questionnaire.yaml", ("check", "mon-questionnaire")),
    "check, a section": ("mon-questionnaire/sections/organisation.yaml", ("check", "mon-questionnaire")),
    "check, costs": ("mon-questionnaire/catalogue/costs.yaml", ("check", "mon-questionnaire")),
    "check, a language": ("mon-questionnaire/locales/en.yaml", ("check", "mon-questionnaire")),
    "graph, the main file": ("mon-questionnaire/questionnaire.yaml", ("graph", "mon-questionnaire")),
    "check, a folder": ("dossier", ("check", "FILE")),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_bad_file_is_told(run, starter, here, command, kind):
    name, arguments = COMMANDS[command]
    (here / "a.yaml").write_text(ANSWERS, encoding="utf-8")
    place = here / name
    place.parent.mkdir(exist_ok=True)
    place.unlink(missing_ok=True)
    make(place, kind)
    status, out, err = run(*[name if one == "FILE" else one for one in arguments])
    told = out + err
    assert status in STATUSES
    assert status or is_fine(command, kind)
    assert len(told) < 100_000
    assert not re.search("Traceback|Errno|codec|[\x00-\x08\x0b-\x1f\x7f]", told)
    assert starter.is_dir()


def is_fine(command, kind):
    """Return whether a bad file is none for a command: a table without lines, a folder without a file it may lack."""
    if command.startswith(("batch, lines", "answers, ")) and kind in {"empty", "blank"}:
        return True
    return kind in {"missing", "a folder", *TAKEN_ANYWAY}


TAKEN_ANYWAY = {"half a sign", "a sign that is none", "two documents"}


def test_a_folder_whose_links_go_round_is_told(run, starter):
    shutil.rmtree(starter / "sections")
    (starter / "sections").symlink_to("../mon-questionnaire", target_is_directory=True)
    status, out, err = run("check", starter)
    assert status == 1
    assert "missing-file" in out + err


@pytest.mark.parametrize(
    "name", ["a\nb.yaml", "🌺.yaml", "\udcff.yaml", "-r.yaml", "x" * 250 + ".yaml", "a\x1b[2Jb.yaml"]
)
def test_whatever_the_name_of_a_file_it_is_read_and_named(run, starter, here, name):
    (here / name).write_text("answers: {rien: 1}\n", encoding="utf-8")
    status, _, err = run("diagnose", starter, f"./{name}")
    assert status == 1
    assert len(err.splitlines()) == 2
    assert "unknown-question" in err
    assert "\x1b" not in err
