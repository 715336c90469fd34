"""A questionnaire in one version: its questions, its recommendations, and the digest of its content."""

from __future__ import annotations

import hashlib
import json
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from pydantic import Field

from diagnostic.budgets import check_json
from diagnostic.model.base import Key, NotEmpty, Part
from diagnostic.model.catalogue import Catalogue
from diagnostic.model.condition import Condition
from diagnostic.model.deciding import deciding
from diagnostic.model.dimension import Dimension, MaturityLevel, Overall
from diagnostic.model.priority import Horizon, Horizons, Now, Priorities, Priority
from diagnostic.model.question import Question, Section
from diagnostic.model.recommendation import Recommendation
from diagnostic.model.territory import NOWHERE, Territory

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

MOST_CANONICAL = 20 * 1000**2  # in bytes

HORIZONS = Horizons(
    now=Now(title="À faire tout de suite"),
    foundation=Horizon(title="L'équipement de base"),
    priorities=Priorities(title="Vos priorités", most=3),
    later=Horizon(title="Ensuite"),
)


class Invariant(Part):
    """A condition that no valid response makes false, and its meaning."""

    id: Key
    text: str = Field(description="Ce qui est toujours vrai, en une phrase.")
    holds: Condition = Field(description="La condition qu'aucune réponse ne rend fausse.")


class Questionnaire(Part):
    """A questionnaire in one version: the questions asked, and everything derived from their answers."""

    id: Key
    version: str = Field(pattern=r"^\d{1,9}\.\d{1,9}\.\d{1,9}$")
    language: str = Field("fr", pattern=r"^[a-z]{2}$")
    title: str
    summary: str = ""
    method: str = Field("", description="La méthode, pour l'annexe du rapport (Markdown).")
    template: Key | None = Field(None, description="Le modèle de rapport ; à défaut, celui qui convient.")
    time_budget: int = Field(60, ge=1, description="Temps disponible, en minutes.")
    dimensions: tuple[Dimension, ...] = ()
    overall: Overall = Overall()
    levels: tuple[MaturityLevel, ...] = ()
    identity: tuple[Question, ...] = Field((), description="La fiche d'identité de l'entreprise.")
    sections: Annotated[tuple[Section, ...], NotEmpty]
    recommendations: tuple[Recommendation, ...] = ()
    invariants: tuple[Invariant, ...] = Field((), description="Ce que check --prove établit de toutes les réponses.")
    territories: tuple[Key, ...] = Field((), description="Les territoires qu'il sert : des dossiers de territories/.")
    territory: Territory | None = None
    implied: Territory | None = Field(None, exclude=True)
    catalogue: Catalogue = Catalogue()
    priority: Priority = Priority()
    horizons: Horizons = HORIZONS

    @property
    def place(self) -> Territory:
        """The territory in which this questionnaire is answered: its own, else the implied one, else `NOWHERE`."""
        return self.territory or self.implied or NOWHERE

    @cached_property
    def elsewhere(self) -> dict[str, Questionnaire]:
        """The same questionnaire in the other territories it serves, by their ids: `load` fills it."""
        return {}

    def within(self, territory: str) -> Questionnaire:
        """Return this questionnaire in one of its territories; raise KeyError where it does not serve it."""
        if territory == (self.territory.id if self.territory else ""):
            return self
        return self.elsewhere[territory]

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question in the order asked, a matrix as its rows; without the identity sheet."""
        return tuple(asked for section in self.sections for question in section.questions for asked in question.asked)

    @cached_property
    def deciding_fields(self) -> tuple[Question, ...]:
        """The identity fields that routing, recommendations, aids or bodies depend on."""
        return deciding(self.identity, self.sections, self.recommendations, self.catalogue)

    @cached_property
    def question_by_id(self) -> dict[str, Question]:
        """Questions and identity fields by id."""
        return {question.id: question for question in (*self.identity, *self.questions)}

    @cached_property
    def recommendation_by_id(self) -> dict[str, Recommendation]:
        """Recommendations by id."""
        return {recommendation.id: recommendation for recommendation in self.recommendations}

    @cached_property
    def all_dimensions(self) -> tuple[Dimension, ...]:
        """Every dimension, parents before children."""
        return tuple(dimension for root in self.dimensions for dimension in root.walk())

    @cached_property
    def dimension_by_id(self) -> dict[str, Dimension]:
        """Dimensions by id."""
        return {dimension.id: dimension for dimension in self.all_dimensions}

    @cached_property
    def canonical(self) -> str:
        """The whole content as one line of JSON with sorted keys, which `from_canonical` reads back."""
        data = self.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_canonical(cls, text: str) -> Questionnaire:
        """Return the questionnaire with this canonical content.

        Its digest is that of this text, whatever version of the program wrote it. Raise InputError if it is not JSON
        within limits, ValidationError if it is not a questionnaire.
        """
        check_json(text, most=MOST_CANONICAL)
        read = cls.model_validate_json(text)
        vars(read)["canonical"] = text
        return read

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the canonical content, in hexadecimal."""
        return hashlib.sha256(self.canonical.encode()).hexdigest()

    def prepared(self, prepare: Callable[[Questionnaire], T]) -> T:
        """Return the result of `prepare` on this questionnaire, cached: the engine compiles through here."""
        try:
            made: T = self._parts[prepare]
        except KeyError:
            made = self._parts[prepare] = prepare(self)
        return made

    @cached_property
    def _parts(self) -> dict[Any, Any]:
        return {}
