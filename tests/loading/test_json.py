"""Answers in a file whose name ends with `.json` are read as JSON, and told at their lines as those in YAML."""

from __future__ import annotations

import json

import pytest

import diagnostic
from diagnostic.loading.json import compose_json
from diagnostic.loading.tree import value_of
from tests.loading.folders import write
from tests.loading.test_answers import QUESTIONNAIRE


@pytest.fixture(scope="module")
def questionnaire(tmp_path_factory):
    folder = tmp_path_factory.mktemp("questionnaires") / "essai"
    write(folder, QUESTIONNAIRE)
    return diagnostic.load(folder)


@pytest.fixture
def read(questionnaire, tmp_path):
    """Read a text as a file of answers of this name."""

    def reading(text, name="réponses.json"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return diagnostic.read_answers(questionnaire, tmp_path / name)

    return reading


@pytest.fixture
def told(read):
    """Return what is told of a text that is none."""

    def telling(text, name="réponses.json"):
        with pytest.raises(diagnostic.AnswerError) as refused:
            read(text, name)
        return [(one.line, one.column, one.code) for one in refused.value.problems]

    return telling


@pytest.mark.parametrize("name", ["réponses.json", "RÉPONSES.JSON"])
def test_an_emoji_escaped_as_json_escapes_it_is_read(read, name):
    said = {"identity": {"company": "Fleurs 🌺"}, "answers": {"q": "yes", "several": ["a", "c"], "number": 1.5}}
    text = json.dumps(said)
    assert "\\ud83c\\udf3a" in text
    response = read(text, name).response
    assert response.identity["company"] == "Fleurs 🌺"
    assert response.answers == {"q": "yes", "several": ("a", "c"), "number": 1.5}


def test_what_json_writes_is_what_yaml_would_say():
    said = {"a": [1, 2.5, True, None, "true", "1", "", "é\n"], "b": {"c": {}, "d": []}, "clé": "~"}
    assert value_of(compose_json(json.dumps(said, indent=1), "f")) == {
        "a": (1, 2.5, True, None, "true", "1", "", "é\n"),
        "b": {"c": {}, "d": ()},
        "clé": "~",
    }


def test_a_number_with_an_exponent_is_a_number():
    assert value_of(compose_json("[1e3, -2E-1, 0.5e+1]", "f")) == (1000.0, -0.2, 5.0)


def test_mistakes_are_told_at_their_line_and_column(told):
    assert told('{"answers":\n  {"one": "z",\n   "rien": "a"},\n "autre": 1}') == [
        (2, 11, "unknown-choice"),
        (3, 4, "unknown-question"),
        (4, 2, "unknown-key"),
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", (1, 1, "empty-file")),
        (" \n", (1, 1, "empty-file")),
        ("[]", (1, 1, "wrong-type")),
        ('"texte"', (1, 1, "wrong-type")),
        ('{"answers":\n {"one": "a",\n  "one": "b"}}', (3, 3, "duplicate-key")),
        ('{"answers": {"one": "a"},}', (1, 26, "syntax")),
        ("answers: {}", (1, 1, "syntax")),
        ('{"answers": {"number": NaN}}', (1, 24, "syntax")),
        ('{"answers": {"number": 1e999}}', (1, 24, "bad-number")),
        ('{"answers": ' + "[" * 100_000, (1, 76, "too-deep")),
    ],
)
def test_what_is_not_json_is_told_where_it_stops_being_so(told, text, problem):
    assert told(text) == [problem]


def test_json_under_the_name_of_yaml_is_yaml(told):
    assert told('{"identity": {"company": "\\ud83c\\udf3a"}}', "réponses.yaml") == [(1, 29, "syntax")]
