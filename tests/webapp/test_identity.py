"""The identity sheet."""

from __future__ import annotations


def test_keeps_what_it_is_told_and_goes_on(visitor):
    visitor.opens("identite").sends(company="Chez Kaori", ridet="9 999 996.001", commune="noumea", phone="75.12.34")
    assert dict(visitor.response.identity) == {
        "company": "Chez Kaori",
        "ridet": "9999996001",
        "commune": "noumea",
        "phone": "+687751234",
    }
    assert visitor.at == "rubrique/profil"


def test_writes_numbers_as_they_are_printed_here(visitor):
    visitor.answers("ridet", "ridet 9999996001")
    fields = dict(visitor.opens("identite").page.fields)
    assert fields["ridet"].replace("\xa0", " ") == "9 999 996.001"


def test_pads_an_old_number_typed_without_its_zero(visitor):
    visitor.answers("ridet", "132720")
    assert visitor.response.identity["ridet"] == "0132720"


def test_an_unusual_number_is_kept_and_shown_once_more_but_never_refused(visitor):
    visitor.answers("ridet", "9999999")
    assert visitor.status == 200
    assert visitor.at == "identite"
    assert "Ce numéro est inhabituel" in visitor.text
    assert visitor.response.identity["ridet"] == "9999999"
    assert visitor.sends().at == "rubrique/profil"


def test_a_usual_number_is_not_remarked_upon(visitor):
    assert visitor.answers("ridet", "9999996").at == "rubrique/profil"


def test_may_be_left_blank(visitor):
    assert visitor.opens("identite").sends().at == "rubrique/profil"


def test_mistakes_are_told_field_by_field_and_everything_typed_is_kept(visitor):
    visitor.opens("identite").sends(company="Chez Kaori", ridet="12", email="chez moi", contact="Kaori")
    assert visitor.status == 422
    fields = dict(visitor.page.fields)
    assert (fields["ridet"], fields["email"], fields["contact"]) == ("12", "chez moi", "Kaori")
    assert visitor.response.identity == {"company": "Chez Kaori", "contact": "Kaori"}
    for field in ("ridet", "email"):
        assert f'<a href="#q-{field}">' in visitor.html
        assert f'id="q-{field}-mistake"' in visitor.html
    assert 'id="q-company-mistake"' not in visitor.html


def test_writes_what_was_typed_as_text_and_never_as_html(visitor):
    visitor.answers("company", "<script>alert(1)</script>")
    visitor.opens("verification")
    assert "<script>alert" not in visitor.html
    assert "&lt;script&gt;alert(1)" in visitor.html


def test_clearing_a_field_withdraws_it(visitor):
    visitor.answers("company", "Chez Kaori")
    visitor.answers("company", "")
    assert "company" not in visitor.response.identity


def test_asks_about_the_interview_only_where_an_advisor_leads_it(newcomer):
    assert "Conseiller" in newcomer.starts(mode="advisor").text
    alone = newcomer.starts(mode="self")
    assert "Conseiller" not in alone.text
    assert "Conseiller" not in alone.opens("verification").text
    alone.opens("identite").saves("company", "Chez Kaori", sheet="identite")
    assert alone.reply.json["asked"] == [
        value for name, value in alone.opens("identite").page.fields if name == "asked"
    ]
