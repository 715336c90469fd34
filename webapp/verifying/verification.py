"""The page that verifies a dossier, by the code printed on it or by its file, which is not stored."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flask import Blueprint, abort, current_app, render_template, request
from flask_babel import gettext
from limits import RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from webapp import access
from webapp.setup.state import installed
from webapp.verifying.process import BusyError, verdict_on

if TYPE_CHECKING:
    from datetime import date

    from flask.blueprints import BlueprintSetupState

    from webapp.verifying.process import Verdict

blueprint = Blueprint("verify", __name__, url_prefix="/verifier")

MOST_FILE = 20 * 1024**2
MOST_BYTES = MOST_FILE + 100_000  # with the rest of the form
FILES = (RateLimitItemPerMinute(6), RateLimitItemPerHour(60))
CODES = (RateLimitItemPerMinute(30), RateLimitItemPerHour(300))
LIMITER = "verify-limiter"
SIGNS = 16


@blueprint.record
def _count(state: BlueprintSetupState) -> None:
    """Start the rate limiter of one application, in memory."""
    state.app.extensions[LIMITER] = MovingWindowRateLimiter(MemoryStorage())


def allow_a_file() -> None:
    """Let the form of this page, and no other, bring a file as big as a dossier may be."""
    if request.endpoint == "verify.submit":
        request.max_content_length = MOST_BYTES


@blueprint.get("")
def show() -> str | tuple[str, int]:
    """Show the page; with a code in the URL, the days on which a dossier with this code was made here."""
    written = request.args.get("code", "").strip()
    if not written:
        return _page()
    _count_request(CODES)
    if len(_signs(written)) != SIGNS:
        message = gettext("Un code a seize lettres et chiffres, en quatre groupes : regardez à la fin du dossier.")
        return _page(written, mistakes={"code": message}), 422
    days = tuple(dict.fromkeys(dossier.day for dossier in access.issued_under(_signs(written))))
    return _page(written, days=days)


@blueprint.post("")
def submit() -> str | tuple[str, int]:
    """Verify the file sent, and forget it."""
    _count_request(FILES)
    content = _sent()
    if not content:
        return _page(mistakes={"dossier": gettext("Choisissez le fichier PDF du dossier.")}), 422
    state = installed()
    try:
        verdict = verdict_on(content, state.settings.trust)
    except BusyError:
        abort(503)
    return render_template("verified.html.jinja", found=verdict, **_known(verdict), byte_for_byte=_handed_out(content))


def _handed_out(content: bytes) -> date | None:
    """Return the day when this very file was handed out here, whatever has changed since."""
    return access.handed_out_on(content)


def _sent() -> bytes:
    """Return the bytes of the file that was sent; empty if there is none."""
    file = request.files.get("dossier")
    if file is None:
        return b""
    with file.stream:
        return bytes(file.read())


def _known(verdict: Verdict) -> dict[str, object]:
    """Return whether this installation made a dossier, and whether it knows its questionnaire."""
    if verdict["verdict"] == "unreadable":
        return {"made_here": None, "questionnaire_here": False}
    dossier, digest = verdict["dossier"], verdict["questionnaire"]["digest"]
    same = (issued.day for issued in access.issued_under(_signs(dossier["code"])) if issued.digest == dossier["digest"])
    offered = {issued.digest for issued in installed().offered}
    return {
        "made_here": next(same, None),
        "questionnaire_here": digest in offered or access.knows_questionnaire(digest),
    }


def _count_request(most: tuple[RateLimitItemPerMinute | RateLimitItemPerHour, ...]) -> None:
    """Count a request of a network address; 429 where there are too many."""
    limiter: MovingWindowRateLimiter = current_app.extensions[LIMITER]
    kind = "file" if most is FILES else "code"
    hits = tuple(limiter.hit(limit, kind, request.remote_addr or "") for limit in most)  # each is counted
    if not all(hits):
        abort(429)


def _signs(written: str) -> str:
    """Return the signs of a code, however it was written."""
    return re.sub(r"[^a-z0-9]", "", written.lower())


def _page(code: str = "", *, days: tuple[object, ...] | None = None, mistakes: dict[str, str] | None = None) -> str:
    return render_template("verify.html.jinja", code=code, days=days, mistakes=mistakes or {})
