"""A page in another language tells the language of each part, and what is not translated."""

from __future__ import annotations

import shutil
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO

import pytest
import yaml
from sqlalchemy import text

import diagnostic
from diagnostic import report
from tests.webapp.models import DMA
from tests.webapp.visitor import SMALL, Visitor

EMPTY = {"meta", "link", "input", "br", "img", "hr", "path", "rect", "circle", "line"}


class Spoken(HTMLParser):
    """The texts of a page, each with the language that it is in."""

    def __init__(self, html):
        super().__init__()
        self.languages: list[tuple[str, str]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        outside = self.languages[-1][1] if self.languages else ""
        if tag not in EMPTY:
            self.languages.append((tag, dict(attrs).get("lang") or outside))

    def handle_endtag(self, tag):
        if tag not in EMPTY:
            assert self.languages.pop()[0] == tag

    def handle_data(self, data):
        text = " ".join(data.split())
        if text and self.languages[-1][0] not in {"script", "style"}:
            self.texts.append((self.languages[-1][1], text))


def plain(text):
    return " ".join(text.split()).replace("’", "'")


def texts(visitor, language):
    return {plain(text) for code, text in Spoken(visitor.html).texts if code == language}


@pytest.fixture
def reader(newcomer):
    """Somebody who reads English, and has answered like the shop."""
    newcomer.opens("/?lang=en")
    return newcomer.starts().answers_case("boutique")


def test_the_questions_tell_their_language_and_the_interface_its_own(reader):
    reader.opens("rubrique/gestion")
    questionnaire = reader.kept.questionnaire
    section = next(one for one in questionnaire.sections if one.id == "gestion")
    french, english = texts(reader, "fr"), texts(reader, "en")
    assert {plain(choice.label) for choice in section.questions[0].all_choices} <= french
    assert "Save and continue" in english
    assert "Save and continue" not in french
    assert not {section.title, *(one.label for one in section.questions)} & english


def test_so_do_the_fields_of_the_sheet_and_the_lines_of_the_review(reader):
    assert "Nom de l'entreprise" in texts(reader.opens("identite"), "fr")
    reader.opens("verification")
    assert {"Nom de l'entreprise", "Sur des fiches, un cahier ou un carnet"} <= texts(reader, "fr")
    assert "Change" in texts(reader, "en")
    assert "personnes" in texts(reader, "fr")


def test_the_results_are_told_in_the_language_of_the_report(reader):
    told = report.context(diagnostic.diagnose(reader.kept.questionnaire, reader.response), date=reader.kept.updated)
    reader.opens("resultats")
    french, english = texts(reader, "fr"), texts(reader, "en")
    said = {told.headline.text, told.priorities[0].why, told.steps[0].why, told.funding.intro}
    assert {plain(text) for text in said} <= french
    assert not {plain(text) for text in said} & english
    assert "Your results" in english


def test_so_are_the_pages_that_the_results_lead_to(reader):
    told = report.context(diagnostic.diagnose(reader.kept.questionnaire, reader.response), date=reader.kept.updated)
    step, family = told.steps[0], told.funding.families[0]
    of_a_step = {step.title, step.why, step.need, step.how[0], step.benefits[0], step.ways[0].title, told.funding.intro}
    for page, said in ((f"etape/{step.id}", of_a_step), ("financement", {family.label, told.funding.intro})):
        reader.opens(f"resultats/{page}")
        assert {plain(text) for text in said} <= texts(reader, "fr")
        assert not {plain(text) for text in said} & texts(reader, "en")


def test_so_is_what_missing_answers_may_change(visitor):
    visitor.answers("fichier-clients", "papier").opens("resultats/ce-qui-peut-changer?lang=en")
    told = report.context(diagnostic.diagnose(visitor.kept.questionnaire, visitor.response), date=visitor.kept.updated)
    said = {plain(told.annex.decided), plain(told.annex.open_questions[0].question)}
    assert said <= texts(visitor, "fr")
    assert not said & texts(visitor, "en")


def test_the_page_says_that_only_the_interface_is_translated(reader):
    assert 'class="frame language-note"' in reader.opens("resultats").html
    assert "French" in reader.text
    assert 'class="frame language-note"' not in reader.opens("resultats?lang=fr").html


def test_the_switch_says_so_before_one_chooses(visitor):
    assert "English EN (interface seulement)" in visitor.opens("depart").text


def test_a_french_page_marks_nothing(visitor):
    visitor.answers_case("boutique")
    for page in (
        "depart",
        "rubrique/gestion",
        "verification",
        "resultats",
        "resultats/etape/crm",
        "resultats/financement",
    ):
        assert texts(visitor.opens(page), "en") == {"English", "EN"}


def test_pages_without_a_questionnaire_speak_of_none(newcomer):
    newcomer.opens("/?lang=en")
    for page in ("/donnees", "/nulle-part", "/verifier"):
        assert "language-note" not in newcomer.opens(page).html


def test_the_lists_of_questionnaires_and_examples_tell_their_language(make_app, settings):
    reader = Visitor(make_app(replace(settings, others=(DMA,), demonstration=True)))
    reader.opens("/?lang=en")
    title = "Maturité numérique selon l'outil européen (DMA)"
    assert title in texts(reader.opens("/questionnaires"), "fr")
    assert {title, "Une boutique au papier (fictive)"} <= texts(reader.opens("/exemples"), "fr")


def test_mistakes_name_the_question_in_its_language(visitor):
    visitor.opens("/?lang=en")
    visitor.answers("effectif", "many")
    assert "Combien de personnes travaillent avec vous ?" in texts(visitor, "fr")
    assert "&lt;span" not in visitor.html


def test_what_another_screen_answered_tells_its_language(visitor):
    visitor.opens("/?lang=en")
    visitor.opens(f"/q/{visitor.token}/rubrique/besoin")
    visitor.changes_elsewhere("budget", "b1")
    visitor.sends(budget="b2")
    assert "On the other screen:" in visitor.text
    assert [text for code, text in Spoken(visitor.html).texts if code == "en" and "Moins de" in text] == []
    assert "&lt;span" not in visitor.html


def test_so_does_the_way_that_another_screen_chose(reader):
    page = reader.opens("resultats/etape/crm").page
    reader.sends(f"/q/{reader.token}/resultats/etape/crm", solution="light", planned="standard", quote="")
    reader.page = page
    reader.sends(f"/q/{reader.token}/resultats/etape/crm", solution="standard", planned="", quote="")
    assert reader.status == 409
    assert "On the other screen:" in texts(reader, "en")
    assert "&lt;span" not in reader.html


def test_so_do_the_answers_of_which_some_cannot_be_read(reader):
    with reader.store._engine.begin() as connection:
        connection.execute(text("UPDATE response SET quotes = :value"), {"value": '{"crm": -5}'})
    reader.opens("resultats")
    assert reader.status == 422
    assert {"Nom de l'entreprise", "Sur des fiches, un cahier ou un carnet", "personnes"} <= texts(reader, "fr")
    assert "Nothing was erased." in reader.text


def test_so_does_the_reason_why_a_file_is_no_dossier(newcomer):
    newcomer.opens("/verifier?lang=en")
    page = newcomer.client.post(
        "/verifier",
        data={"csrf_token": dict(newcomer.page.fields)["csrf_token"], "dossier": (BytesIO(b"no dossier"), "a.pdf")},
    ).get_data(as_text=True)
    assert '<p class="intro">Reason: <span lang="fr">' in page


def english(part, *names):
    """Return the texts of a part as a locale has them, each with a word that says so."""
    found: dict[str, object] = {
        name: f"EN {text}" for name in names if (text := getattr(part, name.replace("-", "_"), ""))
    }
    for key in ("choices", "rows"):
        if parts := getattr(part, key, ()):
            whole = {one.id: english(one, "label", "statement") for one in parts}
            found[key] = whole if key == "choices" else {one: texts["label"] for one, texts in whole.items()}
    return found


@pytest.fixture
def bilingual(make_app, settings, tmp_path):
    """Somebody who reads English, where the questionnaire has its texts in English but for one."""
    folder = tmp_path / "atelier"
    shutil.copytree(SMALL, folder)
    one = diagnostic.load(folder)
    asked = (*one.identity, *(question for section in one.sections for question in section.questions))
    locale = english(one, "title", "summary", "method") | {
        "sections": {each.id: english(each, "title", "intro") for each in one.sections},
        "questions": {each.id: english(each, "label", "help", "prompt", "unit") for each in asked},
        "dimensions": {each.id: english(each, "label", "about") for each in one.all_dimensions},
        "levels": {each.id: english(each, "label", "about") for each in one.levels},
        "recommendations": {
            each.id: english(each, "title", "need", "why", "caution", "aid-note") for each in one.recommendations
        },
    }
    locale["questions"]["ridet"]["label"] = "RIDET"
    (folder / "locales").mkdir()
    (folder / "locales" / "en.yaml").write_text(yaml.safe_dump(locale, allow_unicode=True), encoding="utf-8")
    visitor = Visitor(make_app(replace(settings, questionnaire=folder)))
    visitor.opens("/?lang=en")
    return visitor.starts().answers_case("boutique")


def test_a_questionnaire_that_has_the_language_is_asked_in_it(bilingual):
    assert "EN Nom de l'entreprise" in texts(bilingual.opens("identite"), "en")
    assert "EN Nom de l'entreprise" in texts(bilingual.opens("verification"), "en")
    assert "EN Sur des fiches, un cahier ou un carnet" in texts(bilingual, "en")
    assert any(text.startswith("EN ") for text in texts(bilingual.opens("rubrique/gestion"), "en"))
    assert "EN Nom de l'entreprise" not in bilingual.opens("identite?lang=fr").text


def test_what_of_it_is_not_translated_tells_its_language(bilingual):
    assert "RIDET" in texts(bilingual.opens("identite"), "fr")


def test_its_results_stay_in_its_own_language_and_the_page_says_so(bilingual):
    bilingual.opens("resultats")
    assert "language-note" in bilingual.html
    assert any("Boutique" in text or "client" in text for text in texts(bilingual, "fr"))
    assert "interface seulement" not in bilingual.html


def test_what_was_answered_in_it_is_kept_as_in_any_other(bilingual):
    assert bilingual.answers("company", "Kaori’s").status == 200
    assert bilingual.kept.questionnaire.language == "fr"
    assert bilingual.response.identity["company"] == "Kaori’s"
