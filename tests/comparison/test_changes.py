"""Each kind of change is told at its place, as wording or meaning, with the part of the version that must rise."""

from __future__ import annotations

import pytest
from hypothesis import given

from diagnostic.comparison import changes_between, least_version
from tests.comparison.conftest import BEFORE, changed
from tests.laws.cases import Case, cases, examples

# what is written, what is written instead -> place, what became of it, meaning or wording, what must rise
TABLE = {
    "a label": (("label: Vente", "label: Ventes"), "questions/sells/label", "changed", "text", "patch"),
    "a title": (("title: Vous", "title: Toi"), "sections/you/title", "changed", "text", "patch"),
    "a name in the catalogue": (("name: Aide", "name: Aides"), "catalogue/aids/aids/grant/name", "changed", "text", "patch"),
    "a label of a choice": (("label: Biens", "label: Bien"), "questions/sells/choices/goods/label", "changed", "text", "patch"),
    "the sentence for what nobody knows": (("unknown: À vérifier", "unknown: À voir"), "catalogue/aids/aids/grant/rules/small/unknown", "changed", "text", "patch"),
    "no sentence for it any more": ((", unknown: À vérifier", ""), "catalogue/aids/aids/grant/rules/small/unknown", "changed", "meaning", "minor"),
    "a ceiling": (("ceiling: 1000", "ceiling: 900"), "catalogue/aids/aids/grant/ceiling", "changed", "meaning", "minor"),
    "the order of what is only read": (("{id: w, title: Atelier}, {id: v, title: Autre}", "{id: v, title: Autre}, {id: w, title: Atelier}"), "catalogue/workshops/v", "moved", "text", "patch"),
    "a workshop withdrawn": ((", {id: v, title: Autre}", ""), "catalogue/workshops/v", "removed", "meaning", "minor"),
    "a condition": (("when: {file: none}", "when: {file: some}"), "recommendations/crm/when", "changed", "meaning", "minor"),
    "a weight": (("dimension: x", "dimension: x, weight: 2"), "questions/file/weight", "changed", "meaning", "minor"),
    "a question added": (("  - id: tools", "      - {id: new, kind: text, label: N}\n  - id: tools"), "questions/new", "added", "meaning", "minor"),
    "a choice added": (("{id: work, label: Services}", "{id: work, label: Services}, {id: both, label: Tout}"), "questions/sells/choices/both", "added", "meaning", "minor"),
    "a solution added": (("solutions: {light: {title: Petit}}", "solutions: {light: {title: Petit}, advanced: {title: Grand}}"), "recommendations/crm/solutions/advanced", "added", "meaning", "minor"),
    "a solution withdrawn": ((", solutions: {light: {title: Petit}}", ""), "recommendations/crm/solutions/light", "removed", "meaning", "major"),
    "a prerequisite dropped": ((", requires: [crm]", ""), "recommendations/site/requires/crm", "removed", "meaning", "minor"),
    "a question dropped": (("      - {id: staff, kind: number, label: Effectif, least-number: 1, most-number: 50}\n", ""), "questions/staff", "removed", "meaning", "major"),
    "a row dropped": ((", {id: s, label: S}", ""), "questions/grid/rows/s", "removed", "meaning", "major"),
    "a choice renamed": (("{id: goods, label: Biens}", "{id: things, label: Biens}"), "questions/sells/choices/things", "renamed", "meaning", "major"),
    "a kind": (("id: staff, kind: number", "id: staff, kind: money"), "questions/staff/kind", "changed", "meaning", "major"),
    "a kind of row": (("kind: matrix, label", "kind: matrix, row-kind: single, label"), "questions/grid/row-kind", "changed", "meaning", "major"),
    "a lower most": (("most-number: 50", "most-number: 20"), "questions/staff/most-number", "changed", "meaning", "major"),
    "a higher most": (("most-number: 50", "most-number: 90"), "questions/staff/most-number", "changed", "meaning", "minor"),
    "a higher least": (("least-number: 1", "least-number: 2"), "questions/staff/least-number", "changed", "meaning", "major"),
    "no least": (("least-number: 1, ", ""), "questions/staff/least-number", "changed", "meaning", "minor"),
    "fewer ticks": (("most: 2", "most: 1"), "questions/likes/most", "changed", "meaning", "major"),
    "as many ticks as one likes": (("most: 2, ", ""), "questions/likes/most", "changed", "meaning", "minor"),
    "an empty list refused": ((", may-be-empty: true", ""), "questions/likes/may-be-empty", "changed", "meaning", "major"),
    "not applicable refused": ((", not-applicable: true", ""), "questions/shop/not-applicable", "changed", "meaning", "major"),
    "not knowing refused": (("dimension: x", "dimension: x, dont-know: refused"), "questions/file/dont-know", "changed", "meaning", "major"),
    "not knowing refused in a matrix": (("label: Grille", "label: Grille, dont-know: refused"), "questions/grid/dont-know", "changed", "meaning", "major"),
    "not knowing read as the worst": (("dimension: x", "dimension: x, dont-know: worst"), "questions/file/dont-know", "changed", "meaning", "minor"),
    "a choice that excludes the others": (("{id: b, label: B}", "{id: b, label: B, exclusive: true}"), "questions/likes/choices/b/exclusive", "changed", "meaning", "major"),
    "a level dropped": ((", {id: high, label: Haut, from: 50}", ""), "levels/high", "removed", "meaning", "major"),
    "an axis dropped": ((", {id: y, label: Y}", ""), "dimensions/y", "removed", "meaning", "major"),
    "an axis that moves up": ((", {id: y, label: Y}]}", "]}\n  - {id: y, label: Y}"), "dimensions/y", "moved", "meaning", "minor"),
    "levels of its own": (("{id: y, label: Y}", "{id: y, label: Y, levels: []}"), "dimensions/y/levels", "changed", "meaning", "minor"),
    "a commune dropped": ((", {id: kone, name: Koné, province: nord}", ""), "catalogue/communes/kone", "removed", "meaning", "major"),
    "an aid's rate": (("rate: 0.5", "rate: 0.4"), "catalogue/aids/aids/grant/rate", "changed", "meaning", "minor"),
    "the title": (("identity:", "title: Autre\nidentity:"), "title", "changed", "text", "patch"),
    "the id": (("identity:", "id: autre\nidentity:"), "id", "changed", "meaning", "major"),
    "the same ranks written out": (("{id: none, label: Aucun}, {id: some, label: Un}", "{id: none, label: Aucun, level: 0}, {id: some, label: Un, level: 1}"), "questionnaire", "rewritten", "text", "patch"),
}  # fmt: skip
NEXT = {"patch": "1.0.1", "minor": "1.1.0", "major": "2.0.0"}


@pytest.mark.parametrize("row", TABLE.values(), ids=TABLE)
def test_a_change_is_told_at_its_place_with_what_it_takes(before, row):
    replaced, place, what, weight, least = row
    (found,) = changes_between(before, changed(replaced))
    assert "/".join(found.place) == place
    assert (found.what, "meaning" if found.meaning else "text", found.least) == (what, weight, least)
    assert least_version("1.0.0", [found]) == NEXT[least]


def test_a_question_that_goes_to_another_section_is_moved_not_dropped(before):
    line = "      - {id: staff, kind: number, label: Effectif, least-number: 1, most-number: 50}\n"
    after = changed((line, ""), ("dimensions:\n", f"{line}dimensions:\n"))
    assert [(one.place[-1], one.what, one.before, one.after) for one in changes_between(before, after)] == [
        ("staff", "moved", "you", "tools")
    ]


def test_only_what_moves_is_told_to_move(before):
    lines = BEFORE.splitlines(keepends=True)
    (first,) = [one for one in lines if "id: sells" in one]
    after = changed((first, ""), ("  - id: tools\n", f"{first}  - id: tools\n"))
    assert [(one.place[-1], one.what) for one in changes_between(before, after)] == [("sells", "moved")]


def test_a_choice_put_first_raises_the_rank_of_the_others(before):
    after = changed(("[{id: none, label: Aucun}", "[{id: bad, label: Pire}, {id: none, label: Aucun}"))
    assert [("/".join(one.place[2:]), one.what, one.before, one.after) for one in changes_between(before, after)] == [
        ("choices/bad", "added", None, "Pire"),
        ("choices/none/level", "changed", 0, 1),
        ("choices/some/level", "changed", 1, 2),
    ]


def test_of_two_alike_each_is_renamed_once(before):
    choices = "[{id: goods, label: Biens}, {id: work, label: Services}]"
    same = changed((choices, "[{id: goods, label: Z}, {id: work, label: Z}]"))
    other = changed((choices, "[{id: one, label: Z}, {id: two, label: Z}]"))
    assert [(one.what, one.before, one.after) for one in changes_between(same, other)] == [
        ("renamed", "goods", "one"),
        ("renamed", "work", "two"),
    ]


def test_values_are_told_as_they_are_written(before):
    (one,) = changes_between(before, changed(("when: {file: none}", "when: {file: {gte: 1}}")))
    assert (one.before, one.after) == ({"file": {"any": ["none"]}}, {"file": {"gte": 1}})


@examples(60)
@given(cases())
def test_nothing_changes_between_a_questionnaire_and_itself(case: Case):
    again = case.questionnaire.from_canonical(case.questionnaire.canonical)
    assert changes_between(case.questionnaire, again) == ()


@examples(60)
@given(cases(), cases())
def test_something_changes_unless_the_content_is_the_same(one: Case, other: Case):
    same = one.questionnaire.canonical == other.questionnaire.canonical
    assert (changes_between(one.questionnaire, other.questionnaire) == ()) is same
