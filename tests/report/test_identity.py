from __future__ import annotations

import diagnostic
from diagnostic import Response, report
from diagnostic.model import Organisation
from tests.report.conftest import DAY


def test_the_identity_sheet_in_words(told):
    identity = told(
        identity={
            "company": "Chez Léa",
            "ridet": "9999996001",
            "commune": "noumea",
            "phone": "751234",
            "started": "9 h",
        }
    ).identity
    assert (identity.company, identity.business_id, identity.business_id_label) == (
        "Chez Léa",
        "9\u202f999\u202f996.001",
        "RIDET",
    )
    assert (identity.commune, identity.date, identity.time) == ("Nouméa", "12\u00a0mars\u00a02026", "9 h")
    assert [line.label for line in identity.lines] == ["Entreprise", "RIDET", "Commune", "Téléphone", "Début"]


def test_a_business_without_a_name_is_called_so(told):
    assert told().identity.company == "Entreprise sans nom"


def test_the_label_follows_the_kind_of_number(told):
    labels = [told(identity={"ridet": number}).identity.business_id_label for number in ("9999996", "A12345")]
    assert labels == ["RID", "N°\u00a0TAHITI"]


def test_the_body_of_the_sheet_stands_where_none_is_given(told):
    assert told(identity={"body": "Le club"}).identity.body == Organisation(name="Le club")
    assert told(identity={"body": "a" * 500}).identity.body == Organisation(name=f"{'a' * 199}…")


def test_the_body_given_stands_before_that_of_the_sheet(small):
    diagnosis = diagnostic.diagnose(small, Response.to(small, identity={"body": "Le club"}))
    assert report.context(diagnosis, date=DAY, body=Organisation(name="La chambre")).identity.body == Organisation(
        name="La chambre"
    )


def test_a_short_path_says_so(told):
    assert told(path="short").identity.path == "parcours court"


def test_a_field_may_be_unknown_or_not_apply(told):
    said = [told(identity={"phone": value}).identity.lines[0].value for value in ("dont-know", "not-applicable")]
    assert said == ["je ne sais pas", "sans objet"]
