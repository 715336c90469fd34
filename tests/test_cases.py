"""Worked examples: what holds passes, what does not is told at its line with what was found instead."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import diagnostic
from diagnostic import cases
from tests.loading.folders import write

ROOT = Path(__file__).parents[1]
SHIPPED = ROOT / "questionnaires"
STARTER = ROOT / "diagnostic/cli/commands/starter"
AID = """
families: [{id: logiciel, label: Logiciels}]
aids:
  - id: aide
    name: Aide
    territory: NC
    funder: Province
    rate: 0.5
    ceiling: 100000
    families: [logiciel]
    rules: [{id: effectif, effect: warns, when: {effectif: {gt: 10}}, text: "Dix personnes au plus."}]
"""
# Every expectation, none of which holds when invoices already come out of a software.
SURPRISES = """
first-priority: vente-en-ligne
not-yet:
  vente-en-ligne: [fichier-clients, facturation]
  fichier-clients: []
before:
  - [vente-en-ligne, fichier-clients]
  - [facturation, vente-en-ligne]
now: [facturation, vente-en-ligne]
in-priorities: [facturation]
later: [fichier-clients]
steps: [facturation]
no-steps: [fichier-clients]
not-in-priorities: [vente-en-ligne]
weakest: [gestion]
stronger: [[clients, gestion], [clients, overall]]
overall-least: 80
scores: {clients: 50.0001, overall: null}
levels: {gestion: amorcer, overall: null}
verdicts: {vente-en-ligne: ready, facturation: in-place}
statuses: {facturation: required}
funding-warnings: [effectif]
aid: {aide: {low: 0, high: 100000}}
"""


@pytest.fixture
def folder(tmp_path):
    """The folder of the starter, whose case can be written anew."""
    copy = Path(shutil.copytree(STARTER, tmp_path / "mon-questionnaire"))
    (copy / "catalogue/aids.yaml").write_text(AID, encoding="utf-8")
    return copy


def case(folder, expect, **changes):
    """Write the starter's case with other expectations, and some lines replaced; return its path."""
    path = folder / "cases/boutique.yaml"
    text = path.read_text(encoding="utf-8")
    head = text[: text.index("expect:")]
    for old, new in changes.items():
        lines = [line if not line.strip().startswith(f"{old}:") else new for line in head.splitlines()]
        head = "\n".join(lines) + "\n"
    expected = "\n".join(f"  {line}" for line in expect.strip().splitlines())
    path.write_text(f"{head}expect:\n{expected}\n", encoding="utf-8")
    return path


def told(folder, path):
    """Return the problems of a case: the line as it is written, the code and the message."""
    written = path.read_text(encoding="utf-8").splitlines()
    result = cases.run_case(diagnostic.load(folder), path)
    return [(written[one.line - 1].strip(), one.code, one.message) for one in result.problems]


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*/cases/*.yaml")), ids=lambda path: path.stem)
def test_every_case_of_the_questionnaires_passes(path):
    result = cases.run_case(diagnostic.load(path.parents[1]), path)
    assert "\n".join(map(str, result.problems)) == ""


def test_the_founding_case_is_among_them():
    assert (SHIPPED / "maturite-numerique/cases/boutique-kaori.yaml").is_file()


def test_a_score_that_is_open_is_told_with_what_it_may_still_be(folder):
    path = case(folder, "scores: {gestion: 1}", stock="")
    ((_, _, message),) = told(folder, path)
    assert message.startswith("le score gestion devrait être 1 ; il est ")
    assert " (entre " in message


def test_a_case_that_holds_passes_under_its_title(folder):
    result = cases.run_case(diagnostic.load(folder), folder / "cases/boutique.yaml")
    assert (result.title, result.passed) == ("La boutique (fictive)", True)


def test_each_expectation_that_does_not_hold_is_told_with_what_was_found(folder):
    path = case(folder, SURPRISES, factures="  factures: logiciel", stock="  stock: outil")
    found = told(folder, path)
    assert {code for _, code, _ in found} == {"unmet-expectation"}
    assert [(line, message) for line, _, message in found] == [
        (
            "first-priority: vente-en-ligne",
            "la première priorité devrait être vente-en-ligne ; les priorités sont : fichier-clients, vente-en-ligne",
        ),
        (
            "vente-en-ligne: [fichier-clients, facturation]",
            "facturation devrait être sur le chemin de vente-en-ligne ; le chemin est : fichier-clients",
        ),
        (
            "fichier-clients: []",
            "le verdict sur fichier-clients devrait être not-yet ; il est absent : ce n'est pas un besoin exprimé",
        ),
        (
            "- [vente-en-ligne, fichier-clients]",
            "vente-en-ligne devrait venir avant fichier-clients ; ce sont les étapes 2 et 1",
        ),
        (
            "- [facturation, vente-en-ligne]",
            "facturation devrait venir avant vente-en-ligne ; pas dans la feuille de route : facturation",
        ),
        ("now: [facturation, vente-en-ligne]", "facturation devrait être dans now ; ce n'est pas une étape"),
        ("now: [facturation, vente-en-ligne]", "vente-en-ligne devrait être dans now ; il est dans priorities"),
        ("in-priorities: [facturation]", "facturation devrait être dans priorities ; ce n'est pas une étape"),
        ("later: [fichier-clients]", "fichier-clients devrait être dans later ; il est dans priorities"),
        ("steps: [facturation]", "facturation devrait être une étape ; son statut est in-place"),
        ("no-steps: [fichier-clients]", "fichier-clients ne devrait pas être une étape ; son statut est recommended"),
        ("not-in-priorities: [vente-en-ligne]", "vente-en-ligne ne devrait pas être une priorité ; c'est la n° 2"),
        (
            "stronger: [[clients, gestion], [clients, overall]]",
            "clients devrait dépasser gestion ; clients : 50, gestion : 100",
        ),
        (
            "stronger: [[clients, gestion], [clients, overall]]",
            "clients devrait dépasser overall ; clients : 50, overall : 75",
        ),
        ("overall-least: 80", "le score d'ensemble devrait être d'au moins 80 ; il est 75"),
        ("scores: {clients: 50.0001, overall: null}", "le score clients devrait être 50.0001 ; il est 50"),
        ("scores: {clients: 50.0001, overall: null}", "le score overall devrait être absent ; il est 75"),
        ("levels: {gestion: amorcer, overall: null}", "le niveau gestion devrait être amorcer ; il est etabli"),
        ("levels: {gestion: amorcer, overall: null}", "le niveau overall devrait être non décidé ; il est etabli"),
        (
            "verdicts: {vente-en-ligne: ready, facturation: in-place}",
            "le verdict sur vente-en-ligne devrait être ready ; il est not-yet",
        ),
        (
            "verdicts: {vente-en-ligne: ready, facturation: in-place}",
            "le verdict sur facturation devrait être in-place ; il est absent : ce n'est pas un besoin exprimé",
        ),
        ("statuses: {facturation: required}", "le statut de facturation devrait être required ; il est in-place"),
        ("funding-warnings: [effectif]", "l'avertissement effectif devrait accompagner une aide ; il y a : rien"),
        (
            "aid: {aide: {low: 0, high: 100000}}",
            "l'aide aide devrait être de 0 à 100000 F ; elle est de 50000 à 100000 F",
        ),
    ]


def test_no_wish_need_be_not_yet(folder):
    assert told(folder, case(folder, "not-yet: {}", souhaits="  souhaits: [fichier-clients]")) == []
    message = "aucun besoin ne devrait être not-yet ; le sont : vente-en-ligne"
    path = case(folder, "not-yet: {}", souhaits="  souhaits: [vente-en-ligne]")
    assert told(folder, path) == [("not-yet: {}", "unmet-expectation", message)]


def test_a_case_expects_nothing_of_what_it_does_not_name(folder):
    assert told(folder, case(folder, "steps: []")) == []


def test_what_holds_is_not_told(folder):
    expect = """
verdicts: {vente-en-ligne: not-yet}
statuses: {facturation: recommended}
levels: {clients: etabli, gestion: amorcer}
in-priorities: [fichier-clients, vente-en-ligne]
now: [facturation]
overall-least: 37.5
scores: {overall: 37.5}
stronger: [[clients, gestion]]
funding-warnings: [effectif]
aid: {aide: {low: 50000, high: 100000}}
"""
    assert told(folder, case(folder, expect, effectif="  effectif: 11")) == []


def test_names_that_are_not_in_the_questionnaire_are_mistakes(folder):
    expect = """
first-priority: crm
not-yet: {crm: [fichier-client]}
weakest: [client]
levels: {clients: haut}
funding-warnings: [effectifs]
aid: {aid: {low: 0, high: 10}}
"""
    path = case(folder, expect)
    found = told(folder, path)
    assert {code for _, code, _ in found} == {"dead-reference"}
    assert [(line, message) for line, _, message in found] == [
        ("first-priority: crm", "la préconisation « crm » n'existe pas"),
        ("not-yet: {crm: [fichier-client]}", "la préconisation « crm » n'existe pas"),
        ("not-yet: {crm: [fichier-client]}", "la préconisation « fichier-client » n'existe pas"),
        ("weakest: [client]", "l'axe « client » n'existe pas"),
        ("levels: {clients: haut}", "le niveau « haut » n'existe pas"),
        ("funding-warnings: [effectifs]", "l'avertissement « effectifs » n'existe pas"),
        ("aid: {aid: {low: 0, high: 10}}", "l'aide « aid » n'existe pas"),
    ]


def test_every_mistake_of_a_case_file_is_told_at_once(folder):
    path = case(folder, "befor: []\nbefore: [[facturation], [a, b, c]]", activite="  activite: peche", date="dat: x")
    assert told(folder, path) == [
        ('title: "La boutique (fictive)"', "missing-key", "il manque la clé « date »"),
        ("dat: x", "unknown-key", "la clé « dat » n'existe pas ici"),
        ("activite: peche", "unknown-choice", "activite : « peche » n'est pas un des choix"),
        ("befor: []", "unknown-key", "la clé « befor » n'existe pas ici"),
        ("before: [[facturation], [a, b, c]]", "wrong-type", "deux identifiants sont attendus ici : [l'un, l'autre]"),
        ("before: [[facturation], [a, b, c]]", "wrong-type", "deux identifiants sont attendus ici : [l'un, l'autre]"),
    ]


def test_a_case_that_cannot_be_read_is_one_problem(folder):
    path = folder / "cases/boutique.yaml"
    path.write_text("title: [", encoding="utf-8")
    result = cases.run_case(diagnostic.load(folder), path)
    assert (result.title, [one.code for one in result.problems]) == ("boutique", ["syntax"])


def test_the_mistakes_of_all_the_cases_of_a_folder_can_be_asked_for(folder):
    shutil.copy(case(folder, "steps: [crm]"), folder / "cases/autre.yaml")
    found = cases.check_cases(diagnostic.load(folder), folder)
    assert [(Path(one.path).name, one.code) for one in found] == [
        ("autre.yaml", "dead-reference"),
        ("boutique.yaml", "dead-reference"),
    ]


SEVERAL_AXES = """
--- questionnaire.yaml
version: 1.0.0
title: Essai
sections: [s]
dimensions:
  - {id: a, label: A}
  - {id: b, label: B}
  - {id: c, label: C}
  - {id: d, label: D, children: [{id: e, label: E}, {id: f, label: F}]}
  - {id: g, label: G}
--- sections/s.yaml
id: s
title: S
questions:
  - {id: qa, kind: yes-no, label: A, dimension: a}
  - {id: qb, kind: yes-no, label: B, dimension: b}
  - {id: qc, kind: yes-no, label: C, dimension: c}
  - {id: qe, kind: yes-no, label: E, dimension: e}
  - {id: qf, kind: yes-no, label: F, dimension: f}
  - {id: qg, kind: yes-no, label: G, dimension: g, not-applicable: true}
--- cases/essai.yaml
title: Essai
date: 2026-01-15
answers: {qa: "no", qb: "no", qc: "no", qe: "yes", qf: "no", qg: not-applicable}
expect:
  weakest: [a, b, c, f, e]
  stronger: [[e, f]]
"""


def test_the_weakest_axes_are_the_three_lowest_of_their_rank_and_equals_are_equal(tmp_path):
    write(tmp_path / "essai", SEVERAL_AXES)
    result = cases.run_case(diagnostic.load(tmp_path / "essai"), tmp_path / "essai/cases/essai.yaml")
    assert result.problems == ()


def test_an_axis_that_is_not_among_the_three_lowest_or_has_no_score_is_told(tmp_path):
    write(tmp_path / "essai", SEVERAL_AXES.replace("[a, b, c, f, e]", "[d, g]").replace("[[e, f]]", "[[a, g]]"))
    result = cases.run_case(diagnostic.load(tmp_path / "essai"), tmp_path / "essai/cases/essai.yaml")
    assert [one.message for one in result.problems] == [
        "d (50) devrait être parmi les trois axes les plus bas ; ce sont : a 0, b 0, c 0",
        "g (absent) devrait être parmi les trois axes les plus bas ; ce sont : a 0, b 0, c 0",
        "a devrait dépasser g ; a : 0, g : absent",
    ]
