"""Commands that an installed package brings."""

from __future__ import annotations

from importlib.metadata import EntryPoints

import pytest

from tests.cli.conftest import ROOT

PLUGIN = """
import click

@click.command("other", short_help="Salue.", help="Salue quelqu'un.")
@click.argument("name", metavar="NOM")
@click.option("--fort", is_flag=True, help="Plus fort.")
def command(name, fort):
    click.echo(f"Bonjour {name}{' !' if fort else '.'}")
"""
QUESTIONNAIRE = str(ROOT / "questionnaires/owasp-samm")
BATCH = ("--batch", "lot.jsonl", "-o", "diagnostics.jsonl")
POINTS = "[diagnostic.commands]\nsaluer = a_greeter:command\nnew = a_greeter:command\n"


@pytest.fixture
def plugged(tmp_path_factory, monkeypatch):
    """A package that brings two commands, of which one takes the name of ours."""
    place = tmp_path_factory.mktemp("packages")
    about = place / "a_greeter-1.0.dist-info"
    about.mkdir()
    (place / "a_greeter.py").write_text(PLUGIN)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: a-greeter\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text(POINTS)
    monkeypatch.syspath_prepend(place)


def test_a_command_that_is_brought_runs_under_the_name_of_its_entry_point(run, plugged):
    assert run("saluer", "Kaori", "--fort") == (0, "Bonjour Kaori !\n", "")


def test_it_speaks_french_like_the_others(run, plugged):
    assert run("saluer", "--help").out.startswith("Usage : diagnostic saluer [OPTIONS] NOM\n")
    assert "il manque NOM." in run("saluer").err
    assert "« b » est en trop." in run("saluer", "a", "b").err


def test_it_is_listed_after_ours_and_proposed_for_a_near_name(run, plugged):
    lines = run("--help").out.splitlines()
    assert "  saluer    Salue." in lines
    assert lines.index("  saluer    Salue.") > lines.index("  schema    Écrit les schémas JSON de tous les fichiers.")
    assert "Vouliez-vous dire « saluer » ?" in run("salue").err


def test_none_takes_the_place_of_ours(run, plugged):
    assert "Crée un petit questionnaire" in run("new", "--help").out
    assert run("--help").out.count("  new ") == 1


@pytest.mark.parametrize(
    ("tool", "command"),
    [("prove", ("check", "--prove", QUESTIONNAIRE)), ("batch", ("diagnose", QUESTIONNAIRE, *BATCH))],
)
def test_an_option_whose_tool_is_not_installed_is_refused_with_the_way_out(run, monkeypatch, tool, command):
    monkeypatch.setattr("diagnostic.cli.terminal.plugins.entry_points", lambda group: EntryPoints())
    assert f"l'outil « {tool} » n'est pas installé" in run(*command).err
