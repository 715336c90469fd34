"""The application: everything put together, from the settings of one installation."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask
from flask_babel import Babel, get_locale, gettext, ngettext
from flask_wtf.csrf import CSRFProtect
from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined

import diagnostic
from diagnostic import report
from diagnostic.report import Organisation, french, templates_folder
from diagnostic.store import Store
from webapp import errors, examples, tongues, words
from webapp.blocks import summarised
from webapp.filling import filled
from webapp.installed import NAME, Installed
from webapp.json import BoundedJson
from webapp.language import LANGUAGES, in_language, language
from webapp.pages import BLUEPRINTS, verify
from webapp.pages.link import private_link
from webapp.pages.sheet import url_of
from webapp.press import Counter
from webapp.security import protect
from webapp.typography import printed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from diagnostic import Questionnaire
    from diagnostic.report import Key
    from webapp.settings import Settings

MOST_BYTES = 200_000
TEMPLATES = Path(__file__).parent / "templates"


def create_app(settings: Settings) -> Flask:
    """Return the application; QuestionnaireError if a questionnaire has mistakes, SigningError if no key can sign."""
    folders = (settings.questionnaire, *settings.others)
    questionnaire, *others = offered = [diagnostic.load(folder) for folder in folders]
    key = _key(settings)
    store = Store(settings.database_url)
    examples.retire(store)
    app = blank_app(language)
    counter = Counter(settings.dossiers, settings.press)
    organisations = _organisations(settings)
    shown = tuple(zip(offered, folders, strict=True)) if settings.demonstration else ()
    cases = tuple(one for pair in shown for one in examples.examples_of(*pair))
    app.extensions[NAME] = Installed(
        settings,
        store,
        questionnaire,
        counter,
        tuple(others),
        organisations,
        key,
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
    app.before_request(verify.allow_a_file)  # before anything reads the form
    CSRFProtect(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    errors.register(app)
    return app


def _translations(offered: Iterable[tuple[Questionnaire, Path]]) -> dict[tuple[str, str], Questionnaire]:
    """Return the questionnaires in the other languages of the pages that they have, by digest and language."""
    return {
        (one.digest, code): diagnostic.load(folder, code)
        for one, folder in offered
        for code in LANGUAGES
        if code != one.language and (folder / "locales" / f"{code}.yaml").is_file()
    }


def _organisations(settings: Settings) -> tuple[Organisation, ...]:
    """Return the organisations that may deliver a dossier: those with a file, or the one that runs the service."""
    if settings.organisations:
        return tuple(diagnostic.load_organisation(path) for path in settings.organisations)
    return (Organisation(name=settings.operator, contact=settings.contact),) if settings.operator else ()


def blank_app(spoken: Callable[[], str]) -> Flask:
    """Return an application without any page: the templates, the language it is asked in, what browsers may do."""
    app = Flask("webapp")
    app.json = BoundedJson(app)
    app.jinja_options = {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    Babel(app, default_locale="fr", locale_selector=spoken)
    app.jinja_loader = ChoiceLoader([FileSystemLoader(TEMPLATES), FileSystemLoader(templates_folder())])
    env = app.jinja_env
    env.install_gettext_callables(printed(gettext), printed(ngettext), newstyle=True)  # type: ignore[attr-defined] # of its i18n extension
    env.filters.update(
        moment=words.moment,
        money=words.money,
        number=words.number,
        markdown=tongues.prose,
        typo=tongues.typo,
        plain=french,
        tongue=tongues.tongue,
        summarised=summarised,
        written_day=words.written_day,
    )
    env.globals.update(
        foreign=tongues.foreign, language_note=tongues.note, interface_only=tongues.interface_only, filled=filled
    )
    app.after_request(protect)
    return app


def _key(settings: Settings) -> Key | None:
    """Return the key of this installation, if it has one: an expired one is told now, not at the first dossier."""
    if settings.signing_key is None:
        return None
    key = report.read_key(settings.signing_key, settings.signing_passphrase)
    key.check(datetime.now(UTC))
    return key


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
