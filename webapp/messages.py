"""What is wrong with an answer, said to the person who gave it, in the language of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext, lazy_gettext

from webapp.words import number

if TYPE_CHECKING:
    from diagnostic import AnswerError, Question

SENTENCES = {
    "dont-know-refused": lazy_gettext("« Je ne sais pas » n’est pas possible pour cette question."),
    "not-applicable-refused": lazy_gettext("« Sans objet » n’est pas possible pour cette question."),
    "not-a-choice": lazy_gettext("Choisissez une seule réponse."),
    "unknown-choice": lazy_gettext("Choisissez une des réponses proposées."),
    "not-a-list": lazy_gettext("Choisissez parmi les réponses proposées."),
    "nothing-ticked": lazy_gettext("Cochez au moins une réponse."),
    "not-a-number": lazy_gettext("Écrivez un nombre, par exemple 12."),
    "not-an-amount": lazy_gettext("Écrivez un montant en francs, sans centimes, par exemple 250 000."),
    "not-a-date": lazy_gettext("Écrivez une date, par exemple 12/03/2026."),
    "not-a-text": lazy_gettext("Écrivez quelques mots."),
    "not-a-business-id": lazy_gettext("Un RID a 7 chiffres et un RIDET 10, par exemple 1 234 567.001."),
    "unknown-commune": lazy_gettext("Choisissez une commune de la liste."),
    "not-an-email": lazy_gettext("Écrivez une adresse e-mail complète, par exemple nom@exemple.nc."),
    "not-a-phone": lazy_gettext("Écrivez un numéro à six chiffres, ou avec l’indicatif : +689 87 12 34 56."),
    "said-and-answered": lazy_gettext("Gardez votre réponse ou la case à part, pas les deux."),
}


def sentence(question: Question, error: AnswerError) -> str:
    """Return the sentence for an answer that cannot be taken."""
    if error.code in SENTENCES:
        return str(SENTENCES[error.code])
    limits = {
        "too-many-choices": lambda: gettext("Gardez %(most)s réponses au plus.", most=question.most),
        "exclusive-choice": lambda: gettext(
            "« %(choice)s » ne va pas avec un autre choix : gardez l’un ou les autres.", choice=_alone(question)
        ),
        "too-small": lambda: gettext("Écrivez %(least)s ou plus.", least=number(question.least_number or 0)),
        "too-large": lambda: gettext("Écrivez %(most)s ou moins.", most=number(question.most_number or 0)),
        "too-long": lambda: gettext("Ce texte est trop long : raccourcissez-le."),
    }
    return str(limits.get(error.code, lambda: error.message)())


def _alone(question: Question) -> str:
    return next((choice.label for choice in question.all_choices if choice.exclusive), "")
