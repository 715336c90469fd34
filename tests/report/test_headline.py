from __future__ import annotations

import pytest

from diagnostic import report
from tests.report.conftest import DAY

BASE = {
    "employes": 3, "stock": "no", "canaux": ["marche"], "clients": "papier", "photos": "non", "reseau": "oui",
    "poste": "oui", "essai": [], "souhaits": [], "objectifs": [], "genes": "rien", "budget": "libre",
}  # fmt: skip


def said(told, **answers):
    everything = {key: value for key, value in {**BASE, **answers}.items() if value not in (None, [])} | {"essai": []}
    return told(everything)


def test_a_wish_that_must_wait_says_what_comes_first_and_why(told):
    context = said(told, souhaits=["vitrine"])
    assert context.headline.tone == "not-yet"
    assert context.headline.text == (
        "Pas encore la vitrine en ligne\u00a0: d’abord réunir vos clients dans un fichier, "
        "parce que vos clients sont notés sur des fiches papier."
    )
    assert context.headline.more == "C’est la seule étape avant de vous lancer."
    assert [step.title for step in context.wishes[0].path][-1] == "Ouvrir une vitrine en ligne"


def test_a_longer_way_says_how_many_steps_are_left(told):
    context = said(told, souhaits=["vitrine"], reseau="non")
    assert context.headline.more == "Ensuite, 1 autre étape, dans l’ordre, avant de vous lancer."
    assert [step.because for step in context.wishes[0].path][-1] == ""


def test_a_wish_that_nothing_holds_back_is_ready(told):
    context = said(told, souhaits=["fichier", "drone"])
    assert context.headline.text == (
        "Oui pour le fichier des clients et les drones\u00a0: rien ne doit venir avant, vous pouvez vous lancer."
    )
    assert context.wishes[0].picture is None


def test_a_wish_in_place_is_said_in_place(told):
    text = said(told, souhaits=["fichier"], clients="logiciel").headline.text
    assert text == "C’est déjà en place\u00a0: le fichier des clients, parce que vos clients sont dans un logiciel."


def test_a_wish_that_makes_no_sense_here_is_not_advised(told):
    context = said(told, souhaits=["reserve"])
    assert context.wishes[0].label == "Pas pour vous"
    assert context.headline.text.startswith("Nous ne vous conseillons pas la réserve, parce qu’à la question")


def test_an_undecided_wish_says_what_would_settle_it(told):
    context = said(told, souhaits=["vitrine"], photos=None)
    assert (
        context.headline.text
        == "Trop tôt pour se prononcer sur la vitrine en ligne\u00a0: il manque 1 réponse pour trancher."
    )
    assert context.wishes[0].to_settle == ("Avez-vous des photos\u202f?",)


def test_several_wishes_are_said_in_three_sentences(told):
    context = said(told, souhaits=["vitrine", "drone", "reserve", "fichier"], reseau="non")
    assert context.headline.text.count("Pas encore non plus") == 1
    assert "ni" in context.headline.text
    assert context.headline.text.count(".") == 3
    more = said(told, souhaits=["vitrine", "reserve", "fichier", "drone"], clients="logiciel", photos=None)
    assert more.headline.more.endswith("repris plus loin.")


def test_without_a_wish_the_headline_starts_from_the_goals(told):
    context = said(told, objectifs=["temps", "vendre"])
    assert context.headline.tone == "no-wish"
    assert context.headline.text == "Pour vendre davantage, commencez par réunir vos clients dans un fichier."
    assert [gain.text for gain in context.gains] == ["Vendre davantage", "Gagner du temps"]


def test_a_goal_is_told_with_what_the_answers_say(told):
    text = said(told, objectifs=["temps"]).headline.text
    assert text.startswith("Pour gagner du temps, commencez par")
    assert text.endswith("parce que vos clients sont notés sur des fiches papier.")


def test_without_a_wish_nor_a_goal_the_first_priority_is_told(told):
    context = said(told, genes="papier")
    assert context.headline.text.startswith("Commencez par réunir vos clients")
    assert [gain.kind for gain in context.gains] == ["pains"]
    assert said(told).headline.more.endswith("voici ce que le numérique peut vous apporter.")


def test_a_mature_business_has_nothing_to_catch_up(case, real):
    best = {question.id: question.all_choices[-1].id for question in real.questions if question.kind == "level"}
    changes = {
        "situation": "probleme",
        "activite": "services-ent",
        "objectifs": ["conformite"],
        "irritants": ["ressaisie"],
    }
    context = report.context(case("pacific-clim-services", answers=best | changes), date=DAY)
    assert context.headline.tone == "solid"
    assert context.headline.text.startswith("Rien à rattraper")
    assert (context.steps, context.priorities) == ((), ())
    assert len(context.in_place) > 15


def test_small_gestures_are_no_priority(told):
    context = said(told, reseau="non", clients="logiciel", photos="oui")
    assert context.headline.text.startswith("Aucun chantier prioritaire")
    assert context.priorities == ()
    assert context.no_priority.startswith("Aucune étape n’est prioritaire")


def test_no_answer_gives_no_advice(told):
    assert (
        told().headline.text
        == "Le questionnaire n’a encore aucune réponse\u00a0: il est trop tôt pour vous conseiller."
    )


def test_only_unknown_answers_give_no_advice(told):
    assert "vous ne saviez pas" in told({"stock": "dont-know"}).headline.text


@pytest.mark.parametrize("answers", [{"employes": 3}, {"poste": "oui"}])
def test_too_few_answers_leave_everything_open(told, answers):
    context = told(answers)
    assert context.headline.tone == "undecided"
    assert context.no_priority == "Les réponses données ne suffisent pas encore à dégager des priorités."


def test_the_founding_case_reads_as_an_advisor_would_say_it(case):
    context = report.context(case("boutique-kaori"), date=DAY)
    assert context.headline.text.startswith("Pas encore la boutique en ligne\u00a0: d’abord réunir")
    assert "papier" in context.headline.text or "fiches" in context.headline.text
    assert context.priorities[0].id == "crm"
