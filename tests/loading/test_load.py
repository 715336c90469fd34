"""A folder that is right loads; one that is not raises with every problem."""

from __future__ import annotations

import gc

import pytest

import diagnostic
from diagnostic import loading
from diagnostic.checks.finding import Finding
from tests.loading.folders import write
from tests.loading.right_folders import RIGHT


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_a_right_folder_has_no_problem(text, tmp_path):
    write(tmp_path / "essai", text)
    assert diagnostic.check(tmp_path / "essai") == ()


def test_the_name_of_the_folder_is_the_id(tmp_path):
    write(tmp_path / "essai", "")
    questionnaire = diagnostic.load(tmp_path / "essai")
    assert (questionnaire.id, questionnaire.version, questionnaire.title) == ("essai", "1.0.0", "Essai")


def test_a_folder_whose_name_is_no_id_is_refused_and_the_rest_still_checked(tmp_path):
    write(tmp_path / "Mon essai", "--- sections/autre.yaml\nid: autre\n")
    found = diagnostic.check(tmp_path / "Mon essai")
    assert [(one.line, one.code) for one in found] == [(1, "bad-key"), (1, "unlisted-file")]


def test_a_folder_that_is_not_there_is_a_problem(tmp_path):
    with pytest.raises(diagnostic.QuestionnaireError) as caught:
        diagnostic.load(tmp_path / "rien")
    assert [(one.path, one.code) for one in caught.value.problems] == [(str(tmp_path / "rien"), "missing-folder")]


def test_what_was_found_in_a_folder_that_has_gone_has_no_place(tmp_path):
    assert loading.located(tmp_path / "rien", [Finding(("sections", 0), "dead-choice", "Rien.")]) == ()


def test_loading_raises_with_every_problem_sorted_by_file_and_line(tmp_path):
    write(tmp_path / "essai", "--- questionnaire.yaml\nversion: un\ntitre: Essai\nsections: [s, t]\n")
    with pytest.raises(diagnostic.QuestionnaireError) as caught:
        diagnostic.load(tmp_path / "essai")
    told = [(one.line, one.column, one.code) for one in caught.value.problems]
    assert told == [(1, 1, "bad-value"), (1, 1, "missing-key"), (2, 1, "unknown-key"), (3, 15, "missing-file")]
    assert (
        "questionnaire.yaml:2:1: la clé « titre » n'existe pas ici [unknown-key]\n    Vouliez-vous dire « title » ?"
        in (str(caught.value))
    )


def test_a_file_that_is_a_folder_cannot_be_read(tmp_path):
    write(tmp_path / "essai", "--- sections/s.yaml (absent)\n")
    (tmp_path / "essai/sections/s.yaml").mkdir(parents=True)
    assert [one.code for one in diagnostic.check(tmp_path / "essai")] == ["not-a-file"]


def test_a_file_that_is_not_utf8_is_told_at_the_line_where_it_stops_being_so(tmp_path):
    write(tmp_path / "essai", "")
    (tmp_path / "essai/sections/s.yaml").write_bytes(b"id: s\ntitle: \xe9t\xe9\n")
    assert [(one.line, one.code) for one in diagnostic.check(tmp_path / "essai")] == [(2, "syntax")]


def test_a_section_that_is_not_a_mapping_is_one_problem(tmp_path):
    write(tmp_path / "essai", "--- sections/s.yaml\n- id: s\n")
    assert [(one.line, one.code) for one in diagnostic.check(tmp_path / "essai")] == [(1, "wrong-type")]


def test_numbers_are_read_as_they_are_written(tmp_path):
    write(tmp_path / "essai", RIGHT["an alias, and texts that look like something else"])
    questionnaire = diagnostic.load(tmp_path / "essai")
    assert (questionnaire.title, questionnaire.summary) == ("null", "12:30")
    levels = [(level.id, level.label, str(level.starts)) for level in questionnaire.levels]
    assert levels == [("no", "Bas", "0"), ("yes", "Bas", "10")]


def test_a_questionnaire_reads_in_its_own_language_unless_asked_otherwise(tmp_path):
    write(tmp_path / "essai", RIGHT["a complete translation"])
    assert diagnostic.load(tmp_path / "essai", "fr").digest == diagnostic.load(tmp_path / "essai").digest


def test_a_locale_overlays_texts_and_nothing_else(tmp_path):
    write(tmp_path / "essai", RIGHT["a complete translation"])
    french, english = diagnostic.load(tmp_path / "essai"), diagnostic.load(tmp_path / "essai", "en")
    assert (english.language, english.title, english.summary) == ("en", "Test", "A test.")
    section = english.sections[0]
    assert (section.title, [one.label for one in section.questions]) == ("Section", ["Question", "Choose", "Table"])
    assert [(one.label, one.statement) for one in section.questions[1].all_choices] == [("Yes", "Said"), ("No", "")]
    assert [row.label for row in section.questions[2].rows] == ["First", "Second"]
    assert english.identity[0].label == "Name"
    assert [(one.label, one.about) for one in english.all_dimensions] == [("Whole", ""), ("Part", "About")]
    assert [one.label for one in (*english.levels, *(english.dimensions[0].levels or ()))] == ["Middle", "Low"]
    assert [(one.title, one.need, one.why) for one in english.recommendations] == [("Do", "Need", "Why")]
    assert english.recommendations[0].when == french.recommendations[0].when


def test_a_language_that_is_not_there_names_those_that_are(tmp_path):
    write(tmp_path / "essai", RIGHT["a complete translation"])
    with pytest.raises(diagnostic.QuestionnaireError) as caught:
        diagnostic.load(tmp_path / "essai", "de")
    assert [(one.code, one.hint) for one in caught.value.problems] == [
        ("missing-file", "Langues disponibles : en, fr.")
    ]


def test_the_garbage_collector_waits_only_while_a_folder_is_read(tmp_path):
    write(tmp_path / "essai", "")
    for setting in (gc.enable, gc.disable):
        setting()
        before = gc.isenabled()
        diagnostic.load(tmp_path / "essai")
        with pytest.raises(diagnostic.QuestionnaireError):
            diagnostic.load(tmp_path / "rien")
        assert gc.isenabled() == before
    gc.enable()
