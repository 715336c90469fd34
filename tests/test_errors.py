"""What can go wrong is told with its place, its code and a way out."""

from __future__ import annotations

import pytest

from diagnostic.errors import (
    AnswerError,
    ConflictError,
    DiagnosticError,
    DrawingError,
    Problem,
    QuestionnaireError,
    ReportError,
    ResponseNotFoundError,
    did_you_mean,
)


def test_a_problem_is_told_as_path_line_column_message_and_code():
    problem = Problem("sections/s.yaml", 3, 5, "unknown-key", "la clé « titel » n'existe pas ici")
    assert str(problem) == "sections/s.yaml:3:5: la clé « titel » n'existe pas ici [unknown-key]"


def test_the_hint_of_a_problem_stands_on_a_line_of_its_own():
    problem = Problem("s.yaml", 3, 5, "unknown-key", "inconnue", "Vouliez-vous dire « title » ?")
    assert str(problem) == "s.yaml:3:5: inconnue [unknown-key]\n    Vouliez-vous dire « title » ?"


def test_the_problems_of_a_questionnaire_are_sorted_by_file_line_and_column():
    second, third, first = Problem("b", 2, 9, "c", "m"), Problem("b", 10, 1, "c", "m"), Problem("a", 30, 1, "c", "m")
    assert QuestionnaireError([second, third, first]).problems == (first, second, third)


def test_a_questionnaire_error_tells_every_problem():
    error = QuestionnaireError([Problem("b", 2, 1, "y", "deux"), Problem("a", 1, 1, "x", "un")])
    assert str(error) == "a:1:1: un [x]\nb:2:1: deux [y]"


def test_an_answer_error_tells_the_question_the_message_and_the_hint():
    error = AnswerError("age", "x", code="not-a-number", message="un nombre est attendu.", hint="Exemple : 12.")
    assert str(error) == "age: un nombre est attendu. Exemple : 12."
    assert (error.question, error.value, error.code) == ("age", "x", "not-a-number")
    assert (error.message, error.hint, error.problems) == ("un nombre est attendu.", "Exemple : 12.", ())


def test_an_answer_error_without_a_hint_ends_with_its_message():
    assert str(AnswerError("age", "x", code="c", message="un nombre est attendu.")) == "age: un nombre est attendu."


def test_an_answer_error_of_a_file_tells_its_problems_in_order():
    late, early = Problem("f", 9, 1, "b", "deux"), Problem("f", 2, 1, "a", "un")
    error = AnswerError("f", None, code="a", message="un", problems=[late, early])
    assert error.problems == (early, late)
    assert str(error) == "f:2:1: un [a]\nf:9:1: deux [b]"


def test_an_unknown_link_keeps_its_token_out_of_the_message():
    error = ResponseNotFoundError("secret")
    assert error.token == "secret"  # noqa: S105 - the made-up token of this test
    assert "secret" not in str(error)


def test_a_conflict_keeps_its_token_out_of_the_message():
    error = ConflictError("secret")
    assert error.token == "secret"  # noqa: S105 - the made-up token of this test
    assert "secret" not in str(error)


def test_a_report_error_names_the_template_and_the_reason():
    error = ReportError("dossier", "une image manque")
    assert (error.template, error.reason) == ("dossier", "une image manque")
    assert str(error) == "Le rapport « dossier » ne peut pas être produit : une image manque."


KINDS = (QuestionnaireError, AnswerError, ResponseNotFoundError, ConflictError, ReportError, DrawingError)


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_is_one_that_somebody_can_put_right(kind):
    assert issubclass(kind, DiagnosticError)


def test_the_nearest_known_word_is_proposed():
    assert did_you_mean("papeir", ["cahier", "papier"]) == "Vouliez-vous dire « papier » ?"


def test_where_no_word_is_near_what_is_known_is_listed():
    assert did_you_mean("xyz", ["cahier", "papier"]) == "Connus ici : cahier, papier."


def test_no_more_than_twelve_known_words_are_listed():
    assert did_you_mean("?", list("abcdefghijklm")) == "Connus ici : a, b, c, d, e, f, g, h, i, j, k, l…."


def test_nothing_is_proposed_where_nothing_is_known():
    assert did_you_mean("xyz", []) == ""


def test_a_drawing_error_tells_why():
    assert str(DrawingError("« dot » manque")) == "Le dessin ne peut pas être produit : « dot » manque."
