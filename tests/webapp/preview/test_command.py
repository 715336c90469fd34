"""`diagnostic preview`, as one types it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from webapp.preview.command import has_display

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """Install the project beside, by the very line of script/bootstrap, and return what a shell needs to find it."""
    line = next(
        one for one in (ROOT / "script/bootstrap").read_text(encoding="utf-8").splitlines() if "--editable" in one
    )
    options = line.split()[1:]
    place = tmp_path_factory.mktemp("installed")
    apart = ["--prefix", str(place), "--ignore-installed", "--quiet", "--disable-pip-version-check"]
    subprocess.run([sys.executable, "-m", "pip", "install", *apart, *options], cwd=ROOT, check=True, timeout=120)
    (packages,) = place.glob("lib/python*/site-packages")
    path = os.pathsep.join((str(packages), str(ROOT)))
    return {**os.environ, "PYTHONPATH": path, "PYTHONUNBUFFERED": "1", "DISPLAY": "", "WAYLAND_DISPLAY": ""}


@pytest.fixture
def start(installed):
    """Start the command; what still runs in the end is stopped."""
    started = []

    def started_with(*arguments, **environ):
        process = subprocess.Popen(
            [sys.executable, "-m", "diagnostic", "preview", *map(str, arguments)],
            env=installed | environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield started_with
    for process in started:
        process.kill()
        process.communicate()


def port_of(process):
    return process.stdout.readline().rpartition(":")[2].strip().strip("/")


def test_the_command_is_found_where_the_project_is_installed(installed):
    """The help lists it among the others, and its own is in French."""
    run = [sys.executable, "-m", "diagnostic"]
    whole = subprocess.run([*run, "--help"], env=installed, capture_output=True, text=True, check=True).stdout
    assert "  preview   Montre un questionnaire dans le navigateur pendant qu'on l'écrit.\n" in whole
    own = subprocess.run([*run, "preview", "--help"], env=installed, capture_output=True, text=True, check=True).stdout
    assert own.startswith("Usage : diagnostic preview [OPTIONS] DOSSIER\n")
    assert "Le port où écouter (8765 ; 0 : un port libre)." in own
    assert "Affiche cette aide." in own


def test_serves_at_the_address_that_it_prints_until_ctrl_c(start, folder):
    process = start(folder, "--port", "0")
    port = port_of(process)
    with urlopen(f"http://127.0.0.1:{port}/?rubrique=profil", timeout=10) as reply:
        assert "Quelle est votre activité" in reply.read().decode()
    with urlopen(
        f"http://127.0.0.1:{port}/suivi", timeout=10
    ) as news:  # a page that is open does not hold the end back
        assert news.readline().startswith(b"retry")
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=10)
    assert (process.returncode, err) == (0, "")
    assert out.endswith("L'aperçu est arrêté.\n")


def test_a_file_that_is_saved_is_news_within_a_second(start, folder):
    process = start(folder, "--port", "0")
    port = port_of(process)
    with urlopen(f"http://127.0.0.1:{port}/suivi", timeout=10) as news:
        versions = [news.readline() for _ in range(3)]
        path = folder / "questionnaire.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("1.0.0", "1.0.1"), encoding="utf-8")
        assert news.readline() == versions[0]
        assert news.readline() != versions[1]


@pytest.mark.parametrize(("options", "opened"), [((), True), (("--no-browser",), False)])
def test_opens_the_browser_where_there_is_a_display_unless_told_not_to(start, folder, tmp_path, options, opened):
    note = tmp_path / "opened"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {note}\n', encoding="utf-8")
    browser.chmod(0o755)
    process = start(folder, "--port", "0", *options, DISPLAY=":0", BROWSER=f"{browser} %s")
    port = port_of(process)
    with urlopen(f"http://127.0.0.1:{port}/", timeout=10):
        assert note.exists() == opened
    assert not opened or note.read_text(encoding="utf-8").strip() == f"http://127.0.0.1:{port}/"


@pytest.mark.parametrize(
    ("environ", "platform", "has"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "darwin", True),
        ({}, "win32", True),
    ],
)
def test_a_display_is_where_a_browser_can_show_itself(environ, platform, has):
    assert has_display(environ, platform) is has


def refused(process):
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out) == (2, "")
    assert err.startswith("Usage : diagnostic preview [OPTIONS] DOSSIER\n")
    return err.partition("Erreur : ")[2]


def test_a_port_that_is_taken_is_told_with_a_way_out(start, folder):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = refused(start(folder, "--port", port))
    assert said.startswith(
        f"le port {port} est déjà pris, peut-être par un autre aperçu. Choisissez un autre port (--port"
    )


def test_an_address_that_is_not_ours_is_told(start, folder):
    said = refused(start(folder, "--host", "192.0.2.1", "--port", "0"))
    assert said.startswith("l'adresse 192.0.2.1 n'est pas une adresse de cette machine.")


def test_a_folder_that_is_not_there_is_told(start, tmp_path):
    assert refused(start(tmp_path / "rien")).startswith(f"le dossier « {tmp_path / 'rien'} » n'existe pas.")


def test_a_folder_of_questionnaires_is_no_questionnaire(start, folder):
    assert refused(start(folder.parent)).endswith(f"contient des questionnaires : donnez-en un seul. Ici : {folder}.\n")


def test_a_folder_without_a_questionnaire_is_told(start, tmp_path):
    assert "il n'y a pas de questionnaire.yaml dedans" in refused(start(tmp_path))
