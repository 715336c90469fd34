"""The organisation in whose name a report is made: a colour that can be read, a logo that is an image."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from diagnostic.model import Organisation
from diagnostic.model.organisation import contrast, dark_enough


def test_needs_a_name_and_nothing_else():
    one = Organisation(name="Le club")
    assert (one.accent, one.tint, one.logo, len(one.signatures)) == ("#0b5a63", "#eef3f4", "", 2)


@pytest.mark.parametrize(("colour", "expected"), [("#000000", 21), ("#ffffff", 1), ("#767676", 4.54)])
def test_contrast_is_that_of_the_accessibility_guidelines(colour, expected):
    assert contrast(colour) == pytest.approx(expected, abs=0.01)


def test_a_colour_that_cannot_be_read_on_white_is_refused_with_one_that_can():
    with pytest.raises(ValidationError) as refused:
        Organisation(name="Le club", accent="#ffcc00")
    (error,) = refused.value.errors()
    assert (error["type"], error["msg"]) == (
        "weak-contrast",
        "« #ffcc00 » se lit mal sur du blanc ; #866a00, par exemple, se lit bien",
    )
    assert contrast(dark_enough("#ffcc00")) >= 4.5


@pytest.mark.parametrize("colour", ["blue", "#12", "#gggggg"])
def test_a_colour_is_six_hexadecimal_digits(colour):
    with pytest.raises(ValidationError, match="n'est pas une couleur"):
        Organisation(name="Le club", accent=colour)


def test_a_logo_is_an_image():
    with pytest.raises(ValidationError, match="SVG, PNG ou JPEG"):
        Organisation(name="Le club", logo="https://exemple.nc/logo.png")


@pytest.mark.parametrize(
    ("key", "most"), [("name", 200), ("address", 300), ("contact", 300), ("notice", 1000), ("signatures", 120)]
)
def test_each_text_has_room_for_so_many_signs_on_the_sheet(key, most):
    def made(signs):
        return Organisation.model_validate({"name": "Le club", key: (signs,) if key == "signatures" else signs})

    assert made("é" * most).name
    with pytest.raises(ValidationError, match=f"ce texte a {most + 1} signes : {most} au plus"):
        made("é" * (most + 1))


def test_there_is_room_for_six_frames():
    assert len(Organisation(name="Le club", signatures=("Vu",) * 6).signatures) == 6
    with pytest.raises(ValidationError, match="7 cadres de signature : 6 au plus"):
        Organisation(name="Le club", signatures=("Vu",) * 7)
