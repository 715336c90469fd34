"""Messages for answers that cannot be taken, in the language of the page."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

from flask import get_template_attribute
from flask_babel import get_locale, gettext, lazy_gettext

from diagnostic import cleaned, kind_of
from webapp.http.filters import number

if TYPE_CHECKING:
    from collections.abc import Callable

    from diagnostic import AnswerError, Question, Territory

# Of what several kinds refuse; what one of them alone expects is said by its widget.
SENTENCES = {
    "dont-know-refused": lazy_gettext("« Je ne sais pas » n’est pas possible pour cette question."),
    "not-applicable-refused": lazy_gettext("« Sans objet » n’est pas possible pour cette question."),
    "not-a-choice": lazy_gettext("Choisissez une seule réponse."),
    "unknown-choice": lazy_gettext("Choisissez une des réponses proposées."),
    "not-a-list": lazy_gettext("Choisissez parmi les réponses proposées."),
    "nothing-ticked": lazy_gettext("Cochez au moins une réponse."),
    "not-a-number": lazy_gettext("Écrivez un nombre, par exemple 12."),
    "not-a-text": lazy_gettext("Écrivez quelques mots."),
    "said-and-answered": lazy_gettext("Gardez votre réponse ou la case à part, pas les deux."),
}


def sentence(question: Question, error: AnswerError, place: Territory) -> str:
    """Return the sentence for an answer that cannot be taken in a territory."""
    if error.readings:
        return _two_ways(error)
    if error.code in SENTENCES:
        return str(SENTENCES[error.code])
    if error.code == kind_of(question).unread:
        return widget_sentence(question, "expected", place)
    limits: dict[str, Callable[[], object]] = {
        "too-many-choices": lambda: gettext("Gardez %(most)s réponses au plus.", most=question.most),
        "exclusive-choice": lambda: gettext(
            "« %(choice)s » ne va pas avec un autre choix : gardez l’un ou les autres.", choice=_alone(question)
        ),
        "too-small": lambda: _too_small(question),
        "too-large": lambda: _too_large(question),
        "not-an-amount": lambda: amount_sentence(error, place),
        "too-long": lambda: gettext("Ce texte est trop long : raccourcissez-le."),
    }
    message: Callable[[], object] = limits.get(error.code, lambda: error.message)
    return str(message())


def widget_sentence(question: Question, name: str, place: Territory) -> str:
    """Return a sentence of the widget of a question: what is `expected`, or that an answer is `doubtful`."""
    said = get_template_attribute(f"widgets/{kind_of(question).widget}.html.jinja", name)
    return unescape(str(said(place)))


def amount_sentence(error: AnswerError, place: Territory) -> str:
    """Return the sentence for an amount that cannot be taken: an answer, or a quote."""
    if error.readings:
        return _two_ways(error)
    if error.code == "too-large":
        return str(gettext("Ce montant est trop grand : vérifiez le nombre de chiffres."))
    if str(error.value).strip().startswith(("-", "\u2212")):
        return str(gettext("Un montant ne peut pas être négatif : écrivez-le sans le signe moins."))
    return advice(place, place.currency.advice, "250 000")


def advice(place: Territory, text: str, example: str) -> str:
    """Return the advice of a territory, where the page is in its language or has it translated; else an example."""
    translated = str(gettext(text)) if text else ""
    if translated != text or (text and str(get_locale() or "fr")[:2] == place.language):
        return translated
    return str(gettext("Ce n’est pas la forme attendue. Par exemple : %(example)s.", example=example))


def _two_ways(error: AnswerError) -> str:
    first, second = error.readings
    written = error.value if isinstance(error.value, str) else ""
    facts = {"written": cleaned(written).strip(), "one": first, "other": second}
    return str(gettext("« %(written)s » peut se lire « %(one)s » ou « %(other)s » : écrivez l’un des deux.", **facts))


def _too_small(question: Question) -> str:
    if question.least_number is not None:
        return str(gettext("Écrivez %(least)s ou plus.", least=number(question.least_number)))
    return str(gettext("Ce nombre est trop grand : vérifiez le nombre de chiffres."))


def _too_large(question: Question) -> str:
    if question.most_number is not None:
        return str(gettext("Écrivez %(most)s ou moins.", most=number(question.most_number)))
    return str(gettext("Ce nombre est trop grand : vérifiez le nombre de chiffres."))


def _alone(question: Question) -> str:
    return next((choice.label for choice in question.all_choices if choice.exclusive), "")
