"""The graph of prerequisites: what must come before is solid, what had better is dashed, what is begun is dotted."""

from __future__ import annotations

import re

from diagnostic.drawing import prerequisites_drawing, to_dot
from tests.conftest import written

SHOP = """
questions: [{id: q, kind: yes-no}]
dimensions: [{id: axis, label: Les ventes}]
recommendations:
  - {id: line, title: La connexion, foundation: true, family: base}
  - {id: file, title: Le fichier, urgent-when: {q: yes}}
  - {id: book, title: Les rendez-vous, brings: [file]}
  - {id: shop, title: La boutique, requires: [line, file], prefers: [book]}
"""


def arrows(source):
    """Return how each arrow is drawn that shows."""
    found = re.findall(r'"do-(\w+)" -> "do-(\w+)" \[.*style=(\w+)', source)
    return {f"{one} → {other}": style for one, other, style in found}


def test_each_kind_of_arrow_is_drawn_in_its_own_way():
    assert arrows(to_dot(prerequisites_drawing(written(SHOP)))) == {
        "file → shop": "solid",
        "line → shop": "solid",
        "book → shop": "dashed",
        "book → file": "dotted",
    }


def test_what_is_foundation_or_urgent_is_marked_by_a_sign_and_by_its_frame():
    lines = to_dot(prerequisites_drawing(written(SHOP))).splitlines()
    (line,) = [one for one in lines if "La connexion" in one]
    (file,) = [one for one in lines if "Le fichier" in one]
    assert "<B>■ </B>" in line
    assert "penwidth=2.5" in line
    assert "<B>! </B>" in file
    assert "peripheries=2" in file


def test_lanes_are_named_by_their_axis_or_else_by_their_family():
    source = to_dot(prerequisites_drawing(written(SHOP)))
    assert '<B>Les ventes<BR ALIGN="LEFT"/></B>' in source
    assert '<B>base<BR ALIGN="LEFT"/></B>' in source


def test_the_drawing_tells_all_of_it_in_sentences():
    assert prerequisites_drawing(written(SHOP)).sentences == (
        "Version 1.0.0 : 4 préconisations, 2 préalables ; sans préalable : 3.",
        "La connexion : équipement de base.",
        "Le fichier : peut être urgente.",
        "Les rendez-vous : apporte un début de : Le fichier.",
        "La boutique : demande : La connexion, Le fichier ; de préférence après : Les rendez-vous.",
    )


def test_a_questionnaire_without_recommendations_has_a_drawing_too():
    drawing = prerequisites_drawing(written("questions: [{id: q, kind: text}]"))
    assert drawing.sentences == ("Version 1.0.0 : 0 préconisation, 0 préalable ; sans préalable : 0.",)
