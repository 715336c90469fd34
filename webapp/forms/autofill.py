"""What a browser may fill in by itself (WCAG 1.3.5): what is about the person in front of it, nothing about others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from diagnostic import kind_of

if TYPE_CHECKING:
    from diagnostic import Question, Questionnaire

# What a field is about is told by its kind; a text has only its name for that: these are the usual ones.
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
    """Return the attribute `autocomplete` of a field; « off » where the browser knows about somebody else."""
    named = question.id if any(question.id == field.id for field in questionnaire.identity) else ""
    token = kind_of(question).autocomplete or OF_THE_BUSINESS.get(named, "")
    if mode == "advisor":
        token = OF_THE_ADVISOR.get(named) or ("off" if token else "")
    return Markup(' autocomplete="{}"').format(token) if token else Markup("")
