"""Two versions of a small questionnaire: what is written, and the same with some of it written otherwise."""

from __future__ import annotations

import pytest

from tests.conftest import written

BEFORE = """
identity:
  - {id: place, kind: commune, label: Commune}
sections:
  - id: you
    title: Vous
    questions:
      - {id: sells, kind: single, label: Vente, choices: [{id: goods, label: Biens}, {id: work, label: Services}]}
      - {id: staff, kind: number, label: Effectif, least-number: 1, most-number: 50}
      - {id: likes, kind: multiple, label: Envies, most: 2, choices: [{id: a, label: A}, {id: b, label: B}], may-be-empty: true}
  - id: tools
    title: Outils
    questions:
      - {id: file, kind: level, label: Fichier, dimension: x, choices: [{id: none, label: Aucun}, {id: some, label: Un}]}
      - {id: shop, kind: yes-no, label: Boutique, not-applicable: true}
      - {id: grid, kind: matrix, label: Grille, rows: [{id: r, label: R}, {id: s, label: S}], choices: [{id: no, label: N}, {id: yes, label: O}]}
dimensions:
  - {id: top, label: Tout, children: [{id: x, label: X}, {id: y, label: Y}]}
levels: [{id: low, label: Bas, from: 0}, {id: high, label: Haut, from: 50}]
recommendations:
  - {id: crm, title: Fichier, when: {file: none}, in-place-when: {file: some}, solutions: {light: {title: Petit}}}
  - {id: site, title: Site, requires: [crm]}
catalogue:
  workshops: [{id: w, title: Atelier}, {id: v, title: Autre}]
  communes: [{id: noumea, name: Nouméa, province: sud}, {id: kone, name: Koné, province: nord}]
  aids:
    families: [{id: solution, label: Logiciel}]
    aids:
      - {id: grant, name: Aide, territory: sud, funder: P, rate: 0.5, ceiling: 1000, families: [solution],
         rules: [{id: small, when: {staff: {gte: 10}}, effect: excludes, text: Trop grand, unknown: À vérifier}]}
"""


def changed(*replaced, version="1.0.0"):
    """Return the questionnaire with texts replaced, in another version or not."""
    text = BEFORE
    for old, new in replaced:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return written(text + f"version: {version}\n")


@pytest.fixture(scope="session")
def before():
    return changed()
