"""What the engine's fixed words read as: one table for each kind of word, and one more where an owner is spoken to.

The first tables are for whoever writes or checks a questionnaire (terminal, preview); those named `TOLD_…` speak to the
business, on paper and on the pages made of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.conditions import State

if TYPE_CHECKING:
    from collections.abc import Mapping

STATES: Mapping[State, str] = {
    State.NOT_ASKED: "pas posée",
    State.PENDING: "peut-être posée plus tard",
    State.DEFERRED: "hors du parcours court",
    State.UNANSWERED: "sans réponse",
    State.ANSWERED: "répondue",
    State.DONT_KNOW: "ne sait pas",
    State.NOT_APPLICABLE: "sans objet",
}
TOLD_STATES: Mapping[State, str] = {
    State.NOT_ASKED: "non posée",
    State.PENDING: "dépend d’une réponse qui manque",
    State.DEFERRED: "parcours complet seulement",
    State.UNANSWERED: "sans réponse",
    State.DONT_KNOW: "je ne sais pas",
    State.NOT_APPLICABLE: "sans objet",
}
STATE_REASONS: Mapping[State, str] = {
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
    "not-for-you": "sans objet pour cette entreprise",
    "undecided": "pas encore décidé",
}
TOLD_VERDICTS = {
    "in-place": "Déjà en place",
    "ready": "Oui, dès maintenant",
    "not-yet": "Pas encore",
    "not-for-you": "Pas pour vous",
    "undecided": "À préciser",
}
HORIZONS = {"now": "tout de suite", "foundation": "équipement de base", "priorities": "priorités", "later": "ensuite"}
EFFECTS = {"excludes": "exclut", "warns": "prévient", "unknown": "on ne sait pas"}
TOLD_EFFECTS = {"excludes": "Bloquant", "warns": "Attention", "unknown": "À préciser"}
# What makes the priority of a step.
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
# What a missing answer can change.
CHANGES = {
    "scores": "score",
    "levels": "niveau",
    "statuses": "statut",
    "wishes": "verdict",
    "roadmap": "ordre des étapes",
    "horizons": "temps des étapes",
    "funding": "financement",
}
# The first of these that an answer can change brings the others with it.
TOLD_CHANGES = {
    "roadmap": "la feuille de route et son financement",
    "horizons": "le moment de certaines étapes et le financement",
    "funding": "le financement",
}
# What the conditions of a recommendation are for.
CONDITIONS = {
    "applies-when": "a un sens si",
    "in-place-when": "déjà en place si",
    "when": "appelée si",
    "urgent-when": "urgente si",
}
PATHS = {"full": "parcours complet", "short": "parcours court"}
WAYS = {"light": "Pour commencer léger", "standard": "La solution courante", "advanced": "Pour aller plus loin"}
EFFORTS = ("", "très léger", "léger", "moyen", "important", "majeur")
DONT_KNOW = "Je ne sais pas"
NOT_APPLICABLE = "Sans objet"
NOTHING_TICKED = "Rien de tout cela"
NO_SCORE = "–"
