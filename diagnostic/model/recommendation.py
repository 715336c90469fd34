"""A recommendation: the need it answers, its prerequisites, and its possible solutions."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from diagnostic.model.base import Key, NotEmpty, Part
from diagnostic.model.condition import Condition


class Prerequisite(Part):
    """A recommendation that must be in place first, and the reason, in a sentence that ends « parce que … »."""

    id: Key
    because: str


class Brings(Part):
    """A start that this tool gives to another recommendation."""

    id: Key
    when: Condition | None = None


class Solution(Part):
    """One way to carry out a recommendation, with its cost bands."""

    title: str
    description: str
    cost: str = Field(description="Bande de coût de mise en place (catalogue/costs.yaml).")
    monthly: str = Field(description="Bande de coût mensuel (catalogue/costs.yaml).")
    effort: int = Field(ge=1, le=5, description="Temps à y consacrer en interne, de 1 à 5.")
    weeks: int = Field(ge=1, description="Délai de mise en place, en semaines.")


class Solutions(Part):
    """Two or three solutions: the standard one is planned unless another is chosen."""

    light: Solution | None = None
    standard: Solution
    advanced: Solution | None = None

    def get(self, name: str) -> Solution | None:
        """Return the solution of this name (light, standard, advanced), if it is proposed."""
        return {"light": self.light, "standard": self.standard, "advanced": self.advanced}.get(name)

    @property
    def proposed(self) -> tuple[tuple[str, Solution], ...]:
        """The solutions that exist, from the lightest."""
        named = (("light", self.light), ("standard", self.standard), ("advanced", self.advanced))
        return tuple((name, solution) for name, solution in named if solution is not None)


class Recommendation(Part):
    """A node of the recommendation graph."""

    id: Key
    title: str
    family: Key = Field(description="L'axe que cette préconisation fait progresser.")
    need: str = Field(description="Le besoin auquel elle répond, en une phrase.")
    why: str = Field(description="Pourquoi (Markdown).")
    how: Annotated[tuple[str, ...], NotEmpty] = Field(description="Comment commencer : trois à cinq gestes concrets.")
    benefits: Annotated[tuple[str, ...], NotEmpty]
    secondary_benefits: tuple[str, ...] = Field((), description="Le cercle vertueux.")
    caution: str = ""
    requires: tuple[Prerequisite, ...] = ()
    prefers: tuple[Key, ...] = ()
    applies_when: Condition | None = None
    in_place_when: Condition
    when: Condition
    urgent_when: Condition | None = None
    brings: tuple[Brings, ...] = ()
    ask: tuple[str, ...] = Field((), description="Les questions à poser à un prestataire.")
    impact: int = Field(ge=1, le=5)
    core: bool = Field(default=True, description="Fait partie du socle de préconisations courantes.")
    foundation: bool = Field(default=False, description="Équipement de base, dit en préalable.")
    goals: tuple[Key, ...] = Field((), description="Objectifs servis : choix de la question de rôle goals.")
    pains: tuple[Key, ...] = Field((), description="Irritants levés : choix de la question de rôle pains.")
    solutions: Solutions
    workshops: tuple[Key, ...] = ()
    keywords: tuple[str, ...] = ()
    expense: Key = Field(description="Famille de dépense pour l'aide.")
    aid_note: str = ""

    @property
    def effort(self) -> int:
        """The effort of the standard solution, from 1 to 5."""
        return self.solutions.standard.effort
