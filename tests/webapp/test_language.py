"""French first; the interface also in English, with nothing left untranslated."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

import webapp
from diagnostic.loading.territories import INSTALLED
from diagnostic.loading.tree import compose, value_of

FOLDER = Path(webapp.__file__).parent
CATALOGUE = FOLDER / "translations" / "en" / "LC_MESSAGES" / "messages"
METHODS = [("**.py", "python"), ("**/templates/**.jinja", "jinja2")]
TERRITORIES = INSTALLED[0]
KEYWORDS = {"_": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}


@pytest.fixture(scope="module")
def english():
    with CATALOGUE.with_suffix(".po").open("rb") as file:
        return read_po(file)


@pytest.fixture(scope="module")
def texts():
    """What pages say: the interface, and what a territory has them say."""
    interface = {message for _, _, message, _, _ in extract_from_dir(FOLDER, METHODS, keywords=KEYWORDS)}
    return interface.union(*(_said_by(path) for path in TERRITORIES.glob("*/territory.yaml")))


def _said_by(path):
    place = value_of(compose(path.read_text(encoding="utf-8"), str(path)))
    advice = (place.get(part, {}).get("advice") for part in ("currency", "business-id", "telephone"))
    return {*filter(None, advice), place["time-label"], *(notice["text"] for notice in place.get("notices", ()))}


def test_everything_the_interface_says_is_translated(texts, english):
    assert texts
    assert [text for text in texts if text not in english or not all(_forms(english[text]))] == []


def test_nothing_is_translated_that_nobody_says(texts, english):
    assert {message.id for message in english if message.id} - texts == set()


def test_translations_name_the_same_variables(english):
    for message in english:
        for said in _forms(message) if message.id else ():
            assert _variables(said) == _variables(message.id if isinstance(message.id, str) else message.id[1]) or (
                "%(num)s" not in said
            )


def test_the_compiled_catalogue_is_the_written_one(english):
    made = BytesIO()
    write_mo(made, english)
    made.seek(0)
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        assert _all(read_mo(file)) == _all(read_mo(made))


def test_is_french_for_who_asks_for_nothing(newcomer):
    assert '<html lang="fr"' in newcomer.opens("/").html


def test_stays_french_like_its_questions_whatever_the_browser(newcomer):
    assert '<html lang="fr"' in newcomer.opens("/", **{"Accept-Language": "en-GB,en;q=0.9"}).html


def test_speaks_english_to_who_asks_for_it(newcomer):
    newcomer.opens("/?lang=en")
    assert '<html lang="en"' in newcomer.html
    assert "Know where to begin" in newcomer.text


def test_the_language_asked_for_is_remembered(newcomer):
    newcomer.opens("/?lang=en")
    assert '<html lang="en"' in newcomer.opens("/donnees").html
    newcomer.opens("/?lang=fr")
    assert '<html lang="fr"' in newcomer.opens("/donnees").html


def test_mistakes_are_told_in_the_language_of_the_page(visitor):
    visitor.opens("/?lang=en")
    visitor.answers("effectif", "many")
    assert "Write a number, for example 12." in visitor.text


def _all(catalogue):
    return {str(message.id): message.string for message in catalogue if message.id}


def _forms(message):
    return message.string if isinstance(message.string, tuple) else (message.string,)


def _variables(text):
    return sorted(re.findall(r"%\(\w+\)s", text))
