"""The file of an organisation: its logo taken in, every mistake at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

import diagnostic
from diagnostic import OrganisationError

EXAMPLE = Path(__file__).parents[2] / "organisations" / "exemple.yaml"
SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'


@pytest.fixture
def written(tmp_path):
    """Write a file of an organisation, and return where."""

    def write(text):
        (tmp_path / "logo.svg").write_text(SVG)
        (tmp_path / "photo.png").write_text("not a picture")
        (tmp_path / "logo.gif").write_bytes(b"GIF89a")
        (tmp_path / "cut.jpg").write_bytes(b"\xff\xd8\xff\xe0")
        (tmp_path / "linked.svg").write_text(SVG.replace("/>", "><image href='https://exemple.nc/logo.png'/></svg>"))
        (tmp_path / "heavy.svg").write_text(SVG + " " * 200_000)
        path = tmp_path / "club.yaml"
        path.write_text(text)
        return path

    return write


def problems(path):
    """Return the mistakes of a file, as line, column and code."""
    with pytest.raises(OrganisationError) as refused:
        diagnostic.load_organisation(path)
    return [(one.line, one.column, one.code) for one in refused.value.problems]


def test_the_example_is_one():
    example = diagnostic.load_organisation(EXAMPLE)
    assert example.name == "Organisme d'exemple (à remplacer)"
    assert example.logo.startswith("data:image/svg+xml;base64,")


def test_the_logo_is_taken_in(written):
    assert diagnostic.load_organisation(written("name: Le club\nlogo: logo.svg\n")).logo.startswith("data:image/svg")


def test_a_text_that_would_run_off_the_sheet_is_told_at_its_place(written):
    text = f"name: {'a' * 201}\nnotice: {'b' * 1001}\nsignatures: [Vu, {'c' * 121}]\n"
    assert [(line, code) for line, _, code in problems(written(text))] == [
        (1, "too-long"),
        (2, "too-long"),
        (3, "too-long"),
    ]


def test_every_mistake_is_told_at_its_line(written):
    text = "name: Le club\naccent: '#ffcc00'\nlogo: absent.svg\ncolour: red\naddress: [Nouméa]\n"
    assert problems(written(text)) == [
        (2, 1, "weak-contrast"),
        (3, 7, "bad-logo"),
        (4, 1, "unknown-key"),
        (5, 1, "wrong-type"),
    ]


@pytest.mark.parametrize(
    ("logo", "told"),
    [
        ("absent.svg", "ne peut pas être lu"),
        ("photo.png", "une image que l'on sache lire"),
        ("heavy.svg", "200 ko au plus"),
        ("logo.gif", "c'est du GIF"),
        ("cut.jpg", "abîmée ou incomplète"),
        ("linked.svg", "besoin d'un autre fichier"),
        ('"nul\\0.png"', "ne peut pas être lu"),
    ],
)
def test_a_logo_that_cannot_be_printed_says_why(written, logo, told):
    with pytest.raises(OrganisationError, match=told):
        diagnostic.load_organisation(written(f"name: Le club\nlogo: {logo}\n"))


def test_a_logo_that_is_no_name_is_told_by_its_type(written):
    assert problems(written("name: Le club\nlogo: [logo.svg]\n")) == [(2, 1, "wrong-type")]


def test_what_is_no_mapping_is_told(written):
    assert problems(written("- Le club\n")) == [(1, 1, "wrong-type")]


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(OrganisationError):
        diagnostic.load_organisation(tmp_path / "absent.yaml")
