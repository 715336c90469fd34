"""A questionnaire with a question of every kind, each with and without the answers that carry no value."""

from __future__ import annotations

from typing import Any, get_args

from diagnostic import Questionnaire
from diagnostic.loading.territories import with_implied
from diagnostic.model import Question

KINDS: tuple[str, ...] = get_args(Question.model_fields["kind"].annotation)
CHOICES = ({"id": "a", "label": "A_*"}, {"id": "b", "label": "# B ${c}"}, {"id": "rien", "label": "Rien"})
COMMUNES = (
    {"id": "noumea", "name": "Nouméa", "province": "sud", "territory": "NC"},
    {"id": "kone", "name": "Koné", "province": "nord", "territory": "NC"},
)


def question(kind: str, key: str, **said: Any) -> dict[str, Any]:
    """A question of this kind."""
    one: dict[str, Any] = {"id": key, "kind": kind, "label": f"Une question de type {kind} ?"}
    if kind in {"single", "multiple", "level", "matrix"}:
        one |= {"choices": CHOICES}
    if kind == "matrix":
        one |= {"rows": ({"id": "lundi", "label": "Lundi"}, {"id": "mardi", "label": "Mardi"}), "row-kind": "single"}
    return one | said


def questionnaire(*questions: dict[str, Any], **said: Any) -> Questionnaire:
    """A questionnaire that asks this."""
    return with_implied(
        Questionnaire.model_validate(
            {
                "id": "essai",
                "version": "1.2.3",
                "title": "Essai",
                "sections": (
                    {"id": "premiere-rubrique", "title": "Première", "intro": "Bonjour.", "questions": questions},
                ),
                "catalogue": {"communes": COMMUNES},
            }
            | said
        )
    )


def every_kind() -> Questionnaire:
    """Each kind three times: plain, with « je ne sais pas » and « sans objet », and one that hangs on the other."""
    sheet = (question("text", "company", required=False), question("commune", "lieu", required=False))
    asked = [question(kind, f"{kind}-1", help="De l'*aide*.", prompt="Dites-moi_") for kind in KINDS]
    beside = {"dont-know": "allowed", "not-applicable": True}
    asked += [question(kind, f"{kind}-2", **beside) for kind in KINDS]
    several = {"row-kind": "multiple", "may-be-empty": True, "most": 2}
    last = {"id": "rien", "label": "Rien", "exclusive": True}
    asked += [
        question("matrix", "2-matrices", **several, **beside, choices=(*CHOICES[:2], last), when={"single-1": "a"}),
        question("multiple", "meta", **{"may-be-empty": True, "most": 2, "dont-know": "allowed"}),
        question("money", "recettes", **{"least-number": 10, "most-number": 5000}),
        question("number", "effectif", **{"least-number": 0.5, "when": {"money-2": {"gte": 1000}}}),
    ]
    return questionnaire(*asked, identity=sheet)
