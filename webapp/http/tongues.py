"""Marks the language (`lang`) of texts by authors where the page is in another language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from babel import Locale
from flask import current_app
from flask_babel import get_locale, gettext
from jinja2 import pass_context
from markupsafe import Markup

from diagnostic.report import french
from webapp.http.filters import markdown
from webapp.setup.state import NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2.runtime import Context

    from diagnostic import Questionnaire

NOTHING = Markup("")


def spoken(questionnaire: Questionnaire) -> Questionnaire:
    """Return a questionnaire with its texts in the language of the page, or as it is without such a translation."""
    here = current_app.extensions.get(NAME)
    return here.translations.get((questionnaire.digest, _page()), questionnaire) if here else questionnaire


@pass_context
def typo(context: Context, text: str) -> str:
    """Return a text with its typography, marked with its language if it comes from the questionnaire of the page."""
    return marked(text, _shown(context), french(text))


@pass_context
def prose(context: Context, text: str) -> Markup:
    """Return an author's Markdown as HTML, marked with its language."""
    made = markdown(text)
    shown = _shown(context)
    if shown is None or shown.language == _page() or text not in shown.prepared(_texts):
        return made
    return Markup('<div lang="{}">{}</div>').format(shown.language, made)


@pass_context
def foreign(context: Context) -> Markup:
    """Return the attribute `lang` of what is in the language of the questionnaire, as reports are, if it is another."""
    shown = _shown(context)
    return NOTHING if shown is None or shown.language == _page() else Markup(' lang="{}"').format(shown.language)


@pass_context
def note(context: Context) -> str:
    """Return a sentence about what stays in another language; an empty text if nothing does."""
    shown = _shown(context)
    if shown is None or shown.language == _page():
        return ""
    language = Locale.parse(shown.language).get_display_name(_page())
    if spoken(shown) is shown:
        text = gettext(
            "Seule l’interface est traduite : les questions, les résultats et les documents sont en %(language)s."
        )
    else:
        text = gettext("Les résultats et les documents restent en %(language)s.")
    return str(text) % {"language": language}


def tongue(text: str, code: str) -> str:
    """Return a text of a language, marked with `lang` where the page is in another."""
    return text if code == _page() else Markup('<span lang="{}">{}</span>').format(code, text)


@pass_context
def interface_only(context: Context, code: str) -> bool:
    """Return whether a language is available for the interface alone, and not for the questions of the page."""
    shown = _shown(context)
    if shown is None or code == shown.language:
        return False
    return (shown.digest, code) not in current_app.extensions[NAME].translations


def marked(text: str, questionnaire: Questionnaire | None, written: str) -> str:
    """Return what is written of a text, with its language if it is a text of this questionnaire."""
    if questionnaire is None or questionnaire.language == _page() or text not in questionnaire.prepared(_texts):
        return written
    return Markup('<span lang="{}">{}</span>').format(questionnaire.language, written)


def with_unit(text: str, unit: str, questionnaire: Questionnaire) -> str:
    """Return a number with its unit, the unit marked with its language."""
    if not unit or not text.endswith(unit):
        return text
    return Markup("{}{}").format(text.removesuffix(unit), marked(unit, questionnaire, french(unit)))


def _page() -> str:
    return str(get_locale() or "fr")


def _shown(context: Context) -> Questionnaire | None:
    """Return the questionnaire that a page is about, in its own language."""
    kept = context.get("kept")
    shown: Questionnaire | None = kept.questionnaire if kept else context.get("questionnaire")
    return shown


def _texts(questionnaire: Questionnaire) -> frozenset[str]:
    """Return every text that its pages show, and the rows of a matrix as they are listed, after what it asks."""
    parts = (questionnaire.identity, questionnaire.sections, questionnaire.title, questionnaire.summary)
    questions = (question for section in questionnaire.sections for question in section.questions)
    rows = {f"{question.label} {row.label}" for question in questions for row in question.rows}
    proposed = {choice.label for question in questionnaire.questions for choice in question.all_choices}
    return frozenset({text for text in _strings(parts) if text} | rows | proposed)


def _strings(part: Any) -> Iterator[str]:  # noqa: ANN401 - any part of a questionnaire
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for piece in part:
            yield from _strings(piece)
    elif hasattr(type(part), "model_fields"):
        for name in type(part).model_fields:
            yield from _strings(getattr(part, name))
