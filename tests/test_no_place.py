"""The engine knows no place: what it says of one comes from `territories/`."""

from __future__ import annotations

import re
from pathlib import Path

ENGINE = Path(__file__).parents[1] / "diagnostic"
WORDS = re.compile(
    r"noum[eé]a|cal[eé]doni|ridet|\brid\b|tahiti|polyn[eé]si|wallis|\bxpf\b|\bcfp\b|687|pacifi[cq]|\.nc\b|\bNC\b"
    r"|poya|koné|lifou|loyaut|province[- ](sud|nord|des)|\bfrancs?\b",
    re.IGNORECASE,
)
# What zones were called in contents kept before territories, which are still read.
EARLIER = re.compile("province", re.IGNORECASE)


def files():
    return [path for path in sorted(ENGINE.rglob("*")) if path.is_file() and path.suffix != ".pyc"]


def lines(pattern):
    return [
        f"{path.relative_to(ENGINE)}:{number}: {line.strip()}"
        for path in files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line) and "_data" not in path.parts
    ]


def test_nothing_of_new_caledonia_is_left_in_the_engine():
    assert lines(WORDS) == []


def test_the_earlier_word_for_a_zone_is_told_once():
    assert [line.partition(":")[0] for line in lines(EARLIER)] == ["model/condition.py"]
