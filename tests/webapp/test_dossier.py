"""The dossier: asked for, waited for, downloaded, left, made again, forgotten."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from diagnostic import report
from diagnostic.dossier import read_dossier, render_pdf
from tests.webapp.visitor import Visitor
from webapp.storage import fingerprint


@pytest.fixture
def pressed(make_app, settings, pdf_folder):
    """A visitor of an application with a dispatcher, whose response nobody else has."""

    def begin(company):
        visitor = Visitor(make_app(replace(settings, dossiers=pdf_folder))).starts().answers_case("boutique")
        visitor.answers("company", company)
        return visitor

    return begin


@pytest.fixture
def shop(visitor):
    """A visitor of an application without a dispatcher: what is asked for waits."""
    return visitor.answers_case("boutique")


def jobs(visitor):
    return visitor.app.extensions["diagnostic"].jobs


def made_up(visitor):
    """Do what a dispatcher does, without making anything."""
    queue, files = jobs(visitor).queue, jobs(visitor).files
    job = queue.take()
    files.partial(job.key).write_bytes(b"%PDF")
    queue.finish(job.key, files.publish, files.discard)


def test_the_link_of_the_results_leads_where_one_waits_for_it(shop):
    assert f'href="/q/{shop.token}/dossier"' in shop.opens("resultats").html
    assert shop.opens("dossier").at == "dossier/preparation"


def test_is_a_pdf_named_after_the_business_and_the_day(pressed):
    visitor = pressed("Au nom du jour")
    assert visitor.opens("dossier").waits().stands == "ready"
    assert f'href="/q/{visitor.token}/dossier.pdf"' in visitor.html
    visitor.opens("dossier.pdf")
    assert visitor.reply.mimetype == "application/pdf"
    day = visitor.kept.updated.astimezone().date()
    name = visitor.reply.headers["Content-Disposition"]
    assert name.startswith('attachment; filename="diagnostic-numerique_9999996001_')
    assert str(day.year) in name
    with pikepdf.open(BytesIO(visitor.reply.data)) as pdf:
        assert len(pdf.pages) >= 2
    assert visitor.reply.headers["Cache-Control"] == "no-store"


def test_is_the_same_to_the_byte_as_the_one_that_the_command_line_makes(pressed):
    visitor = pressed("À l’octet près")
    visitor.opens("dossier").waits().opens("dossier.pdf")
    carried = read_dossier(visitor.reply.data)
    assert visitor.reply.data == render_pdf(carried.diagnosed(), date=carried.date)


def test_bears_the_name_of_the_operator(make_app, settings, pdf_folder):
    settings = replace(settings, dossiers=pdf_folder, operator="Chambre de démonstration")
    visitor = Visitor(make_app(settings)).starts().answers_case("boutique")
    visitor.opens("dossier").waits().opens("dossier.pdf")
    assert read_dossier(visitor.reply.data).body == report.Organisation(name="Chambre de démonstration")


def test_whoever_opens_its_address_before_it_is_there_asks_for_it(shop):
    assert shop.opens("dossier.pdf").at == "dossier/preparation"
    assert shop.stands == "waiting"


def test_the_page_says_how_many_are_before(shop, app):
    for company in ("Première", "Deuxième"):
        other = Visitor(app).starts()
        other.answers("company", company)
        other.opens("dossier")
    assert "2 autres dossiers passent avant le vôtre" in shop.opens("dossier").text
    made_up(shop)
    assert "Un autre dossier passe avant le vôtre" in shop.opens("dossier/preparation").text
    made_up(shop)
    assert "C'est bientôt son tour" in shop.opens("dossier/preparation").text
    jobs(shop).queue.take()
    assert "en train d'être mis en page" in shop.opens("dossier/preparation").text


def test_the_page_speaks_english(shop):
    shop.opens("dossier").opens("dossier/preparation?lang=en")
    assert "Your report is being prepared" in shop.text
    assert "It is next." in shop.text


def test_without_javascript_the_page_loads_itself_again_then_downloads(shop):
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in shop.opens("dossier").html
    made_up(shop)
    address = f"/q/{shop.token}/dossier.pdf"
    assert f'<noscript><meta http-equiv="refresh" content="1; url={address}"></noscript>' in shop.waits().html


def test_looking_at_the_page_asks_for_nothing(shop):
    assert shop.opens("dossier/preparation").stands == "nothing"
    assert shop.opens("dossier/preparation").stands == "nothing"


def test_two_visitors_who_ask_for_the_same_wait_for_one(app, shop):
    other = Visitor(app).starts().answers_case("boutique")
    shop.opens("dossier")
    other.opens("dossier")
    assert other.stands == "waiting"
    assert "C'est bientôt son tour" in other.text
    made_up(shop)
    assert jobs(shop).queue.take() is None
    assert shop.waits().stands == other.waits().stands == "ready"


def test_is_made_once_and_kept(shop):
    shop.opens("dossier")
    made_up(shop)
    assert shop.opens("dossier").stands == "ready"
    assert jobs(shop).queue.take() is None


def test_other_answers_are_another_dossier_in_the_place_of_the_one_that_waited(shop):
    shop.opens("dossier")
    shop.answers("company", "Autrement")
    assert shop.opens("dossier/preparation").stands == "nothing"
    assert "C'est bientôt son tour" in shop.opens("dossier").text


def test_each_paper_of_a_response_is_waited_for_apart(shop):
    shop.opens("dossier").opens("dossier?paper=synthese").opens("dossier?paper=plan-action")
    assert shop.opens("dossier/preparation").stands == "waiting"
    assert "2 autres dossiers passent avant le vôtre" in shop.opens("dossier/preparation?paper=plan-action").text
    made_up(shop)
    assert shop.opens("dossier/preparation").stands == "ready"
    assert shop.opens("dossier/preparation?paper=synthese").stands == "waiting"


def test_leaving_one_paper_leaves_the_others(shop):
    shop.opens("dossier").opens("dossier?paper=synthese")
    shop.sends(f"/q/{shop.token}/dossier/annuler?paper=synthese")
    assert shop.opens("dossier/preparation?paper=synthese").stands == "nothing"
    assert shop.opens("dossier/preparation").stands == "waiting"


def test_another_language_is_of_the_same_paper(shop):
    shop.opens("dossier?paper=synthese")
    address = f"/q/{shop.token}/dossier/preparation?paper=synthese"
    assert f'href="{address}&amp;lang=en"' in shop.html
    english = shop.opens(f"{address}&lang=en")
    assert english.stands == "waiting"
    assert f'href="{address}&amp;lang=fr"' in english.html


def test_is_left_when_one_asks(shop):
    shop.opens("dossier").sends(f"/q/{shop.token}/dossier/annuler")
    assert shop.at == "resultats"
    assert "La préparation du dossier est annulée" in shop.text
    assert shop.opens("dossier/preparation").stands == "nothing"
    assert jobs(shop).queue.take() is None


def test_is_not_left_while_somebody_else_wants_the_same(app, shop):
    other = Visitor(app).starts().answers_case("boutique").opens("dossier")
    shop.opens("dossier").sends(f"/q/{shop.token}/dossier/annuler")
    assert other.opens("dossier/preparation").stands == "waiting"


def test_too_many_at_once_are_told_to_try_again(app, shop):
    for company in ("Première", "Deuxième", "Troisième"):
        other = Visitor(app).starts()
        other.answers("company", company)
        other.opens("dossier")
    shop.opens("dossier")
    assert shop.status == 503
    assert "Beaucoup de dossiers sont en préparation" in shop.text
    assert shop.reply.headers["Retry-After"] == "60"
    assert f'href="/q/{shop.token}/dossier"' in shop.html
    made_up(shop)
    assert shop.opens("dossier").stands == "waiting"


def test_a_dossier_that_cannot_be_made_is_told_kindly_and_can_be_asked_for_again(shop):
    shop.opens("dossier")
    jobs(shop).queue.fail(jobs(shop).queue.take().key)
    assert shop.opens("dossier/preparation").stands == "failed"
    assert "Vos réponses sont en sécurité. Réessayez" in shop.text
    assert shop.opens("dossier").stands == "failed"
    assert shop.sends(f"/q/{shop.token}/dossier/recommencer").stands == "waiting"


def test_goes_with_the_answers(shop):
    shop.opens("dossier")
    made_up(shop)
    assert len(jobs(shop).files.keys()) == 1
    shop.answers("company", "Autrement").opens("dossier")
    token = shop.token
    shop.opens("supprimer").sends()
    assert jobs(shop).files.keys() == frozenset()
    assert jobs(shop).queue.take() is None
    held = b"".join(path.read_bytes() for path in shop.app.extensions["diagnostic"].settings.dossiers.iterdir())
    assert fingerprint(token).encode() not in held
    assert b"Autrement" not in held


def test_deleting_answers_of_which_nothing_was_made_makes_no_folder(shop):
    shop.opens("supprimer").sends()
    assert not shop.app.extensions["diagnostic"].settings.dossiers.exists()


@pytest.mark.parametrize("place", ["annuler", "recommencer"])
def test_nobody_changes_it_in_somebodys_name(shop, place):
    shop.opens("dossier").sends(f"/q/{shop.token}/dossier/{place}", csrf_token=None)
    assert shop.status == 400
    assert shop.opens("dossier/preparation").stands == "waiting"
