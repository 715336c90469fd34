"""What a check says besides its code: enough to put the mistake right without opening the manual."""

from __future__ import annotations

import diagnostic
from tests.loading.folders import write


def problem(folder, text):
    """Return the one problem of a folder."""
    write(folder / "essai", text)
    (found,) = diagnostic.check(folder / "essai")
    return found


def test_a_circle_of_prerequisites_is_told_with_its_path(tmp_path):
    text = """
--- recommendations/r.yaml
- {id: a, requires: [{id: b, because: B}], <rec>}
- {id: b, requires: [{id: c, because: B}], <rec>}
- {id: c, requires: [{id: b, because: B}], <rec>}
"""
    assert problem(tmp_path, text).message == "ces préalables tournent en rond : b → c → b"


def test_an_unknown_question_comes_with_the_nearest_one(tmp_path):
    text = """
--- sections/s.yaml
id: s
title: S
questions:
  - {id: fichier-clients, kind: yes-no, label: F}
  - {id: b, kind: text, label: B, when: {fichier-client: "yes"}}
"""
    assert problem(tmp_path, text).hint == "Vouliez-vous dire « fichier-clients » ?"


def test_a_bare_negation_comes_with_the_alternative_to_write(tmp_path):
    text = """
--- sections/s.yaml
id: s
title: S
questions:
  - {id: q, kind: yes-no, label: Q}
  - {id: stock, kind: yes-no, label: S, when: {q: "yes"}}
  - {id: b, kind: text, label: B, when: {not: {stock: "yes"}}}
"""
    found = problem(tmp_path, text)
    assert found.message == "cette négation n'est ni vraie ni fausse quand « stock » n'est pas posée"
    assert found.hint == "Écrivez aussi l'autre cas : any: [{stock: {answered: false}}, …]."


def test_a_test_of_the_wrong_sort_comes_with_those_that_fit(tmp_path):
    text = """
--- sections/s.yaml
id: s
title: S
questions:
  - {id: q, kind: level, label: Q, choices: [{id: a, label: A}]}
  - {id: b, kind: text, label: B, when: {q: {all: [a]}}}
"""
    assert problem(tmp_path, text).hint == "Ici : eq, ne, lt, lte, gt, gte ou une liste de choix."


def test_a_file_that_is_missing_comes_with_one_that_is_there(tmp_path):
    folder = tmp_path / "essai"
    write(
        folder,
        "--- questionnaire.yaml\nversion: 1.0.0\ntitle: T\nsections: [clients]\n--- sections/client.yaml\nid: c\n",
    )
    assert [one.hint for one in diagnostic.check(folder) if one.code == "missing-file"] == [
        "Vouliez-vous dire « client » ?"
    ]


def test_keys_written_twice_together_suggest_that_a_line_went(tmp_path):
    text = """
--- sections/s.yaml
id: s
title: S
questions:
  - id: p
    kind: yes-no
    label: P
    kind: text
    label: Q
"""
    assert problem(tmp_path, text).hint == (
        "Déjà ligne 5. De même pour label : il manque peut-être une ligne « - id: … » entre les deux."
    )


def test_what_leads_to_a_circle_or_away_from_it_is_no_part_of_it(tmp_path):
    text = """
--- recommendations/r.yaml
- {id: before, requires: [{id: a, because: B}], <rec>}
- {id: a, requires: [{id: b, because: B}, {id: after, because: B}], <rec>}
- {id: b, requires: [{id: a, because: B}], <rec>}
- {id: after, <rec>}
"""
    assert problem(tmp_path, text).message == "ces préalables tournent en rond : a → b → a"
