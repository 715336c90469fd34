"""Answers, amounts and numbers as people here write them, and the authors' Markdown as HTML."""

from __future__ import annotations

import datetime as dt
from datetime import datetime
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from babel.dates import format_date
from flask_babel import get_locale, gettext
from markdown_it import MarkdownIt
from markupsafe import Markup

from diagnostic import Said, decimal_sign, typed_in, written_number
from webapp.setup.clock import zone_of
from webapp.setup.state import installed

if TYPE_CHECKING:
    from diagnostic import Door, Question, Questionnaire

NO_BREAK = "\u00a0"
NOUMEA_DIGITS = 6
RID_DIGITS = 7
MARKDOWN = MarkdownIt("commonmark", {"html": False})


def money(amount: Fraction | int) -> str:
    """Return an amount as it is written here: 1 250 000 F CFP."""
    return f"{number(amount)}{NO_BREAK}F{NO_BREAK}CFP"


def number(value: Fraction | int) -> str:
    """Return all the digits of a number, with the decimal sign of the page's language, as `door` reads it back."""
    return written_number(Fraction(value), decimal_sign(_language()))


def door() -> Door:
    """Return how what is typed on this page is read: in its language."""
    return typed_in(_language())


def _language() -> str:
    return str(get_locale() or "fr")


def written_day(value: dt.date | str) -> str:
    """Return a day, or that of a moment (ISO 8601), as it is written: 12 mars 2026."""
    day = datetime.fromisoformat(value).date() if isinstance(value, str) else value
    return str(format_date(day, "long", locale=_language()))


def moment(value: str) -> str:
    """Return a moment (ISO 8601, with its time zone) as it is for the first questionnaire: 12 mars 2026 à 12:00."""
    questionnaire = installed().questionnaire
    here = datetime.fromisoformat(value).astimezone(zone_of(questionnaire))
    label, time = questionnaire.place.time_label, f"{here:%H:%M}"
    return str(gettext("%(day)s à %(time)s (%(where)s)", day=written_day(here.date()), time=time, where=label))


def business_id(value: str) -> str:
    """Return a RID or RIDET as it is printed: 1 236 165.002; any other number as it is."""
    if not value.isdigit():
        return value
    company, rank = value[:RID_DIGITS], value[RID_DIGITS:]
    grouped = NO_BREAK.join((company[:1], company[1:4], company[4:]))
    return f"{grouped}.{rank}" if rank else grouped


def phone(value: str) -> str:
    """Return a phone number in pairs, without the prefix of New Caledonia."""
    prefix, digits = value[:4], value[4:]
    pairs = NO_BREAK.join(digits[start : start + 2] for start in range(0, len(digits), 2))
    return pairs if len(digits) == NOUMEA_DIGITS and prefix == "+687" else f"{prefix}{NO_BREAK}{pairs}"


def date(value: str) -> str:
    """Return an ISO date as day/month/year."""
    return "/".join(reversed(value.split("-")))


def typed_value(question: Question, value: Any) -> str:  # noqa: ANN401 - an answer
    """Return an answer as one would type it again in its field."""
    match question.kind:
        case "money" | "number":
            return number(value)
        case "business-id":
            return business_id(value)
        case "phone":
            return phone(value)
        case "date":
            return date(value)
    return str(value)


def said_in_words(questionnaire: Questionnaire, question: Question, value: Any) -> tuple[str, ...]:  # noqa: ANN401
    """Return an answer in the words of the questionnaire, one line for each choice."""
    if isinstance(value, Said):
        return (gettext("Je ne sais pas") if value is Said.DONT_KNOW else gettext("Sans objet"),)
    if isinstance(value, tuple):
        return tuple(question.choice(key).label for key in value) or (gettext("Aucun de ces choix"),)
    if question.is_choice:
        return (question.choice(value).label,)
    if question.kind == "commune":
        return tuple(commune.name for commune in questionnaire.catalogue.communes if commune.id == value)
    if question.kind == "money":
        return (money(value),)
    unit = f"{NO_BREAK}{question.unit}" if question.unit else ""
    return (typed_value(question, value) + unit,)


@lru_cache(maxsize=1000)
def markdown(text: str) -> Markup:
    """Return an author's Markdown as HTML; raw HTML in it stays text."""
    return Markup(MARKDOWN.render(text))  # noqa: S704 - the renderer escapes everything that is not Markdown
