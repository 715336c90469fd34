"""What travels inside a dossier: three files, said for what they are, from which it is made again."""

from __future__ import annotations

import hashlib
import io
import json

import pikepdf

import diagnostic
from diagnostic import Response
from diagnostic.dossier.archive.parts import parts_of
from diagnostic.model import Organisation
from tests.dossier.archive.conftest import BODY
from tests.report.conftest import DAY

NAMES = ["diagnostic.json", "questionnaire.json", "reponses.json"]


def test_the_three_files_are_associated_with_the_whole_document(kaori):
    with pikepdf.open(io.BytesIO(kaori)) as document:
        assert sorted(document.attachments) == NAMES
        told = {str(file.UF): str(file.AFRelationship) for file in document.Root.AF}
        assert told == {"diagnostic.json": "/Data", "reponses.json": "/Source", "questionnaire.json": "/Supplement"}


def test_each_file_says_its_kind_its_size_its_day_and_what_it_is(kaori):
    with pikepdf.open(io.BytesIO(kaori)) as document:
        for file in document.Root.AF:
            content = file.EF.F.read_bytes()
            facts = file.EF.F.Params
            assert file.EF.F.Subtype == "/application/json"
            assert str(facts.ModDate) == str(facts.CreationDate) == "D:20260312000000Z"
            assert facts.Size == len(content)
            assert bytes(facts.CheckSum) == hashlib.md5(content, usedforsecurity=False).digest()
            assert len(str(file.Desc)) > 10
            assert file.EF.F.Filter == "/FlateDecode"


def test_the_diagnosis_inside_is_the_json_of_the_diagnosis(documents):
    diagnosis = documents["half"]
    first, *_ = parts_of(diagnosis, date=DAY, template="dossier-province-sud", body=None)
    assert first.content.decode() == diagnostic.to_json(diagnosis)


def test_the_answers_inside_are_a_file_of_answers_with_all_that_was_said(real, tmp_path):
    response = Response.to(
        real,
        {"activite": "commerce", "solution-souhaitee": ["e-commerce", "crm"], "indicateurs": "dont-know"},
        identity={"company": "L’Échoppe", "ridet": "1234567"},
        path="short",
        solutions={"crm": "light"},
        quotes={"crm": "250 000"},
    )
    parts = parts_of(diagnostic.diagnose(real, response), date=DAY, template="dossier-province-sud", body=BODY)
    (tmp_path / "reponses.json").write_bytes(parts[1].content)
    file = diagnostic.read_answers(real, tmp_path / "reponses.json")
    assert file.response == response
    assert file.date == "2026-03-12"
    assert file.data["version"] == real.version
    assert Organisation.model_validate(file.data["report"]["body"]) == BODY
    assert file.data["report"]["template"] == "dossier-province-sud"


def test_the_order_in_which_things_were_said_changes_nothing(real):
    answers = {"activite": "commerce", "fichier-clients": "papier"}
    identity = {"company": "L’Échoppe", "commune": "noumea"}
    made = [
        parts_of(diagnostic.diagnose(real, response), date=DAY, template="dossier-province-sud", body=None)
        for response in (
            Response.to(real, answers, identity=identity),
            Response.to(real, dict(reversed(answers.items())), identity=dict(reversed(identity.items()))),
        )
    ]
    assert made[0] == made[1]


def test_the_questionnaire_inside_is_the_one_of_the_digest(real, documents):
    *_, last = parts_of(documents["half"], date=DAY, template="dossier-province-sud", body=None)
    assert hashlib.sha256(last.content).hexdigest() == real.digest
    assert json.loads(last.content)["id"] == real.id
