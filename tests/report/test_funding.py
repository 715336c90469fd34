from __future__ import annotations

from diagnostic import report
from tests.report.conftest import DAY

NEEDY = {"clients": "papier", "reseau": "non", "poste": "oui", "photos": "non", "stock": "no", "employes": 3}


def test_the_expenses_stand_by_family(told):
    funding = told(NEEDY).funding
    assert [
        (family.label, family.total.replace("\u202f", " ").replace("\u00a0", " ")) for family in funding.families
    ] == [
        ("Logiciels", "jusqu’à 50 000 F CFP"),
        ("Matériel", "100 000 F CFP"),
    ]
    assert funding.families[0].expenses[0].solution == "Un outil"
    assert funding.monthly.startswith("de 10\u202f000 à")


def test_the_aid_is_indicative_and_to_be_confirmed(told):
    aid = told(NEEDY).funding.aids[0]
    assert (
        aid.rule.replace("\u202f", " ").replace("\u00a0", " ") == "50 % des dépenses éligibles, jusqu’à 250 000 F CFP"
    )
    assert aid.amount.startswith("de 50\u202f000 à 75\u202f000")
    assert aid.indicative.startswith("Montant indicatif, sous réserve de l’instruction")
    assert aid.mark == "Le coup de pouce\u00a0: à confirmer."


def test_every_warning_is_told(told):
    warnings = told({**NEEDY, "employes": 12}).funding.aids[0].warnings
    assert [(one.effect, one.label) for one in warnings] == [("excludes", "Bloquant")]
    warnings = (
        told({**NEEDY, "employes": "dont-know", "stock": "yes", "inventaire": "souvent"}).funding.aids[0].warnings
    )
    assert [(one.label, one.text) for one in warnings] == [
        ("À préciser", "Combien êtes-vous\u202f?"),
        ("Attention", "Le stock n’est pas aidé."),
    ]


def test_hardware_alone_is_not_aided(told):
    aid = told({**NEEDY, "clients": "logiciel"}).funding.aids[0]
    assert aid.excluded
    assert (aid.amount, aid.warnings[0].text) == (
        "aucune aide à attendre sur ce plan",
        "Du matériel seul n’est pas aidé.",
    )


def test_nothing_to_pay_makes_no_plan(told):
    funding = told().funding
    assert funding.families == ()
    assert funding.intro.startswith("Aucune étape n’est à financer")


def test_a_quote_is_told_as_such(told):
    family = told(NEEDY, quotes={"connexion": 42_000}).funding.families[1]
    assert (family.expenses[0].quoted, family.total) == (True, "42\u202f000\u00a0F\u00a0CFP")


def test_what_is_not_confirmed_is_said_with_its_date_and_sources(told):
    assert [one.text for one in told().funding.to_confirm] == [
        "Fourchettes de coûts\u00a0: à confirmer (vérifié\u00a0: 2025). Source\u00a0: exemple.nc.",
        "Le coup de pouce\u00a0: à confirmer.",
    ]


def test_the_real_aid_is_never_promised(case):

    aid = report.context(case("boutique-kaori"), date=DAY).funding.aids[0]
    assert aid.indicative == "Montant indicatif, sous réserve de l’instruction par la province Sud."
    assert aid.mark.startswith("Aide à la numérisation")
