"""The overall score on the scale of the levels: bands side by side, a mark, and how far it may still go."""

from __future__ import annotations

from diagnostic import report
from tests.report.conftest import DAY

ALL = {"clients": "papier", "photos": "non", "stock": "no", "reseau": "oui", "poste": "oui", "essai": ["atelier"]}


def scale_of(diagnosis):
    return report.context(diagnosis, date=DAY).level_scale


def test_each_level_is_as_wide_as_the_scores_it_holds(told):
    scale = told(ALL).level_scale
    assert [(band.x, band.width, band.start) for band in scale.bands] == [
        (0, 160, "0"),
        (160, 80, "40"),
        (240, 160, "60"),
    ]
    assert (scale.width, scale.end) == (400, "100")


def test_the_level_that_is_reached_is_the_one_the_score_stands_in(told):
    scale = told(ALL).level_scale
    assert [band.x <= scale.at < band.x + band.width for band in scale.bands] == [band.reached for band in scale.bands]
    assert sum(band.reached for band in scale.bands) == 1


def test_a_score_that_is_certain_has_no_bounds(told):
    assert (told(ALL).level_scale.low, told(ALL).level_scale.high) == (None, None)


def test_an_uncertain_score_stands_between_its_bounds_and_in_no_level_yet(told):
    scale = told({"clients": "papier"}).level_scale
    assert scale.low < scale.at < scale.high
    assert not any(band.reached for band in scale.bands)
    assert " selon les réponses qui manquent." in scale.description


def test_without_a_score_there_is_no_mark(told):
    scale = told().level_scale
    assert scale.at is None
    assert scale.description.startswith("Pas encore noté, entre 0 et 100")


def test_it_is_told_in_words(told):
    scale = told(ALL).level_scale
    assert scale.description.endswith("À amorcer dès 0\u202f; En route dès 40\u202f; Établi dès 60.")


def test_the_first_level_begins_where_the_scale_does(diagnosed):
    """
    levels: [{id: low, from: 20}, {id: high, from: 70}]
    dimensions: [{id: a, label: A, scale: {least: 20, most: 120}}]
    questions: [{id: q, kind: level, dimension: a, choices: [no, some, yes]}]
    """
    scale = scale_of(diagnosed({"q": "some"}))
    assert [band.width for band in scale.bands] == [200, 200]
    assert scale.at == 200


def test_a_label_that_is_too_long_for_its_level_stands_on_several_lines(diagnosed):
    """
    levels: [{id: a, from: 0, label: Tout est à construire}, {id: b, from: 10, label: Bien}, {id: c, from: 60}]
    dimensions: [{id: a, label: A}]
    questions: [{id: q, kind: yes-no, dimension: a}]
    """
    scale = scale_of(diagnosed())
    assert scale.bands[0].label == ("Tout", "est à", "construire")
    assert scale.height == scale.top + scale.bar + 4 * 12


def test_levels_that_take_more_than_a_score_are_no_scale(diagnosed):
    """
    levels: [{id: low, needs: {}}, {id: high, needs: {a: 50}}]
    dimensions: [{id: a, label: A}]
    questions: [{id: q, kind: yes-no, dimension: a}]
    """
    assert scale_of(diagnosed()) is None


def test_one_level_alone_is_no_scale(diagnosed):
    """
    levels: [{id: only, from: 0}]
    dimensions: [{id: a, label: A}]
    questions: [{id: q, kind: yes-no, dimension: a}]
    """
    assert scale_of(diagnosed()) is None
