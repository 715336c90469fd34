"""The first page, which creates a new response, and the pages about questionnaires and data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, cast, get_args

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_babel import gettext

from diagnostic import Response
from webapp import access
from webapp.access import Mode
from webapp.answering.journey import journey, minutes
from webapp.answering.sheet import url_of
from webapp.http.tongues import spoken
from webapp.setup.organisations import QUESTION
from webapp.setup.state import installed

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as Reply

    from diagnostic import Questionnaire

blueprint = Blueprint("start", __name__)

Path = Literal["full", "short"]


class Beginning(NamedTuple):
    """The form of the first page, as it was ticked."""

    mode: str = ""
    path: str = ""
    organisation: str = ""


class Other(NamedTuple):
    """A questionnaire that may be chosen instead; `minutes`: the time it takes at most."""

    title: str
    summary: str
    minutes: int
    url: str
    language: str


@blueprint.get("/")
def show() -> str:
    """Show the first page."""
    return _page(installed().questionnaire, Beginning())


@blueprint.post("/")
def begin() -> Reply | tuple[str, int]:
    """Make a new response, and open it at its first page."""
    return _begun(installed().questionnaire)


@blueprint.get("/commencer/<key>")
def show_other(key: str) -> str:
    """Show the first page of another questionnaire."""
    return _page(_offered(key), Beginning())


@blueprint.post("/commencer/<key>")
def begin_other(key: str) -> Reply | tuple[str, int]:
    """Make a new response to another questionnaire."""
    return _begun(_offered(key))


@blueprint.get("/questionnaires")
def others() -> str:
    """List the questionnaires that are offered."""
    return render_template("questionnaires.html.jinja", offered=tuple(map(_other, installed().offered)))


@blueprint.get("/donnees")
def data() -> str:
    """Show how the data are stored and deleted."""
    return render_template(
        "data.html.jinja", settings=installed().settings, notices=installed().questionnaire.place.notices
    )


def _offered(key: str) -> Questionnaire:
    """Return the questionnaire of this id that is offered; 404 if none is."""
    questionnaire = next((offered for offered in installed().offered if offered.id == key), None)
    return questionnaire or abort(404)


def _begun(questionnaire: Questionnaire) -> Reply | tuple[str, int]:
    beginning = Beginning(*(request.form.get(name, "") for name in Beginning._fields))
    mistakes = _mistakes(beginning)
    if mistakes:
        return _page(questionnaire, beginning, mistakes), 422
    response = Response.to(
        questionnaire, path=cast("Path", beginning.path), identity=_delivering(questionnaire, beginning)
    )
    kept = access.create(questionnaire, response, cast("Mode", beginning.mode))
    return redirect(url_of(kept, journey(kept).keys[0]))


def _delivering(questionnaire: Questionnaire, beginning: Beginning) -> dict[str, str]:
    """Return the identity answer for the organisation that was chosen, if the sheet asks for it."""
    known = {organisation.name for organisation in installed().organisations}
    asked = any(question.id == QUESTION for question in questionnaire.identity)
    return {QUESTION: beginning.organisation} if asked and beginning.organisation in known else {}


def _mistakes(beginning: Beginning) -> dict[str, str]:
    mistakes = {}
    if beginning.mode not in get_args(Mode):
        mistakes["mode"] = gettext("Dites qui répond : un conseiller avec l’entreprise, ou l’entreprise seule.")
    if beginning.path not in get_args(Path):
        mistakes["path"] = gettext("Choisissez le parcours complet ou le parcours court.")
    return mistakes


def _page(questionnaire: Questionnaire, beginning: Beginning, mistakes: dict[str, str] | None = None) -> str:
    state = installed()
    return render_template(
        "start.html.jinja",
        questionnaire=questionnaire,
        title=spoken(questionnaire).title,
        summary_text=spoken(questionnaire).summary,
        url=_url(questionnaire),
        asked={} if questionnaire is state.questionnaire else {"questionnaire": questionnaire.id},
        has_others=len(state.offered) > 1,
        settings=state.settings,
        organisations=tuple(organisation.name for organisation in state.organisations)
        if len(state.organisations) > 1
        else (),
        beginning=beginning,
        mistakes=mistakes or {},
        full_minutes=minutes(questionnaire, Response.to(questionnaire)),
        short_minutes=minutes(questionnaire, Response.to(questionnaire, path="short")),
        shows_examples=bool(state.examples),
    )


def _other(questionnaire: Questionnaire) -> Other:
    took = minutes(questionnaire, Response.to(questionnaire))
    shown = spoken(questionnaire)
    return Other(shown.title, shown.summary, took, _url(questionnaire), shown.language)


def _url(questionnaire: Questionnaire) -> str:
    if questionnaire is installed().questionnaire:
        return url_for("start.show")
    return url_for("start.show_other", key=questionnaire.id)
