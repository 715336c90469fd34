"""Shows, reads and saves any page of questions, and chooses the page that follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext, ngettext
from markupsafe import Markup

import diagnostic
from webapp import access
from webapp.answering import draft
from webapp.answering.journey import IDENTITY, REVIEW, START, Journey, asked, journey
from webapp.answering.saving import save, seen_at
from webapp.forms.questions import Filled, Group, anchor, answer, elsewhere_marked, groups, warning
from webapp.forms.reading import address_of, read_form, served_in, typed_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from werkzeug.wrappers import Response as Reply

    from diagnostic import Question, Response
    from webapp.access import Kept
    from webapp.answering.draft import Draft
    from webapp.forms.merging import Address, Served

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
    """A form that was sent: its questions, the values it was served with, and texts for questions that are gone."""

    questions: tuple[Question, ...]
    served: Mapping[Address, Served]
    lost: tuple[str, ...]

    @property
    def keys(self) -> frozenset[str]:
        """The questions by id."""
        return frozenset(question.id for question in self.questions)


def show(kept: Kept, sheet: Sheet) -> tuple[str, int]:
    """Return the page with the stored answers, and the draft that the address names."""
    return _page(kept, sheet, draft.get(kept, request.args.get(draft.PARAMETER, "")))


def submit(kept: Kept, sheet: Sheet) -> Reply:
    """Save the form and redirect to the next page; to the same one where something must be looked at first."""
    sent = _sent(kept)
    reading = read_form(kept.questionnaire, kept.response, sent.questions, request.form)
    saved, conflicts = save(kept.token, sent.served, lambda now: _response_of(now, sent))
    differing = {key for _, key in conflicts}
    if reading.mistakes or differing or sent.lost:
        seen = seen_at(kept, sent.served)
        unsaved = draft.draft_of(kept, reading.typed, seen, {*reading.mistakes, *differing})
        return _again(saved, sheet, unsaved._replace(lost=sent.lost))
    _remove_draft(saved)
    return redirect(_next_url(saved, sheet, sent.keys))


def refused(kept: Kept, sheet: Sheet) -> Reply:
    """Redirect to the page with a draft of the whole form, which was not saved; 400 if it is no form of ours."""
    sent = _sent(kept)
    typed = typed_in(kept.questionnaire, sent.questions, request.form)
    unsaved = draft.draft_of(kept, typed, seen_at(kept, sent.served), typed)
    return _again(kept, sheet, unsaved._replace(lost=sent.lost, unsent=True))


def url_of(kept: Kept, key: str, place: str | None = None, back_to: str | None = None, **more: str) -> str:
    """Return the URL of a page of this response, at an anchor; `back_to`: the page to return to after it."""
    values = {"token": kept.token, "_anchor": place, "return": back_to, **more}
    if key == START:
        return url_for("identity.first", **values)  # type: ignore[arg-type] # every one is text or nothing
    if key == IDENTITY:
        return url_for("identity.show", **values)  # type: ignore[arg-type]
    if key == REVIEW:
        return url_for("review.show", **values)  # type: ignore[arg-type]
    return url_for("section.show", key=key, **values)  # type: ignore[arg-type]


def _sent(kept: Kept) -> Sent:
    """Return the form of this request; 400 if it shows no question at all.

    A page may have been open while its questions moved: each answer is taken wherever its question is now.
    """
    marked = tuple(dict.fromkeys(request.form.getlist(MARKER)))
    if not marked:
        abort(400)
    known = {question.id: question for question in (*kept.questionnaire.identity, *kept.questionnaire.questions)}
    questions = tuple(known[key] for key in marked if key in known)
    lost = tuple(value for key in marked if key not in known for value in request.form.getlist(key) if value.strip())
    addresses = [address_of(kept.questionnaire, question.id) for question in questions]
    return Sent(questions, served_in(request.form, addresses), lost)


def _response_of(now: Kept, form: Sent) -> Response:
    return read_form(now.questionnaire, now.response, form.questions, request.form).response


def _remove_draft(kept: Kept) -> None:
    if key := request.form.get(draft.PARAMETER):
        access.remove_draft(kept.token, key)


def _again(kept: Kept, sheet: Sheet, unsaved: Draft) -> Reply:
    """Store a draft and redirect to the page that shows it, so that « Précédent » finds it in any browser."""
    back_to = request.form.get("return") or None
    key = draft.save(kept, unsaved, request.form.get(draft.PARAMETER, ""))
    return redirect(url_of(kept, sheet.key, back_to=back_to, **{draft.PARAMETER: key}), 303)


def _next_url(saved: Kept, sheet: Sheet, sent: frozenset[str]) -> str:
    """Return the URL of the same page if it has a new question or doubt, else of the page requested."""
    route = journey(saved)
    target = request.form.get("go", "")
    opened = [question.id for question in asked(sheet.questions, route.flow) if question.id not in sent]
    if opened and not target:
        text = ngettext("Une question s’ajoute.", "%(num)s questions s’ajoutent.", len(opened))
        flash(f"{text} {gettext('Votre réponse précédente est enregistrée.')}")
        return url_of(saved, sheet.key, anchor(opened[0]))
    doubtful = [question for question in sheet.questions if _newly_doubtful(saved, question)]
    if doubtful and not target:
        return url_of(saved, sheet.key, anchor(doubtful[0].id))
    return url_of(saved, _destination(route, sheet, target))


def _newly_doubtful(saved: Kept, question: Question) -> bool:
    """Return whether an answer deserves a second look that the page has not asked for yet."""
    value = answer(saved, question.id)
    return bool(warning(saved, question, value)) and value not in request.form.getlist(LOOKED)


def _destination(route: Journey, sheet: Sheet, target: str) -> str:
    if target == "back":
        return route.before(sheet.key)
    if target in route.keys:
        return target
    return REVIEW if request.form.get("return") == REVIEW else route.after(sheet.key)


def _page(kept: Kept, sheet: Sheet, unsaved: Draft) -> tuple[str, int]:
    route = journey(kept)
    seen = draft.shown(kept, unsaved)
    flow = diagnostic.follow(kept.questionnaire, seen.reading.response)  # what was typed opens its questions
    wrong = _wrong(kept, seen)
    filled = Filled(seen.typed, wrong, seen.conflicts - seen.mistakes.keys())
    shown = groups(kept, sheet.questions, flow, filled)
    lost = (*unsaved.lost, *_without_a_place(seen, shown))
    page = render_template(
        "sheet.html.jinja",
        kept=kept,
        sheet=sheet,
        journey=route,
        groups=shown,
        mistakes=tuple(entry for group in shown for entry in group.mistakes),
        conflict=bool(seen.conflicts),
        unsent=unsaved.unsent and bool(seen.typed),
        lost=lost,
        draft=request.args.get(draft.PARAMETER, ""),
        returning=request.values.get("return", ""),
    )
    return page, _status(unsaved, seen)


def _wrong(kept: Kept, seen: draft.Shown) -> dict[str, str]:
    """Return the message of each control to look at, by question: it cannot be read, or another screen differs."""
    other = {key: elsewhere_marked(kept, key) for key in seen.conflicts}
    both = {key: Markup("{} {}").format(text, other[key]) for key, text in seen.mistakes.items() if key in other}
    return {**other, **seen.mistakes, **both}


def _without_a_place(seen: draft.Shown, shown: tuple[Group, ...]) -> Iterable[str]:
    """Return the texts typed for questions that this page does not ask any more."""
    asked_here = {entry.question.id for group in shown for entry in group.entries}
    return (value for key, typed in seen.typed.items() if key not in asked_here for value in typed.values)


def _status(unsaved: Draft, seen: draft.Shown) -> int:
    if seen.conflicts:
        return CONFLICT
    if seen.mistakes:
        return MISTAKES
    return UNSENT if unsaved.lost or (unsaved.unsent and seen.typed) else DONE
