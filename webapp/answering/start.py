"""The first page: what this is, how long it takes, what happens to the data, and a new response."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, cast, get_args

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_babel import gettext

from diagnostic import Response
from webapp.answering.journey import journey, minutes
from webapp.answering.sheet import url_of
from webapp.http.tongues import spoken
from webapp.setup.organisations import FIELD
from webapp.setup.state import installed
from webapp.storage import Mode

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as Answer

    from diagnostic import Questionnaire

blueprint = Blueprint("start", __name__)

Path = Literal["full", "short"]


class Beginning(NamedTuple):
    """What the form of the first page says, as it was ticked."""

    mode: str = ""
    path: str = ""
    organisation: str = ""


class Other(NamedTuple):
    """A questionnaire that may be chosen instead: what it is, and the minutes that it takes at worst."""

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
def begin() -> Answer | tuple[str, int]:
    """Make a new response, and open it at its first page."""
    return _begun(installed().questionnaire)


@blueprint.get("/commencer/<key>")
def show_other(key: str) -> str:
    """Show the first page of another questionnaire."""
    return _page(_offered(key), Beginning())


@blueprint.post("/commencer/<key>")
def begin_other(key: str) -> Answer | tuple[str, int]:
    """Make a new response to another questionnaire."""
    return _begun(_offered(key))


@blueprint.get("/questionnaires")
def others() -> str:
    """List the questionnaires that one may begin."""
    return render_template("questionnaires.html.jinja", offered=tuple(map(_other, installed().offered)))


@blueprint.get("/donnees")
def data() -> str:
    """Say what happens to the data."""
    return render_template(
        "data.html.jinja", settings=installed().settings, notices=installed().questionnaire.place.notices
    )


def _offered(key: str) -> Questionnaire:
    """Return the questionnaire of this id that is offered; 404 if none is."""
    found = next((one for one in installed().offered if one.id == key), None)
    return found or abort(404)


def _begun(questionnaire: Questionnaire) -> Answer | tuple[str, int]:
    beginning = Beginning(*(request.form.get(name, "") for name in Beginning._fields))
    mistakes = _mistakes(beginning)
    if mistakes:
        return _page(questionnaire, beginning, mistakes), 422
    here = installed()
    response = Response.to(
        questionnaire, path=cast("Path", beginning.path), identity=_delivering(questionnaire, beginning)
    )
    kept = here.store.add(questionnaire, response, cast("Mode", beginning.mode))
    return redirect(url_of(kept, journey(kept).keys[0]))


def _delivering(questionnaire: Questionnaire, beginning: Beginning) -> dict[str, str]:
    """Return what the identity sheet says of the organisation that was chosen, if it asks for it."""
    known = {one.name for one in installed().organisations}
    asked = any(field.id == FIELD for field in questionnaire.identity)
    return {FIELD: beginning.organisation} if asked and beginning.organisation in known else {}


def _mistakes(beginning: Beginning) -> dict[str, str]:
    mistakes = {}
    if beginning.mode not in get_args(Mode):
        mistakes["mode"] = gettext("Dites qui répond : un conseiller avec l’entreprise, ou l’entreprise seule.")
    if beginning.path not in get_args(Path):
        mistakes["path"] = gettext("Choisissez le parcours complet ou le parcours court.")
    return mistakes


def _page(questionnaire: Questionnaire, beginning: Beginning, mistakes: dict[str, str] | None = None) -> str:
    here = installed()
    return render_template(
        "start.html.jinja",
        questionnaire=questionnaire,
        title=spoken(questionnaire).title,
        summary_text=spoken(questionnaire).summary,
        url=_url(questionnaire),
        asked={} if questionnaire is here.questionnaire else {"questionnaire": questionnaire.id},
        has_others=len(here.offered) > 1,
        settings=here.settings,
        organisations=tuple(one.name for one in here.organisations) if len(here.organisations) > 1 else (),
        beginning=beginning,
        mistakes=mistakes or {},
        full_minutes=minutes(questionnaire, Response.to(questionnaire)),
        short_minutes=minutes(questionnaire, Response.to(questionnaire, path="short")),
        shows_examples=bool(here.examples),
    )


def _other(questionnaire: Questionnaire) -> Other:
    took = minutes(questionnaire, Response.to(questionnaire))
    said = spoken(questionnaire)
    return Other(said.title, said.summary, took, _url(questionnaire), said.language)


def _url(questionnaire: Questionnaire) -> str:
    if questionnaire is installed().questionnaire:
        return url_for("start.show")
    return url_for("start.show_other", key=questionnaire.id)
