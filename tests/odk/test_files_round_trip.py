"""A response goes out and comes back the same: kept, as JSON, YAML or a table, as ODK writes it; in each language."""

from __future__ import annotations

import csv
import json
from fractions import Fraction

import pytest
import yaml
from hypothesis import HealthCheck, given, settings, strategies

from diagnostic import Response, decimal_sign, read_answers, written_number
from diagnostic.batch.separated import read_separated
from diagnostic.loading.answers import taken
from diagnostic.odk import Submission, read_submission
from diagnostic.odk.submissions import Value
from tests.odk.every_kind import question, questionnaire

KINDS = ("number", "money", "date", "time", "text", "long-text", "business-id", "email", "phone", "commune")
LANGUAGES = ("fr", "en", "es")
MODELS = {one: questionnaire(*(question(kind, kind) for kind in KINDS), language=one) for one in LANGUAGES}
DIGITS = "0123456789"
ANY = strategies.characters(exclude_categories=())
DECIMALS = strategies.decimals(-(10**9), 10**9, allow_nan=False, places=3) | strategies.decimals(-99, 99, places=7)
SAID = {
    "number": DECIMALS.map(Fraction) | strategies.integers(-(10**14), 10**14).map(Fraction),
    "money": strategies.integers(0, 10**12 - 1).map(Fraction),
    "date": strategies.dates().map(str),
    "time": strategies.times().map("{:%H:%M}".format),
    "text": strategies.text(ANY, min_size=1, max_size=40).map("x{}".format),
    "long-text": strategies.text(ANY, min_size=1, max_size=40).map("x{}".format),
    "business-id": strategies.text(DIGITS, min_size=7, max_size=7) | strategies.text(DIGITS, min_size=10, max_size=10),
    "email": strategies.just("nom@exemple.nc"),
    "phone": strategies.text(DIGITS, min_size=6, max_size=6).map("+687{}".format),
    "commune": strategies.sampled_from(["noumea", "kone"]),
}
RESPONSES = strategies.fixed_dictionaries(SAID)
QUIET = settings(
    max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=tuple(HealthCheck)
)


@pytest.mark.parametrize("language", LANGUAGES)
@QUIET
@given(said=RESPONSES)
def test_what_is_kept_is_read_back(language, said):
    response = Response.to(MODELS[language], said)
    data = json.loads(json.dumps(response.data))
    assert Response.kept(MODELS[language], data) == response
    assert Response.kept(MODELS[language], response.data | {"answers": response.data["answers"]}) == response


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["json", "yaml"])
@QUIET
@given(said=RESPONSES)
def test_what_is_filed_is_read_back(tmp_path, language, form, said):
    response = Response.to(MODELS[language], said)
    filed = response.filed(language)
    path = tmp_path / f"answers.{form}"
    written = (
        json.dumps(filed, ensure_ascii=False)
        if form == "json"
        else yaml.safe_dump(filed, allow_unicode=True, sort_keys=False)
    )
    path.write_text(written, encoding="utf-8")
    assert read_answers(MODELS[language], path).response == response


@pytest.mark.parametrize("language", LANGUAGES)
@QUIET
@given(said=RESPONSES)
def test_what_is_written_in_a_table_as_a_field_shows_it_is_read_back(tmp_path, language, said):
    model = MODELS[language]
    response = Response.to(model, said)
    texts = {key: _shown(value, language) for key, value in response.answers.items()}
    with (tmp_path / "in.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerows([[f"answers.{key}" for key in texts], list(texts.values())])
    source = read_separated(model, tmp_path / "in.csv")
    (record,) = [one for chunk in source.chunks() for one in source.records(chunk.lines)]
    found = taken(model, record.data)
    assert (record.mistakes, found.mistakes) == ((), ())
    assert found.response == response


@pytest.mark.parametrize("language", LANGUAGES)
@QUIET
@given(said=RESPONSES)
def test_what_odk_writes_is_read_back(tmp_path, language, said):
    model = MODELS[language]
    response = Response.to(model, said | {"number": Fraction(str(float(said["number"])))})
    texts = {key: _of_java(value) for key, value in response.answers.items()}
    values = {key: Value(text, 2, at) for at, (key, text) in enumerate(texts.items(), start=1)}
    reading = read_submission(model, Submission("collecte.csv", 2, values, "uuid:1"))
    assert (reading.problems, reading.response) == ((), response)
    (tmp_path / "answers.yaml").write_text(reading.to_yaml(), encoding="utf-8")
    assert read_answers(model, tmp_path / "answers.yaml").response == response


def _shown(value, language):
    return written_number(value, decimal_sign(language)) if isinstance(value, Fraction) else str(value)


def _of_java(value):
    """Return a number as Java's Double.toString writes it: 1.85E7 from ten millions on, 5.0E-4 below a thousandth."""
    if not isinstance(value, Fraction):
        return str(value)
    number = float(value)
    if number == 0 or 1e-3 <= abs(number) < 1e7:
        return repr(number)
    digits, exponent = f"{number:.17e}".split("e")
    for places in range(1, 17):
        shorter = f"{number:.{places}e}"
        if float(shorter) == number:
            digits = shorter.split("e", maxsplit=1)[0]
            break
    return f"{digits}E{int(exponent)}"
