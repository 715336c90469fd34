"""Answers are kept as they were given, whatever becomes of the questions."""

from __future__ import annotations

import diagnostic
from tests.webapp.visitor import SMALL
from webapp.preview.trial import Trial, fit, of_case, plain, without


def test_an_answer_that_does_not_fit_is_told_and_comes_back_when_it_can(folder):
    trial = Trial(answers={"activite": "commerce", "fichier-clients": "papier", "gone": "x"})
    fitted = fit(diagnostic.load(folder), trial)
    assert fitted.response.answers == {"activite": "commerce", "fichier-clients": "papier"}
    assert [one.key for one in fitted.misfits] == ["gone"]
    path = folder / "sections/clients.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("id: papier", "id: fiches"), encoding="utf-8")
    (other,) = diagnostic.case_files(folder)
    other.unlink()
    recommended = folder / "recommendations/toutes.yaml"
    recommended.write_text(recommended.read_text(encoding="utf-8").replace("papier", "fiches"), encoding="utf-8")
    fitted = fit(diagnostic.load(folder), trial)
    assert fitted.response.answers == {"activite": "commerce"}
    assert [(one.key, one.value) for one in fitted.misfits] == [("fichier-clients", "papier"), ("gone", "x")]
    assert "« papier » n'est pas un des choix." in fitted.misfits[0].message


def test_ways_and_quotes_that_do_not_fit_are_told_too():
    questionnaire = diagnostic.load(SMALL)
    trial = Trial(solutions={"crm": "light", "e-commerce": "light"}, quotes={"crm": 1000, "nothing": 5})
    fitted = fit(questionnaire, trial)
    assert (fitted.response.solutions, fitted.response.quotes) == ({"crm": "light"}, {"crm": 1000})
    assert [one.key for one in fitted.misfits] == ["e-commerce", "nothing"]


def test_what_is_withdrawn_leaves_the_rest():
    trial = Trial("short", {"a": "x", "b": ["y"]}, {"a": "light"}, {"c": 3}, case="case.yaml")
    assert without(trial, "a") == Trial("short", {"b": ["y"]}, {}, {"c": 3}, {}, case="case.yaml")


def test_a_case_comes_back_whole_from_the_file_that_is_made_of_it(tmp_path):
    questionnaire = diagnostic.load(SMALL)
    (case,) = diagnostic.case_files(SMALL)
    said = diagnostic.read_answers(questionnaire, case).response
    fitted = fit(questionnaire, of_case(said, str(case)))
    assert (fitted.response, fitted.misfits) == (said, ())
    assert plain(said)["identity"] == {"company": "Boutique d'essai", "ridet": "9999996001", "commune": "noumea"}
    assert list(plain(said)) == ["questionnaire", "version", "path", "identity", "answers"]
