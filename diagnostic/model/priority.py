"""The weights of a step's priority and the rules of the horizons, declared by the questionnaire."""

from __future__ import annotations

from pydantic import Field

from diagnostic.model.base import Part


class Common(Part):
    """Points for each shared item, up to a number of items."""

    each: int = Field(0, ge=0)
    most: int = Field(1, ge=0)


class Unlocks(Part):
    """Points for each step that waits for this one, more if it is wished, up to a total."""

    each: int = Field(0, ge=0)
    wished: int = Field(0, ge=0)
    most: int = Field(0, ge=0)


class Priority(Part):
    """The terms of a step's priority, in points."""

    impact: int = Field(1, description="Par point d'impact.")
    effort: int = Field(-1, description="Par point d'effort.")
    goals: Common = Common()
    pains: Common = Common()
    wished: int = 0
    urgent: int = 0
    only_prerequisite: int = 0
    unlocks: Unlocks = Unlocks()
    waiting: int = Field(0, le=0, description="Par étape préférable avant et pas encore placée.")


class Horizon(Part):
    """A group of steps, with a title and a maximum number of steps."""

    title: str
    intro: str = ""
    most: int | None = Field(None, ge=0)


class Now(Horizon):
    """The horizon of urgent steps, and of light steps whose prerequisites allow it."""

    effort: int = Field(1, description="Effort le plus élevé d'une étape immédiate.")
    cost: str = Field("", description="Bande de coût la plus élevée d'une étape immédiate.")


class Priorities(Horizon):
    """The few steps to begin with, within the budget and the available time."""

    unknown_budget: int = Field(
        600_000, description="Budget supposé quand il n'est pas connu, dans la monnaie du territoire."
    )
    time: dict[str, int] = Field(
        default_factory=dict, description="Par choix de la question de temps : l'effort le plus élevé d'une priorité."
    )


class Horizons(Part):
    """The four horizons, in reading order."""

    now: Now
    foundation: Horizon
    priorities: Priorities
    later: Horizon
