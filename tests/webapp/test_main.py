"""`python -m webapp` and `diagnostic-server`, as one types them."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from tests.webapp.serving import WAIT, Caller, address_of, environment, serving, start

SERVER = "from webapp.commands import main; main()"


def told(process):
    output, _ = process.communicate(timeout=WAIT)
    assert "Traceback" not in output
    return output


def command(folder, *words, **settings):
    """Run `diagnostic-server` to its end; return what it said and its status."""
    ran = subprocess.run(
        [sys.executable, "-c", SERVER, *words],
        cwd=folder,
        env=environment(**settings),
        capture_output=True,
        text=True,
        check=False,
        timeout=WAIT,
    )
    assert "Traceback" not in ran.stderr
    return ran.stdout + ran.stderr, ran.returncode


def test_serves_at_the_address_that_it_prints_and_keeps_what_it_is_told_to_itself(tmp_path):
    with serving(tmp_path) as server:
        assert "Savoir par où commencer" in Caller(server.address).asks("/").text
        made = [path for path in (tmp_path / "var").rglob("*") if path.is_file()]
        assert {path.name for path in made} >= {"diagnostic.sqlite", "diagnostic.sqlite-wal", "secret-key"}
        assert {path.stat().st_mode & 0o777 for path in made} == {0o600}
        assert (tmp_path / "var").stat().st_mode & 0o777 == 0o700
    assert server.returncode == 0


def test_says_every_mistake_of_a_questionnaire_and_stops(tmp_path):
    (tmp_path / "vide").mkdir()
    server = start(tmp_path, DIAGNOSTIC_QUESTIONNAIRE=str(tmp_path / "vide"))
    assert "questionnaire.yaml:1:1:" in told(server)
    assert server.returncode == 1


def test_says_every_mistake_of_its_settings_and_stops(tmp_path):
    server = start(tmp_path, DIAGNOSTIC_DEMONSTRATION="bof", DIAGNOSTIC_KEEP_MONTH="3")
    said = told(server)
    assert "2 réglages sont à corriger" in said
    assert "DIAGNOSTIC_DEMONSTRATION = « bof » : il faut « oui » ou « non »." in said
    assert server.returncode == 1
    assert not (tmp_path / "var").exists()


def test_says_that_a_database_is_none_or_does_not_answer(tmp_path):
    (tmp_path / "other.sqlite").write_text("this is no database, but long enough to be looked at as one" * 9)
    assert "ne s'ouvre pas" in told(start(tmp_path, DIAGNOSTIC_DATABASE_URL="sqlite:///other.sqlite"))
    said = told(start(tmp_path, DIAGNOSTIC_DATABASE_URL="postgresql://moi:motdepasse@127.0.0.1:1/base"))
    assert "postgresql://moi:***@127.0.0.1:1/base" in said
    assert "motdepasse" not in said


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--port", "99999"], "« 99999 » n'est pas un port"),
        (["--port", "huit"], "« huit » n'est pas un port"),
        (["--port", "-1"], "n'est pas un port"),
        (["--host", "nulle.part.invalid"], "n'est pas une adresse de cette machine"),
        (["--hots", "x"], "l'option « --hots » n'existe pas"),
    ],
)
def test_refuses_in_french_a_place_where_it_cannot_listen(tmp_path, options, expected):
    server = start(tmp_path, *options)
    assert expected in told(server)
    assert server.returncode == 2


def test_refuses_a_port_that_is_taken(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        server = start(tmp_path, "--port", str(taken.getsockname()[1]))
        assert "est déjà pris, peut-être par un autre serveur" in told(server)
    assert server.returncode == 2


# Root writes anywhere, unless it is started without that right.
AS_ANYBODY = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()


def test_refuses_a_folder_where_it_cannot_write(tmp_path):
    tmp_path.chmod(0o500)
    assert "ne peut pas être écrit" in told(start(tmp_path, through=AS_ANYBODY))


def test_is_installed_as_a_command():
    (found,) = entry_points(group="console_scripts", name="diagnostic-server")
    assert found.value == "webapp.commands:main"


def test_the_command_line_serves_too(tmp_path):
    """`diagnostic serve`, found by its entry point, as in an installed package."""
    server = subprocess.Popen(
        [sys.executable, "-m", "diagnostic", "serve", "--port", "0"],
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        assert "Savoir par où commencer" in Caller(address_of(server)).asks("/").text
    finally:
        server.terminate()
        assert "Traceback" not in server.communicate(timeout=WAIT)[0]
    assert server.returncode == 0


@pytest.mark.parametrize("name", ["serve", "purge"])
def test_the_command_line_brings_what_the_server_does(name):
    (found,) = entry_points(group="diagnostic.commands", name=name)
    assert found.load().name == name


def test_says_what_it_can_do(tmp_path):
    said, status = command(tmp_path, "--help")
    assert "serve" in said
    assert "purge" in said
    assert status == 0
    assert "n'existe pas" in command(tmp_path, "purger")[0]


def test_a_purge_tells_its_own_settings_too(tmp_path):
    said, status = command(tmp_path, "purge", DIAGNOSTIC_KEEP_MONTHS="trois")
    assert "DIAGNOSTIC_KEEP_MONTHS = « trois »" in said
    assert status == 1
    assert command(tmp_path, "purge", "--most-share", "200")[1] == 2
    assert not Path(tmp_path / "var").exists()
