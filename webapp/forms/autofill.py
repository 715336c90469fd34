"""The attribute `autocomplete` (WCAG 1.3.5): for what concerns the person in front of the browser, not others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from diagnostic import kind_of

if TYPE_CHECKING:
    from diagnostic import Question, Questionnaire

# The kind of a question tells what it is about; a text has only its id for that: these are the usual ones.
OF_THE_BUSINESS = {
    "company": "organization",
    "denomination": "organization",
    "raison-sociale": "organization",
    "contact": "name",
    "nom": "family-name",
    "prenom": "given-name",
    "contact-role": "organization-title",
    "fonction": "organization-title",
    "adresse": "street-address",
    "address": "street-address",
    "code-postal": "postal-code",
    "postal-code": "postal-code",
    "site": "url",
}
OF_THE_ADVISOR = {"advisor": "name", "body": "organization"}


def filled(question: Question, mode: str, questionnaire: Questionnaire) -> Markup:
    """Return the attribute `autocomplete` of a question; « off » where the browser knows about somebody else."""
    named = question.id if any(question.id == identity.id for identity in questionnaire.identity) else ""
    token = kind_of(question).autocomplete or OF_THE_BUSINESS.get(named, "")
    if mode == "advisor":
        token = OF_THE_ADVISOR.get(named) or ("off" if token else "")
    return Markup(' autocomplete="{}"').format(token) if token else Markup("")
