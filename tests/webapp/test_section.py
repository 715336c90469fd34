"""The pages of questions: what is asked, what opens and closes, what is kept."""

from __future__ import annotations

import re

from diagnostic import Said


def test_shows_only_the_questions_that_are_asked(visitor):
    visitor.opens("rubrique/profil")
    assert "activite" in visitor.html
    assert "stock-oui" not in visitor.html


def test_an_answer_that_opens_a_question_shows_the_page_again_with_it(visitor):
    visitor.answers("activite", "commerce")
    assert visitor.at == "rubrique/profil"
    assert "Une question s'ajoute" in visitor.text
    assert ("asked", "stock-oui") in visitor.page.fields


def test_goes_on_when_nothing_new_is_asked(visitor):
    assert visitor.answers("activite", "services").at == "rubrique/besoin"


def test_answers_by_redirection(visitor):
    visitor.opens("rubrique/profil").sends(activite="services", follow=False)
    assert visitor.status == 302


def test_going_back_keeps_what_the_page_says(visitor):
    visitor.opens("rubrique/besoin").sends(budget="b2", go="back")
    assert visitor.at == "rubrique/profil"
    assert visitor.response.answers["budget"] == "b2"


def test_going_to_another_section_keeps_what_the_page_says(visitor):
    visitor.opens("rubrique/besoin").sends(budget="b2", go="gestion")
    assert visitor.at == "rubrique/gestion"
    assert visitor.response.answers["budget"] == "b2"


def test_taking_another_branch_and_coming_back_loses_and_resurrects_nothing(visitor):
    visitor.answers("activite", "commerce").sends(**{"stock-oui": "yes"}).sends(stock="tableur")
    visitor.answers("activite", "services")
    visitor.opens("verification")
    assert "Comment suivez-vous le stock" not in visitor.text
    assert visitor.kept.response.answers["stock"] == "tableur"
    visitor.answers("activite", "commerce")
    assert ("stock", "tableur") in visitor.opens("rubrique/profil").page.fields


def test_an_answer_typed_to_a_question_that_the_same_page_closes_comes_back_with_it(visitor):
    visitor.answers("fichier-clients", "logiciel").sends(**{"logiciel-nom": "Un tableur", "fichier-clients": "papier"})
    assert "logiciel-nom" not in visitor.opens("rubrique/clients").html
    visitor.answers("fichier-clients", "logiciel")
    assert ("logiciel-nom", "Un tableur") in visitor.opens("rubrique/clients").page.fields


def test_a_section_that_is_not_asked_leads_to_where_one_stands(visitor):
    visitor.answers("activite", "services")
    assert visitor.opens("rubrique/livraison").at == "rubrique/besoin"


def test_a_section_that_closes_leaves_the_way(visitor):
    visitor.answers("activite", "commerce")
    assert "Livraison" in visitor.opens("rubrique/gestion").text
    visitor.answers("activite", "services")
    assert visitor.opens("rubrique/gestion").sends().at == "rubrique/projet"


def test_a_section_that_does_not_exist(visitor):
    assert visitor.opens("rubrique/nulle-part").status == 404


def test_i_do_not_know_is_an_answer_and_stands_apart_from_the_choices(visitor):
    visitor.answers("fichier-clients", "dont-know")
    assert visitor.response.answers["fichier-clients"] is Said.DONT_KNOW
    page = visitor.opens("rubrique/clients").html
    apart = page[page.index('class="apart"') :]
    assert 'value="dont-know" checked' in apart


def test_i_do_not_know_is_not_proposed_where_it_is_refused(visitor):
    assert "dont-know" not in visitor.opens("rubrique/profil").html


def test_not_applicable_is_an_answer_where_it_is_proposed(visitor):
    visitor.answers("factures", "not-applicable")
    assert visitor.response.answers["factures"] is Said.NOT_APPLICABLE


def test_ticking_nothing_on_purpose_differs_from_saying_nothing(visitor):
    visitor.opens("rubrique/besoin").sends()
    assert "souhaits" not in visitor.response.answers
    visitor.opens("rubrique/besoin").sends(**{"souhaits:said": "none"})
    assert visitor.response.answers["souhaits"] == ()


def test_too_many_choices_are_told_and_stay_ticked(visitor):
    visitor.answers("objectifs", ["vendre", "temps", "visible"])
    assert visitor.status == 422
    assert "Gardez 2 réponses au plus" in visitor.text
    assert [value for name, value in visitor.page.fields if name == "objectifs"] == ["vendre", "temps", "visible"]


def test_none_of_these_does_not_go_with_another_choice(visitor):
    visitor.answers("objectifs", ["vendre", "aucun"])
    assert visitor.status == 422
    assert "« Rien de tout cela » ne va pas avec un autre choix" in visitor.text


def test_an_answer_and_i_do_not_know_together_are_told(visitor):
    visitor.opens("rubrique/projet").sends(effectif="3", **{"effectif:said": "dont-know"})
    assert visitor.status == 422
    assert "effectif" not in visitor.response.answers


def test_a_mistake_on_one_question_does_not_lose_the_others(visitor):
    visitor.opens("rubrique/projet").sends(effectif="beaucoup", remarque="Bonjour\r\net merci")
    assert visitor.status == 422
    assert dict(visitor.page.fields)["effectif"] == "beaucoup"
    assert visitor.response.answers["remarque"] == "Bonjour\net merci"
    assert visitor.html.index('id="summary"') < visitor.html.index("<h1")


def test_the_answer_given_before_stays_where_the_new_one_cannot_be_read(visitor):
    visitor.answers("effectif", "3")
    visitor.answers("effectif", "beaucoup")
    assert visitor.response.answers["effectif"] == 3


def test_numbers_money_and_dates_are_read_and_written_as_people_write_them(visitor):
    visitor.opens("rubrique/projet").sends(effectif="2,5", chiffre="1 250 000 F CFP", debut="12/3/2026")
    assert visitor.response.answers["chiffre"] == 1_250_000
    assert visitor.response.answers["debut"] == "2026-03-12"
    fields = {name: value.replace("\u202f", " ") for name, value in visitor.opens("rubrique/projet").page.fields}
    assert (fields["effectif"], fields["chiffre"], fields["debut"]) == ("2,5", "1 250 000", "12/03/2026")


def test_a_matrix_asks_one_thing_a_row(visitor):
    visitor.opens("rubrique/clients").sends(**{"vente.commander": "jamais", "vente.payer": "dont-know"})
    assert visitor.response.answers["vente.commander"] == "jamais"
    assert visitor.response.answers["vente.payer"] is Said.DONT_KNOW


def test_what_to_say_aloud_is_for_the_advisor_only(visitor, newcomer):
    assert "Montrez-moi où vous cherchez" in visitor.opens("rubrique/clients").text
    alone = newcomer.starts(mode="self")
    assert "Montrez-moi où vous cherchez" not in alone.opens("rubrique/clients").text


def test_the_short_path_asks_only_its_questions(newcomer):
    visitor = newcomer.starts(path="short").opens("rubrique/clients")
    assert ("asked", "fichier-clients") in visitor.page.fields
    assert ("asked", "vente.commander") not in visitor.page.fields


def test_says_how_much_is_done_and_the_minutes_left(visitor):
    visitor.opens("rubrique/profil")
    assert "0 % fait, encore 8 min environ" in visitor.text
    visitor.answers_case("boutique").opens("rubrique/profil")
    assert "Tout est répondu" in visitor.text


def test_authors_explanations_are_markdown(visitor):
    assert "<strong>tout compte</strong>" in visitor.opens("rubrique/clients").html


def test_a_form_without_any_question_is_not_taken(visitor):
    visitor.opens("rubrique/besoin").sends(asked=None)
    assert visitor.status == 400


def test_a_page_whose_questions_moved_to_another_is_taken_all_the_same(visitor):
    visitor.opens("rubrique/clients").sends(f"/q/{visitor.token}/rubrique/besoin", **{"fichier-clients": "papier"})
    assert visitor.at == "rubrique/besoin"
    assert visitor.response.answers == {"fichier-clients": "papier"}


def test_a_page_that_is_there_no_more_is_taken_and_leads_to_where_one_stands(visitor):
    visitor.opens("rubrique/besoin").sends(f"/q/{visitor.token}/rubrique/ancienne", budget="b2")
    assert visitor.status == 200
    assert visitor.response.answers == {"budget": "b2"}


def test_what_was_typed_to_a_question_that_is_there_no_more_is_shown_to_be_copied(visitor):
    visitor.opens("rubrique/besoin").sends(asked=["budget", "couleur"], couleur="bleu outremer", budget="b2")
    assert visitor.status == 400
    assert "n'ont plus leur question sur cette page" in visitor.text
    assert "<li>bleu outremer</li>" in visitor.html
    assert visitor.response.answers == {"budget": "b2"}


def test_two_screens_that_change_different_questions_do_not_know_of_each_other(visitor, app, comes_back):
    other = comes_back(app, visitor.token).opens("rubrique/projet")
    visitor.opens("rubrique/projet").sends(chiffre="1000")
    other.sends(effectif="5")
    assert other.at == "rubrique/projet" or other.status == 200
    assert visitor.response.answers == {"chiffre": 1000, "effectif": 5}


def test_a_field_left_alone_never_erases_the_others_answer(visitor, app, comes_back):
    other = comes_back(app, visitor.token).opens("rubrique/besoin")
    visitor.opens("rubrique/besoin").sends(budget="b1")
    other.sends(objectifs=["temps"])
    other.opens("rubrique/besoin").sends()
    assert visitor.response.answers == {"budget": "b1", "objectifs": ("temps",)}


def test_only_the_answer_that_both_screens_changed_is_shown_and_the_rest_is_saved(visitor):
    visitor.opens("rubrique/besoin")
    visitor.changes_elsewhere("budget", "b1")
    visitor.sends(budget="b2", objectifs=["temps"])
    assert visitor.status == 409
    assert visitor.response.answers == {"budget": "b1", "objectifs": ("temps",)}
    assert "changée sur un autre écran" in visitor.text
    assert "Sur l'autre écran : Moins de 300 000 F CFP" in visitor.text
    assert ("budget", "b2") in visitor.page.fields
    visitor.sends()
    assert visitor.response.answers == {"budget": "b2", "objectifs": ("temps",)}


def test_the_answer_of_the_other_screen_may_be_chosen(visitor):
    visitor.opens("rubrique/besoin")
    visitor.changes_elsewhere("budget", "b1")
    visitor.sends(budget="b2").sends(**{"keep:answers/budget": "theirs"})
    assert visitor.at == "rubrique/clients"
    assert visitor.response.answers == {"budget": "b1"}


def test_an_answer_that_another_screen_took_back_is_a_choice_too(visitor):
    visitor.answers("budget", "b1").opens("rubrique/besoin")
    visitor.changes_elsewhere("budget", None)
    visitor.sends(budget="b2")
    assert visitor.status == 409
    assert "Sur l'autre écran : pas de réponse" in visitor.text


def test_what_cannot_be_read_says_what_another_screen_answered_too(visitor):
    visitor.opens("rubrique/projet")
    visitor.changes_elsewhere("effectif", "4")
    visitor.sends(effectif="beaucoup")
    assert visitor.status == 409
    assert "Écrivez un nombre, par exemple 12. Sur l'autre écran : 4" in visitor.text
    assert ("effectif", "beaucoup") in visitor.page.fields
    assert visitor.response.answers == {"effectif": 4}


def test_a_page_made_before_fields_said_what_they_were_served_with(visitor):
    def old(page):
        return [(name, value) for name, value in page.fields if not name.startswith(("base:", "served:"))]

    visitor.opens("rubrique/besoin")
    visitor.page.fields = old(visitor.page)
    visitor.changes_elsewhere("budget", "b1")
    visitor.sends(objectifs=["temps"])
    assert visitor.response.answers == {"budget": "b1", "objectifs": ("temps",)}
    visitor.opens("rubrique/besoin")
    visitor.page.fields = old(visitor.page)
    visitor.changes_elsewhere("souhaits", [])
    visitor.sends(budget="b2")
    assert visitor.status == 409
    assert visitor.response.answers["budget"] == "b1"


def test_what_is_shown_again_has_an_address_to_which_one_may_go_back(visitor):
    visitor.opens("rubrique/projet").sends(effectif="beaucoup", remarque="Bonjour", follow=False)
    assert visitor.status == 303
    place = visitor.reply.headers["Location"]
    for _ in range(2):
        visitor.opens(place)
        assert ("effectif", "beaucoup") in visitor.page.fields
        assert "Écrivez un nombre" in visitor.text
    visitor.sends(f"/q/{visitor.token}/rubrique/projet", effectif="3")
    visitor.opens(place)
    assert visitor.status == 200
    assert ("effectif", "3") in visitor.page.fields


def test_what_is_refused_twice_is_still_there_when_one_goes_back(visitor):
    visitor.opens("rubrique/projet").sends(effectif="beaucoup", follow=False)
    place = visitor.reply.headers["Location"]
    visitor.opens(place).sends(f"/q/{visitor.token}/rubrique/projet", effectif="énormément", go="back", follow=False)
    assert visitor.reply.headers["Location"] == place
    visitor.opens(place)
    assert ("effectif", "énormément") in visitor.page.fields


def test_what_was_put_aside_is_seen_by_its_own_response_only(visitor, newcomer, app):
    visitor.opens("rubrique/projet").sends(effectif="beaucoup", follow=False)
    asked = visitor.reply.headers["Location"].partition("?")[2]
    other = type(visitor)(app).starts().opens(f"rubrique/projet?{asked}")
    assert "beaucoup" not in other.text
    assert ("effectif", "") in other.page.fields


def test_sending_a_page_twice_is_no_conflict(visitor):
    visitor.opens("rubrique/besoin")
    page = visitor.page
    visitor.sends(budget="b2")
    visitor.page = page
    visitor.sends(f"/q/{visitor.token}/rubrique/besoin", budget="b2")
    assert visitor.status == 200


def test_every_field_has_a_label(visitor):
    for place in ("identite", "rubrique/clients", "rubrique/projet"):
        visitor.opens(place)
        for field in re.findall(r'id="(q-[\w-]+-field)"', visitor.html):
            assert f'for="{field}"' in visitor.html
