"""A territory is a folder of data: what is written and read there, and nothing of another place."""

from __future__ import annotations

import json
import re

import pytest

import diagnostic
from diagnostic import AnswerError, QuestionnaireError, Response, State, diagnose, read_answer, typed_in
from diagnostic.kinds.business_id import read_business_id
from diagnostic.kinds.phone import read_phone
from diagnostic.loading import territories
from diagnostic.loading.territories import INSTALLED
from diagnostic.wording.identifiers import business_id, phone
from tests.loading import archipel

BOTH = archipel.QUESTIONNAIRE.replace("[archipel]", "[archipel, nouvelle-caledonie]")


@pytest.fixture
def folders(tmp_path):
    return archipel.write(tmp_path)


@pytest.fixture
def there(folders):
    return diagnostic.load(folders[1])


@pytest.fixture
def everywhere(tmp_path):
    return diagnostic.load(archipel.write(tmp_path, questionnaire=BOTH)[1])


def test_the_territory_is_part_of_the_content_and_of_the_digest(there, tmp_path):
    content = json.loads(there.canonical)
    assert content["territories"] == ["archipel"]
    assert content["territory"]["name"] == "Archipel du Vent"
    assert [one["id"] for one in content["catalogue"]["communes"]] == ["port-haut", "port-bas"]
    renamed = archipel.TERRITORY.replace("du Vent", "du Nord")
    assert diagnostic.load(archipel.write(tmp_path, renamed)[1]).digest != there.digest


def test_its_content_reads_back_as_the_same_questionnaire(there):
    again = diagnostic.stored(there.canonical)
    assert (again, again.digest, again.place) == (there, there.digest, there.territory)


@pytest.mark.parametrize(
    ("question", "written", "kept"),
    [
        ("prix", "1 250 000 couronnes", 1_250_000),
        ("prix", "COU 12", 12),
        ("prix", "12 co.", 12),
        ("numero", "NAV : av 123 456", "AV123456"),
        ("numero", "AV123.456", "AV123456"),
        ("telephone", "123 4567", "+2991234567"),
        ("telephone", "00 299 123 45 67", "+2991234567"),
        ("telephone", "+30 1 2345", "+3012345"),
        ("ville", "port-bas", "port-bas"),
    ],
)
def test_answers_are_read_as_they_are_written_there(there, question, written, kept):
    assert read_answer(there, question, written) == kept


@pytest.mark.parametrize(
    ("question", "written", "told"),
    [
        ("prix", "12 F CFP", "un nombre est attendu"),
        ("prix", "12,5", "la couronne n'a pas de sous"),
        (
            "numero",
            "1 234 567.001",
            "un numéro d'archipel (deux lettres et 6 chiffres) est attendu. Exemple : AV 123 456.",
        ),
        ("telephone", "75 12 34", "Exemple : 123 4567."),
        ("ville", "Nouméa", "Connus ici : Port-Haut, Port-Bas."),
    ],
)
def test_answers_of_another_place_are_refused_in_its_words(there, question, written, told):
    with pytest.raises(AnswerError) as caught:
        read_answer(there, question, written)
    assert told in str(caught.value)


def test_a_commune_lies_in_a_zone(there):
    for ville, asked in (("port-haut", False), ("port-bas", True)):
        response = Response.to(there, identity={"ville": ville})
        assert (diagnostic.follow(there, response).state("bateau") is not State.NOT_ASKED) is asked


def test_a_response_carries_its_territory(there, everywhere):
    assert Response.to(there).territory == "archipel"
    assert Response.to(everywhere).territory == "archipel"
    assert Response.to(everywhere, territory="nouvelle-caledonie").territory == "nouvelle-caledonie"


def test_a_response_is_diagnosed_in_its_territory(everywhere):
    here = Response.to(everywhere, identity={"ville": "Koné"}, territory="nouvelle-caledonie")
    diagnosis = diagnose(everywhere, here)
    assert diagnosis.questionnaire.place.name == "Nouvelle-Calédonie"
    assert diagnosis.questionnaire.digest == here.digest != everywhere.digest


def test_a_questionnaire_is_asked_for_in_a_territory(tmp_path):
    folder = archipel.write(tmp_path, questionnaire=BOTH)[1]
    one = diagnostic.load(folder, territory="nouvelle-caledonie")
    assert one.place.currency.sign == "F CFP"
    assert one.within("archipel").within("nouvelle-caledonie") is one
    with pytest.raises(QuestionnaireError, match="ne sert pas le territoire « archipelle »"):
        diagnostic.load(folder, territory="archipelle")


@pytest.mark.parametrize(
    ("said", "code", "told"),
    [
        ("territory: ailleurs\n", "unknown-territory", "ne sert pas le territoire « ailleurs »"),
        ("", "missing-territory", "sert plusieurs territoires : archipel, nouvelle-caledonie"),
    ],
)
def test_answers_that_do_not_say_where_they_are_from_are_refused(everywhere, tmp_path, said, code, told):
    (tmp_path / "answers.yaml").write_text(f"{said}answers: {{}}\n", encoding="utf-8")
    with pytest.raises(AnswerError) as caught:
        diagnostic.read_answers(everywhere, tmp_path / "answers.yaml")
    assert (caught.value.code, told in str(caught.value)) == (code, True)


def test_answers_say_their_territory(everywhere, tmp_path):
    (tmp_path / "answers.yaml").write_text("territory: archipel\nanswers: {prix: 12 co.}\n", encoding="utf-8")
    assert diagnostic.read_answers(everywhere, tmp_path / "answers.yaml").response.territory == "archipel"


def test_the_digest_of_a_content_says_its_territory_too(everywhere, tmp_path):
    there = everywhere.within("nouvelle-caledonie")
    (tmp_path / "answers.yaml").write_text(f"digest: {there.digest}\nanswers: {{}}\n", encoding="utf-8")
    assert diagnostic.read_answers(everywhere, tmp_path / "answers.yaml").response.territory == "nouvelle-caledonie"


def test_a_questionnaire_that_serves_no_territory_refuses_one(tmp_path):
    here = diagnostic.load("questionnaires/owasp-samm")
    assert (here.territory, here.territories, Response.to(here).territory) == (None, (), "")
    with pytest.raises(AnswerError, match="Retirez « territory »"):
        Response.to(here, territory="archipel")


MISTAKES = {
    "an unknown key": ("name:", "nom:", ["missing-key", "unknown-key"]),
    "a time zone": ("Atlantic/Reykjavik", "Atlantic/Reykjavic", ["bad-value"]),
    "two decimals": ("code: COU", "code: COU\n  decimals: 2", ["bad-value"]),
    "a pattern": ("words: [NAV]", "words: ['']", ["string_too_short"]),
    "a zone twice": ("id: basse", "id: haute", ["duplicate-id", "unknown-choice"]),
    "an id": ("name:", "id: autre\nname:", ["unknown-key"]),
}


@pytest.mark.parametrize(("right", "wrong", "codes"), MISTAKES.values(), ids=MISTAKES)
def test_every_mistake_of_a_territory_is_told_at_its_line(tmp_path, right, wrong, codes):
    folder, _ = archipel.write(tmp_path, archipel.TERRITORY.replace(right, wrong, 1))
    found = diagnostic.check_territory(folder)
    assert sorted(one.code for one in found) == codes
    assert all(one.line > 1 for one in found if one.code != "missing-key")


def test_the_mistakes_of_a_territory_are_also_those_of_a_questionnaire_that_serves_it(tmp_path):
    wrong = archipel.COMMUNES.replace("zone: basse", "zone: bas")
    territory, questionnaire = archipel.write(tmp_path, communes=wrong)
    place = (str(territory.resolve() / "communes.yaml"), 3, "unknown-choice")
    for found in (diagnostic.check_territory(territory.resolve()), diagnostic.check(questionnaire.resolve())):
        assert [(one.path, one.line, one.code) for one in found] == [place]
        assert "il n'y a pas de île « bas »" in str(found[0])


def test_files_that_a_territory_does_not_know_are_told(folders):
    (folders[0] / "bodie.yaml").write_text("[]\n", encoding="utf-8")
    (folders[0] / "aids.yml").write_text("aids: []\n", encoding="utf-8")
    (folders[0] / "territory.yaml").unlink()
    found = {re.sub(".*/", "", one.path): one.code for one in diagnostic.check_territory(folders[0])}
    assert found == {"bodie.yaml": "unknown-file", "aids.yml": "unknown-file", "territory.yaml": "missing-file"}


def test_a_territory_that_is_not_there_is_told(tmp_path):
    wrong = archipel.QUESTIONNAIRE.replace("[archipel]", "[archipell]")
    found, *_ = diagnostic.check(archipel.write(tmp_path, questionnaire=wrong)[1])
    assert (found.line, found.code, found.hint) == (4, "unknown-territory", "Vouliez-vous dire « archipel » ?")


BODIES = """
- {id: port, name: "Le port", role: "Conseille", when: {pavillon: [bleu]}}
- {id: mairie, name: "La mairie", role: "Renseigne", when: {bateau: "yes"}}
- {id: phare, name: "Le phare", role: "Éclaire"}
"""
AIDS = """
aids:
  - id: voile
    name: "Aide à la voile"
    funder: "L'archipel"
    rate: 0.5
    ceiling: 100
    families: []
    rules: [{id: pavillon, when: {pavillon: bleu}, effect: excludes, text: "Non.", unknown: "Peut-être."}]
"""


def test_what_depends_on_a_question_that_is_not_asked_is_left_out(tmp_path):
    territory, folder = archipel.write(tmp_path, archipel.TERRITORY + "questions: [pavillon, bateau]\n")
    (territory / "bodies.yaml").write_text(BODIES, encoding="utf-8")
    (territory / "aids.yaml").write_text(AIDS, encoding="utf-8")
    assert diagnostic.check_territory(territory) == ()
    there = diagnostic.load(folder)
    assert [one.id for one in there.catalogue.bodies] == ["mairie", "phare"]
    assert there.catalogue.aids.aids == ()


def test_a_condition_on_a_question_that_a_territory_does_not_declare_is_told(tmp_path):
    territory, folder = archipel.write(tmp_path, archipel.TERRITORY + "questions: [bateau]\n")
    (territory / "bodies.yaml").write_text(BODIES, encoding="utf-8")
    for found in (diagnostic.check_territory(territory), diagnostic.check(folder)):
        assert [(one.line, one.code) for one in found] == [(2, "unknown-question")]


def test_a_file_of_the_catalogue_of_a_questionnaire_stands_in_place_of_that_of_the_territory(folders):
    (folders[1] / "catalogue").mkdir()
    (folders[1] / "catalogue/communes.yaml").write_text("- {id: cap, name: Cap, zone: basse}\n", encoding="utf-8")
    assert [one.id for one in diagnostic.load(folders[1]).catalogue.communes] == ["cap"]


def test_without_a_territory_that_is_implied_forms_are_neutral(there):
    nowhere = there.model_copy(update={"territory": None, "territories": ()})
    assert read_answer(nowhere, "telephone", "+33 1 23 45 67 89") == "+33123456789"
    assert read_answer(nowhere, "telephone", "123 45") == "12345"
    assert read_answer(nowhere, "numero", "FR 12-345") == "FR12345"
    assert read_answer(nowhere, "prix", "12") == 12


def test_the_territories_that_are_installed_have_no_mistake():
    folders = [path.parent for path in INSTALLED[0].glob("*/territory.yaml")]
    assert [diagnostic.check_territory(folder) for folder in folders] == [()] * len(folders)
    assert folders


def test_a_sample_of_an_identifier_or_a_telephone_is_one(there, tmp_path):
    nowhere = there.model_copy(update={"territory": None, "territories": ()})
    for one in (there, diagnostic.load("questionnaires/maturite-numerique"), nowhere):
        identifier, telephone = one.place.business_id, one.place.telephone
        assert read_business_id(identifier.sample, typed_in("fr"), identifier)
        assert read_phone(telephone.sample, typed_in("fr"), telephone)


def test_what_is_kept_is_written_in_the_groups_of_the_place(there):
    place = there.place
    assert business_id("AV123456", place.business_id) == "AV\u202f123\u202f456"
    assert business_id("1234567", place.business_id) == "1234567"
    assert phone("+2991234567", place.telephone) == "123\u00a04567"
    assert phone("+3012345", place.telephone) == "+30\u00a01\u00a02345"
    assert phone("+33123456789", place.telephone) == "+33123456789"
    assert place.business_id.name_of("AV123456") == place.business_id.name_of("") == "N° d'archipel"


def test_a_territory_that_cannot_be_read_is_told_once(tmp_path):
    territory, folder = archipel.write(tmp_path, "name: }\n")
    places = [(one.path, one.code) for one in diagnostic.check(folder)]
    assert (str(territory / "territory.yaml"), "syntax") in places


def test_a_catalogue_that_cannot_be_read_is_told(tmp_path):
    territory, folder = archipel.write(tmp_path, archipel.TERRITORY + "questions: [pavillon]\n")
    (territory / "bodies.yaml").write_text(BODIES.replace("{pavillon: [bleu]}", "oui"), encoding="utf-8")
    (territory / "aids.yaml").write_text("aids: oui\n", encoding="utf-8")
    (territory / "workshops.yaml").write_text("non\n", encoding="utf-8")
    for found in (diagnostic.check_territory(territory), diagnostic.check(folder)):
        assert {(one.path.rpartition("/")[2], one.code) for one in found} >= {
            ("bodies.yaml", "not-a-condition"),
            ("aids.yaml", "wrong-type"),
            ("workshops.yaml", "wrong-type"),
        }


def test_a_zone_that_no_territory_has_is_told_once(tmp_path):
    _, folder = archipel.write(tmp_path, questionnaire=BOTH)
    section = folder / "sections/s.yaml"
    section.write_text(
        section.read_text(encoding="utf-8").replace("zone: basse", "zone: [basse, bas]"), encoding="utf-8"
    )
    (found,) = diagnostic.check(folder)
    assert (found.code, found.message) == ("unknown-choice", "il n'y a pas de île « bas »")


def test_nothing_is_implied_where_no_territory_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(territories, "INSTALLED", ())
    archipel.write(tmp_path)
    assert territories.implied_territory(tmp_path / "questionnaires/essai") is None


def test_in_another_language_a_questionnaire_stays_in_its_territories(tmp_path):
    _, folder = archipel.write(tmp_path, questionnaire=BOTH)
    (folder / "locales").mkdir()
    locale = (
        "title: Trial\nquestions:\n  numero: {label: Number}\n  telephone: {label: Phone}\n  ville: {label: Town}\n"
    )
    locale += "  prix: {label: Price}\n  bateau: {label: A boat}\nsections: {s: {title: S}}\n"
    (folder / "locales/en.yaml").write_text(locale, encoding="utf-8")
    there = diagnostic.load(folder, "en", "nouvelle-caledonie")
    assert (there.title, there.place.currency.sign, list(there.elsewhere)) == ("Trial", "F CFP", ["archipel"])
