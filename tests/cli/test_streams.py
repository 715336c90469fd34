"""The command line as a program among others: pipes that close, devices, folders that are full, locales, limits."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.cli.bad_files import BOMB

MEGABYTES = 512
LIMITED = f"ulimit -v {MEGABYTES * 1024}; ulimit -t 60; exec "
PROGRAM = f"{sys.executable} -m diagnostic"


@pytest.fixture
def sh(starter, here):
    """Run a line of shell in a folder that holds `mon-questionnaire` and the answers `a.yaml`."""
    assert starter.is_dir()
    (here / "a.yaml").write_text("answers: {}\n", encoding="utf-8")

    def ran(line, **variables):
        environment = os.environ | variables
        line = line.replace("diagnostic ", f"{PROGRAM} ", 1)
        return subprocess.run(
            ["bash", "-c", line], cwd=here, env=environment, capture_output=True, text=True, check=False
        )

    return ran


def test_nobody_who_reads_on_is_no_mistake(sh):
    done = sh("diagnostic diagnose mon-questionnaire a.yaml --json | head -c 1")
    assert (done.stdout, done.stderr) == ("{", "")


def test_a_pipe_closed_at_once_leaves_in_silence(sh):
    done = sh("diagnostic schema | true; exit ${PIPESTATUS[0]}")
    assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.parametrize("command", ["schema", "--help", "diagnose mon-questionnaire a.yaml"])
def test_a_full_disk_is_told(sh, command):
    done = sh(f"diagnostic {command} > /dev/full")
    assert (done.returncode, done.stderr) == (1, "Erreur : il n'y a plus de place.\n")


def test_no_output_at_all_is_no_mistake(sh):
    assert sh("diagnostic check mon-questionnaire >&-").returncode == 0


@pytest.mark.parametrize("variables", [{"LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0"}, {"COLUMNS": "0"}])
def test_french_is_written_whatever_the_machine_is_set_to(sh, variables):
    done = sh("diagnostic diagnose mon-questionnaire rien-d-écrit.yaml", **variables)
    assert done.returncode == 1
    assert "ce fichier manque" in done.stderr
    assert "à" in sh("diagnostic --help", **variables).stdout


def test_a_file_can_come_through_a_pipe(sh):
    done = sh("diagnostic diagnose mon-questionnaire /dev/stdin < a.yaml")
    assert (done.returncode, done.stderr) == (0, "")
    done = sh("diagnostic diagnose mon-questionnaire <(cat a.yaml)")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("out", ["-", "/dev/stdout"])
def test_a_file_can_go_to_the_standard_output(sh, out):
    done = sh(f"diagnostic graph mon-questionnaire -o {out}")
    assert done.returncode == 0
    assert done.stdout.startswith("<svg") or done.stdout.startswith("<?xml")
    assert "ko." in done.stderr


BAD = {
    "a bomb of aliases": BOMB,
    "lists in lists": "[" * 3_000_000,
    "blocks in blocks": "- " * 1_500_000,
    "conditions in conditions": "when: " + "{not: " * 500_000,
    "a million keys": "".join(f"k{rank}: 1\n" for rank in range(300_000)),
    "one text of four megabytes": "a: " + "x" * 3_900_000,
    "one word of four megabytes": "x" * 3_900_000 + ": 1",
}


@pytest.mark.parametrize("kind", BAD)
def test_bad_files_cost_little_time_and_memory(sh, here, kind):
    (here / "bad.yaml").write_text(BAD[kind], encoding="utf-8")
    done = sh(f"{LIMITED}diagnostic diagnose mon-questionnaire bad.yaml")
    assert (done.returncode, done.stdout) == (1, "")
    assert "bad.yaml:" in done.stderr
    assert len(done.stderr) < 100_000


@pytest.mark.parametrize("source", ["/dev/zero", "/dev/urandom", "huge.yaml"])
def test_what_never_ends_is_not_read(sh, here, source):
    with (here / "huge.yaml").open("wb") as file:
        file.truncate(10**11)
    done = sh(f"{LIMITED}diagnostic diagnose mon-questionnaire {source}")
    assert done.returncode == 1
    assert done.stderr.startswith(f"{source}:1:1: c")
    done = sh(f"{LIMITED}diagnostic verify - < {source}")
    assert done.returncode == 2
    assert "impossible de lire - : ce fichier est trop gros" in done.stderr


def test_nothing_is_written_over_what_is_read_nor_over_what_is_no_file(sh, here):
    (here / "lien.svg").symlink_to("a.yaml")
    os.mkfifo(here / "tube.svg")
    for out, told in {
        "lien.svg": "c'est un lien vers a.yaml",
        "tube.svg": "c'est un tube nommé",
        "mon-questionnaire": "c'est un dossier",
        "/dev/null": "c'est un appareil",
        "mon-questionnaire/questionnaire.yaml": "est un fichier qui est lu",
        "rien/f.svg": "ce dossier n'existe pas",
    }.items():
        done = sh(f"diagnostic graph mon-questionnaire -o {out}")
        assert (done.returncode, done.stdout) == (2, "")
        assert told in done.stderr
    assert (here / "a.yaml").read_text(encoding="utf-8") == "answers: {}\n"
    assert [one.name for one in here.iterdir() if one.name.startswith(".")] == []


def test_a_batch_is_not_written_through_a_link(sh, here):
    (here / "b.jsonl").write_text("{}\n", encoding="utf-8")
    (here / "lien.jsonl").symlink_to("autre.jsonl")
    done = sh("diagnostic diagnose mon-questionnaire --batch b.jsonl -o lien.jsonl")
    assert done.returncode == 1
    assert done.stderr.startswith("Le traitement s'est arrêté : impossible d'écrire ")
    assert not (here / "autre.jsonl").exists()
