"""One page of questions, whichever: shown, read, saved, and where one goes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext, ngettext

from diagnostic import ConflictError
from webapp.blocks import Block, anchor, answer, blocks, warning
from webapp.installed import store
from webapp.journey import IDENTITY, REVIEW, START, Journey, asked, journey
from webapp.reading import Reading, read_form
from webapp.words import said_in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from werkzeug.wrappers import Response as Answer

    from diagnostic import Question
    from diagnostic.store import Kept
    from webapp.typed import Typed

MARKER = "asked"
LOOKED = "looked"


class Sheet(NamedTuple):
    """A page of questions, as its author wrote them."""

    key: str
    title: str
    intro: str
    questions: tuple[Question, ...]


def show(kept: Kept, sheet: Sheet) -> str:
    """Return the page with the answers kept."""
    return _page(kept, sheet)


def submit(kept: Kept, sheet: Sheet) -> Answer | tuple[str, int]:
    """Save what the form says and go on; show the page again where something must be looked at first."""
    there = _on_the_page(sheet)
    reading = read_form(kept.questionnaire, kept.response, there, request.form)
    try:
        saved = save(kept, reading)
    except ConflictError:
        return _conflict(kept, sheet, reading), 409
    if reading.mistakes:
        return _page(saved, sheet, reading.typed, reading.mistakes), 422
    return redirect(_next_url(saved, sheet, {question.id for question in there}))


def save(kept: Kept, reading: Reading) -> Kept:
    """Keep the response read, if anything changed since the revision that the form was filled in on."""
    if reading.response == kept.response:
        return kept
    return store().save(kept._replace(revision=revision()), reading.response)


def revision() -> int:
    """Return the revision that the form was filled in on; 0, which is nobody's, if it does not say."""
    return request.form.get("revision", 0, type=int)


def url_of(kept: Kept, key: str, place: str | None = None, back_to: str | None = None) -> str:
    """Return the address of a page of this response, at a place of it, to be left for another page."""
    about = {"token": kept.token, "_anchor": place, "return": back_to}
    if key == START:
        return url_for("identity.first", **about)  # type: ignore[arg-type] # every one is text or nothing
    if key == IDENTITY:
        return url_for("identity.show", **about)  # type: ignore[arg-type]
    if key == REVIEW:
        return url_for("review.show", **about)  # type: ignore[arg-type]
    return url_for("section.show", key=key, **about)  # type: ignore[arg-type]


def _on_the_page(sheet: Sheet) -> tuple[Question, ...]:
    """Return the questions that the form showed; 400 if it is not a form of this page."""
    marked = set(request.form.getlist(MARKER))
    there = tuple(one for question in sheet.questions for one in question.asked if one.id in marked)
    if not there or len(there) != len(marked):
        abort(400)
    return there


def _next_url(saved: Kept, sheet: Sheet, there: set[str]) -> str:
    """Return the same page if it now has something new to read, else the page asked for."""
    where = journey(saved)
    wanted = request.form.get("go", "")
    opened = [question.id for question in asked(sheet.questions, where.flow) if question.id not in there]
    if opened and not wanted:
        text = ngettext("Une question s’ajoute.", "%(num)s questions s’ajoutent.", len(opened))
        flash(f"{text} {gettext('Votre réponse précédente est enregistrée.')}")
        return url_of(saved, sheet.key, anchor(opened[0]))
    doubtful = [question for question in sheet.questions if _newly_doubtful(saved, question)]
    if doubtful and not wanted:
        return url_of(saved, sheet.key, anchor(doubtful[0].id))
    return url_of(saved, _destination(where, sheet, wanted))


def _newly_doubtful(saved: Kept, question: Question) -> bool:
    """Whether an answer deserves a second look that the page, as it was shown, did not ask for yet."""
    value = answer(saved, question.id)
    return bool(warning(question, value)) and value not in request.form.getlist(LOOKED)


def _destination(where: Journey, sheet: Sheet, wanted: str) -> str:
    if wanted == "back":
        return where.before(sheet.key)
    if wanted in where.keys:
        return wanted
    return REVIEW if request.form.get("return") == REVIEW else where.after(sheet.key)


def _conflict(kept: Kept, sheet: Sheet, reading: Reading) -> str:
    """Return the page with what was typed, and beside it what somebody else saved in the meantime."""
    changed = {
        key: gettext("Sur l’autre écran : %(answer)s", answer=_kept_words(kept, key))
        for key in reading.typed
        if answer(kept, key) != (reading.response.identity.get(key) or reading.response.answers.get(key))
    }
    return _page(kept, sheet, reading.typed, changed, conflict=True)


def _kept_words(kept: Kept, key: str) -> str:
    value = answer(kept, key)
    if value is None:
        return str(gettext("pas de réponse"))
    return ", ".join(said_in_words(kept.questionnaire, kept.questionnaire.question_by_id[key], value))


def _page(
    kept: Kept,
    sheet: Sheet,
    typed: Mapping[str, Typed] | None = None,
    mistakes: Mapping[str, str] | None = None,
    *,
    conflict: bool = False,
) -> str:
    where = journey(kept)
    shown: tuple[Block, ...] = blocks(kept, sheet.questions, where.flow, typed, mistakes or {})
    return render_template(
        "sheet.html.jinja",
        kept=kept,
        sheet=sheet,
        journey=where,
        blocks=shown,
        mistakes=tuple(field for block in shown for field in block.mistakes),
        conflict=conflict,
        returning=request.values.get("return", ""),
    )
