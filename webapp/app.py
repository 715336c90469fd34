"""Creates the Flask application from the settings of an installation."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask import Flask
from flask_babel import Babel, get_locale, gettext, ngettext
from flask_compress import Compress
from flask_wtf.csrf import CSRFProtect
from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined

import diagnostic
from diagnostic.report import Organisation, french, templates_folder
from diagnostic.wording.amounts import unit_of
from webapp.answering.journey import progressed
from webapp.answering.link import private_link
from webapp.answering.sheet import url_of
from webapp.blueprints import BLUEPRINTS
from webapp.forms.autofill import filled
from webapp.forms.messages import advice
from webapp.forms.questions import summarised
from webapp.http import assets, errors, tongues
from webapp.http import filters as words
from webapp.http.indentation import Unindent
from webapp.http.json import BoundedJson
from webapp.http.language import LANGUAGES, in_language, language
from webapp.http.security import protect
from webapp.http.typography import printed
from webapp.jobs import Jobs
from webapp.logs import incident
from webapp.setup import demonstration as examples
from webapp.setup import signature_notice as unsigned
from webapp.setup.state import NAME, Installed
from webapp.storage import Store
from webapp.verifying import verification

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from diagnostic import Questionnaire
    from webapp.setup.settings import Settings

# Of a page sent whole: its texts as long as they may be, and room to show again one that is too long.
MOST_BYTES = 2_000_000
PAGES = ["text/html", "application/json"]  # what is compressed as it is made
PAGE_EFFORT = 7  # of 11, for brotli: a page of 100 kB takes it a millisecond or two
TEMPLATES = Path(__file__).parent / "templates"


class Wizard(Flask):
    """An application that logs its failures without the URL, which may be a private link."""

    def log_exception(self, exc_info: Any) -> None:  # noqa: ANN401 - what `sys.exc_info` gives
        """Log a failure that no error page could be shown for."""
        incident("a failure without a page", exc_info[1])


def create_app(settings: Settings) -> Flask:
    """Return the application; raise QuestionnaireError if a questionnaire has mistakes."""
    folders = (settings.questionnaire, *settings.others)
    questionnaire, *others = offered = [diagnostic.load(folder) for folder in folders]
    unsigned.tell(settings)
    store = Store(settings.database_url)
    examples.retire(store)
    app = blank_app(language)
    jobs = Jobs(settings.dossiers, settings.jobs)
    organisations = _organisations(settings)
    shown = tuple(zip(offered, folders, strict=True)) if settings.demonstration else ()
    cases = tuple(example for pair in shown for example in examples.examples_of(*pair))
    app.extensions[NAME] = Installed(
        settings,
        store,
        questionnaire,
        jobs,
        tuple(others),
        organisations,
        cases,
        _translations(zip(offered, folders, strict=True)),
    )
    _configure(app, settings)
    app.jinja_env.globals.update(
        get_locale=get_locale,
        languages=LANGUAGES,
        in_language=in_language,
        private_link=private_link,
        sheet_url=url_of,
        settings=settings,
    )
    app.before_request(verification.allow_a_file)  # before anything reads the form
    CSRFProtect(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    errors.register(app)
    return app


def _translations(offered: Iterable[tuple[Questionnaire, Path]]) -> dict[tuple[str, str], Questionnaire]:
    """Return the questionnaires in the other languages of the pages that they have, by digest and language."""
    return {
        (questionnaire.digest, code): diagnostic.load(folder, code)
        for questionnaire, folder in offered
        for code in LANGUAGES
        if code != questionnaire.language and (folder / "locales" / f"{code}.yaml").is_file()
    }


def _organisations(settings: Settings) -> tuple[Organisation, ...]:
    """Return the organisations that may deliver a dossier: those with a file, or the one that runs the service."""
    if settings.organisations:
        return tuple(diagnostic.load_organisation(path) for path in settings.organisations)
    return (Organisation(name=settings.operator, contact=settings.contact),) if settings.operator else ()


def blank_app(spoken: Callable[[], str]) -> Flask:
    """Return an application without any page: templates, language, security headers, static files."""
    app = Wizard("webapp", static_folder=None)
    app.json = BoundedJson(app)
    assets.register(app)
    app.config.update(COMPRESS_ALGORITHM=["br", "gzip"], COMPRESS_BR_LEVEL=PAGE_EFFORT, COMPRESS_MIMETYPES=PAGES)
    Compress(app)
    app.jinja_options = {
        "autoescape": True,
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "extensions": [Unindent],
    }
    Babel(app, default_locale="fr", locale_selector=spoken)
    app.jinja_loader = ChoiceLoader([FileSystemLoader(TEMPLATES), FileSystemLoader(templates_folder())])
    env = app.jinja_env
    env.install_gettext_callables(printed(gettext), printed(ngettext), newstyle=True)  # type: ignore[attr-defined] # of its i18n extension
    env.filters.update(
        moment=words.moment,
        money=words.money,
        unit=unit_of,
        number=words.number,
        progressed=progressed,
        markdown=tongues.prose,
        typo=tongues.typo,
        plain=french,
        tongue=tongues.tongue,
        summarised=summarised,
        written_day=words.written_day,
    )
    env.globals.update(
        foreign=tongues.foreign,
        language_note=tongues.note,
        interface_only=tongues.interface_only,
        filled=filled,
        advice=advice,
    )
    app.after_request(protect)
    return app


def _configure(app: Flask, settings: Settings) -> None:
    app.config.update(
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=MOST_BYTES,
        MAX_FORM_MEMORY_SIZE=MOST_BYTES,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.public_url.startswith("https://"),
        WTF_CSRF_TIME_LIMIT=None,  # an interview lasts longer than the hour it would be given
        WTF_CSRF_SSL_STRICT=False,  # it asks for the Referer, which we tell browsers not to send
    )
