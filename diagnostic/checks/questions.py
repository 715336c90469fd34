"""Questions that lack something their kind requires, or have something it does not allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.checks.finding import Finding, Place, placed_questions
from diagnostic.kinds import KINDS, asked_kind, kind_of
from diagnostic.model.base import KEY, RESERVED_KEYS
from diagnostic.model.question import YES_NO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnostic.model import Question, Questionnaire


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


def _check_key(question: Question, place: Place) -> Iterator[Finding]:
    if not KEY.fullmatch(question.id):
        message = f"« {question.id} » : minuscules, chiffres et tirets seulement"
        yield Finding((*place, "id"), "bad-key", message)
    elif question.id in RESERVED_KEYS:
        yield Finding((*place, "id"), "reserved-key", f"« {question.id} » est un mot réservé")


def _check_kind(question: Question, place: Place) -> Iterator[Finding]:
    kind, asked = kind_of(question), asked_kind(question)
    if kind.choices == "written" and not question.choices:
        message = f"une question de type {kind.name} propose des choix"
        yield Finding((*place, "kind"), "no-choices", message, "Ajoutez « choices ».")
    if question.choices and kind.choices == "none":
        yield Finding((*place, "choices"), "needless-key", f"une question de type {kind.name} n'a pas de choix")
    if kind.has_rows and not question.rows:
        yield Finding((*place, "kind"), "no-rows", "une matrice a des lignes", "Ajoutez « rows ».")
    if not kind.has_rows and question.rows:
        yield Finding((*place, "rows"), "needless-key", f"une question de type {kind.name} n'a pas de lignes")
    if question.matrix is not None:
        yield Finding((*place, "matrix"), "unknown-key", "la clé « matrix » n'existe pas ici")
    written: dict[str, object] = {"most": question.most, "may-be-empty": question.may_be_empty, "unit": question.unit}
    written |= {"least-number": question.least_number, "most-number": question.most_number}
    for key, value in written.items():
        if value not in (None, False, "") and key not in asked.keys:
            message = f"« {key} » ne veut rien dire pour une question de type {asked.name}"
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
    given = {one.id for one in YES_NO} if kind_of(question).choices == "given" else set()
    if given and question.choices and {one.id for one in question.choices} != given:
        yield Finding((*place, "choices"), "bad-value", f"les choix d'une question {question.kind} sont yes et no")
    for at, choice in enumerate(question.choices):
        if choice.value is not None and not 0 <= choice.value <= 1:
            yield Finding((*place, "choices", at, "value"), "bad-value", "une valeur est comprise entre 0 et 1")
        if choice.exclusive and not asked_kind(question).is_several:
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
    if kind_of(question).has_rows:
        yield Finding((*place, "kind"), "bad-value", "la fiche d'identité n'a pas de matrice")
    if question.dimension is not None:
        yield Finding((*place, "dimension"), "unscorable", "la fiche d'identité n'est pas notée")
    if question.role is not None:
        yield Finding((*place, "role"), "wrong-role", "la fiche d'identité n'a pas de rôle")


def _check_scored(question: Question, place: Place) -> Iterator[Finding]:
    """Yield the reasons why answers to a scored question would have no worth."""
    if question.dimension is None:
        return
    kind, asked = kind_of(question), asked_kind(question)
    if kind.choices == "none":
        message = f"une question de type {question.kind} ne peut pas être notée"
        hint = "Pour un nombre, écrivez une question single : une tranche par choix, une value sur chacune."
        yield Finding((*place, "dimension"), "unscorable", message, hint if kind.is_number else "")
    elif asked.needs_worths and any(choice.level is None and choice.value is None for choice in question.choices):
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
        if role not in kind_of(question).roles:
            kinds = " ou ".join(sorted(kind.name for kind in KINDS.values() if role in kind.roles))
            message = f"une question de type {question.kind} ne peut pas avoir le rôle {role}"
            yield Finding((*place, "role"), "wrong-role", message, f"Il demande le type {kinds}.")
        elif role != "wish" and role in seen:
            message = f"« {seen[role]} » a déjà le rôle {role}"
            yield Finding((*place, "role"), "duplicate-role", message, "Une seule question par rôle, wish excepté.")
        seen[role] = question.id
