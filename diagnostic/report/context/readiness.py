"""What an application for an aid still lacks, and what may stand in its way: said kindly, before one counts on it."""

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
    """A document that the application needs: here, partly here or lacking, where to find it, and « à confirmer »."""

    text: str
    state: State
    note: str
    mark: str


@dataclass(frozen=True, slots=True)
class Readiness:
    """How far the application is: the documents it needs, how many are lacking in words, and what stands in its way."""

    pieces: tuple[Needed, ...]
    lacking: str
    alerts: tuple[str, ...]


def readiness_of(diagnosis: Diagnosis) -> Readiness:
    """Return what is needed for the aids that nothing excludes, and every warning that an answer or the plan gives."""
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
    """Return where a document is, as far as is known."""
    if piece.given_by == "report":
        return "here", "dans ce rapport"
    if piece.given_by == "business-id":
        known = raw_business_id(diagnosis)
        return "lacking", "à imprimer avec votre numéro" if known else "il faut d’abord votre numéro"
    if piece.given_by == "quotes":
        return _quotes(diagnosis)
    return "lacking", "à réunir"


def _quotes(diagnosis: Diagnosis) -> tuple[State, str]:
    paid = [one for one in diagnosis.funding.expenses if one.setup.high != 0]
    given = sum(one.quoted for one in paid)
    if paid and given == len(paid):
        return "here", "tous sont donnés"
    told = f"{given} sur {len(paid)}" if given else "aucun pour l’instant"
    return ("partly" if given else "lacking"), told
