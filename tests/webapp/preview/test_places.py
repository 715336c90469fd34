"""Where a problem is: the lines around it, and what it is about, even in a file that cannot be read."""

from __future__ import annotations

import pytest

import diagnostic
from diagnostic import Problem
from tests.webapp.visitor import SMALL
from webapp.preview.places import ids_above, shown

SECTION = """\
# a comment
id: clients
questions:
  - id: first
    kind: level
    choices:
      - {id: second, label: "Its id is that of a question"}

  - kind: single
    # a comment at no indentation that matters
    label: "The id comes last"
    choices: [{id: first, label: "One"}]
    id: second
  - {kind: text, id: third,
     label: "On two lines"}
  -
    id: fourth
tail: x
""".splitlines()


@pytest.fixture(scope="module")
def questionnaire():
    return diagnostic.load(SMALL)


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        (2, []),
        (4, ["first"]),
        (5, ["first"]),
        (6, ["first"]),
        (7, ["second", "first"]),
        (11, ["second"]),
        (12, ["second"]),
        (13, ["second"]),
        (14, ["third"]),
        (15, ["third"]),
        (16, ["fourth"]),
        (17, ["fourth"]),
        (18, []),
    ],
)
def test_a_line_belongs_to_the_entries_it_is_indented_under(line, ids):
    assert list(ids_above(SECTION, line)) == ids


def test_a_line_that_is_not_there_belongs_to_nothing():
    assert list(ids_above(SECTION, 0)) == list(ids_above(SECTION, 99)) == []


@pytest.mark.parametrize(
    ("file", "line", "about"),
    [
        ("sections/clients.yaml", "weight: 3", ("question", "fichier-clients")),
        ("sections/clients.yaml", "{id: papier", ("question", "fichier-clients")),
        ("sections/clients.yaml", "{id: payer", ("question", "vente")),
        ("sections/clients.yaml", "title: ", ("section", "clients")),
        ("recommendations/toutes.yaml", "because: ", ("recommendation", "e-commerce")),
        ("questionnaire.yaml", "id: commune", ("question", "commune")),
        ("questionnaire.yaml", "title: ", ("", "")),
        ("catalogue/costs.yaml", "id: ", ("", "")),
        ("cases/boutique.yaml", "stock: vue", ("", "")),
    ],
)
def test_a_problem_is_about_what_its_line_belongs_to(questionnaire, file, line, about):
    lines = (SMALL / file).read_text(encoding="utf-8").splitlines()
    number = next(at for at, text in enumerate(lines, start=1) if line in text)
    found = shown(Problem(str(SMALL / file), number, 1, "code", "message"), questionnaire)
    assert (found.kind, found.about) == about


def test_nothing_is_known_before_a_first_version_loads():
    assert shown(Problem(str(SMALL / "sections/clients.yaml"), 6, 1, "code", "message"), None).about == ""


def test_a_problem_comes_with_the_lines_around_it_cut_at_its_column(questionnaire):
    found = shown(Problem(str(SMALL / "sections/clients.yaml"), 2, 8, "code", "message"), questionnaire)
    assert [(line.number, line.here) for line in found.lines] == [(1, False), (2, True), (3, False), (4, False)]
    assert (found.lines[1].before, found.lines[1].after) == ("title: ", '"Clients et ventes"')
    assert found.lines[0].after == ""


def test_a_file_that_is_not_there_has_no_lines(questionnaire):
    assert shown(Problem("sections/nowhere.yaml", 1, 1, "missing-file", "message"), questionnaire).lines == ()
