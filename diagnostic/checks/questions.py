"""Questions that lack something their kind requires, or have something it does not allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.checks.finding import Finding, Place, placed_questions
from diagnostic.model.base import KEY, RESERVED_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnostic.model import Question, Questionnaire

WITH_CHOICES = frozenset({"single", "multiple", "level", "matrix"})
SCORED = WITH_CHOICES | {"yes-no"}
NUMBERS = frozenset({"number", "money"})
# Keys that apply to some kinds only.
FITS = {
    "most": frozenset({"multiple"}),
    "may-be-empty": frozenset({"multiple"}),
    "least-number": NUMBERS,
    "most-number": NUMBERS,
    "unit": NUMBERS,
}
CHOOSING = frozenset({"single", "multiple", "level"})
ROLES = dict.fromkeys(("wish", "goals", "pains", "barriers"), CHOOSING)
ROLES |= dict.fromkeys(("budget", "time"), CHOOSING - {"multiple"})


def check_questions(questionnaire: Questionnaire, gone: frozenset[str]) -> Iterator[Finding]:
    """Yield what a question lacks, or has wrongly, for its kind."""
    del gone
    for place, question in placed_questions(questionnaire):
        yield from _check_key(question, place)
        yield from _check_kind(question, place)
        yield from _check_numbers(question, place)
        yield from _check_choices(question, place)
        if place[0] == "identity":
            yield from _check_field(question, place)
        else:
            yield from _check_scored(question, place)


def _asked_kind(question: Question) -> str:
    """Return the kind of each answer; for a matrix, that of its rows."""
    return question.row_kind if question.kind == "matrix" else question.kind


def _check_key(question: Question, place: Place) -> Iterator[Finding]:
    if not KEY.fullmatch(question.id):
        message = f"« {question.id} » : minuscules, chiffres et tirets seulement"
        yield Finding((*place, "id"), "bad-key", message)
    elif question.id in RESERVED_KEYS:
        yield Finding((*place, "id"), "reserved-key", f"« {question.id} » est un mot réservé")


def _check_kind(question: Question, place: Place) -> Iterator[Finding]:
    kind = question.kind
    if kind in WITH_CHOICES and not question.choices:
        message = f"une question de type {kind} propose des choix"
        yield Finding((*place, "kind"), "no-choices", message, "Ajoutez « choices ».")
    if question.choices and kind not in SCORED:
        yield Finding((*place, "choices"), "needless-key", f"une question de type {kind} n'a pas de choix")
    if kind == "matrix" and not question.rows:
        yield Finding((*place, "kind"), "no-rows", "une matrice a des lignes", "Ajoutez « rows ».")
    if kind != "matrix" and question.rows:
        yield Finding((*place, "rows"), "needless-key", f"une question de type {kind} n'a pas de lignes")
    if question.matrix is not None:
        yield Finding((*place, "matrix"), "unknown-key", "la clé « matrix » n'existe pas ici")
    written: dict[str, object] = {"most": question.most, "may-be-empty": question.may_be_empty, "unit": question.unit}
    written |= {"least-number": question.least_number, "most-number": question.most_number}
    for key, value in written.items():
        if value not in (None, False, "") and _asked_kind(question) not in FITS[key]:
            message = f"« {key} » ne veut rien dire pour une question de type {_asked_kind(question)}"
            yield Finding((*place, key), "needless-key", message)


def _check_numbers(question: Question, place: Place) -> Iterator[Finding]:
    most, least_number, most_number = question.most, question.least_number, question.most_number
    if most is not None and question.choices and most > len(question.choices):
        yield Finding((*place, "most"), "bad-value", f"il n'y a que {len(question.choices)} choix")
    if least_number is not None and most_number is not None and least_number > most_number:
        message = f"le plus petit nombre ({least_number}) dépasse le plus grand ({most_number})"
        yield Finding((*place, "least-number"), "bad-value", message)
    if question.weight <= 0:
        yield Finding((*place, "weight"), "bad-value", "un poids est plus grand que 0")


def _check_choices(question: Question, place: Place) -> Iterator[Finding]:
    if question.kind == "yes-no" and question.choices and {one.id for one in question.choices} != {"yes", "no"}:
        yield Finding((*place, "choices"), "bad-value", "les choix d'une question yes-no sont yes et no")
    for at, choice in enumerate(question.choices):
        if choice.value is not None and not 0 <= choice.value <= 1:
            yield Finding((*place, "choices", at, "value"), "bad-value", "une valeur est comprise entre 0 et 1")
        if choice.exclusive and _asked_kind(question) != "multiple":
            message = "« exclusive » ne veut rien dire où l'on ne coche qu'un choix"
            yield Finding((*place, "choices", at, "exclusive"), "needless-key", message)
    written = [choice.level for choice in question.choices if choice.level is not None]
    if written and len(written) != len(question.choices):
        message = "certains choix ont un rang (level) et d'autres non"
        yield Finding((*place, "choices"), "mixed-levels", message, "Écrivez-les tous, ou aucun.")
    elif missing := sorted(set(range(max(written, default=0) + 1)) - set(written) if written else ()):
        message = f"il manque le rang {missing[0]} entre 0 et {max(written)}"
        yield Finding((*place, "choices"), "level-gap", message, "Numérotez les rangs sans en sauter.")


def _check_field(question: Question, place: Place) -> Iterator[Finding]:
    """Yield the properties that an identity field cannot have."""
    if question.kind == "matrix":
        yield Finding((*place, "kind"), "bad-value", "la fiche d'identité n'a pas de matrice")
    if question.dimension is not None:
        yield Finding((*place, "dimension"), "unscorable", "la fiche d'identité n'est pas notée")
    if question.role is not None:
        yield Finding((*place, "role"), "wrong-role", "la fiche d'identité n'a pas de rôle")


def _check_scored(question: Question, place: Place) -> Iterator[Finding]:
    """Yield the reasons why answers to a scored question would have no worth."""
    if question.dimension is None:
        return
    if question.kind not in SCORED:
        message = f"une question de type {question.kind} ne peut pas être notée"
        hint = "Pour un nombre, écrivez une question single : une tranche par choix, une value sur chacune."
        yield Finding((*place, "dimension"), "unscorable", message, hint if question.kind in NUMBERS else "")
    elif _asked_kind(question) == "single" and any(
        choice.level is None and choice.value is None for choice in question.choices
    ):
        hint = "Donnez à chaque choix un rang (level) ou une valeur (value), ou le type level."
        message = "des choix de cette question notée ne valent rien"
        yield Finding((*place, "dimension"), "unscorable", message, hint)


def check_roles(questionnaire: Questionnaire, gone: frozenset[str]) -> Iterator[Finding]:
    """Yield roles given twice, or to a question whose kind does not fit."""
    del gone
    seen: dict[str, str] = {}
    for place, question in placed_questions(questionnaire):
        role = question.role
        if role is None or place[0] == "identity":
            continue
        if question.kind not in ROLES[role]:
            kinds = " ou ".join(sorted(ROLES[role]))
            message = f"une question de type {question.kind} ne peut pas avoir le rôle {role}"
            yield Finding((*place, "role"), "wrong-role", message, f"Il demande le type {kinds}.")
        elif role != "wish" and role in seen:
            message = f"« {seen[role]} » a déjà le rôle {role}"
            yield Finding((*place, "role"), "duplicate-role", message, "Une seule question par rôle, wish excepté.")
        seen[role] = question.id
