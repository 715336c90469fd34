"""Files are written whole or not at all, and only where a file may stand."""

from __future__ import annotations

import errno
import os
import stat

import pytest

from diagnostic.budgets import reason
from diagnostic.outputs import check_target, written_whole


def write(path, content=b"nouveau"):
    with written_whole(path) as file:
        file.write(content)


def permissions(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def mask():
    """The mask of somebody who keeps files from everybody else."""
    before = os.umask(0o077)
    yield
    os.umask(before)


def test_a_file_takes_the_place_of_the_one_that_was_there_and_keeps_its_permissions(tmp_path):
    (tmp_path / "f").write_bytes(b"ancien")
    (tmp_path / "f").chmod(0o640)
    write(tmp_path / "f")
    assert (tmp_path / "f").read_bytes() == b"nouveau"
    assert permissions(tmp_path / "f") == 0o640
    assert [one.name for one in tmp_path.iterdir()] == ["f"]


@pytest.mark.usefixtures("mask")
def test_a_new_file_has_the_permissions_that_the_mask_leaves(tmp_path):
    write(tmp_path / "f")
    assert permissions(tmp_path / "f") == 0o600


@pytest.mark.parametrize("stopped", [KeyboardInterrupt, OSError(errno.ENOSPC, "No space left on device")])
def test_what_stops_half_way_leaves_what_was_there(tmp_path, stopped):
    (tmp_path / "f").write_bytes(b"ancien")

    def half():
        with written_whole(tmp_path / "f") as file:
            file.write(b"nouv")
            raise stopped

    with pytest.raises(KeyboardInterrupt if stopped is KeyboardInterrupt else OSError):
        half()
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("f", b"ancien")]


def test_a_name_as_long_as_may_be_is_written(tmp_path):
    for name in ("x" * 255, "🌺" * 63):
        write(tmp_path / name)
        assert (tmp_path / name).read_bytes() == b"nouveau"


def refusal(path):
    try:
        write(path)
    except OSError as error:
        return reason(error)
    return ""


def test_a_link_is_not_written_through_nor_replaced(tmp_path):
    (tmp_path / "f").write_bytes(b"ancien")
    (tmp_path / "lien").symlink_to("f")
    (tmp_path / "vide").symlink_to("rien")
    assert refusal(tmp_path / "lien") == "c'est un lien vers f, donnez le chemin du fichier lui-même"
    assert refusal(tmp_path / "vide") == "c'est un lien vers rien, donnez le chemin du fichier lui-même"
    assert (tmp_path / "f").read_bytes() == b"ancien"
    assert not (tmp_path / "rien").exists()


def test_a_device_a_pipe_and_a_folder_are_not_replaced(tmp_path):
    os.mkfifo(tmp_path / "tube")
    (tmp_path / "dossier").mkdir()
    assert refusal(tmp_path / "tube") == "c'est un tube nommé, pas un fichier"
    assert refusal(tmp_path / "dossier") == "c'est un dossier, pas un fichier"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["dossier", "tube"]


def test_why_a_file_cannot_be_written_is_told_in_french(tmp_path):
    (tmp_path / "f").touch()
    assert refusal(tmp_path / "rien" / "f") == "ce dossier n'existe pas"
    assert refusal(tmp_path / "f" / "g") == "un fichier est pris pour un dossier"
    assert refusal(tmp_path / ("x" * 300)) == "le nom est trop long"
    assert reason(ValueError("embedded null byte")) == "son nom n'en est pas un"
    assert reason(OSError(errno.ETXTBSY, "Text file busy")) == "Text file busy"


def test_a_device_is_told(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OSError, match="appareil"):
        check_target(tmp_path / "../../../../../../../../../../dev/null")
