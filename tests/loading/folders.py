"""A folder of files written from one text, in which a mark at the end of a line says which problem it must give.

    --- sections/s.yaml
    id: s
    titel: S  # ← unknown-key

A mark on the line of the name stands for line 1; `<rec>` stands for all that a recommendation needs besides its id,
`<rec but when, impact>` for the same without these keys. Files that a text leaves out are those of `BASE`, unless
it says they are `(absent)`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from diagnostic import Problem

MARK = re.compile(r"#\s*←\s*(?P<codes>[a-z -]+)$")
RECOMMENDATION = {
    "title": "T",
    "family": "d",
    "need": "N",
    "why": "W",
    "how": "[H]",
    "benefits": "[B]",
    "in-place-when": '{q: "yes"}',
    "when": '{q: "no"}',
    "impact": "3",
    "expense": "f",
    "solutions": "{standard: {title: T, description: D, cost: c, monthly: m, effort: 1, weeks: 1}}",
}
BASE = {
    "questionnaire.yaml": "version: 1.0.0\ntitle: Essai\nsections: [s]\n",
    "sections/s.yaml": "id: s\ntitle: S\nquestions:\n  - {id: q, kind: yes-no, label: Q}\n",
}
# What a text with recommendations has besides.
WITH_RECOMMENDATIONS = BASE | {
    "questionnaire.yaml": BASE["questionnaire.yaml"] + "dimensions: [{id: d, label: D}]\nrecommendations: [r]\n",
    "sections/s.yaml": BASE["sections/s.yaml"].replace("label: Q", "label: Q, dimension: d"),
    "recommendations/r.yaml": "- {id: r, <rec>}\n",
    "catalogue/costs.yaml": (
        "setup: [{id: c, label: C, least: 0, most: 1}]\nmonthly: [{id: m, label: M, least: 0, most: 1}]\n"
    ),
    "catalogue/aids.yaml": "families: [{id: f, label: F}]\n",
}


class Place(NamedTuple):
    """Where a problem is, and its code."""

    file: str
    line: int
    code: str


def _completed(line: str) -> str:
    """Return a line with what a recommendation needs in place of `<rec>`."""

    def written(match: re.Match[str]) -> str:
        without = set((match["without"] or "").replace(" ", "").split(","))
        return ", ".join(f"{key}: {value}" for key, value in RECOMMENDATION.items() if key not in without)

    return re.sub(r"<rec(?: but (?P<without>[a-z, -]+))?>", written, line)


def write(folder: Path, text: str) -> list[Place]:
    """Write the files of a text into a folder; return the problems that its marks announce."""
    files: dict[str, list[str]] = {}
    expected: list[Place] = []
    absent: set[str] = set()
    for line in text.strip("\n").splitlines():
        mark = MARK.search(line)
        bare = line[: mark.start()].rstrip() if mark else line
        if bare.startswith("--- "):
            name, _, gone = bare.removeprefix("--- ").partition(" ")
            files[name] = []
            absent |= {name} if gone == "(absent)" else set()
        else:
            files[name].append(bare)
        at = max(1, len(files[name]))
        expected += [Place(name, at, code) for code in (mark["codes"].split() if mark else ())]
    main = files.get("questionnaire.yaml")
    recommends = (
        any(name.startswith(("recommendations/", "catalogue/")) for name in files)
        if main is None
        else (any(line.startswith("recommendations:") for line in main))
    )
    base = WITH_RECOMMENDATIONS if recommends else BASE
    written = {name: "\n".join(map(_completed, lines)) for name, lines in files.items()}
    for name, content in ({one: _completed(said) for one, said in base.items()} | written).items():
        if name not in absent:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(content, encoding="utf-8")
    return sorted(expected)


def places(folder: Path, problems: Iterable[Problem]) -> list[Place]:
    """Return where problems are, with the names of files as a text has them."""
    return sorted(Place(one.path.removeprefix(f"{folder}/"), one.line, one.code) for one in problems)
