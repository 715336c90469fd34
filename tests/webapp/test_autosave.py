"""Answers saved as they are given, by the script of the page."""

from __future__ import annotations

import pytest

from diagnostic import Said


@pytest.fixture
def typing(visitor):
    return visitor.opens("rubrique/profil")


def test_saves_one_answer_and_says_what_the_field_is_served_with_from_now_on(typing):
    typing.saves("activite", "services")
    assert typing.status == 200
    assert typing.reply.json["base"] == typing.kept.revision == 2
    assert typing.reply.json["served"] == '"services"'
    assert typing.response.answers == {"activite": "services"}


def test_says_which_questions_the_page_now_asks(typing):
    typing.saves("activite", "commerce", sheet="profil")
    assert typing.reply.json["asked"] == ["activite", "stock-oui"]
    typing.saves("activite", "services", sheet="profil")
    assert typing.reply.json["asked"] == ["activite"]


def test_says_how_far_one_is(typing):
    typing.saves("activite", "services")
    assert typing.reply.json["percent"] > 0
    assert "min environ" in typing.reply.json["progress"]


def test_takes_i_do_not_know(typing):
    typing.saves("effectif", said="dont-know")
    assert typing.response.answers["effectif"] is Said.DONT_KNOW


def test_withdraws_an_answer_that_is_cleared(typing):
    typing.saves("effectif", "3")
    typing.saves("effectif", "")
    assert "effectif" not in typing.response.answers


def test_an_answer_that_cannot_be_read_is_told_and_changes_nothing(typing):
    typing.saves("effectif", "beaucoup")
    assert typing.status == 422
    assert typing.reply.json["message"] == "Écrivez un nombre, par exemple 12."
    assert typing.kept.revision == 1


def test_an_unusual_number_is_saved_with_a_word_about_it(typing):
    typing.saves("ridet", "9999999", sheet="identite")
    assert "inhabituel" in typing.reply.json["warning"]
    assert typing.response.identity["ridet"] == "9999999"


def test_an_old_revision_is_a_conflict_and_overwrites_nothing(typing):
    typing.changes_elsewhere("budget", "b1")
    typing.saves("budget", "b2", base=1)
    assert typing.status == 409
    assert "Sur l’autre écran : Moins de 300" in typing.reply.json["message"]
    assert 'value="theirs"' in typing.reply.json["choice"]
    assert typing.response.answers["budget"] == "b1"


def test_the_same_answer_twice_is_no_conflict(typing):
    typing.saves("budget", "b1", base=1)
    typing.saves("budget", "b1", base=1)
    assert typing.status == 200
    assert typing.kept.revision == 2


def test_a_question_that_does_not_exist_is_not_taken(typing):
    typing.saves("couleur", "bleu")
    assert typing.status == 400


def test_what_is_not_an_object_is_not_taken(typing):
    csrf = dict(typing.page.fields)["csrf_token"]
    for body in ([1], "oui", 3):
        reply = typing.client.post(f"/q/{typing.token}/reponse", json=body, headers={"X-CSRFToken": csrf})
        assert reply.status_code == 400


def test_without_the_token_of_the_form_nothing_is_saved(typing):
    typing.saves("budget", "b1", token="")
    assert typing.status == 400
    assert "budget" not in typing.response.answers


def test_two_screens_that_change_different_questions_do_not_conflict(typing):
    typing.changes_elsewhere("budget", "b1")
    typing.saves("activite", "services", base=1)
    assert typing.status == 200
    assert typing.response.answers == {"activite": "services", "budget": "b1"}


def test_an_answer_is_compared_as_it_is_read_not_as_it_was_typed(typing):
    typing.changes_elsewhere("chiffre", "1 250 000")
    typing.saves("chiffre", "1250000 F", base=1, served="")
    assert typing.status == 200
    typing.saves("chiffre", "12", base=1, served='"1250000"')
    assert typing.response.answers["chiffre"] == 12


def test_an_answer_whose_receipt_was_lost_is_ones_own(typing):
    typing.saves("remarque", "Bon", base=1, served="")
    typing.saves("remarque", "Bonjour", base=1, served="", sent=[{"values": ["Bon"], "said": ""}])
    assert typing.status == 200
    assert typing.response.answers["remarque"] == "Bonjour"
    typing.saves("remarque", "", base=1, served="", sent=[{"values": ["Bonjour"], "said": ""}])
    assert "remarque" not in typing.response.answers


def test_a_field_left_alone_is_not_served_with_what_it_does_not_show(typing):
    revision = typing.kept.revision
    typing.changes_elsewhere("effectif", 3)
    typing.saves("effectif", base=revision, served="")
    assert typing.status == 200
    assert typing.response.answers["effectif"] == 3
    assert (typing.reply.json["base"], typing.reply.json["served"]) == (revision, "")


def test_nonsense_about_what_was_seen_is_taken_for_nothing_seen(typing):
    typing.changes_elsewhere("budget", "b1")
    typing.saves("budget", "b2", base="x", served=3, sent=[3, {"values": ["?"]}])
    assert typing.status == 409


def test_a_token_that_is_not_known_any_more_is_given_anew(typing):
    typing.client.delete_cookie("session")
    typing.saves("budget", "b1")
    assert typing.status == 400
    typing.saves("budget", "b1", token=typing.reply.json["csrf_token"])
    assert typing.response.answers == {"budget": "b1"}


def test_what_is_too_long_or_too_deep_to_be_an_answer_is_not_taken(typing):
    csrf = dict(typing.page.fields)["csrf_token"]
    for body, status in ((b"[" * 100_000, 400), (b'{"value": "' + b"a" * 300_000 + b'"}', 413)):
        headers = {"X-CSRFToken": csrf, "Content-Type": "application/json"}
        assert typing.client.post(f"/q/{typing.token}/reponse", data=body, headers=headers).status_code == status


def test_the_page_before_the_questions_is_told_what_it_asks(visitor):
    visitor.saves("commune", "noumea", sheet="depart")
    assert visitor.reply.json["asked"] == ["commune"]
