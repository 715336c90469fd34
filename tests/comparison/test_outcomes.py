"""What becomes of a case: the same diagnosis, another one told thing by thing, or answers without a place."""

from __future__ import annotations

import pytest

from diagnostic.comparison import Difference, outcome_of
from diagnostic.errors import AnswerError
from tests.comparison.conftest import changed

CASE = """
title: Une boutique
version: 1.0.0
expect: {}
identity: {place: noumea}
answers: {sells: goods, staff: 4, likes: [a], file: none, shop: yes}
solutions: {crm: light}
"""


@pytest.fixture
def case(tmp_path):
    def write(text=CASE):
        path = tmp_path / "boutique.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_other_words_give_the_same_diagnosis_whatever_the_version(before, case):
    found = outcome_of(before, changed(("label: Vente", "label: Ventes"), version="1.0.1"), case())
    assert found.same
    assert (found.title, found.lost, found.fresh, found.differences) == ("Une boutique", (), (), ())


def test_a_weight_that_changes_a_score_is_told(before, case):
    after = changed(("{id: none, label: Aucun}", "{id: bad, label: Pire}, {id: none, label: Aucun}"))
    found = outcome_of(before, after, case())
    assert not found.same
    assert Difference("score", "x", 0.0, 50.0) in found.differences


def test_an_answer_that_lost_its_choice_is_told_and_nothing_else(before, case):
    found = outcome_of(before, changed(("{id: goods, label: Biens}", "{id: things, label: Biens}")), case())
    (lost,) = found.lost
    assert lost.startswith("answers.sells: ")
    assert "« goods »" in lost
    assert (found.same, found.differences) == (False, ())


def test_everything_that_lost_its_place_is_told_at_once(before, case):
    after = changed(
        (", {id: kone, name: Koné, province: nord}", ""),
        ("{id: noumea, name: Nouméa, province: sud}", "{id: dumbea, name: Dumbéa, province: sud}"),
        ("id: staff, kind: number", "id: people, kind: number"),
        ("{staff: {gte: 10}}", "{people: {gte: 10}}"),
        (", solutions: {light: {title: Petit}}", ""),
    )
    lost = outcome_of(before, after, case()).lost
    assert [one.partition(":")[0] for one in lost] == ["identity.place", "answers.staff", "solutions.crm"]


def test_an_answer_that_is_new_is_left_out_of_the_old_diagnosis(before, case):
    found = outcome_of(changed((", {id: work, label: Services}", "")), before, case(CASE.replace("goods", "work")))
    assert [one.partition(":")[0] for one in found.fresh] == ["answers.sells"]
    assert found.lost == ()


def test_a_file_of_answers_without_a_title_goes_by_its_name(before, case):
    assert outcome_of(before, before, case("answers:\nidentity:\n")).title == "boutique"


def test_what_is_no_file_of_answers_is_told(before, case):
    with pytest.raises(AnswerError, match="des clés et des valeurs sont attendues"):
        outcome_of(before, before, case("- rien\n"))
