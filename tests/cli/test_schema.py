"""`diagnostic schema`: one JSON Schema for each kind of file, in French."""

from __future__ import annotations

import json

import jsonschema  # type: ignore[import-untyped]
import pytest

import diagnostic
from diagnostic.schemas import KINDS, schema
from diagnostic.schemas.descriptions import descriptions

# What an author could write, and whether it is right.
CONDITIONS = [
    ({"q": "yes"}, True),
    ({"q": ["a", "b"], "m.x": {"any": ["a"]}}, True),
    ({"q": {"gte": 2, "lt": 5}}, True),
    ({"q": {"asked": False}}, True),
    ({"commune": {"province": ["sud"]}}, True),
    ({"all": [{"q": "a"}, {"any": [{"q": "b"}, {"not": {"q": "c"}}]}]}, True),
    ({"score": {"clients": {"lt": 40}}}, True),
    ({}, False),
    ("toujours", False),
    ({"all": {"q": "a"}}, False),
    ({"all": []}, False),
    ({"q": {"is": "a"}}, False),
    ({"q": {"gte": "a"}}, False),
    ({"q": {"asked": "oui"}}, False),
    ({"q": []}, False),
    ({"Q": "a"}, False),
    ({"score": {"clients": 40}}, False),
    ({"score": {"clients": {"under": 40}}}, False),
    ({"not": {"q": {"is": "a"}}}, False),
]


def test_without_a_folder_all_schemas_come_together(run, here):
    status, out, err = run("schema")
    assert (status, err) == (0, "")
    assert json.loads(out) == {kind: schema(kind) for kind in KINDS}
    assert list(here.iterdir()) == []


def test_in_a_folder_there_is_one_file_for_each_kind(run, here):
    assert run("schema", "--output", "a/b") == (0, "a/b : 16 schémas.\n", "")
    assert sorted(one.stem for one in (here / "a/b").iterdir()) == sorted(KINDS)


def test_the_keys_come_as_tables(run, here):
    status, out, _ = run("schema", "--keys")
    assert status == 0
    assert out.startswith("### `questionnaire.yaml`\n\n**Le questionnaire : ")
    assert "| `in-place-when` | obligatoire | L'entreprise l'a déjà. Cela l'emporte sur tout le reste. |\n" in out


@pytest.mark.parametrize("kind", KINDS)
def test_each_schema_is_one_and_says_everything_in_french(kind):
    made = schema(kind)
    jsonschema.Draft202012Validator.check_schema(made)
    for name, part in [("", made), *made.get("$defs", {}).items()]:
        if not name.startswith("Condition"):
            assert part.get("description") or part.get("items"), name
        for key, value in part.get("properties", {}).items():
            assert value.get("description"), f"{name}.{key}"


def test_every_description_is_of_a_key_that_is_there():
    there = {name: part for kind in KINDS for name, part in schema(kind).get("$defs", {}).items()}
    for name in there.keys() & descriptions().keys():
        assert set(descriptions()[name]) - {"."} == set(there[name]["properties"]), name


@pytest.mark.parametrize(("condition", "right"), CONDITIONS, ids=str)
def test_a_condition_is_right_for_the_schema_when_it_is_for_the_engine(condition, right):
    validator = jsonschema.Draft202012Validator(schema("section"))
    section = {"id": "s", "title": "S", "when": condition, "questions": [{"id": "q", "kind": "text", "label": "Q"}]}
    assert validator.is_valid(section) is right


def test_a_key_nobody_knows_is_refused():
    section = {"id": "s", "titre": "S", "title": "S", "questions": [{"id": "q", "kind": "text", "label": "Q"}]}
    assert not jsonschema.Draft202012Validator(schema("section")).is_valid(section)


def test_what_the_folder_says_is_not_written_in_the_main_file():
    keys = schema("questionnaire")["properties"]
    assert {"id", "catalogue"}.isdisjoint(keys)
    assert keys["sections"]["items"] == {"type": "string"}


def test_a_diagnosis_fits_its_schema(starter):
    questionnaire = diagnostic.load(starter)
    response = diagnostic.read_answers(questionnaire, starter / "cases/boutique.yaml").response
    data = diagnostic.to_data(diagnostic.diagnose(questionnaire, response))
    jsonschema.Draft202012Validator(schema("diagnosis")).validate(data)
