"""The catalogue recommendations refer to, dated and sourced: costs, workshops, bodies, training, aids, directory."""

from __future__ import annotations

from typing import Literal

from pydantic import AliasChoices, Field

from diagnostic.model.base import Exact, Key, Part
from diagnostic.model.condition import EARLIER_ZONE, Condition


class Sourced(Part):
    """A real-world fact with the date it was checked, its sources, and whether it is confirmed."""

    checked: str = Field("", description="Date de vérification : AAAA, AAAA-MM ou AAAA-MM-JJ.")
    sources: tuple[str, ...] = ()
    confirmed: bool = Field(default=False, description="Faux : montré « à confirmer ».")


class Band(Part):
    """A range of amounts in whole units of the currency; without `most`, open-ended."""

    id: str
    label: str
    least: int = Field(ge=0)
    most: int | None = Field(None, ge=0)


class Costs(Sourced):
    """The cost bands, lowest first."""

    setup: tuple[Band, ...] = ()
    monthly: tuple[Band, ...] = ()


class Workshop(Sourced):
    """A theme of awareness workshops."""

    id: Key
    title: str


class Body(Sourced):
    """An organisation that advises or supports businesses."""

    id: Key
    name: str
    role: str
    themes: tuple[Key, ...] = Field((), description="Thèmes d'ateliers sur lesquels elle accompagne.")
    when: Condition | None = None
    url: str = ""
    territory: str = ""


class Training(Sourced):
    """A training provider, or a fund that pays for training."""

    id: Key
    name: str
    role: str
    audience: str = ""
    themes: tuple[Key, ...] = ()
    when: Condition | None = None
    url: str = ""


class Directory(Sourced):
    """The directory of suppliers, and the keywords for searching it."""

    name: str
    url: str
    search_pattern: str | None = Field(None, description="Adresse de recherche, avec {keyword}.")
    keywords: tuple[str, ...] = ()


class Family(Part):
    """A family of expenses recognised by aids."""

    id: Key
    label: str
    never_alone: bool = Field(default=False, description="N'est pas aidée seule.")


class AidRule(Part):
    """A condition of an aid, with its effect, its text, and the text used when the answer is unknown."""

    id: Key
    when: Condition
    effect: Literal["excludes", "warns"]
    text: str
    unknown: str = Field("", description="L'avertissement quand la réponse manque.")


class Piece(Part):
    """A document required by an aid application, and the condition that shows it is already available."""

    id: Key
    text: str
    given_by: Literal["quotes", "business-id", "report"] | None = Field(
        None, description="Ce qui dit où elle en est : quotes (les devis donnés), business-id, report (ce rapport)."
    )


class Aid(Sourced):
    """A public aid: a share of the eligible expenses, up to a ceiling."""

    id: Key
    name: str
    territory: str = ""
    funder: str
    rate: Exact = Field(description="Part des dépenses prise en charge, de 0 à 1.")
    ceiling: int = Field(ge=0, description="Montant le plus élevé, dans la monnaie du territoire.")
    families: tuple[Key, ...]
    never_alone_text: str = ""
    rules: tuple[AidRule, ...] = ()
    notes: tuple[str, ...] = ()
    pieces: tuple[Piece, ...] = Field((), description="Pièces demandées, à confirmer.")


class Aids(Part):
    """The families of expenses and the aids that pay for them."""

    families: tuple[Family, ...] = ()
    aids: tuple[Aid, ...] = ()


class Commune(Part):
    """A commune and the zone of the territory it lies in; one that lies in two has two entries."""

    id: Key
    name: str
    zone: Key | None = Field(None, validation_alias=AliasChoices("zone", EARLIER_ZONE))
    territory: str = ""
    postal_code: str = ""


class Catalogue(Part):
    """Everything recommendations refer to, one file each under `catalogue/`."""

    costs: Costs = Costs()
    workshops: tuple[Workshop, ...] = ()
    bodies: tuple[Body, ...] = ()
    training: tuple[Training, ...] = ()
    directory: Directory | None = None
    aids: Aids = Aids()
    communes: tuple[Commune, ...] = ()

    def band(self, key: str) -> Band:
        """Return the set-up or monthly band of this id; raise KeyError if there is none."""
        for band in (*self.costs.setup, *self.costs.monthly):
            if band.id == key:
                return band
        raise KeyError(key)
