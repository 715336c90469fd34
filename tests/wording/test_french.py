from __future__ import annotations

import pytest

from diagnostic.wording import french


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
    assert french.because([clause]) == said


def test_several_reasons_are_joined_with_que():
    assert french.because(["a", "ne pas", "il faut"]) == "parce qu’a, que ne pas et qu’il faut"


def test_no_reason_says_nothing():
    assert french.because([]) == ""


def test_of_loses_its_e_too():
    assert [french.of("outils"), french.of("papier")] == ["d’outils", "de papier"]


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
    assert french.with_article(label) == said


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
    assert french.to_you(title) == said


def test_a_sentence_has_a_capital_and_one_full_stop():
    assert [french.sentence(text) for text in ("oui", "oui !", " oui. ", "")] == ["Oui.", "Oui !", "Oui.", ""]
