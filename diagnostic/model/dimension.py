"""The dimensions of maturity, their aggregation, and their named levels."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from diagnostic.model.base import Exact, Key, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

Aggregate = Literal["mean", "weighted-mean", "sum", "min", "max"]


class Scale(Part):
    """The range of a score; 0 to 100 by default."""

    least: Exact = Fraction(0)
    most: Exact = Fraction(100)


class MaturityLevel(Part):
    """A named band of a score, from `from` (included) to the next level, or a level gated by `needs`."""

    id: Key
    label: str
    about: str = Field("", description="Ce que ce niveau veut dire, en une phrase.")
    starts: Exact | None = Field(None, alias="from", description="Début de la bande, compris.")
    needs: dict[str, Exact] | None = Field(None, description="Autre façon : un seuil par axe, tous requis.")


class Dimension(Part):
    """A dimension, scored by its own questions or aggregated from its children."""

    id: Key
    label: str
    weight: Exact = Fraction(1)
    scale: Scale = Scale()
    aggregate: Aggregate | Literal["level"] = Field(
        "weighted-mean",
        description="Comment réunir : moyenne, somme, extrême ; level : le rang du niveau atteint, 0 pour le premier.",
    )
    unanswered: Literal["open", "zero"] | None = Field(
        None, description="Ce qui manque : open, ou zero (compte 0 dans la valeur)."
    )
    levels: tuple[MaturityLevel, ...] | None = None
    about: str = Field("", description="De quoi parle cet axe, en une phrase.")
    readings: dict[str, str] = Field(
        default_factory=dict, description="Par niveau : ce que cela veut dire, en une phrase."
    )
    children: tuple[Dimension, ...] = ()

    def walk(self) -> Iterator[Dimension]:
        """Yield this dimension and all below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()


class Overall(Part):
    """The rule that aggregates the top-level dimensions into the overall score."""

    aggregate: Aggregate = "mean"
