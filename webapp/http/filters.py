"""The words of `diagnostic.wording` in the language of the page, answers and the authors' Markdown among them."""

from __future__ import annotations

import datetime as dt
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from flask_babel import get_locale, gettext

from diagnostic import Formats, Said, decimal_sign, kind_of, typed_in
from diagnostic.wording import amounts, dates, numbers
from diagnostic.wording.identifiers import business_id, phone
from diagnostic.wording.markdown import rendered
from diagnostic.wording.typography import NO_BREAK, THIN
from webapp.setup.clock import zone_of
from webapp.setup.state import installed

if TYPE_CHECKING:
    from fractions import Fraction

    from markupsafe import Markup

    from diagnostic import Currency, Door, Question, Questionnaire, Territory

TITLE = 1  # the rank of the title of a page: those of an author's text come below


def money(amount: Fraction | int, currency: Currency) -> str:
    """Return an amount with its unit, with the decimal sign of the page's language."""
    return amounts.money(amount, currency, sign=decimal_sign(_language()))


def number(value: Fraction | int) -> str:
    """Return all the digits of a number, with the decimal sign of the page's language, as `door` reads it back."""
    return numbers.number(value, decimal_sign(_language()))


def door() -> Door:
    """Return how what is typed on this page is read: in its language."""
    return typed_in(_language())


def _language() -> str:
    return str(get_locale() or "fr")


def written_day(value: dt.date | str) -> str:
    """Return a day, or that of a moment (ISO 8601), as it is written: 12 mars 2026."""
    day = datetime.fromisoformat(value).date() if isinstance(value, str) else value
    return dates.long_date(day, _language())


def moment(value: str) -> str:
    """Return a moment (ISO 8601, with its time zone) as it is for the first questionnaire: 12 mars 2026 à 12:00."""
    questionnaire = installed().questionnaire
    here = datetime.fromisoformat(value).astimezone(zone_of(questionnaire))
    day, label = written_day(here.date()), gettext(questionnaire.place.time_label)
    return str(gettext("%(day)s à %(time)s (%(where)s)", day=day, time=dates.hour(here), where=label))


def date(value: str) -> str:
    """Return an ISO date as day/month/year."""
    return dates.short_date(dt.date.fromisoformat(value))


def formats(place: Territory) -> Formats:
    """Return how answers are written on this page, in a territory."""
    return Formats(
        number=number,
        money=lambda value: money(value, place.currency),
        day=date,
        business_id=lambda value: business_id(value, place.business_id).replace(THIN, NO_BREAK),
        phone=lambda value: phone(value, place.telephone),
        apart=NO_BREAK,
    )


def typed_value(question: Question, value: Any, place: Territory) -> str:  # noqa: ANN401 - an answer
    """Return an answer as one would type it again in its field, in a territory."""
    return kind_of(question).typed(value, formats(place))


def said_in_words(questionnaire: Questionnaire, question: Question, value: Any) -> tuple[str, ...]:  # noqa: ANN401
    """Return an answer in the words of the questionnaire, one line for each choice."""
    if isinstance(value, Said):
        return (gettext("Je ne sais pas") if value is Said.DONT_KNOW else gettext("Sans objet"),)
    written = formats(questionnaire.place)
    return kind_of(question).lines(questionnaire, question, value, written) or (gettext("Aucun de ces choix"),)


@lru_cache(maxsize=1000)
def markdown(text: str) -> Markup:
    """Return an author's Markdown as HTML, kept; raw HTML in it stays text."""
    return rendered(text, below=TITLE)
