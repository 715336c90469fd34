"""The first page: what this is, how long it takes, what happens to the data, and a new response."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple, cast, get_args

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext

from diagnostic import Response
from diagnostic.store import Mode
from webapp.installed import Installed, installed
from webapp.journey import minutes

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as Answer

blueprint = Blueprint("start", __name__)

Path = Literal["full", "short"]
DAYS_A_MONTH = 30.5


class Beginning(NamedTuple):
    """What the form of the first page says, as it was ticked."""

    mode: str = ""
    path: str = ""


@blueprint.get("/")
def show() -> str:
    """Show the first page."""
    return _page(Beginning())


@blueprint.post("/")
def begin() -> Answer | tuple[str, int]:
    """Make a new response, and open it at the identity sheet."""
    beginning = Beginning(request.form.get("mode", ""), request.form.get("path", ""))
    mistakes = _mistakes(beginning)
    if mistakes:
        return _page(beginning, mistakes), 422
    here = installed()
    _forget_old(here)
    response = Response.to(here.questionnaire, path=cast("Path", beginning.path))
    kept = here.store.add(here.questionnaire, response, cast("Mode", beginning.mode))
    return redirect(url_for("identity.show", token=kept.token))


@blueprint.get("/donnees")
def data() -> str:
    """Say what happens to the data."""
    return render_template("data.html.jinja", settings=installed().settings)


def _mistakes(beginning: Beginning) -> dict[str, str]:
    mistakes = {}
    if beginning.mode not in get_args(Mode):
        mistakes["mode"] = gettext("Dites qui répond : un conseiller avec l’entreprise, ou l’entreprise seule.")
    if beginning.path not in get_args(Path):
        mistakes["path"] = gettext("Choisissez le parcours complet ou le parcours court.")
    return mistakes


def _page(beginning: Beginning, mistakes: dict[str, str] | None = None) -> str:
    here = installed()
    blank = Response.to(here.questionnaire)
    return render_template(
        "start.html.jinja",
        questionnaire=here.questionnaire,
        settings=here.settings,
        beginning=beginning,
        mistakes=mistakes or {},
        full_minutes=minutes(here.questionnaire, blank),
        short_minutes=minutes(here.questionnaire, Response.to(here.questionnaire, path="short")),
        demonstration=here.store.fact("demonstration") if here.settings.demonstration else None,
    )


def _forget_old(here: Installed) -> None:
    """Forget what nobody has changed for as long as the first page promises."""
    here.store.forget_untouched_since(datetime.now(UTC) - timedelta(days=here.settings.keep_months * DAYS_A_MONTH))
