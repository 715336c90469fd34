"""Only files are read, and no more of them than can be used."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from diagnostic.budgets import read_bytes, read_text
from diagnostic.errors import InputError


def refusal(path, most=1000):
    with pytest.raises(InputError) as told:
        read_bytes(path, most)
    problem = told.value.problem
    assert (problem.path, problem.line, problem.column) == (str(path), 1, 1)
    return problem.code, problem.message


def test_a_file_is_read_up_to_its_bound(tmp_path):
    (tmp_path / "f").write_bytes(b"x" * 1000)
    assert read_bytes(tmp_path / "f", 1000) == b"x" * 1000
    assert refusal(tmp_path / "f", 999) == ("too-big", "ce fichier est trop gros : 0.000999 Mo au plus")


@pytest.mark.parametrize("name", ["/dev/zero", "/dev/null", "/dev/urandom", "/dev/tty"])
def test_a_device_is_not_a_file(name):
    assert refusal(Path(name)) == ("not-a-file", "c'est un appareil, pas un fichier")


def test_a_link_to_a_device_is_one(tmp_path):
    (tmp_path / "f").symlink_to("/dev/zero")
    assert refusal(tmp_path / "f") == ("not-a-file", "c'est un appareil, pas un fichier")


def test_a_named_pipe_that_nobody_writes_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "f")
    assert refusal(tmp_path / "f") == ("not-a-file", "c'est un tube nommé, pas un fichier")


def test_a_folder_and_a_socket_are_not_files(tmp_path, monkeypatch):
    assert refusal(tmp_path) == ("not-a-file", "c'est un dossier, pas un fichier")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("s")
        assert refusal(Path("s")) == ("not-a-file", "c'est une prise réseau, pas un fichier")


def test_what_the_shell_opened_is_read():
    reading, writing = os.pipe()
    os.write(writing, "é".encode())
    os.close(writing)
    assert read_text(Path(f"/dev/fd/{reading}")) == "é"
    os.close(reading)


@pytest.mark.parametrize(
    ("name", "code", "message"),
    [
        ("rien", "missing-file", "ce fichier manque"),
        ("boucle", "missing-file", "ce fichier ne peut pas être lu : des liens y tournent en rond"),
        ("x" * 300, "missing-file", "ce fichier ne peut pas être lu : le nom est trop long"),
        ("f/g", "missing-file", "ce fichier ne peut pas être lu : un fichier est pris pour un dossier"),
        ("a\0b", "missing-file", "ce fichier ne peut pas être lu : son nom n'en est pas un"),
    ],
)
def test_why_a_file_cannot_be_had_is_told_in_french(tmp_path, name, code, message):
    (tmp_path / "f").touch()
    (tmp_path / "boucle").symlink_to("boucle")
    assert refusal(tmp_path / name) == (code, message)


def test_a_file_that_fails_while_it_is_read_is_told(tmp_path):
    # The memory of a process is a regular file, of which nothing can be read at its beginning.
    assert refusal(Path("/proc/self/mem")) == (
        "missing-file",
        "ce fichier ne peut pas être lu : le support ne répond pas",
    )


def test_text_in_another_encoding_is_told_at_its_place(tmp_path):
    (tmp_path / "f").write_bytes(b"a\nbc\xe9")
    with pytest.raises(InputError) as told:
        read_text(tmp_path / "f")
    assert (told.value.problem.line, told.value.problem.column) == (2, 3)
    assert str(told.value).endswith("ce n'est pas du texte UTF-8 [syntax]\n    Enregistrez-le en UTF-8.")
