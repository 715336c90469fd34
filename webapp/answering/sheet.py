"""One page of questions, whichever: shown, read, saved, and where one goes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext, ngettext
from markupsafe import Markup

import diagnostic
from webapp.answering import aside
from webapp.answering.journey import IDENTITY, REVIEW, START, Journey, asked, journey
from webapp.answering.saving import save, seen_at
from webapp.forms.questions import Block, Filled, anchor, answer, blocks, elsewhere_marked, warning
from webapp.forms.reading import address_of, read_form, served_in, typed_in
from webapp.setup.state import store

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from werkzeug.wrappers import Response as Answer

    from diagnostic import Question, Response
    from webapp.answering.aside import Aside
    from webapp.forms.merging import Address, Served
    from webapp.storage import Kept

MARKER = "asked"
LOOKED = "looked"
CONFLICT, MISTAKES, UNSENT, DONE = 409, 422, 400, 200


class Sheet(NamedTuple):
    """A page of questions, as its author wrote them."""

    key: str
    title: str
    intro: str
    questions: tuple[Question, ...]


class Sent(NamedTuple):
    """What a form says: the questions it showed, what it knows of each, and what was typed to questions unknown."""

    questions: tuple[Question, ...]
    served: Mapping[Address, Served]
    lost: tuple[str, ...]

    @property
    def keys(self) -> frozenset[str]:
        """The questions by id."""
        return frozenset(question.id for question in self.questions)


def show(kept: Kept, sheet: Sheet) -> tuple[str, int]:
    """Return the page with the answers kept, and what was put aside where the address says so."""
    return _page(kept, sheet, aside.get(kept, request.args.get(aside.FIELD, "")))


def submit(kept: Kept, sheet: Sheet) -> Answer:
    """Save what the form says and go on; to the same page again where something must be looked at first."""
    sent = _sent(kept)
    reading = read_form(kept.questionnaire, kept.response, sent.questions, request.form)
    saved, conflicts = save(kept.token, sent.served, lambda now: _told(now, sent))
    differing = {key for _, key in conflicts}
    if reading.mistakes or differing or sent.lost:
        seen = seen_at(kept, sent.served)
        left = aside.made(kept, reading.typed, seen, {*reading.mistakes, *differing})
        return _again(saved, sheet, left._replace(lost=sent.lost))
    _done_with_what_was_aside(saved)
    return redirect(_next_url(saved, sheet, sent.keys))


def refused(kept: Kept, sheet: Sheet) -> Answer:
    """Return to the page with all that it typed, of which nothing could be saved; 400 if it is no page of ours."""
    sent = _sent(kept)
    typed = typed_in(kept.questionnaire, sent.questions, request.form)
    left = aside.made(kept, typed, seen_at(kept, sent.served), typed)
    return _again(kept, sheet, left._replace(lost=sent.lost, unsent=True))


def url_of(kept: Kept, key: str, place: str | None = None, back_to: str | None = None, **more: str) -> str:
    """Return the address of a page of this response, at a place of it, to be left for another page."""
    about = {"token": kept.token, "_anchor": place, "return": back_to, **more}
    if key == START:
        return url_for("identity.first", **about)  # type: ignore[arg-type] # every one is text or nothing
    if key == IDENTITY:
        return url_for("identity.show", **about)  # type: ignore[arg-type]
    if key == REVIEW:
        return url_for("review.show", **about)  # type: ignore[arg-type]
    return url_for("section.show", key=key, **about)  # type: ignore[arg-type]


def _sent(kept: Kept) -> Sent:
    """Return what the form says; 400 if it shows no question at all.

    A page may have been open while its questions moved: what it says is taken wherever the question is now.
    """
    marked = tuple(dict.fromkeys(request.form.getlist(MARKER)))
    if not marked:
        abort(400)
    known = {question.id: question for question in (*kept.questionnaire.identity, *kept.questionnaire.questions)}
    there = tuple(known[key] for key in marked if key in known)
    lost = tuple(value for key in marked if key not in known for value in request.form.getlist(key) if value.strip())
    addresses = [address_of(kept.questionnaire, question.id) for question in there]
    return Sent(there, served_in(request.form, addresses), lost)


def _told(now: Kept, sent: Sent) -> Response:
    return read_form(now.questionnaire, now.response, sent.questions, request.form).response


def _done_with_what_was_aside(kept: Kept) -> None:
    if key := request.form.get(aside.FIELD):
        store().asides.forget(kept.token, key)


def _again(kept: Kept, sheet: Sheet, left: Aside) -> Answer:
    """Return to the page by its address, so that « Précédent » finds it again in any browser."""
    back_to = request.form.get("return") or None
    key = aside.put(kept, left, request.form.get(aside.FIELD, ""))
    return redirect(url_of(kept, sheet.key, back_to=back_to, **{aside.FIELD: key}), 303)


def _next_url(saved: Kept, sheet: Sheet, there: frozenset[str]) -> str:
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
    return bool(warning(saved, question, value)) and value not in request.form.getlist(LOOKED)


def _destination(where: Journey, sheet: Sheet, wanted: str) -> str:
    if wanted == "back":
        return where.before(sheet.key)
    if wanted in where.keys:
        return wanted
    return REVIEW if request.form.get("return") == REVIEW else where.after(sheet.key)


def _page(kept: Kept, sheet: Sheet, left: Aside) -> tuple[str, int]:
    where = journey(kept)
    seen = aside.shown(kept, left)
    flow = diagnostic.follow(kept.questionnaire, seen.reading.response)  # what was typed opens its questions
    wrong = _wrong(kept, seen)
    filled = Filled(seen.typed, wrong, seen.conflicts - seen.mistakes.keys())
    shown = blocks(kept, sheet.questions, flow, filled)
    lost = (*left.lost, *_without_a_place(seen, shown))
    page = render_template(
        "sheet.html.jinja",
        kept=kept,
        sheet=sheet,
        journey=where,
        blocks=shown,
        mistakes=tuple(field for block in shown for field in block.mistakes),
        conflict=bool(seen.conflicts),
        unsent=left.unsent and bool(seen.typed),
        lost=lost,
        aside=request.args.get(aside.FIELD, ""),
        returning=request.values.get("return", ""),
    )
    return page, _status(left, seen)


def _wrong(kept: Kept, seen: aside.Shown) -> dict[str, str]:
    """Return what is to be looked at, field by field: what cannot be read, and what another screen says."""
    other = {key: elsewhere_marked(kept, key) for key in seen.conflicts}
    both = {key: Markup("{} {}").format(text, other[key]) for key, text in seen.mistakes.items() if key in other}
    return {**other, **seen.mistakes, **both}


def _without_a_place(seen: aside.Shown, shown: tuple[Block, ...]) -> Iterable[str]:
    """Return what was typed to questions that this page does not ask any more."""
    there = {field.question.id for block in shown for field in block.fields}
    return (value for key, typed in seen.typed.items() if key not in there for value in typed.values)


def _status(left: Aside, seen: aside.Shown) -> int:
    if seen.conflicts:
        return CONFLICT
    if seen.mistakes:
        return MISTAKES
    return UNSENT if left.lost or (left.unsent and seen.typed) else DONE
