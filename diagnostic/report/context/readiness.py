"""The gaps of an aid application: documents still needed, and obstacles to the aid, worded gently."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from diagnostic.report.context.identity import raw_business_id
from diagnostic.wording.numbers import count

if TYPE_CHECKING:
    from diagnostic.diagnosis import Diagnosis
    from diagnostic.model import Aid, Piece

State = Literal["here", "partly", "lacking"]
TO_CONFIRM = "à confirmer"


@dataclass(frozen=True, slots=True)
class Needed:
    """A required document: available, partly or missing, where to find it, and its « à confirmer » mark."""

    text: str
    state: State
    note: str
    mark: str


@dataclass(frozen=True, slots=True)
class Readiness:
    """The state of an application: its documents, the number missing in French, and the obstacles."""

    pieces: tuple[Needed, ...]
    lacking: str
    alerts: tuple[str, ...]


def readiness_of(diagnosis: Diagnosis) -> Readiness:
    """Return the documents for the aids not excluded, and every warning from an answer or from the plan."""
    aids = {aid.id: aid for aid in diagnosis.questionnaire.catalogue.aids.aids}
    planned = diagnosis.funding.aids if diagnosis.funding.expenses else ()
    wanted = [aids[plan.aid] for plan in planned if not plan.excluded]
    pieces = tuple(dict.fromkeys(_needed(diagnosis, aid, piece) for aid in wanted for piece in aid.pieces))
    lacking = sum(piece.state != "here" for piece in pieces)
    alerts = [warning.text for plan in planned for warning in plan.warnings if warning.effect != "unknown"]
    return Readiness(pieces, f"{count(lacking, 'pièce')} à réunir" if lacking else "", tuple(dict.fromkeys(alerts)))


def _needed(diagnosis: Diagnosis, aid: Aid, piece: Piece) -> Needed:
    state, note = _where(diagnosis, piece)
    return Needed(piece.text, state, note, "" if aid.confirmed else TO_CONFIRM)


def _where(diagnosis: Diagnosis, piece: Piece) -> tuple[State, str]:
    """Return where a document can be found, as far as is known."""
    if piece.given_by == "report":
        return "here", "dans ce rapport"
    if piece.given_by == "business-id":
        known = raw_business_id(diagnosis)
        return "lacking", "à imprimer avec votre numéro" if known else "il faut d’abord votre numéro"
    if piece.given_by == "quotes":
        return _quotes(diagnosis)
    return "lacking", "à réunir"


def _quotes(diagnosis: Diagnosis) -> tuple[State, str]:
    paid = [expense for expense in diagnosis.funding.expenses if expense.setup.high != 0]
    given = sum(expense.quoted for expense in paid)
    if paid and given == len(paid):
        return "here", "tous sont donnés"
    counted = f"{given} sur {len(paid)}" if given else "aucun pour l’instant"
    return ("partly" if given else "lacking"), counted
