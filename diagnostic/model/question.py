"""A question: its kind, its choices, when it is asked and how it is scored."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from diagnostic.model.base import KEY_SCHEMA, Exact, Key, NotEmpty, Part
from diagnostic.model.condition import Condition

KindName = Literal[
    "single", "multiple", "level", "yes-no", "number", "money", "date", "time", "text", "long-text", "matrix",
    "business-id", "commune", "email", "phone",
]  # fmt: skip
Role = Literal["wish", "goals", "pains", "barriers", "budget", "time"]


class Choice(Part):
    """One proposed answer."""

    id: Key
    label: str
    level: int | None = Field(None, ge=0, description="Rang de la réponse, de 0 (le moins avancé) à n.")
    value: Exact | None = Field(None, description="Valeur de la réponse, de 0 à 1, à la place du rang.")
    statement: str = Field("", description="Ce que ce choix dit de l'entreprise, après « parce que ».")
    exclusive: bool = Field(default=False, description="« Rien de tout cela » : efface les autres.")
    informative: bool = Field(default=False, description="Ne change rien au diagnostic, et c'est voulu.")
    most: int | None = Field(
        None, ge=0, description="Pour le budget : le montant le plus élevé, dans la monnaie du territoire."
    )


class Row(Part):
    """One row of a matrix: a question that shares the choices of the other rows."""

    id: Key
    label: str


YES_NO = (Choice(id="yes", label="Oui"), Choice(id="no", label="Non"))


class Question(Part):
    """One question. A matrix is written as one question and asked as one question per row."""

    id: str = Field(json_schema_extra=KEY_SCHEMA)  # with a dot for a row, which no file writes
    kind: KindName
    label: str
    help: str = Field("", description="Ce que le répondant peut lire pour comprendre (Markdown).")
    prompt: str = Field("", description="Ce que le conseiller peut dire à voix haute.")
    choices: tuple[Choice, ...] = ()
    rows: tuple[Row, ...] = ()
    row_kind: Literal["single", "multiple", "level"] = "level"
    dimension: Key | None = Field(None, description="L'axe pour lequel la réponse compte.")
    weight: Exact = Field(Fraction(1), description="Poids de la question dans son axe.")
    seconds: int = Field(30, ge=1, description="Temps pour répondre, en secondes.")
    when: Condition | None = Field(None, description="Posée seulement si la condition est vraie.")
    required: bool = True
    short: bool = Field(default=False, description="Fait partie du parcours court.")
    role: Role | None = None
    dont_know: Literal["refused", "allowed", "worst"] | None = Field(
        None, description="« Je ne sais pas » : refused, allowed, ou worst (lu comme le plus bas niveau)."
    )
    not_applicable: bool = Field(default=False, description="« Sans objet » est proposé.")
    informative: bool = Field(default=False, description="Ne change rien au diagnostic, et c'est voulu.")
    score_only: bool = Field(default=False, description="N'appelle aucune préconisation, et c'est voulu.")
    may_be_empty: bool = Field(default=False, description="Une liste vide est une réponse.")
    most: int | None = Field(None, ge=1, description="Nombre de choix au plus.")
    least_number: Exact | None = None
    most_number: Exact | None = None
    unit: str = ""
    matrix: str | None = Field(None, exclude=True, description="La matrice dont cette question est une ligne.")

    @cached_property
    def all_choices(self) -> tuple[Choice, ...]:
        """The choices with their levels: as written, or by position for a `level` question."""
        if self.kind == "yes-no":
            return self.choices or YES_NO
        if self.kind != "level" or any(choice.level is not None for choice in self.choices):
            return self.choices
        return tuple(choice.model_copy(update={"level": rank}) for rank, choice in enumerate(self.choices))

    @cached_property
    def knows_not(self) -> Literal["refused", "allowed", "worst"]:
        """The treatment of « je ne sais pas »: refused, allowed or worst."""
        return self.dont_know or ("allowed" if self.kind == "level" else "refused")

    def choice(self, key: str) -> Choice:
        """Return the choice of this id; raise KeyError if there is none."""
        return self._choices_by_id[key]

    @cached_property
    def _choices_by_id(self) -> dict[str, Choice]:
        return {choice.id: choice for choice in self.all_choices}

    @property
    def asked(self) -> tuple[Question, ...]:
        """The questions actually asked: this one, or one per row of a matrix."""
        return self._asked_rows if self.kind == "matrix" else (self,)

    @cached_property
    def _asked_rows(self) -> tuple[Question, ...]:
        return tuple(
            self.model_copy(
                update={
                    "id": f"{self.id}.{row.id}",
                    "kind": self.row_kind,
                    "label": row.label,
                    "rows": (),
                    "weight": self.weight / len(self.rows),
                    "seconds": max(1, self.seconds // len(self.rows)),
                    "matrix": self.id,
                }
            )
            for row in self.rows
        )


class Section(Part):
    """One page of the wizard: questions on one subject."""

    id: Key
    title: str
    intro: str = ""
    when: Condition | None = None
    questions: Annotated[tuple[Question, ...], NotEmpty]
