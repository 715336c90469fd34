"""The identity sheet."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.webapp.browser.driving import REAL
from tests.webapp.models import DMA
from tests.webapp.visitor import Visitor


def asked(visitor):
    """Return what a page asks."""
    return [value for name, value in visitor.page.fields if name == "asked"]


def test_keeps_what_it_is_told_and_goes_on(visitor):
    visitor.opens("identite").sends(company="Chez Kaori", ridet="9 999 996.001", phone="75.12.34")
    assert dict(visitor.response.identity) == {"company": "Chez Kaori", "ridet": "9999996001", "phone": "+687751234"}
    assert visitor.at == "verification"


def test_only_what_decides_on_the_questions_or_the_aids_is_asked_before_them(visitor):
    assert visitor.at == "depart"
    assert asked(visitor) == ["commune"]
    assert visitor.sends(commune="noumea").at == "rubrique/profil"


def test_the_rest_is_asked_after_the_last_question_and_never_twice(visitor):
    assert visitor.opens("rubrique/projet").sends().at == "identite"
    assert asked(visitor) == ["company", "ridet", "contact", "advisor", "phone", "email"]
    assert visitor.sends().at == "verification"


def test_a_sheet_that_decides_on_nothing_waits_for_the_end(make_app, settings):
    newcomer = Visitor(make_app(replace(settings, questionnaire=DMA)))
    assert newcomer.starts(mode="self").at == "rubrique/strategie"
    assert newcomer.opens("depart").at == "rubrique/strategie"
    assert asked(newcomer.opens("identite")) == ["company", "contact"]


def test_a_response_begun_before_goes_on_with_what_it_said(visitor):
    visitor.answers("commune", "noumea").answers("company", "Chez Kaori")
    assert dict(visitor.opens("identite").page.fields)["company"] == "Chez Kaori"
    assert dict(visitor.opens("depart").page.fields)["commune"] == "noumea"


def test_the_review_lists_the_whole_sheet_and_says_what_must_be_completed(visitor):
    visitor.opens("verification")
    assert "La fiche d'identité est à compléter" in visitor.text
    assert f'href="/q/{visitor.token}/identite?return=verification#q-company"' in visitor.html
    assert f'href="/q/{visitor.token}/depart?return=verification#q-commune"' in visitor.html
    visitor.answers("company", "Chez Kaori").opens("verification")
    assert "La fiche d'identité est à compléter" not in visitor.text
    assert "6 lignes facultatives de la fiche d'identité sont à compléter" in visitor.text


def test_the_results_ask_for_the_name_before_the_dossier_is_downloaded(visitor):
    visitor.opens("resultats")
    assert "La fiche d'identité est à compléter avant de télécharger : Nom de l'entreprise" in visitor.text
    visitor.answers("company", "Chez Kaori").opens("resultats")
    assert "La fiche d'identité est à compléter" not in visitor.text


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
    assert visitor.sends().at == "verification"


def test_a_usual_number_is_not_remarked_upon(visitor):
    assert visitor.answers("ridet", "9999996").at == "verification"


def test_may_be_left_blank(visitor):
    assert visitor.opens("identite").sends().at == "verification"


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
    assert "Conseiller" in newcomer.starts(mode="advisor").opens("identite").text
    alone = newcomer.starts(mode="self").opens("identite")
    assert "Conseiller" not in alone.text
    assert "Conseiller" not in alone.opens("verification").text
    alone.opens("identite").saves("company", "Chez Kaori", sheet="identite")
    assert alone.reply.json["asked"] == asked(alone.opens("identite"))


def fills(visitor, field):
    """Return what the browser is told to fill a field with."""
    (found,) = [tag for tag in re.findall(r"<(?:input|select)[^>]*>", visitor.html) if f' name="{field}"' in tag]
    return re.findall(r'autocomplete="([a-z0-9-]+)"', found)


def test_a_browser_may_fill_in_what_is_about_the_person_in_front_of_it(newcomer):
    alone = newcomer.starts(mode="self")
    assert fills(alone, "commune") == ["address-level2"]
    alone.opens("identite")
    said = {field: fills(alone, field) for field in ("company", "contact", "phone", "email", "ridet")}
    assert said == {
        "company": ["organization"],
        "contact": ["name"],
        "phone": ["tel"],
        "email": ["email"],
        "ridet": ["off"],
    }


def test_and_nothing_about_the_business_in_front_of_an_advisor(visitor):
    visitor.opens("identite")
    assert fills(visitor, "advisor") == ["name"]
    assert {field: fills(visitor, field) for field in ("company", "contact", "phone", "email")} == {
        "company": ["off"],
        "contact": ["off"],
        "phone": ["off"],
        "email": ["off"],
    }


def test_nobody_who_answers_alone_is_asked_about_an_interview(make_app, settings):
    alone = Visitor(make_app(replace(settings, questionnaire=REAL))).starts(mode="self")
    for page in ("depart", "identite", "verification"):
        alone.opens(page)
        for field in ("Personne rencontrée", "Conseiller", "Organisme du conseiller", "Lieu de l'entretien", "Heure"):
            assert field not in alone.text
    assert "Personne qui répond" in alone.text
