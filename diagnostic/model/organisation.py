"""The organisation in whose name a diagnosis is delivered: its name, its colours, what it must say, and who signs."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from diagnostic.model.base import Part

LEAST_CONTRAST = 4.5
WHITE = (255, 255, 255)
TINT = 0.07
DARKER = 0.9
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
LOGO = re.compile(r"data:image/(svg\+xml|png|jpeg);base64,[A-Za-z0-9+/=]+")
ACCENT = "#0b5a63"
SIGNATURES = ("Pour l'entreprise", "Pour l'organisme")
# In signs, for each text to keep its place on the sheet; and in frames, side by side.
LONGEST_NAME, LONGEST_LINE, LONGEST_NOTICE, LONGEST_TITLE = 200, 300, 1000, 120
MOST_SIGNATURES = 6

Rgb = tuple[int, ...]


def _rgb(colour: str) -> Rgb:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def _hex(rgb: Rgb) -> str:
    return "#" + "".join(f"{part:02x}" for part in rgb)


def _luminance(rgb: Rgb) -> float:
    """Return the relative luminance of a colour, 0 to 1 (WCAG 2.2)."""
    parts = [part / 255 for part in rgb]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]  # noqa: PLR2004 - sRGB
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(colour: str) -> float:
    """Return the contrast of a colour with white, 1 to 21 (WCAG 2.2)."""
    return (_luminance(WHITE) + 0.05) / (_luminance(_rgb(colour)) + 0.05)


def dark_enough(colour: str) -> str:
    """Return the colour, darkened until it can be read on white."""
    rgb = _rgb(colour)
    while contrast(_hex(rgb)) < LEAST_CONTRAST:
        rgb = tuple(int(part * DARKER) for part in rgb)
    return _hex(rgb)


def _at_most(most: int) -> AfterValidator:
    """Return what refuses a text of more signs than this."""

    def checked(value: str) -> str:
        if len(value) > most:
            code = "too-long"
            message = "ce texte a {count} signes : {most} au plus, pour qu'il tienne sur la page"
            raise PydanticCustomError(code, message, {"count": len(value), "most": most})
        return value

    return AfterValidator(checked)


def _signatures(value: tuple[str, ...]) -> tuple[str, ...]:
    if len(value) > MOST_SIGNATURES:
        code = "too-long"
        message = "{count} cadres de signature : {most} au plus, pour qu'ils tiennent sur la page"
        raise PydanticCustomError(code, message, {"count": len(value), "most": MOST_SIGNATURES})
    return value


def _accent(value: str) -> str:
    if not COLOUR.fullmatch(value):
        code = "bad-value"
        raise PydanticCustomError(code, "« {value} » n'est pas une couleur : écrivez-la #0b5a63", {"value": value})
    if contrast(value) < LEAST_CONTRAST:
        code = "weak-contrast"
        message = "« {value} » se lit mal sur du blanc ; {proposed}, par exemple, se lit bien"
        raise PydanticCustomError(code, message, {"value": value, "proposed": dark_enough(value)})
    return value.lower()


def _logo(value: str) -> str:
    if value and not LOGO.fullmatch(value):
        code = "bad-value"
        raise PydanticCustomError(code, "le logo est une image SVG, PNG ou JPEG")
    return value


class Organisation(Part):
    """The organisation in whose name a report is made; several may share one installation.

    `logo` is an image as a `data:` address, so that a dossier can be made again from what it carries.
    """

    name: Annotated[str, _at_most(LONGEST_NAME)] = Field(min_length=1, description="Son nom, tel qu'il est imprimé.")
    address: Annotated[str, _at_most(LONGEST_LINE)] = Field("", description="Son adresse.")
    contact: Annotated[str, _at_most(LONGEST_LINE)] = Field("", description="Où la joindre : téléphone, e-mail, site.")
    notice: Annotated[str, _at_most(LONGEST_NOTICE)] = Field("", description="La mention légale, au pied du rapport.")
    accent: Annotated[str, AfterValidator(_accent)] = Field(ACCENT, description="La couleur du rapport : #0b5a63.")
    logo: Annotated[str, AfterValidator(_logo)] = Field("", description="Le fichier du logo (SVG, PNG, JPEG), à côté.")
    signatures: Annotated[tuple[Annotated[str, _at_most(LONGEST_TITLE)], ...], AfterValidator(_signatures)] = Field(
        SIGNATURES, description="Qui signe, dans l'ordre : un cadre chacun."
    )

    @property
    def tint(self) -> str:
        """A pale shade of the accent, for backgrounds."""
        return _hex(tuple(round(255 - (255 - part) * TINT) for part in _rgb(self.accent)))
