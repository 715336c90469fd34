"""Files that nobody can read, by what is wrong with them: each is made under a name, in a folder of its own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{here}: &{here} [{', '.join([f'*{before}'] * 10)}]\n" for before, here in zip("abcdefgh", "bcdefghi", strict=True)
)
CONTENTS: dict[str, bytes] = {
    "empty": b"",
    "blank": b" \n\n",
    "binary": bytes(range(256)) * 40,
    "zeros": bytes(1000),
    "not UTF-8": "réponses: é\n".encode("latin-1"),
    "UTF-16": "answers: {}\n".encode("utf-16"),
    "a ZIP": b"PK\x03\x04" + bytes(60),
    "a PDF": b"%PDF-1.7\n1 0 obj <</Type/Catalog>> endobj\ntrailer <</Root 1 0 R>>\n",
    "one text": b"'oui'\n",
    "a list": b"[1, 2]\n",
    "a number without end": b'{"answers": ' + b"9" * 5000 + b"}",
    "lists in lists": b"[" * 100_000,
    "mappings in mappings": b'{"a": ' * 50_000,
    "blocks in blocks": b"- " * 100_000,
    "conditions in conditions": b"when: " + b"{not: " * 3000 + b"{q: a}" + b"}" * 3000 + b"\n",
    "aliases of aliases": BOMB.encode(),
    "an alias inside itself": b"answers: &a {q: *a}\n",
    "keys by the thousand": "".join(f"clé{rank}: 1\n" for rank in range(20_000)).encode(),
    "a key of a megabyte": b"? " + b"x" * 1_000_000 + b"\n: 1\n",
    "one line of a megabyte": b"x," * 500_000 + b"\n",
    "a column of 131 kB": b"x" * 140_000 + b",answers\n1,2\n",
    "a key that is a list": b"[a, b]: c\n",
    "half a sign": b'{"answers": {"q": "\\ud83c"}, "\\udfff": 1}\n',
    "a sign that is none": b'{"answers": {"q": "\\u0000\\u001b[2J"}}\n',
    "a tag": b"!!python/object/apply:os.system ['true']\n",
    "two documents": b"answers: {}\n---\nanswers: {}\n",
    "everything of another type": b"{questionnaire: [1], version: {a: 1}, digest: [], path: [x], date: 1, identity: 1, "
    b"answers: [q], solutions: x, quotes: [1], report: [x], title: [], sections: {}, recommendations: 1, logo: [a]}\n",
    "no number": b'{"answers": {"q": NaN, "r": Infinity, "s": 1e999}}\n',
}


def _large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(10**9)


MADE: dict[str, Callable[[Path], None]] = {
    "missing": lambda _: None,
    "a folder": lambda path: path.mkdir(),
    "a pipe": os.mkfifo,
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a gigabyte of nothing": _large,
}


def make(path: Path, kind: str) -> Path:
    """Make the bad file of a kind, and return its path."""
    if kind in MADE:
        MADE[kind](path)
    else:
        path.write_bytes(CONTENTS[kind])
    return path


KINDS = (*CONTENTS, *MADE)
