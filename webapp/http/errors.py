"""The HTTP status of each error, in one table, and the page that explains it and offers a way out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flask import after_this_request, jsonify, render_template, request
from flask_babel import lazy_gettext
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from diagnostic import ConflictError, ReportError, ResponseNotFoundError
from webapp.access import UnavailableError
from webapp.http.resubmission import resent
from webapp.jobs import QueueBusyError, QueueFullError
from webapp.logs import incident

if TYPE_CHECKING:
    from flask import Flask
    from flask import Response as Reply
    from flask_babel.speaklater import LazyString

STATUSES: dict[type[Exception], int] = {
    CSRFError: 400,
    ResponseNotFoundError: 404,
    ConflictError: 409,
    ReportError: 500,
    QueueFullError: 503,
    UnavailableError: 503,
    QueueBusyError: 503,
}
# Those that the operator is to know of: the page shows a number, by which the log tells more.
LOGGED = (ReportError, UnavailableError, QueueBusyError)


BUSY = 503
TRY_AGAIN_AFTER = 60  # seconds


class Page(NamedTuple):
    """The text of an error page: a title for what happened, and what to do about it."""

    title: LazyString
    text: LazyString


PAGES = {
    400: Page(
        lazy_gettext("Cette page n’a pas pu être lue"),
        lazy_gettext(
            "Elle est peut-être restée ouverte très longtemps, ou le navigateur a effacé ses cookies. Envoyez-la de "
            "nouveau d’ici. Si ce message revient, autorisez les cookies pour ce site."
        ),
    ),
    404: Page(
        lazy_gettext("Cette page n’existe pas"),
        lazy_gettext(
            "Le lien a peut-être été mal recopié, ou les réponses ont été supprimées depuis. Un lien privé se termine "
            "par sept groupes de quatre lettres ou chiffres."
        ),
    ),
    405: Page(
        lazy_gettext("Cette page ne s’ouvre pas ainsi"),
        lazy_gettext("Repartez de l’accueil, ou du lien privé que vous avez gardé."),
    ),
    409: Page(
        lazy_gettext("Ces réponses ont été modifiées sur un autre écran"),
        lazy_gettext(
            "Rien n’a été écrasé, mais beaucoup d’écrans enregistrent en même temps. Attendez un instant, puis envoyez "
            "de nouveau d’ici ce que vous veniez de changer."
        ),
    ),
    413: Page(
        lazy_gettext("C’est trop long pour nous"),
        lazy_gettext(
            "Revenez en arrière : ce que vous avez écrit y est encore. Raccourcissez les textes les plus longs, puis "
            "envoyez de nouveau."
        ),
    ),
    429: Page(
        lazy_gettext("Trop de vérifications en peu de temps"),
        lazy_gettext("Attendez une minute, puis recommencez. Rien n’a été gardé de ce que vous avez envoyé."),
    ),
    500: Page(
        lazy_gettext("Quelque chose n’a pas marché chez nous"),
        lazy_gettext(
            "Vos réponses enregistrées sont en sécurité. Attendez une minute, puis essayez de nouveau ou revenez par "
            "votre lien privé. Si cela se répète, prévenez la personne qui vous a proposé ce diagnostic."
        ),
    ),
    503: Page(
        lazy_gettext("Beaucoup de dossiers sont en préparation"),
        lazy_gettext(
            "Le vôtre n’a pas encore pu être ajouté à la file. Vos réponses sont bien enregistrées. Attendez une "
            "minute, puis réessayez."
        ),
    ),
}


STOPPED = Page(
    lazy_gettext("L’enregistrement ne répond pas pour l’instant"),
    lazy_gettext(
        "Ce que vous venez d’envoyer n’a peut-être pas été gardé. Attendez une minute, puis envoyez-le de nouveau "
        "d’ici."
    ),
)

# What these say where a file is verified.
VERIFYING = "verify.submit"
OF_FILES = {
    400: Page(
        lazy_gettext("Cette page n’a pas pu être lue"),
        lazy_gettext(
            "Elle est peut-être restée ouverte très longtemps, ou le navigateur a effacé ses cookies. Revenez à "
            "« Vérifier un dossier », en bas de cette page, et choisissez de nouveau le fichier. Si ce message "
            "revient, autorisez les cookies pour ce site."
        ),
    ),
    413: Page(
        lazy_gettext("Ce fichier est trop gros"),
        lazy_gettext("Un dossier fait moins de 20 Mo. Rien n’a été gardé de ce que vous avez envoyé."),
    ),
    503: Page(
        lazy_gettext("Beaucoup de dossiers sont vérifiés en ce moment"),
        lazy_gettext("Attendez une minute, puis recommencez. Rien n’a été gardé de ce que vous avez envoyé."),
    ),
}


def register(app: Flask) -> None:
    """Show a page for each of these errors."""
    for error in STATUSES:
        app.register_error_handler(error, _raised)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _bug)


def _raised(error: Exception) -> tuple[str | Reply, int]:
    status = next(code for kind, code in STATUSES.items() if isinstance(error, kind))
    number = _log(error) if isinstance(error, LOGGED) else ""
    return _page(status, number, STOPPED if isinstance(error, UnavailableError | QueueBusyError) else None)


def _bug(error: Exception) -> tuple[str | Reply, int]:
    return _page(500, _log(error))


def _log(error: Exception) -> str:
    """Log a failure by its endpoint, never by its URL; return its incident number."""
    return incident(f"{request.method} {request.endpoint}", error)


def _http(error: HTTPException) -> tuple[str | Reply, int] | HTTPException:
    status = error.code or 500
    return error if status < 400 else _page(status)  # noqa: PLR2004 - a redirection is no error


def _page(status: int, number: str = "", page: Page | None = None) -> tuple[str | Reply, int]:
    if status == BUSY:
        after_this_request(_try_again)
    pages = PAGES | OF_FILES if request.endpoint == VERIFYING else PAGES
    page = page or pages.get(status) or pages[400 if status < 500 else 500]  # noqa: PLR2004 - theirs below 500, ours above
    if request.is_json:
        return jsonify(message=f"{page.title}. {page.text}", incident=number), status
    token = (request.view_args or {}).get("token")
    variables = {"page": page, "status": status, "token": token, "incident": number, "resent": resent()}
    return render_template("error.html.jinja", **variables), status


def _try_again(reply: Reply) -> Reply:
    reply.headers["Retry-After"] = str(TRY_AGAIN_AFTER)
    return reply
