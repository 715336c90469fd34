"""When a question is asked, in words that follow « si »."""

from __future__ import annotations

import pytest

from diagnostic import Questionnaire
from diagnostic.loading.territories import with_implied
from diagnostic.model import All, AnyOf, read_condition
from diagnostic.wording.conditions import condition_in_words

AXES = ({"id": "outils", "label": "Outils"},)


def choices(*labels):
    return tuple({"id": label.lower(), "label": label} for label in labels)


QUESTIONS = (
    {"id": "offre", "kind": "single", "label": "Que vendez-vous ?", "choices": choices("A", "B", "C", "D", "E", "F")},
    {"id": "stock", "kind": "yes-no", "label": "Du stock ?"},
    {"id": "site", "kind": "level", "label": "Un site ?", "choices": choices("Non", "Vieux", "Neuf", "Suivi")},
    {"id": "cle", "kind": "level", "label": "Une copie ?", "dont-know": "worst", "choices": choices("Non", "Oui")},
    {"id": "canaux", "kind": "multiple", "label": "Où ?", "choices": choices("Route", "Port", "Quai")},
    {"id": "effectif", "kind": "number", "label": "Combien ?", "unit": "personnes"},
    {"id": "recettes", "kind": "money", "label": "Recettes ?"},
    {
        "id": "jours",
        "kind": "matrix",
        "label": "Ouvert",
        "row-kind": "single",
        "rows": ({"id": "lundi", "label": "le lundi ?"},),
        "choices": choices("Oui", "Non"),
    },
)
MODEL = with_implied(
    Questionnaire.model_validate(
        {
            "id": "essai",
            "version": "1.0.0",
            "title": "Essai",
            "dimensions": AXES,
            "identity": ({"id": "commune", "kind": "commune", "label": "Commune"},),
            "sections": ({"id": "s", "title": "S", "questions": QUESTIONS},),
            "catalogue": {
                "communes": (
                    {"id": "noumea", "name": "Nouméa", "province": "sud", "territory": "NC"},
                    {"id": "kone", "name": "Koné", "province": "nord", "territory": "NC"},
                )
            },
        }
    )
)
# A condition, and what is said of it with each question called Q.
WORDS = [
    ({"stock": "yes"}, "la réponse à Q est « Oui »"),
    ({"not": {"stock": "yes"}}, "la réponse à Q est « Non »"),
    ({"stock": ("yes", "no")}, "la réponse à Q est « Oui » ou « Non »"),
    ({"offre": ("a", "b")}, "la réponse à Q est « A » ou « B »"),
    ({"offre": ("a", "b", "c")}, "la réponse à Q est « C » ou une réponse placée plus haut dans la liste"),
    ({"offre": ("d", "e", "f")}, "la réponse à Q est « D » ou une réponse placée plus bas dans la liste"),
    ({"offre": ("b", "d", "f")}, "la réponse à Q est « B », « D » ou « F »"),
    ({"offre": ("a", "c", "e", "f")}, "la réponse à Q est un choix de la liste, sauf « B » et « D »"),
    ({"offre": ("a", "b", "c", "d", "e", "f")}, "la réponse à Q est un choix de la liste"),
    ({"offre": {"none": ("a", "b")}}, "la réponse à Q est « C » ou une réponse placée plus bas dans la liste"),
    ({"site": {"gte": 1}}, "la réponse à Q est « Vieux » ou une réponse placée plus bas dans la liste"),
    ({"not": {"site": {"gte": 1}}}, "la réponse à Q est « Non »"),
    ({"site": {"gt": 9}}, "la réponse à Q est une autre que celles de la liste"),
    ({"cle": {"lt": 1}}, "la réponse à Q est « Non » ou « je ne sais pas »"),
    ({"cle": {"gte": 1}}, "la réponse à Q est « Oui »"),
    ({"canaux": "route"}, "à Q, « Route » est coché"),
    ({"canaux": {"any": ("route", "port")}}, "à Q, « Route » ou « Port » est coché"),
    ({"canaux": {"all": ("route", "port")}}, "à Q, « Route » et « Port » sont tous cochés"),
    ({"not": {"canaux": {"all": ("route", "port")}}}, "à Q, « Route » et « Port » ne sont pas tous cochés"),
    ({"canaux": {"all": "route"}}, "à Q, « Route » est coché"),
    ({"not": {"canaux": {"all": "route"}}}, "à Q, « Route » n’est pas coché"),
    ({"canaux": {"none": "route"}}, "à Q, « Route » n’est pas coché"),
    ({"canaux": {"none": ("route", "port")}}, "à Q, ni « Route » ni « Port » n’est coché"),
    ({"not": {"canaux": {"none": ("route", "port")}}}, "à Q, « Route » ou « Port » est coché"),
    ({"canaux": {"only": ("route", "port")}}, "à Q, « Quai » n’est pas coché"),
    ({"not": {"canaux": {"only": "route"}}}, "à Q, « Port » ou « Quai » est coché"),
    ({"canaux": {"only": ("route", "port", "quai")}}, "Q a une réponse"),
    ({"not": {"canaux": {"only": ("route", "port", "quai")}}}, "jamais"),
    ({"effectif": {"gte": 10}}, "la réponse à Q est de 10 personnes au moins"),
    ({"not": {"effectif": {"gte": 10}}}, "la réponse à Q est inférieure à 10 personnes"),
    ({"effectif": {"ne": 0.5}}, "la réponse à Q n’est pas 0,5 personnes"),
    ({"recettes": {"lt": 1000000}}, "la réponse à Q est inférieure à 1\u202f000\u202f000\xa0F\xa0CFP"),
    ({"commune": "noumea"}, "la commune (Q) est Nouméa"),
    ({"commune": {"none": ("noumea", "kone")}}, "la commune (Q) n’est pas Nouméa ni Koné"),
    ({"commune": {"province": "nord"}}, "la commune (Q) est en province Nord"),
    (
        {"not": {"commune": {"province": ("sud", "iles")}}},
        "la commune (Q) n’est pas en province Sud ou aux îles Loyauté",
    ),
    ({"stock": {"asked": True}}, "Q est à remplir"),
    ({"stock": {"asked": False}}, "Q n’est pas à remplir"),
    ({"not": {"stock": {"asked": False}}}, "Q est à remplir"),
    ({"stock": {"answered": True}}, "Q a une réponse"),
    (
        {"stock": {"answered": False}},
        "Q n’est pas à remplir, ou sa réponse est « je ne sais pas » ou « sans objet »",
    ),
    ({"score": {"outils": {"lt": 40}}}, "la note de l’axe « Outils » est inférieure à 40"),
    ({"score": {"overall": {"gte": 40}}}, "la note d’ensemble est de 40 au moins"),
    ({"all": ({"stock": "yes"}, {"canaux": "port"})}, "la réponse à Q est « Oui », et à Q, « Port » est coché"),
    (
        {"stock": "yes", "any": ({"canaux": "port"}, {"site": {"eq": 3}})},
        "la réponse à Q est « Oui », et (à Q, « Port » est coché, ou la réponse à Q est « Suivi »)",
    ),
    (
        {"not": {"any": ({"canaux": "port"}, {"site": {"eq": 0}}, {"stock": "no"})}},
        (
            "à Q, « Port » n’est pas coché, et la réponse à Q est « Vieux » ou une réponse placée plus bas dans la "
            "liste, et la réponse à Q est « Oui »"
        ),
    ),
]


@pytest.mark.parametrize(("condition", "words"), WORDS, ids=str)
def test_a_condition_is_said_with_the_author_s_labels(condition, words):
    assert condition_in_words(MODEL, read_condition(condition), lambda question: "Q") == words


def test_a_question_is_called_by_what_it_asks_unless_told_otherwise():
    condition = read_condition({"jours.lundi": "oui"})
    assert condition_in_words(MODEL, condition) == "la réponse à la question « Ouvert le lundi ? » est « Oui »"


def test_what_always_or_never_holds_is_said_so():
    assert condition_in_words(MODEL, All(())) == "dans tous les cas"
    assert condition_in_words(MODEL, AnyOf(())) == "jamais"
