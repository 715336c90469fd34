"""A version is read from its folder, or from the canonical content that reports and the store keep."""

from __future__ import annotations

from pathlib import Path

import pytest

import diagnostic
from diagnostic.comparison import read_version
from diagnostic.errors import QuestionnaireError

STARTER = Path(__file__).parents[2] / "diagnostic/cli/commands/starter"


def test_a_folder_says_where_its_version_is_written():
    version = read_version(STARTER)
    line = (STARTER / "questionnaire.yaml").read_text().splitlines()[version.line - 1]
    assert (line[:8], version.column, version.folder) == ("version:", 1, str(STARTER))


def test_a_canonical_content_is_the_questionnaire_it_was_written_from(tmp_path):
    loaded = diagnostic.load(STARTER)
    (tmp_path / "ancien.json").write_text(loaded.canonical, encoding="utf-8")
    version = read_version(tmp_path / "ancien.json")
    assert version.questionnaire.digest == loaded.digest
    assert version.folder == ""


@pytest.mark.parametrize("content", [b"{}", b"pas du JSON", b"\xff", b"[" * 2000, b'{"id": "a", "id": "b"}'])
def test_another_file_is_told_not_to_be_one(tmp_path, content):
    (tmp_path / "autre.json").write_bytes(content)
    with pytest.raises(QuestionnaireError) as error:
        read_version(tmp_path / "autre.json")
    assert [problem.code for problem in error.value.problems] == ["not-canonical"]


@pytest.mark.parametrize("name", ["rien.json", "rien"])
def test_what_is_not_there_is_told(tmp_path, name):
    with pytest.raises(QuestionnaireError) as error:
        read_version(tmp_path / name)
    assert [problem.code for problem in error.value.problems] == ["missing-folder"]
