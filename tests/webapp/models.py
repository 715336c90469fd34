"""Two published models, and a questionnaire with neither identity sheet nor advice nor short path."""

from __future__ import annotations

from pathlib import Path

from tests.loading.folders import write

QUESTIONNAIRES = Path(__file__).parents[2] / "questionnaires"
DMA, SAMM = QUESTIONNAIRES / "eu-dma-sme", QUESTIONNAIRES / "owasp-samm"
BARE = """
--- questionnaire.yaml
version: 1.0.0
title: "Le strict nécessaire"
sections: [s]
dimensions: [{id: d, label: "Axe"}]
--- sections/s.yaml
id: s
title: "Tout"
questions:
  - {id: q, kind: yes-no, label: "Est-ce fait ?", dimension: d}
  - id: m
    kind: matrix
    row-kind: multiple
    may-be-empty: true
    label: "Où ?"
    dimension: d
    rows: [{id: a, label: "Ici"}, {id: b, label: "Là"}]
    choices: [{id: x, label: "Avant"}, {id: y, label: "Après"}]
"""


def bare(folder: Path) -> Path:
    """Write the questionnaire with next to nothing, and return its folder."""
    write(folder / "strict", BARE)
    return folder / "strict"
