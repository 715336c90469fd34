from __future__ import annotations

from pathlib import Path

import pytest

import diagnostic
from diagnostic import Response, report
from tests.conftest import written
from tests.report.conftest import DAY

WORKSHOP = Path(__file__).parent.parent / "webapp" / "atelier"
ALL = {"clients": "papier", "photos": "non", "stock": "no", "reseau": "oui", "poste": "oui", "essai": ["atelier"]}


def reading(context, key):
    return next(one for one in context.dimensions if one.id == key)


def test_a_score_says_its_level_and_what_limits_it(told):
    outils = reading(told(ALL), "outils")
    assert (outils.scored, outils.level, outils.coverage) == ("25 sur 100", "À amorcer", 100)
    assert outils.reading == "Vos outils sont à choisir."
    assert outils.because.startswith("Deux réponses limitent surtout ce score\u00a0: à la question")
    assert outils.because.endswith("vos clients sont notés sur des fiches papier.")


def test_a_single_weak_answer_is_told_alone(told):
    outils = reading(told({**ALL, "photos": "oui"}), "outils")
    assert outils.because == "Une réponse limite surtout ce score\u00a0: vos clients sont notés sur des fiches papier."


def test_good_answers_are_said_good(told):
    socle = reading(told(ALL), "socle")
    assert (socle.scored, socle.level) == ("100 sur 100", "Établi")
    assert socle.reading == "Ce sur quoi tout repose."
    assert socle.because == "Aucune de vos réponses ne tire cet axe vers le bas."


def test_bounds_and_open_levels_are_told_while_answers_are_missing(told):
    outils = reading(told({"photos": "oui"}), "outils")
    assert (outils.scored, outils.bounds, outils.certain) == ("100 sur 100", "entre 33 et 100", False)
    assert outils.level == "Niveau incertain, de «\u00a0À amorcer\u00a0» à «\u00a0Établi\u00a0»"
    assert outils.because.endswith("(2 questions encore sans réponse).")


def test_a_level_that_bounds_agree_on_is_told_though_the_score_may_be_missing(told):
    outils = reading(told({"photos": "oui", "clients": "logiciel", "stock": "dont-know"}), "outils")
    assert outils.level == "Établi"


def test_nothing_is_scored_without_answers(told):
    context = told()
    assert (reading(context, "outils").score, reading(context, "outils").scored) == (None, "pas encore noté")
    assert reading(context, "outils").because == "Rien n’est encore noté ici\u00a0: 3 questions sans réponse."
    assert (context.figure.value, context.figure.out_of) == ("–", "")


def test_unknown_answers_are_neither_good_nor_bad(told):
    reseau = reading(told({"reseau": "dont-know"}), "reseau")
    assert (reseau.score, reseau.level) == (None, "")
    assert reseau.because.startswith("Vous avez répondu «\u00a0je ne sais pas\u00a0»")
    mixed = reading(told({**ALL, "clients": "dont-know"}), "outils")
    assert mixed.because.endswith("(1 réponse «\u00a0je ne sais pas\u00a0»).")


def test_the_overall_score_says_what_it_rests_on(told):
    figure = told({"photos": "oui"}).figure
    assert figure.value == "100"
    assert "il se situera entre" in figure.text


def test_a_dimension_that_does_not_concern_the_business_says_so(told):
    without = reading(told({"stock": "no", "essai": "not-applicable"}), "savoir")
    assert without.because == "Aucune question de cet axe ne concerne votre activité."


@pytest.mark.parametrize(("aggregate", "which", "answer"), [("min", "moins", "some"), ("max", "plus", "yes")])
def test_under_an_extreme_one_answer_alone_is_said_to_count(aggregate, which, answer):
    questionnaire = written(f"""
        dimensions: [{{id: d, aggregate: {aggregate}}}]
        questions:
          - {{id: a, kind: level, dimension: d, choices: [no, some, yes]}}
          - {{id: b, kind: level, dimension: d, choices: [no, some, yes]}}
    """)
    response = Response.to(questionnaire, {"a": "yes", "b": "some"})
    (reading,) = report.context(diagnostic.diagnose(questionnaire, response), date=DAY).dimensions
    assert reading.because.startswith(f"Seule compte ici la réponse la {which} avancée")
    assert f"« {answer} »" in reading.because.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("answers", "axis", "because"),
    [
        ({}, "gestion", "Le parcours court n’aborde pas cet axe : 2 questions dans le parcours complet."),
        (
            {"fichier-clients": "dont-know"},
            "clients",
            "Vous avez répondu « je ne sais pas » à la question de cet axe : à reprendre avec un conseiller.",
        ),
        (
            {"fichier-clients": "papier"},
            "clients",
            (
                "Une réponse limite surtout ce score : vos clients sont notés sur des fiches papier"
                " (2 autres questions dans le parcours complet)."
            ),
        ),
    ],
)
def test_what_only_the_full_path_asks_is_not_told_as_missing(answers, axis, because):
    workshop = diagnostic.load(WORKSHOP)
    diagnosis = diagnostic.diagnose(workshop, Response.to(workshop, answers, path="short"))
    assert reading(report.context(diagnosis, date=DAY), axis).because.replace("\u00a0", " ") == because
