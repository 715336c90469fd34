"""Each wrong folder gives the problems that its marks announce, at their lines, and no other."""

from __future__ import annotations

import pytest

import diagnostic
from tests.loading.folders import places, write
from tests.loading.wrong_folders import WRONG


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_each_mistake_is_told_once_at_its_line(text, tmp_path):
    folder = tmp_path / "essai"
    expected = write(folder, text)
    assert expected
    assert places(folder, diagnostic.check(folder)) == expected
