"""A questionnaire as an XLSForm: every question is there, or is said to be left out."""

from __future__ import annotations

import io

import openpyxl
import pytest

from diagnostic.odk import form_of, workbook
from diagnostic.odk.excel import language_name
from diagnostic.odk.names import question_name
from tests.odk.every_kind import CHOICES, KINDS, every_kind, question, questionnaire


def survey(model, **said):
    return {row.get("name"): row for row in form_of(model, **said).survey}


def left_out(model, **said):
    return [one.place for one in form_of(model, **said).left_out]


@pytest.mark.parametrize("short", [False, True], ids=["full", "short"])
def test_every_question_is_carried_or_said_to_be_left_out(carried, short):
    model = carried.questionnaire
    there = survey(model, short=short).keys()
    missing = {key for key in model.question_by_id if question_name(key) not in there}
    assert missing <= set(left_out(model, short=short))
    assert short or not missing


TYPES = {
    "single": "select_one single-1",
    "multiple": "select_multiple multiple-1",
    "level": "select_one level-1",
    "yes-no": "select_one yes-no-1",
    "number": "decimal",
    "money": "decimal",
    "date": "date",
    "time": "time",
    "text": "text",
    "long-text": "text",
    "business-id": "text",
    "commune": "select_one commune-1",
    "email": "text",
    "phone": "text",
}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "matrix"])
def test_each_kind_has_its_type(kind):
    row = survey(every_kind())[f"{kind}-1"]
    assert row["type"] == TYPES[kind]
    assert row["required"] == "yes"
    assert row["hint"] == r"*Dites-moi\_*" + "\n\nDe l'*aide*."


def test_a_small_amount_is_a_whole_number():
    row = survey(every_kind())["recettes"]
    assert (row["type"], row["constraint"]) == ("integer", ". >= 10 and . <= 5000 and . >= 0 and not(. mod 1 != 0)")


def test_a_matrix_is_a_table_whose_lines_share_their_choices():
    rows = survey(every_kind())
    assert rows["tableau_matrix_1"]["appearance"] == "table-list"
    assert [rows[f"matrix-1.{row}"]["type"] for row in ("lundi", "mardi")] == ["select_one matrix-1"] * 2
    assert rows["_2-matrices.lundi"]["type"] == "select_multiple 2-matrices"
    assert rows["tableau_2_matrices"]["relevant"] == "${single-1} = 'a'"


def test_what_carries_no_value_is_beside_a_question_without_choices():
    rows = survey(every_kind())
    assert rows["number-2"]["relevant"] == "${etat_number-2} = ''"
    assert rows["ensemble_number_2"]["appearance"] == "field-list"
    assert rows["etat_number-2"]["type"] == "select_one etat_number-2"


def test_the_unit_is_part_of_the_label():
    model = questionnaire(question("number", "q", label="Combien ?", unit="heures"))
    assert survey(model)["q"]["label"] == "Combien ? (heures)"


def test_the_form_says_which_version_of_which_questionnaire_it_is():
    model = every_kind()
    rows = survey(model)
    assert rows["diagnostic_empreinte"]["calculation"] == f"'{model.digest}'"
    assert rows["diagnostic_version"]["calculation"] == "'1.2.3'"
    assert rows["diagnostic_parcours"]["calculation"] == "'full'"
    settings = form_of(model).settings
    assert (settings["form_id"], settings["version"]) == ("essai", "1.2.3")
    assert settings["instance_name"] == "${company}"
    assert form_of(model, short=True).settings["form_id"] == "essai-court"


def test_a_question_that_can_never_be_asked_is_left_out_with_what_hangs_on_it():
    never = {"level": {"gt": 9}}
    model = questionnaire(
        question("level", "level"),
        question("yes-no", "never", when=never),
        question("text", "after", when={"never": "yes"}),
        question("text", "otherwise", when={"never": {"asked": False}}),
    )
    rows = survey(model)
    assert {"never", "after"}.isdisjoint(rows)
    assert rows["otherwise"]["relevant"] == "${posee_never} = 'no'"
    assert [one for one in left_out(model) if one in {"never", "after", "otherwise"}] == ["never", "after"]


def test_a_section_of_which_nothing_is_asked_is_left_out():
    assert "rubrique_premiere_rubrique" not in survey(questionnaire(question("text", "q")), short=True)


def test_a_section_has_its_introduction_and_its_condition():
    sections = (
        {"id": "s", "title": "S", "intro": "Bonjour.", "questions": (question("yes-no", "q"),)},
        {"id": "t", "title": "T", "when": {"q": "yes"}, "questions": (question("text", "r"),)},
    )
    rows = survey(questionnaire(sections=sections))
    assert (rows["intro_s"]["type"], rows["intro_s"]["label"]) == ("note", "Bonjour.")
    assert rows["rubrique_t"]["relevant"] == "${q} = 'yes'"
    assert "relevant" not in rows["r"]


def test_a_commune_without_a_catalogue_is_left_out():
    model = questionnaire(question("commune", "lieu"), question("text", "q"), catalogue={})
    assert "lieu" not in survey(model)
    assert "lieu" in left_out(model)


def test_a_form_without_a_sheet_names_its_answers_after_nothing():
    assert form_of(questionnaire(question("text", "q"))).settings["instance_name"] == ""


def rows_of(sheet):
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def test_the_workbook_has_four_sheets_in_the_language_of_the_questionnaire():
    form = form_of(every_kind())
    book = openpyxl.load_workbook(io.BytesIO(workbook(form)))
    assert book.sheetnames == ["survey", "choices", "settings", "non transporté"]
    assert rows_of(book["survey"])[0][2:4] == ["label::Français (fr)", "hint::Français (fr)"]
    assert rows_of(book["settings"])[1][-1] == "Français (fr)"
    assert len(rows_of(book["survey"])) == 1 + len(form.survey)
    assert rows_of(book["non transporté"])[1:] == [list(one) for one in form.left_out]


def test_no_text_of_an_author_becomes_a_formula():
    choices = ({"id": "a", "label": "=1+1"}, CHOICES[0])
    book = openpyxl.load_workbook(
        io.BytesIO(workbook(form_of(questionnaire(question("single", "q") | {"choices": choices}))))
    )
    assert book["choices"]["C2"].data_type == "s"
    assert book["choices"]["C2"].value == "=1+1"


def test_a_language_is_named_in_itself():
    assert [language_name(code) for code in ("fr", "en")] == ["Français (fr)", "English (en)"]
