"""`diagnostic diagnose`: what follows from answers, in words or as JSON."""

from __future__ import annotations

import json

import diagnostic

CASE = "mon-questionnaire/cases/boutique.yaml"
WORDS = """\
Diagnostic « mon-questionnaire », version 0.1.0
Questionnaire complet.

Besoins exprimés
  Ouvrir une boutique en ligne (vente-en-ligne) : pas encore
    d'abord : fichier-clients, puis facturation
    fichier-clients, parce qu'une commande en ligne part d'un fichier de clients à jour
    facturation, parce que chaque commande donne une facture

Scores
  Clients et ventes     50  Établi
  Gestion               25  À amorcer  couverture 66 %
  Ensemble              37  À amorcer  couverture 83 %

Feuille de route
  À faire tout de suite
    1. Faire ses devis et ses factures avec un logiciel (facturation)
  Vos priorités
    1. Réunir les clients dans un fichier unique (fichier-clients)
    2. Ouvrir une boutique en ligne (vente-en-ligne) – demandé

Financement (montants indicatifs, sous réserve de l'instruction)
  Mise en place : 100\u202f000 à 550\u202f000 F CFP ; par mois : 3\u202f000 à 30\u202f000 F CFP
"""
BLANK = """\
Diagnostic « mon-questionnaire », version 0.1.0
Questionnaire incomplet (parcours court) : 5 questions sans réponse, 3 min au plus.

Scores
  Clients et ventes      –  [0 – 100]  couverture 0 %
  Gestion                –  [0 – 100]  couverture 0 %
  Ensemble               –  [0 – 100]  couverture 0 %

Feuille de route : rien à faire.
"""
AIDS = """
families: [{id: logiciel, label: Logiciels}]
aids:
  - &aid
    id: aide
    name: Aide
    territory: NC
    funder: Province
    rate: 0.5
    ceiling: 100000
    families: [logiciel]
    rules: [{id: effectif, effect: warns, when: {effectif: {gte: 2}}, text: "À demander avant la commande."}]
  - {id: autre, name: Autre aide, territory: NC, funder: P, rate: 1, ceiling: 5, families: [logiciel],
     rules: [{id: non, effect: excludes, when: {activite: commerce}, text: "Pas pour les commerces."}]}
"""


def test_a_case_is_told_in_words(run, starter):
    assert run("diagnose", "mon-questionnaire", CASE) == (0, WORDS, "")


def test_a_blank_response_is_told_too(run, starter, here):
    (here / "blanc.yaml").write_text("path: short\nanswers: {}\n")
    assert run("diagnose", "mon-questionnaire", "blanc.yaml") == (0, BLANK, "")


def test_a_level_that_is_still_open_is_told_as_such(run, starter, here):
    (here / "debut.yaml").write_text("answers: {factures: logiciel}\n")
    assert "niveau pas encore décidé  [" in run("diagnose", "mon-questionnaire", "debut.yaml").out


def test_each_verdict_has_its_words(run, starter, here):
    said = "activite: services, commande: message, factures: logiciel, clients-notes: {}, souhaits: [SOUHAITS]"
    said = said.replace("SOUHAITS", "fichier-clients, vente-en-ligne")
    (here / "ready.yaml").write_text(f"answers: {{{said.format('papier')}}}\n")
    (here / "there.yaml").write_text(f"answers: {{{said.format('logiciel')}}}\n")
    assert run("diagnose", "mon-questionnaire", "ready.yaml").out.split("\n\n")[1] == (
        "Besoins exprimés\n"
        "  Réunir les clients dans un fichier unique (fichier-clients) : oui, dès maintenant\n"
        "  Ouvrir une boutique en ligne (vente-en-ligne) : sans objet pour cette entreprise"
    )
    there = run("diagnose", "mon-questionnaire", "there.yaml").out
    assert "Réunir les clients dans un fichier unique (fichier-clients) : déjà en place" in there


def test_aids_are_told_with_their_warnings(run, starter):
    (starter / "catalogue/aids.yaml").write_text(AIDS)
    assert run("diagnose", "mon-questionnaire", CASE).out.splitlines()[-4:] == [
        "  Aide : 50\u202f000 à 100\u202f000 F CFP (plafond 100\u202f000 F CFP)",
        "    ! À demander avant la commande.",
        "  Autre aide : exclue d'après les réponses (plafond 5 F CFP)",
        "    ! Pas pour les commerces.",
    ]


def test_an_amount_without_an_end_says_so(run, starter):
    costs = starter / "catalogue/costs.yaml"
    costs.write_text(costs.read_text().replace(", most: 250000", ""))
    out = run("diagnose", "mon-questionnaire", CASE).out
    assert "Mise en place : 100\u202f000 F CFP ou plus" in out


def test_a_quote_is_an_amount_and_not_a_range(run, starter):
    case = starter / "cases/boutique.yaml"
    quotes = "quotes: {facturation: 1000, fichier-clients: 2000, vente-en-ligne: 3000}\nexpect:"
    case.write_text(case.read_text().replace("expect:", quotes))
    assert "Mise en place : 6\u202f000 F CFP ;" in run("diagnose", "mon-questionnaire", CASE).out


def test_json_is_the_diagnosis_and_nothing_else(run, starter):
    status, out, err = run("diagnose", "mon-questionnaire", CASE, "--json")
    questionnaire = diagnostic.load(starter)
    response = diagnostic.read_answers(questionnaire, starter / "cases/boutique.yaml").response
    assert (status, err) == (0, "")
    assert json.loads(out) == diagnostic.to_data(diagnostic.diagnose(questionnaire, response))
    assert out == diagnostic.to_json(diagnostic.diagnose(questionnaire, response))


def test_a_questionnaire_without_axes_or_recommendations_has_little_to_say(run, here):
    (here / "essai/sections").mkdir(parents=True)
    (here / "essai/questionnaire.yaml").write_text("version: 1.0.0\ntitle: Essai\nsections: [s]\n")
    (here / "essai/sections/s.yaml").write_text("id: s\ntitle: S\nquestions: [{id: q, kind: text, label: Q}]\n")
    (here / "r.yaml").write_text("answers: {q: oui}\n")
    said = "Essai, version 1.0.0\nQuestionnaire complet.\n"
    assert run("diagnose", "essai", "r.yaml") == (0, said, "")


def test_the_mistakes_of_the_questionnaire_are_told(run, here):
    assert run("diagnose", "rien", "r.yaml") == (1, "", "rien:1:1: ce dossier n'existe pas [missing-folder]\n")


def test_every_mistake_of_the_answers_is_told(run, starter, here):
    (here / "r.yaml").write_text("date: hier\nanswers: {clients: papier}\n")
    assert run("diagnose", "mon-questionnaire", "r.yaml") == (
        1,
        "",
        """\
r.yaml:1:7: « hier » n'est pas une date [not-a-date]
    Écrivez-la AAAA-MM-JJ : 2026-03-12.
r.yaml:2:11: « clients » : cette question n'existe pas [unknown-question]
    Vouliez-vous dire « clients-notes » ?
""",
    )


def test_the_questions_that_can_change_nothing_more_are_told(run, here):
    (here / "essai/sections").mkdir(parents=True)
    (here / "essai/questionnaire.yaml").write_text("version: 1.0.0\ntitle: Essai\nsections: [s]\n")
    text = "id: s\ntitle: S\nquestions: [{id: q, kind: text, label: Quoi}, {id: r, kind: text, label: Où}]\n"
    (here / "essai/sections/s.yaml").write_text(text)
    (here / "une.yaml").write_text("answers: {q: oui}\n")
    (here / "deux.yaml").write_text("answers: {}\n")
    one = "Cette question ne changera plus rien au diagnostic\n  Où (r)\n  Vous pouvez la laisser.\n"
    assert run("diagnose", "essai", "une.yaml").out.endswith(one)
    both = "Ces questions ne changeront plus rien au diagnostic\n  Quoi (q)\n  Où (r)\n  Vous pouvez les laisser.\n"
    assert run("diagnose", "essai", "deux.yaml").out.endswith(both)
