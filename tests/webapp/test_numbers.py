"""What a field shows is what it is read as, in every language, after any number of untouched saves."""

from __future__ import annotations

from fractions import Fraction

import pytest
from flask_babel import force_locale
from hypothesis import HealthCheck, given, settings, strategies

from diagnostic import Response
from tests.odk.every_kind import question, questionnaire
from tests.places import NEW_CALEDONIA
from webapp.forms.input import Typed, from_answer, from_json
from webapp.forms.reading import take
from webapp.http.language import LANGUAGES

KINDS = ("number", "money", "date", "time", "text", "long-text", "business-id", "email", "phone", "commune")
MODEL = questionnaire(*(question(kind, kind) for kind in KINDS), question("number", "share", unit="%"))
SPOKEN = strategies.lists(strategies.sampled_from(sorted(LANGUAGES)), min_size=1, max_size=6)
DIGITS = "0123456789"
SAID = {
    "number": strategies.fractions(-(10**14), 10**14) | strategies.decimals(-999, 999, places=4).map(Fraction),
    "money": strategies.integers(0, 10**12 - 1).map(Fraction),
    "date": strategies.dates().map(str),
    "time": strategies.times().map("{:%H:%M}".format),
    "text": strategies.text(min_size=1, max_size=40),
    "long-text": strategies.text(min_size=1, max_size=40),
    "business-id": strategies.text(DIGITS, min_size=7, max_size=7) | strategies.text(DIGITS, min_size=10, max_size=10),
    "email": strategies.just("nom@exemple.nc"),
    "phone": strategies.text(DIGITS, min_size=6, max_size=6).map("+687{}".format),
    "commune": strategies.sampled_from(["noumea", "kone"]),
}


@pytest.fixture
def page(app):
    with app.test_request_context():
        yield


def kept(kind, value):
    """A response that holds a value, read as the store reads it."""
    data = Response.to(MODEL).data | {"answers": {kind: str(value)}}
    return Response.kept(MODEL, data)


@pytest.mark.usefixtures("page")
@pytest.mark.parametrize("kind", KINDS)
def test_a_field_saved_untouched_changes_nothing_in_any_language(kind):
    asked = MODEL.question_by_id[kind]

    @settings(max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=tuple(HealthCheck))
    @given(SAID[kind].filter(lambda value: str(value).strip() and (kind != "text" or "\n" not in str(value))), SPOKEN)
    def unchanged(value, languages):
        try:
            response = kept(kind, value)
        except Exception:  # noqa: BLE001 - a text of nothing but what is cleaned away
            return
        for shown, read in zip(languages, languages[1:] + languages[:1], strict=True):
            with force_locale(shown):
                fields = from_answer(asked, response.answers[kind], NEW_CALEDONIA)
            with force_locale(read):  # the language may have been changed on another tab
                reading = take(MODEL, response, {kind: fields})
            assert (reading.mistakes, reading.response) == ({}, response)

    unchanged()


@pytest.mark.usefixtures("page")
@pytest.mark.parametrize(
    ("language", "value", "shown"),
    [
        ("fr", "250000", "250 000"),
        ("en", "250000", "250 000"),
        ("fr", "7716/625", "12,3456"),
        ("en", "7716/625", "12.3456"),
        ("fr", "2/3", "2/3"),
        ("en", "5001/4", "1 250.25"),
    ],
)
def test_a_field_shows_every_digit(language, value, shown):
    with force_locale(language):
        said = from_answer(MODEL.question_by_id["number"], kept("number", value).answers["number"], NEW_CALEDONIA)
    assert said.values[0].replace("\u202f", " ") == shown


@pytest.mark.usefixtures("page")
@pytest.mark.parametrize(
    ("language", "kind", "written", "value"),
    [
        ("fr", "money", "250.000", 250_000),
        ("en", "money", "250,000", 250_000),
        ("fr", "number", "12,5", Fraction(25, 2)),
        ("en", "number", "12.5", Fraction(25, 2)),
        ("fr", "share", "12,5 %", Fraction(25, 2)),
        ("fr", "number", "\u202a12\u202c", 12),
        ("fr", "phone", "00687 75 12 34", "+687751234"),
        ("fr", "phone", "(687) 75.12.34", "+687751234"),
        ("fr", "phone", "00 689 87 12 34 56", "+68987123456"),
        ("fr", "date", "2026-03-12T00:00:00", "2026-03-12"),
    ],
)
def test_what_is_typed_is_read_in_the_language_of_the_page(language, kind, written, value):
    with force_locale(language):
        reading = take(MODEL, Response.to(MODEL), {kind: Typed((written,))})
    assert reading.response.answers == {kind: value}


@pytest.mark.usefixtures("page")
@pytest.mark.parametrize(
    ("language", "kind", "written", "told"),
    [
        ("fr", "number", "1.250", "« 1.250 » peut se lire « 1 250 » ou « 1,25 » : écrivez l’un des deux."),
        ("fr", "money", "12,5", "« 12,5 » peut se lire « 12 » ou « 125 » : écrivez l’un des deux."),
        ("fr", "money", "-250 000", "Un montant ne peut pas être négatif : écrivez-le sans le signe moins."),
        ("fr", "money", "douze", "Écrivez un nombre, par exemple 12."),
        ("fr", "money", "9" * 18, "Ce nombre est trop grand : vérifiez le nombre de chiffres."),
        ("fr", "number", "-1e20", "Ce nombre est trop grand : vérifiez le nombre de chiffres."),
        ("fr", "number", "3/4", "Écrivez un nombre, par exemple 12."),
        ("fr", "time", "vers 8 h", "Écrivez une heure, par exemple 8 h 30."),
        (
            "fr",
            "date",
            "12/03/26",
            "« 12/03/26 » peut se lire « 12/03/2026 » ou « 12/03/1926 » : écrivez l’un des deux.",
        ),
    ],
)
def test_what_cannot_be_taken_is_told_for_what_it_is(language, kind, written, told):
    with force_locale(language):
        reading = take(MODEL, Response.to(MODEL), {kind: Typed((written,))})
    assert reading.mistakes[kind].replace("\u202f", " ").replace("\u00a0", " ") == told


def test_half_an_emoji_never_reaches_an_answer(app):
    typed = from_json({"values": ["Fleurs \ud83c", "\x00"], "said": "\ud83c"})
    assert typed == Typed(("Fleurs \ufffd",), "\ufffd")


@pytest.mark.parametrize("languages", [("fr", "en", "fr"), ("en", "fr", "en", "en")])
def test_a_page_opened_in_another_language_and_sent_as_it_is_changes_nothing(visitor, languages):
    before = visitor.kept
    said = {"chiffre": "18500000", "effectif": "7716/625", "debut": "2026-03-12", "remarque": "Deux\nlignes"}
    visitor.store.save(before, Response.kept(before.questionnaire, before.response.data | {"answers": said}))
    kept = visitor.response
    for language in languages:
        visitor.opens(f"rubrique/projet?lang={language}").sends(f"/q/{visitor.token}/rubrique/projet")
        assert (visitor.status, visitor.response) == (200, kept)


HOSTILE = (
    "Fleurs \ud83c",
    "\udf3a",
    "a\x00b\x1b",
    "x\u2028y\x85",
    "\ufffe\U0001ffff",
    "9" * 400,
    "1e999999999",
    "½",
    "-",
    "\u202e1",
)


@pytest.mark.parametrize(
    "key", ["company", "contact", "effectif", "chiffre", "debut", "remarque", "ridet", "phone", "email", "commune"]
)
def test_whatever_a_script_sends_every_page_can_still_be_read(visitor, key):
    for text in HOSTILE:
        assert visitor.opens(visitor.place_of(key)).saves(key, text).status in {200, 422}
        for page in (visitor.place_of(key), "verification"):
            assert visitor.opens(page).status == 200
