from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from diagnostic.funding import Amount
from diagnostic.wording import phrases as wording


@pytest.mark.parametrize(
    ("clause", "said"),
    {
        "vos clients sont sur papier": "parce que vos clients sont sur papier",
        "aucune copie n'est faite": "parce qu’aucune copie n'est faite",
        "une personne suffit": "parce qu’une personne suffit",
        "à la question": "parce qu’à la question",
        "être seul": "parce qu’être seul",
        "Internet coupe": "parce qu’Internet coupe",
        "l'équipe": "parce que l'équipe",
        "hier encore": "parce qu’hier encore",
        "héberger coûte": "parce qu’héberger coûte",
        "habiter loin": "parce qu’habiter loin",
        "huit personnes": "parce que huit personnes",
        "hors ligne": "parce que hors ligne",
        "hauts prix": "parce que hauts prix",
        "handicaper": "parce que handicaper",
        "onze mois": "parce que onze mois",
        "œuvrer": "parce qu’œuvrer",
        "yaourt": "parce que yaourt",
        "y aller": "parce qu’y aller",
    }.items(),
)
def test_because_loses_its_e_before_a_vowel_and_a_mute_h(clause, said):
    assert wording.because([clause]) == said


def test_several_reasons_are_joined_with_que():
    assert wording.because(["a", "ne pas", "il faut"]) == "parce qu’a, que ne pas et qu’il faut"


def test_no_reason_says_nothing():
    assert wording.because([]) == ""


def test_of_loses_its_e_too():
    assert [wording.of("outils"), wording.of("papier")] == ["d’outils", "de papier"]


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (Amount(0, 0), "rien"),
        (Amount(0, 50_000), "jusqu’à 50\u202f000\u00a0F\u00a0CFP"),
        (Amount(150_000, 400_000), "de 150\u202f000 à 400\u202f000\u00a0F\u00a0CFP"),
        (Amount(1_250_000, 1_250_000), "1\u202f250\u202f000\u00a0F\u00a0CFP"),
        (Amount(1_000_000, None), "1\u202f000\u202f000\u00a0F\u00a0CFP ou plus"),
    ],
)
def test_a_range_of_money_in_words(amount, said):
    assert wording.money_range(amount, "rien") == said


@pytest.mark.parametrize(
    ("day", "said"), [(dt.date(2026, 3, 12), "12 mars 2026"), (dt.date(2026, 8, 1), "1er août 2026")]
)
def test_a_date_in_words(day, said):
    assert wording.long_date(day).replace("\u00a0", " ") == said


@pytest.mark.parametrize(
    ("kept", "written"), [("9999996001", "9 999 996.001"), ("9999996", "9 999 996"), ("A12345", "A12345")]
)
def test_a_business_number_as_one_writes_it(kept, written):
    assert wording.business_id(kept).replace("\u202f", " ") == written


def test_a_telephone_number_in_pairs():
    said = [wording.phone("+687751234"), wording.phone("+68987123456")]
    assert [one.replace("\u00a0", " ") for one in said] == ["75 12 34", "+689 87 12 34 56"]


def test_a_number_has_a_decimal_comma():
    assert [wording.decimal(Fraction(12)), wording.decimal(Fraction(1, 2))] == ["12", "0,5"]


def test_nothing_and_one_are_singular():
    said = [wording.count(number, "autre étape", "autres étapes") for number in (0, 1, 2)]
    assert said == ["0 autre étape", "1 autre étape", "2 autres étapes"]


@pytest.mark.parametrize(
    ("label", "said"),
    {
        "Une boutique en ligne": "la boutique en ligne",
        "Un site Internet": "le site Internet",
        "Un outil": "l’outil",
        "Des tableaux de bord": "les tableaux de bord",
        "De la cybersécurité": "la cybersécurité",
        "De l'aide": "l’aide",
        "Du conseil": "le conseil",
        "La prise de rendez-vous (en ligne)": "la prise de rendez-vous",
        "ERP": "ERP",
    }.items(),
)
def test_a_wish_takes_its_definite_article(label, said):
    assert wording.with_article(label) == said


@pytest.mark.parametrize(
    ("title", "said"),
    {
        "Se donner une feuille de route": "vous donner une feuille de route",
        "S'équiper d'un poste": "vous équiper d'un poste",
        "Partager avec son comptable et ses clients": "partager avec votre comptable et vos clients",
        "Sécuriser les comptes : mots de passe, mises à jour": "sécuriser les comptes",
        "Constituer un catalogue (références, prix)": "constituer un catalogue",
        "Réunir les clients (CRM)": "réunir les clients (CRM)",
    }.items(),
)
def test_a_title_is_said_to_the_owner(title, said):
    assert wording.to_you(title) == said


def test_a_sentence_has_a_capital_and_one_full_stop():
    assert [wording.sentence(text) for text in ("oui", "oui !", " oui. ", "")] == ["Oui.", "Oui !", "Oui.", ""]
