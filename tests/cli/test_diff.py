"""`diagnostic diff`: what changes, what becomes of the cases, and a refusal where the number says too little."""

from __future__ import annotations

import json
import shutil

import pytest

from diagnostic import load
from diagnostic.cli.terminal.case_outcomes import outcome_lines
from diagnostic.cli.terminal.comparison import told
from diagnostic.comparison import Change, Comparison, Difference, Outcome
from tests.conftest import written

SMALL = written("""
questions: [{id: q, kind: yes-no}]
dimensions: [{id: axis, label: Les ventes}]
recommendations: [{id: crm, title: Le fichier}, {id: shop, title: La boutique}]
""")


@pytest.fixture
def versions(starter, here):
    """Two copies of a questionnaire, and what replaces a text in the new one."""
    for name in ("avant", "apres"):
        shutil.copytree(starter, here / name / starter.name)
    after = here / "apres" / starter.name

    def replace(file, old, new):
        path = after / file
        text = path.read_text(encoding="utf-8")
        assert old in text, text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return "avant/mon-questionnaire", "apres/mon-questionnaire", replace


@pytest.fixture
def raised(versions):
    """The same, the new one at 0.1.1, in its changelog too."""
    _, _, replace = versions
    replace("questionnaire.yaml", "version: 0.1.0", "version: 0.1.1")
    replace("CHANGELOG.md", "## 0.1.0", "## 0.1.1\n\nDes mots.\n\n## 0.1.0")
    return versions


def test_nothing_changes_between_a_folder_and_itself(run, versions):
    old, new, _ = versions
    status, out, err = run("diff", old, new)
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "Diagnostic « mon-questionnaire » (mon-questionnaire) : 0.1.0 → 0.1.0",
        "",
        "Cas",
        "  = La boutique (fictive) : même diagnostic",
        "",
        "Rien ne change.",
        "La version 0.1.0 convient.",
    ]


def test_a_word_asks_for_a_patch(run, raised):
    old, new, replace = raised
    replace("sections/outils.yaml", 'title: "Vos outils"', 'title: "Vos outils numériques"')
    status, out, _ = run("diff", old, new)
    assert status == 0
    assert "Rubriques\n  texte  outils / title : « Vos outils » → « Vos outils numériques »\n" in out
    assert out.endswith("0 changement de sens, 1 de texte : version 0.1.1 au moins.\nLa version 0.1.1 convient.\n")


def test_a_number_that_says_too_little_is_refused_at_its_line(run, raised):
    old, new, replace = raised
    replace("questionnaire.yaml", "impact: 2", "impact: 3")
    status, out, _ = run("diff", old, new)
    assert status == 1
    assert "  sens   priority / impact : 2 → 3\n" in out
    assert "points de priorité : ceux de " in out
    assert "apres/mon-questionnaire/questionnaire.yaml:3:1: la version 0.1.1 annonce moins" in out
    assert "[understated-version]" in out


def test_a_canonical_content_stands_for_a_folder(run, versions, here):
    old, new, _ = versions
    (here / "avant.json").write_text(load(here / old).canonical, encoding="utf-8")
    assert run("diff", "avant.json", new).status == 0


def test_other_cases_than_those_of_the_new_version_may_be_given(run, versions, here):
    old, new, _ = versions
    (here / "cas").mkdir()
    (here / "cas/ancien.yaml").write_text("answers: {activite: disparue}\n")
    status, out, _ = run("diff", old, new, "--cases", "cas")
    assert status == 0
    assert "  ✗ ancien : ses réponses ne sont plus valables\n      answers.activite: " in out


def test_a_folder_without_cases_is_a_misuse(run, versions, here):
    (here / "cas").mkdir()
    status, _, err = run("diff", *versions[:2], "--cases", "cas")
    assert status == 2
    assert err.endswith("Erreur : il n'y a pas de cas (.yaml) dans cas.\n")


def test_the_same_as_json(run, versions):
    old, new, replace = versions
    replace("questionnaire.yaml", "impact: 2", "impact: 3")
    status, out, _ = run("diff", old, new, "--json")
    data = json.loads(out)
    assert status == 1
    assert list(data) == ["old", "new", "changes", "least-version", "problems", "cases"]
    assert data["changes"] == [
        {"place": ["priority", "impact"], "what": "changed", "before": 2, "after": 3, "meaning": True, "least": "minor"}
    ]
    assert data["least-version"] == "0.2.0"
    assert [problem["code"] for problem in data["problems"]] == ["same-version"]
    assert data["old"]["version"] == data["new"]["version"] == "0.1.0"
    assert data["cases"][0]["same"] is False
    assert {one["what"] for one in data["cases"][0]["differences"]} >= {"priority"}


CHANGES = {
    "sens   q : ajout, « Où ? »": Change(("questions", "q"), "added", None, "Où ?", meaning=True, least="minor"),
    "sens   q : retrait, « Où ? »": Change(("questions", "q"), "removed", "Où ?", None, meaning=True, least="major"),
    "sens   new : nouvel identifiant, au lieu de « old »": Change(
        ("questions", "new"), "renamed", "old", "new", meaning=True, least="major"
    ),
    "sens   q : passe de « s » à « t »": Change(("questions", "q"), "moved", "s", "t", meaning=True, least="minor"),
    "sens   q : autre place dans l'ordre": Change(("questions", "q"), "moved", "s", "s", meaning=True, least="minor"),
    "texte  questionnaire : le même contenu, écrit autrement": Change(
        ("questionnaire",), "rewritten", None, None, meaning=False, least="patch"
    ),
    "sens   q / when : rien → {x: {any: [a]}}": Change(
        ("questions", "q", "when"), "changed", None, {"x": {"any": ["a"]}}, meaning=True, least="minor"
    ),
    "sens   q / short : false → true": Change(
        ("questions", "q", "short"), "changed", before=False, after=True, meaning=True, least="minor"
    ),
    "texte  q / help : « Un mot » → rien": Change(
        ("questions", "q", "help"), "changed", "Un mot", "", meaning=False, least="patch"
    ),
    f"texte  q / help : « …{'a' * 20}bien » → « …{'a' * 20}mieux »": Change(
        ("questions", "q", "help"), "changed", "a" * 90 + "bien", "a" * 90 + "mieux", meaning=False, least="patch"
    ),
    f"texte  q / help : « {'b' * 60}… » → « court »": Change(
        ("questions", "q", "help"), "changed", "b" * 90, "court", meaning=False, least="patch"
    ),
}


@pytest.mark.parametrize(("line", "change"), CHANGES.items(), ids=list(CHANGES))
def test_each_kind_of_change_has_its_words(line, change):
    assert f"  {line}\n" in told(Comparison(SMALL, SMALL, (change,), "9.9.9", (), ()))


DIFFERENCES = {
    "questionnaire rempli : complet → incomplet": Difference("complete", "", before=True, after=False),
    "score « Les ventes » : 12,5 → rien": Difference("score", "axis", 12.5, None),
    "score d'ensemble : 39,96 → 1\u202f234\u202f567,8912": Difference("score", "overall", 39.96, 1234567.8912),
    "score d'ensemble : 40 → 50": Difference("score", "overall", 40.0, 50.0),
    "niveau « Les ventes » : rien → « bas »": Difference("level", "axis", None, "bas"),
    "bornes du score « Les ventes » : rien → de 0 à 12,5": Difference("bounds", "axis", None, [0.0, 12.5]),
    "statut de « Le fichier » : pas nécessaire → recommandée": Difference("status", "crm", "not-needed", "recommended"),
    "verdict sur « La boutique » : rien → pas encore": Difference("verdict", "shop", None, "not-yet"),
    "chemin vers « La boutique » : rien → crm, gone": Difference("path", "shop", None, ["crm", "gone"]),
    "temps de « Le fichier » : pas une étape → priorités": Difference("horizon", "crm", None, "priorities"),
    "coût de mise en place : 0 F CFP → 5 F CFP ou plus": Difference(
        "setup", "", {"low": 0, "high": 0}, {"low": 5, "high": None}
    ),
    "aide old : 1 à 2 F CFP → rien": Difference("aid", "old", {"low": 1, "high": 2}, None),
    "avertissements de old : rien → size (exclut)": Difference("warnings", "old", None, [["size", "excludes"]]),
    "ordre des étapes : « La boutique » vient maintenant avant « Le fichier »": Difference(
        "order", "", ["crm", "shop"], ["shop", "crm"]
    ),
    "change aussi : ce qui est déjà décidé": Difference("details", "decided", None, None),
}


@pytest.mark.parametrize(("line", "difference"), DIFFERENCES.items(), ids=list(DIFFERENCES))
def test_each_kind_of_difference_has_its_words(line, difference):
    comparison = Comparison(SMALL, SMALL, (), "1.0.0", (), ())
    assert list(outcome_lines(comparison, Outcome("x.yaml", "Cas", (), (), (difference,)))) == [
        "≠ Cas : le diagnostic change",
        f"    {line}",
    ]


def test_an_answer_that_the_old_version_could_not_take_is_told():
    comparison = Comparison(SMALL, SMALL, (), "1.0.0", (), ())
    assert list(outcome_lines(comparison, Outcome("x.yaml", "Cas", (), ("answers.new: inconnue",), ()))) == [
        "= Cas : même diagnostic",
        "    laissé de côté avant : answers.new: inconnue",
    ]
