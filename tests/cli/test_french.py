"""Help and misuse are in French; misuse leaves with 2."""

from __future__ import annotations

import errno
import importlib
import io
import runpy
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from diagnostic.cli import main
from diagnostic.cli.terminal import french
from diagnostic.cli.terminal.french import FrenchCommand, FrenchGroup

HELP = """\
Usage : diagnostic [OPTIONS] COMMANDE [ARGUMENTS]…

  Des questionnaires écrits comme des données, et ce qui découle des réponses.

Options:
  --help  Affiche cette aide.

Commandes:
  check     Vérifie les fichiers de questionnaires.
  cases     Rejoue les cas et compare à ce qui est attendu.
  diagnose  Dit ce qui découle d'un fichier de réponses.
  report    Met le diagnostic en page, en PDF ou en HTML.
  read      Rend le diagnostic et les réponses d'un dossier PDF.
  verify    Vérifie un dossier PDF : signature, données, pages.
  explain   Dit pourquoi une préconisation est là.
  new       Crée un petit questionnaire pour commencer.
  graph     Dessine le déroulement ou les préalables.
  diff      Dit ce qui change d'une version à une autre.
  paths     Donne des scénarios qui couvrent un questionnaire.
  schema    Écrit les schémas JSON de tous les fichiers.
  blank     Met en page un questionnaire à remplir à la main.
  xlsform   Écrit un formulaire pour ODK Collect.
  answers   Relit les réponses recueillies avec ODK Collect.
  demo-key  Fabrique une clé de démonstration pour signer.
  preview   Montre un questionnaire dans le navigateur pendant qu'on l'écrit.
"""
MISUSES = {
    ("chek",): "la commande « chek » n'existe pas. Vouliez-vous dire « check » ?",
    ("check",): "il manque DOSSIER….",
    ("check", "--tout", "q"): "l'option « --tout » n'existe pas.",
    ("report", "q", "r", "-o"): "l'option « -o » est mal employée.",
    ("diagnose", "q", "r", "s"): "« s » est en trop.",
    ("report", "q", "r", "--date", "demain"): "« demain » n'est pas une date : écrivez-la AAAA-MM-JJ.",
    ("explain", "q", "r"): "il manque PRÉCONISATION.",
}


def test_help_lists_the_commands(run):
    assert run("--help") == (0, HELP, "")


def test_no_command_at_all_is_a_misuse_that_shows_the_help(run):
    assert run() == (2, "", HELP)


@pytest.mark.parametrize("command", main.commands)
def test_each_command_has_its_help(run, command):
    status, out, err = run(command, "--help")
    assert (status, err) == (0, "")
    assert out.startswith(f"Usage : diagnostic {command} [OPTIONS]")
    assert "Affiche cette aide." in out


@pytest.mark.parametrize(("arguments", "told"), MISUSES.items(), ids=" ".join)
def test_a_misuse_is_told_in_french(run, arguments, told):
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert err.endswith(f"Erreur : {told}\n")


def test_a_misuse_reminds_how_the_command_is_used(run):
    assert run("check").err.startswith("Usage : diagnostic check [OPTIONS] DOSSIER…\n\nErreur : ")


def test_an_interrupted_command_says_so(run, monkeypatch):
    def interrupted() -> None:
        raise KeyboardInterrupt

    group = FrenchGroup(name="essai", commands=[FrenchCommand("attendre", callback=interrupted)])
    with pytest.raises(SystemExit) as left:
        group.main(["attendre"])
    assert left.value.code == 130


def test_a_mistake_of_ours_keeps_its_traceback():
    group = FrenchGroup(name="essai", commands=[FrenchCommand("diviser", callback=lambda: 1 // 0)])
    with pytest.raises(ZeroDivisionError):
        group.main(["diviser"])


def test_a_misuse_without_a_command_is_told_without_a_usage(capsys):
    def refused() -> None:
        message = "non."
        raise click.UsageError(message)

    group = FrenchGroup(name="essai", commands=[FrenchCommand("refuser", callback=refused)])
    with pytest.raises(SystemExit):
        group.main(["refuser"])
    assert capsys.readouterr().err.endswith("Erreur : non.\n")


def test_what_is_written_is_utf8_whatever_the_machine_is_set_to(tmp_path):
    command = [sys.executable, "-m", "diagnostic", "--help"]
    done = subprocess.run(command, capture_output=True, env={"PYTHONIOENCODING": "ascii"}, cwd=tmp_path, check=True)
    assert done.stdout.decode("utf-8") == HELP


def test_python_runs_it_as_a_module(monkeypatch, capsys):
    importlib.import_module("diagnostic.__main__")  # which does nothing by itself
    monkeypatch.delitem(sys.modules, "diagnostic.__main__")
    monkeypatch.setattr(sys, "argv", ["diagnostic", "--help"])
    with pytest.raises(SystemExit) as left:
        runpy.run_module("diagnostic", run_name="__main__")
    assert (left.value.code, capsys.readouterr().out) == (0, HELP)


def test_help_needs_nothing_heavy(tmp_path):
    code = """
import sys
from click.testing import CliRunner

from diagnostic.cli.terminal import french
from diagnostic.cli import main
try:
    main(["--help"])
except SystemExit:
    heavy = {"flask", "jinja2", "weasyprint", "sqlalchemy", "babel"} & set(sys.modules)
    sys.exit(", ".join(heavy) or 0)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=tmp_path, check=False)
    assert (done.returncode, done.stderr.decode()) == (0, "")


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (MemoryError(), 5, "Erreur : il n'y a pas assez de mémoire pour ce fichier.\n"),
        (OSError(errno.ENOSPC, "No space left on device"), 1, "Erreur : il n'y a plus de place.\n"),
        (OSError(errno.EIO, "I/O error", "disque/f"), 1, "Erreur : le support ne répond pas (disque/f).\n"),
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), 1, ""),
    ],
    ids=("no memory", "no place", "a bad disk", "nobody reads"),
)
def test_what_the_machine_refuses_is_told_without_a_traceback(error, status, said):
    def fails():
        raise error

    group = FrenchGroup(name="essai", commands=[FrenchCommand("fait", callback=fails)])
    result = CliRunner().invoke(group, ["fait"])
    assert (result.exit_code, result.stdout, result.stderr) == (status, "", said)


def test_without_any_output_nothing_fails(monkeypatch):
    group = FrenchGroup(name="essai", commands=[FrenchCommand("fait", callback=lambda: None)])
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(SystemExit) as left:
        group.main(["fait"], prog_name="essai")
    assert left.value.code == 0


def test_nobody_who_reads_the_last_words_is_no_mistake(monkeypatch):
    class Closed(io.StringIO):
        def flush(self):
            raise BrokenPipeError(errno.EPIPE, "Broken pipe")

    group = FrenchGroup(name="essai", commands=[FrenchCommand("fait", callback=lambda: None)])
    monkeypatch.setattr(sys, "stdout", Closed())
    with pytest.raises(SystemExit) as left:
        group.main(["fait"], prog_name="essai")
    assert left.value.code == 1


def test_who_reads_no_more_is_left_in_silence(monkeypatch, capsys, tmp_path):
    with (tmp_path / "read by nobody").open("w") as output:
        monkeypatch.setattr(sys, "stdout", output)
        with pytest.raises(SystemExit) as left:
            french._leave_without_output(BrokenPipeError(errno.EPIPE, "Broken pipe"))
    assert left.value.code == 1
    assert capsys.readouterr().err == ""
