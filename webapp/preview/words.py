"""What the engine's fixed words read as, for authors: states, truths, statuses, verdicts, terms of a priority."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic import State

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

STATES = {
    State.NOT_ASKED: "pas posée",
    State.PENDING: "en attente",
    State.DEFERRED: "hors du parcours court",
    State.UNANSWERED: "sans réponse",
    State.ANSWERED: "répondue",
    State.DONT_KNOW: "ne sait pas",
    State.NOT_APPLICABLE: "sans objet",
}
WHY = {
    State.NOT_ASKED: "Sa condition ne tient pas.",
    State.PENDING: "Sa condition est encore ouverte : une réponse qui manque peut la faire poser.",
    State.DEFERRED: "Elle n'est posée que dans le parcours complet.",
}
TRUTHS = {"true": "vrai", "false": "faux", "absent": "absent", "open": "ouvert"}
STATUSES = {
    "in-place": "déjà en place",
    "not-applicable": "sans objet",
    "recommended": "recommandée",
    "required": "préalable",
    "not-needed": "pas nécessaire",
    "undecided": "pas encore décidé",
}
VERDICTS = {
    "in-place": "déjà en place",
    "ready": "oui, dès maintenant",
    "not-yet": "pas encore",
    "not-for-you": "sans objet",
    "undecided": "pas encore décidé",
}
TERMS = {
    "impact": "impact",
    "effort": "effort",
    "goals": "objectifs",
    "pains": "irritants",
    "wished": "demandée",
    "urgent": "urgente",
    "only-prerequisite": "seulement préalable",
    "unlocks": "débloque",
    "waiting": "attend",
}
CHANGES = {
    "scores": "score",
    "levels": "niveau",
    "statuses": "statut",
    "wishes": "verdict",
    "roadmap": "ordre des étapes",
    "horizons": "temps des étapes",
    "funding": "financement",
}
CONDITIONS = {
    "applies-when": "a un sens si",
    "in-place-when": "déjà en place si",
    "when": "appelée si",
    "urgent-when": "urgente si",
}


def score(value: Fraction | None) -> str:
    """Return a score to one decimal, as French writes it; a dash where there is none."""
    return "–" if value is None else f"{float(value):.1f}".replace(".", ",").removesuffix(",0")


def changes(keys: Iterable[str]) -> str:
    """Return what an open question can change, in words: « statut crm, financement »; « rien » if it is nothing."""
    parts = ((kind, about) for kind, _, about in (key.partition(".") for key in keys))
    return ", ".join(f"{CHANGES[kind]} {about}".strip() for kind, about in parts) or "rien"
