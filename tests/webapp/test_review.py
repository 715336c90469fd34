"""Check your answers."""

from __future__ import annotations

import re


def test_lists_what_is_missing_with_links_to_the_questions(visitor):
    visitor.answers("activite", "services").opens("verification")
    assert "8 réponses manquent encore" in visitor.text
    links = re.findall(r'href="(/q/[^"]+/rubrique/besoin\?return=verification#q-budget)"', visitor.html)
    assert links
    assert visitor.opens(links[0].partition("#")[0]).html.count('id="q-budget"') == 1


def test_says_answers_in_the_words_of_the_questionnaire(visitor):
    visitor.answers_case("boutique").opens("verification")
    assert "Sur des fiches, un cahier ou un carnet" in visitor.text
    assert "3 personnes" in visitor.text
    assert "9 999 996.001" in visitor.text
    assert "Nouméa" in visitor.text


def test_says_sums_dates_and_states_in_words(visitor):
    visitor.opens("rubrique/projet").sends(chiffre="1250000", debut="2026-03-12")
    visitor.opens("rubrique/besoin").sends(**{"souhaits:said": "none"})
    visitor.answers("factures", "not-applicable").answers("sauvegarde", "dont-know").answers(
        "objectifs", ["vendre", "temps"]
    )
    visitor.opens("verification")
    for said in ("1 250 000 F CFP", "12/03/2026", "Aucun de ces choix", "Sans objet", "Je ne sais pas"):
        assert said in visitor.text
    assert "<li>Vendre davantage</li><li>Gagner du temps</li>" in visitor.html


def test_says_that_nothing_is_missing(visitor):
    visitor.answers_case("boutique").opens("verification")
    assert "Tout est répondu." in visitor.text
    assert "Sans réponse" not in visitor.text


def test_says_nothing_of_questions_that_are_not_asked(visitor):
    visitor.answers("activite", "services").opens("verification")
    assert "marchandises" not in visitor.text


def test_changing_an_answer_leads_back_to_it(visitor):
    visitor.answers_case("boutique").opens("rubrique/gestion?return=verification").sends(sauvegarde="ailleurs")
    assert visitor.at == "verification"
    assert "Oui, ailleurs que dans le local" in visitor.text


def test_changing_an_answer_that_opens_a_question_asks_it_first(visitor):
    visitor.answers_case("boutique").opens("rubrique/clients?return=verification")
    visitor.sends(**{"fichier-clients": "logiciel"})
    assert visitor.at == "rubrique/clients"
    assert ("asked", "logiciel-nom") in visitor.page.fields


def test_a_missing_row_of_a_matrix_is_named_with_its_matrix(visitor):
    visitor.opens("verification")
    assert "Que peut-on faire sans se déplacer ? Payer" in visitor.text


def test_proposes_the_full_path_at_the_end_of_the_short_one(newcomer):
    assert "Le parcours complet pose jusqu'à" in newcomer.starts(path="short").opens("verification").text


def test_what_can_change_nothing_more_is_told_apart_and_may_be_left(visitor):
    visitor.answers_case("boutique").answers("fichier-clients", "logiciel").opens("verification")
    assert "Il ne manque plus rien qui compte." in visitor.text
    assert "Cette question ne changera plus rien au diagnostic" in visitor.text
    assert "#q-logiciel-nom" in visitor.html
    assert "manque encore" not in visitor.text


def test_what_can_change_nothing_more_is_told_on_the_results_too(visitor):
    visitor.answers_case("boutique").answers("fichier-clients", "logiciel").opens("resultats")
    assert "vous pouvez la laisser" in visitor.text
    assert "#q-logiciel-nom" in visitor.html


def answers_all(visitor, value):
    """Answer every question that takes this state so, and the others as the case does."""
    visitor.answers_case("boutique")
    for question in visitor.kept.questionnaire.questions:
        if question.knows_not != "refused":
            visitor.changes_elsewhere(question.id, value)
    return visitor


def test_what_is_unknown_is_not_told_as_known(visitor):
    visitor.answers_case("boutique").changes_elsewhere("sauvegarde", "dont-know")
    visitor.opens("verification")
    assert re.search(r"Toutes les questions ont reçu une réponse, dont \d « je ne sais pas »\.", visitor.text)
    assert re.search(r"Tout est parcouru, \d « je ne sais pas »", visitor.text)
    assert "Tout est répondu" not in visitor.text


def test_when_nothing_is_known_it_says_so(visitor):
    answers_all(visitor, "dont-know").opens("verification")
    assert "Vous avez répondu « je ne sais pas » à toutes les questions où c'était possible." in visitor.text
    assert "Tout est répondu" not in visitor.text
