"""`diagnostic explain`: a status, a verdict, and conditions as trees with their truth and the answers."""

from __future__ import annotations

import pytest

CASE = "mon-questionnaire/cases/boutique.yaml"
WISHED = """\
Ouvrir une boutique en ligne (vente-en-ligne)
Statut : recommandée (recommended)
Verdict : pas encore (not-yet)
  chemin : fichier-clients → facturation → vente-en-ligne
Étape 3 : priorités
  priorité 12 : impact +8, effort -3, objectifs +3, demandée +4
Préalables
  fichier-clients (recommandée), parce qu'une commande en ligne part d'un fichier de clients à jour
  facturation (recommandée), parce que chaque commande donne une facture
applies-when
  vrai · activite : commerce   ← commerce « Commerce »
in-place-when
  faux · commande : boutique   ← message (1) « Par téléphone ou par message »
when
  vrai · toutes :
  ├─ vrai · objectifs : vendre   ← vendre
  └─ vrai · commande ≤ 1   ← message (1) « Par téléphone ou par message »
"""
REQUIRED = """\
Faire ses devis et ses factures avec un logiciel (facturation)
Statut : recommandée (recommended)
Étape 2 : tout de suite
  priorité 8 : impact +6, effort -1, débloque +3
  préalable à vente-en-ligne, parce que chaque commande donne une facture
in-place-when
  faux · factures : logiciel   ← bureautique (1) « Dans un traitement de texte ou un tableur »
when
  vrai · factures ≤ 1   ← bureautique (1) « Dans un traitement de texte ou un tableur »
urgent-when
  faux · factures ≤ 0   ← bureautique (1) « Dans un traitement de texte ou un tableur »
"""
# A condition of each sort, and a question in each state.
EVERYTHING = """
questions:
  - id: activite
    kind: single
    label: A
    choices:
      - {id: commerce, label: "Un commerce, avec une vitrine, une réserve, un parking et une cour pour les livraisons"}
  - {id: nombre, kind: number, label: N}
  - {id: plus, kind: multiple, label: P, may-be-empty: true, choices: [{id: a, label: A}, {id: b, label: B}]}
  - {id: jamais, kind: yes-no, label: J, when: {plus: [b]}}
  - {id: silence, kind: yes-no, label: S}
  - {id: attente, kind: yes-no, label: A, when: {silence: "yes"}}
  - {id: inconnu, kind: level, label: I, dimension: clients, choices: [{id: bas, label: B}, {id: haut, label: H}]}
  - id: sans
    kind: level
    label: O
    dimension: gestion
    not-applicable: true
    choices: [{id: x, label: X}, {id: y, label: "Y"}]
  - {id: note, kind: level, label: O, dimension: bureau, choices: [{id: x, label: X}, {id: y, label: "Y"}]}
"""
SAID = """
identity: {commune: port-clair}
answers: {activite: commerce, nombre: "12,5", plus: [], inconnu: dont-know, sans: not-applicable}
"""
WHEN = """
{any: [
  {all: [{nombre: {gte: 20.5}}, {nombre: {ne: 12.5}}, {nombre: {eq: 12.5}}]},
  {not: {activite: commerce}},
  {plus: {all: [a, b]}},
  {plus: {none: [a]}, nombre: {gt: 50}},
  {commune: {zone: [nord, iles]}},
  {jamais: {asked: true}},
  {jamais: {answered: false}, nombre: {lt: 3}},
  {jamais: "yes"},
  {silence: "yes"},
  {attente: "yes"},
  {inconnu: {lte: 0}},
  {sans: {lte: 0}},
  {score: {gestion: {lt: 40}}},
  {score: {bureau: {lt: 40}}},
  {score: {overall: {lt: 0}}}]}
"""
TREE = """\
when
  ouvert · au moins une :
  ├─ faux · toutes :
  │  ├─ faux · nombre ≥ 20,5   ← 12,5
  │  ├─ faux · nombre ≠ 12,5   ← 12,5
  │  └─ vrai · nombre = 12,5   ← 12,5
  ├─ faux · non :
  │  └─ vrai · activite : commerce   ← commerce « Un commerce, avec une vitrine, une réserve, un parking et un… »
  ├─ faux · plus : tous de a | b   ← rien de coché
  ├─ faux · toutes :
  │  ├─ vrai · plus : aucun de a   ← rien de coché
  │  └─ faux · nombre > 50   ← 12,5
  ├─ faux · commune : province nord | iles   ← port-clair
  ├─ faux · jamais : posée   ← pas posée
  ├─ faux · toutes :
  │  ├─ vrai · jamais : pas répondue   ← pas posée
  │  └─ faux · nombre < 3   ← 12,5
  ├─ absent · jamais : yes   ← pas posée
  ├─ ouvert · silence : yes   ← sans réponse
  ├─ ouvert · attente : yes   ← peut-être posée plus tard
  ├─ absent · inconnu ≤ 0   ← ne sait pas
  ├─ absent · sans ≤ 0   ← sans objet
  ├─ absent · score gestion < 40   ← sans score
  ├─ ouvert · score bureau < 40   ← entre 0 et 100
  └─ ouvert · score overall < 0   ← entre 0 et 100
"""


@pytest.mark.parametrize(("recommendation", "told"), [("vente-en-ligne", WISHED), ("facturation", REQUIRED)])
def test_a_recommendation_is_told_with_its_conditions(run, starter, recommendation, told):
    assert run("explain", "mon-questionnaire", CASE, recommendation) == (0, told, "")


def test_each_sort_of_condition_is_told_with_the_answer_it_rests_on(run, starter, here):
    (starter / "sections/outils.yaml").write_text(f"id: outils\ntitle: T{EVERYTHING}")
    main = starter / "questionnaire.yaml"
    text = main.read_text().replace("[entreprise, outils]", "[outils]")
    text = text.replace("levels:", "  - {id: bureau, label: B}\nlevels:").replace("  goals: {each: 3, most: 2}\n", "")
    main.write_text(text)
    (starter / "sections/entreprise.yaml").unlink()
    (starter / "recommendations/toutes.yaml").write_text(
        "- {id: r, title: T, family: clients, need: N, why: W, how: [H], benefits: [B], impact: 1, expense: logiciel,\n"
        "   in-place-when: {nombre: {gte: 99}}, workshops: [clients],\n"
        "   solutions: {light: {title: T, description: D, cost: c1, monthly: m0, effort: 1, weeks: 1},\n"
        "     standard: {title: T, description: D, cost: c2, monthly: m1, effort: 1, weeks: 1}},\n"
        f"   when: {WHEN}}}\n"
    )
    (here / "r.yaml").write_text(SAID)
    status, out, err = run("explain", "mon-questionnaire", "r.yaml", "r")
    assert (status, err) == (0, "")
    assert out[out.index("when\n", out.index("in-place-when") + 10) :] == TREE


def test_what_is_beyond_the_short_path_says_so(run, starter, here):
    (here / "r.yaml").write_text("path: short\nanswers: {}\n")
    out = run("explain", "mon-questionnaire", "r.yaml", "vente-en-ligne").out
    assert "  ouvert · commande : boutique   ← hors du parcours court\n" in out


def test_an_unknown_recommendation_is_a_misuse(run, starter):
    status, out, err = run("explain", "mon-questionnaire", CASE, "vente-ligne")
    assert (status, out) == (2, "")
    assert err.endswith(
        "Erreur : il n'y a pas de préconisation « vente-ligne ». Vouliez-vous dire « vente-en-ligne » ?\n"
    )


def test_a_step_to_check_says_so(run, starter, here):
    (here / "r.yaml").write_text("answers: {activite: commerce, souhaits: [fichier-clients]}\n")
    out = run("explain", "mon-questionnaire", "r.yaml", "fichier-clients").out
    assert "Étape 1 : priorités – à vérifier avec un conseiller\n" in out
