"""A questionnaire with every kind of question, and batches run in this process or in others."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

import diagnostic
from diagnostic.batch import Counted, prepare, run
from tests.loading.folders import write

if TYPE_CHECKING:
    from pathlib import Path

QUESTIONNAIRE = """
--- questionnaire.yaml
version: 1.0.0
title: Essai
sections: [s]
dimensions: [{id: d, label: D}]
recommendations: [r]
identity:
  - {id: company, kind: text, label: C, required: false}
  - {id: ridet, kind: business-id, label: R, required: false}
--- recommendations/r.yaml
- {id: r, when: {one: a}, in-place-when: {one: b}, <rec but when, in-place-when>}
- {id: other, when: {q: "yes"}, in-place-when: {q: "no"}, <rec but when, in-place-when>}
--- catalogue/aids.yaml
families: [{id: f, label: F}]
aids: [{id: aide, name: A, territory: NC, funder: P, rate: 0.5, ceiling: 100, families: [f]}]
--- sections/s.yaml
id: s
title: S
questions:
  - {id: q, kind: yes-no, label: Q}
  - {id: one, kind: level, label: O, dimension: d, short: true, choices: [{id: a, label: A}, {id: b, label: B}]}
  - {id: several, kind: multiple, label: S, may-be-empty: true, choices: [{id: x, label: X}, {id: y, label: Y}]}
  - {id: wish, kind: multiple, role: wish, label: W, may-be-empty: true, choices: [{id: r, label: R}]}
  - {id: number, kind: number, label: N}
  - {id: day, kind: date, label: D}
  - {id: words, kind: long-text, label: L}
  - {id: m, kind: matrix, label: M, rows: [{id: x, label: X}], choices: [{id: a, label: A}, {id: b, label: B}]}
"""


class Ran(NamedTuple):
    """What a batch counted, and what it wrote: plain lines, and rejects."""

    counted: Counted
    lines: list[dict[str, Any]]
    rejects: list[dict[str, Any]]

    @property
    def codes(self):
        """Return the codes of each rejected line, by its number."""
        return {one["line"]: [problem["code"] for problem in one["problems"]] for one in self.rejects}


@pytest.fixture
def questionnaire(tmp_path):
    write(tmp_path / "essai", QUESTIONNAIRE)
    return diagnostic.load(tmp_path / "essai")


@pytest.fixture
def ran(questionnaire, tmp_path):
    """Run a batch over a file, into JSON Lines."""

    def running(responses: Path, jobs: int = 1) -> Ran:
        output, rejects = tmp_path / "out.jsonl", tmp_path / "rejects.jsonl"
        counted = run(prepare(questionnaire, responses, output, rejects), jobs, lambda _: None)
        return Ran(counted, read(output), read(rejects))

    return running


def read(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
