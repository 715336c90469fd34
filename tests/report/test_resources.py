from __future__ import annotations

import diagnostic
from diagnostic import report
from diagnostic.report.context.resources import confirmation_of, mark_of
from tests.report.conftest import DAY

NEEDY = {"clients": "papier", "reseau": "non", "poste": "oui", "photos": "non", "stock": "no", "employes": 3}


def test_only_the_workshops_that_prepare_a_step_are_listed(told):
    context = told(NEEDY)
    assert [(shop.title, shop.numbers) for shop in context.workshops] == [("Ventes", (2,)), ("Réseaux", (1,))]
    assert [shop.mark for shop in context.workshops] == [
        "",
        "à confirmer\u202f; vérifié\u00a0: 1er\u00a0mars\u00a02024",
    ]


def test_a_body_is_listed_on_its_themes_and_its_condition(told):
    assert [body.name for body in told(NEEDY).bodies] == ["Le club", "Le guichet"]
    assert [body.name for body in told({**NEEDY, "canaux": ["marche"]}).bodies] == [
        "Le club",
        "Le guichet",
        "Les marchés",
    ]


def test_a_body_of_another_territory_is_listed_there_only(told):
    assert [body.name for body in told(NEEDY, identity={"commune": "papeete"}).bodies] == ["Ailleurs"]
    assert "Ailleurs" not in [body.name for body in told(NEEDY, identity={"commune": "noumea"}).bodies]


def test_training_is_listed_on_its_themes(told):
    helpers = told(NEEDY).training
    assert [(one.name, one.site, one.mark) for one in helpers] == [
        ("L’école", "exemple.nc", "à confirmer\u202f; vérifié\u00a0: mars 2024")
    ]
    assert told().training == ()


def test_the_directory_has_the_keywords_of_the_steps(told):
    directory = told(NEEDY).directory
    assert [keyword.word for keyword in directory.keywords] == ["fibre", "fichier clients", "relation client"]
    assert directory.keywords[1].url == "https://annuaire.exemple.nc/?q=fichier%20clients"
    assert directory.mark == "à confirmer"


def test_a_step_names_its_workshops_and_bodies(told):
    step = next(one for one in told(NEEDY).steps if one.id == "fichier")
    assert (step.workshops, step.bodies) == (("Ventes",), ("Le club", "Le guichet"))


def test_a_questionnaire_may_have_no_directory(small):
    without = small.model_copy(update={"catalogue": small.catalogue.model_copy(update={"directory": None})})
    diagnosis = diagnostic.diagnose(without, diagnostic.Response.to(without))
    assert report.context(diagnosis, date=DAY).directory is None


def test_a_confirmed_fact_bears_no_mark(small):
    shop = small.catalogue.workshops[0]
    assert (mark_of(shop), confirmation_of("Ventes", shop)) == ("", None)
