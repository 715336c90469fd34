"""The questionnaire on paper, to be filled in by hand."""

from __future__ import annotations

import io
import re
from itertools import islice
from typing import Any, get_args

import pikepdf
import pypdf
import pytest

from diagnostic import Questionnaire, report
from diagnostic.model import Question
from diagnostic.report.paper.blank import blank_context, letters
from diagnostic.report.paper.templates import names, render_blank_html

ROW = {"kind": "matrix", "label": "Ouvert", "rows": ({"id": "lundi", "label": "le lundi ?"},), "row-kind": "multiple"}
CHOICES = ({"id": "a", "label": "A"}, {"id": "b", "label": "B", "exclusive": True})


def text_of(pdf):
    """Return the text of each page, with plain spaces and apostrophes."""
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return [" ".join(plain(page.extract_text()).split()) for page in pages]


def plain(text):
    return re.sub("[\u202f\xa0]", " ", text).replace("’", "'")


@pytest.fixture(scope="module")
def whole(real):
    return report.render_blank_pdf(real)


@pytest.fixture
def items(small):
    context = blank_context(small)
    return {item.id: item for item in (*context.sheet, *(one for page in context.pages for one in page.items))}


def questionnaire(*questions, **said):
    return Questionnaire.model_validate(
        {
            "id": "essai",
            "version": "1.0.0",
            "title": "Essai",
            "sections": ({"id": "s", "title": "S", "questions": questions, **said},),
        }
    )


def test_the_sheet_is_lettered_and_the_questions_are_numbered(small):
    context = blank_context(small)
    assert [item.key for item in context.sheet] == list("ABCDEFGH")
    asked = [item.key for page in context.pages for item in page.items]
    assert asked == [str(number) for number in range(1, context.questions + 1)]


def test_letters_never_run_out():
    assert list(islice(letters(), 24, 29)) == ["Y", "Z", "A2", "B2", "C2"]


@pytest.mark.parametrize(
    ("key", "widget", "apart", "unit"),
    [
        ("employes", "number", ("Je ne sais pas",), "personnes"),
        ("recettes", "money", (), "F CFP"),
        ("ouverture", "date", (), ""),
        ("nom-long", "lines", (), ""),
        ("stock", "one", ("Je ne sais pas", "Sans objet"), ""),
        ("canaux", "several", (), ""),
        ("jours", "matrix", (), ""),
        ("clients", "one", ("Je ne sais pas",), ""),
        ("ridet", "business-id", (), ""),
        ("company", "line", (), ""),
    ],
)
def test_each_kind_is_filled_in_its_own_way(items, key, widget, apart, unit):
    assert (items[key].widget, items[key].apart, items[key].unit) == (widget, apart, unit)


def test_a_blank_list_is_told_from_nothing_ticked(items):
    assert items["canaux"].choices == ("Au marché", "En boutique", "Au bord de la route", "Rien de tout cela")
    assert items["souhaits"].choices[-1] == "De la réserve"


def test_how_to_fill_in_is_said_in_words(items):
    assert items["jours"].how == "Une réponse par ligne, facultatif"
    assert items["souhaits"].how == "Plusieurs réponses possibles, facultatif"
    assert items["clients"].how == "Une seule réponse"
    assert (items["company"].how, items["ridet"].how) == ("Indispensable", "")


def test_the_most_choices_and_the_bounds_of_a_number_are_said():
    number = {"id": "n", "kind": "number", "label": "N", "least-number": 1, "most-number": 9.5}
    few = {"id": "m", "kind": "multiple", "label": "M", "most": 3, "choices": CHOICES}
    table = {"id": "t", **ROW, "choices": CHOICES}
    (page,) = blank_context(questionnaire(number, few, table)).pages
    assert [item.how for item in page.items] == [
        "1 au moins, 9,5 au plus",
        "3 choix au plus",
        "Plusieurs réponses possibles par ligne",
    ]
    assert page.items[1].choices == ("A", "B (sans autre choix)")
    assert page.items[2].widget == "matrix-several"


def test_short_choices_stand_side_by_side():
    def columns(label):
        choices = ({"id": "a", "label": label}, {"id": "b", "label": "B"})
        (page,) = blank_context(questionnaire({"id": "q", "kind": "single", "label": "Q", "choices": choices})).pages
        return page.items[0].columns

    assert [columns("x" * length) for length in (22, 28, 52, 53)] == [4, 3, 2, 1]


def test_routing_is_said_with_numbers(items):
    assert items["inventaire"].condition == "la réponse à la question 5 est « Oui »"
    assert items["stock"].condition == ""


def test_a_section_and_a_row_of_a_table_are_named_in_routing():
    table = {"id": "t", **ROW, "choices": CHOICES}
    after = {"id": "q", "kind": "text", "label": "Q", "when": {"t.lundi": "a"}}
    one = questionnaire(table, after, when={"t.lundi": {"answered": True}})
    (page,) = blank_context(one).pages
    assert page.condition == "la question 1, ligne « le lundi ? » a une réponse"
    assert page.items[1].condition == "à la question 1, ligne « le lundi ? », « A » est coché"


def test_the_short_path_has_only_what_it_can_ask(small):
    context = blank_context(small, short=True)
    assert [item.id for page in context.pages for item in page.items] == ["stock", "souhaits", "clients"]
    assert context.minutes == 2


OFF = {"id": "off", "kind": "yes-no", "label": "Off"}
ON = {"id": "on", "kind": "yes-no", "label": "On", "short": True}


@pytest.mark.parametrize(
    ("when", "printed"),
    [
        ({"on": "yes"}, True),
        ({"off": "yes"}, False),
        ({"not": {"off": "yes"}}, False),
        ({"any": ({"off": "yes"}, {"on": "yes"})}, True),
        ({"all": ({"off": "yes"}, {"on": "yes"})}, False),
        ({"off": {"answered": True}}, False),
        ({"off": {"asked": False}}, True),
        ({"score": {"x": {"lt": 4}}}, False),
    ],
    ids=str,
)
def test_a_question_that_hangs_on_one_off_the_short_path_is_left_out(when, printed):
    last = {"id": "last", "kind": "text", "label": "Last", "short": True, "when": when}
    pages = blank_context(questionnaire(OFF, ON, last), short=True).pages
    assert ("last" in [item.id for page in pages for item in page.items]) is printed


def test_every_question_of_the_real_one_is_there_with_its_number_and_whole(real, whole):
    pages = text_of(whole)
    text = " ".join(pages)
    for number, question in enumerate(real.questions, start=1):
        (page,) = [one for one in pages if f"{number} {question.label}" in one]
        assert [choice.label for choice in question.choices if choice.label not in page] == [], question.id
    assert real.digest in text.replace(" ", "")


def test_its_apostrophes_are_those_of_print(whole):
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(whole)).pages)
    assert "'" not in text
    assert "l’entreprise" in text


def test_every_page_says_which_version_it_is(real, whole):
    pages = text_of(whole)
    for number, page in enumerate(pages, start=1):
        assert f"maturite-numerique · version {real.version} · empreinte {real.digest[:16]}" in page
        assert f"page {number} / {len(pages)}" in page
    assert len(pages) <= 14


def test_no_section_begins_at_the_foot_of_a_page(real, whole):
    pages = text_of(whole)
    for rank, section in enumerate(real.sections, start=1):
        (page,) = [one for one in pages if f"{rank}. {section.title}" in one]
        assert section.questions[0].label in page


def test_the_document_is_tagged_for_those_who_have_it_read(whole):
    with pikepdf.open(io.BytesIO(whole)) as document, document.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang) == "fr"
        assert "Diagnostic de maturité numérique" in str(metadata["dc:title"])
        assert document.Root.ViewerPreferences.DisplayDocTitle


def test_the_sections_are_bookmarks(real, whole):
    with pikepdf.open(io.BytesIO(whole)) as document, document.open_outline() as outline:
        titles = [plain(item.title) for item in outline.root]
    sections = [f"{rank}. {one.title}" for rank, one in enumerate(real.sections, start=1)]
    assert titles == ["Fiche d'identité", *sections, "Notes"]


def test_the_short_path_is_shorter(real, whole):
    short = report.render_blank_pdf(real, short=True)
    assert len(text_of(short)) < len(text_of(whole))
    assert all("parcours court" in page for page in text_of(short))


def test_it_is_made_once(real, whole):
    assert report.render_blank_pdf(real) is whole


def test_a_questionnaire_with_every_widget_prints(small):
    (page, *_) = text_of(report.render_blank_pdf(small))
    assert "jour / mois / année" in page


def test_what_an_author_wrote_is_never_markup():
    page = render_blank_html(blank_context(questionnaire({"id": "q", "kind": "text", "label": "<b>Gras</b>"})))
    assert "&lt;b&gt;Gras" in page


def test_it_is_no_template_of_a_report():
    assert "questionnaire-vierge" not in names()


def test_every_kind_of_question_has_a_widget():
    kinds: Any = Question.model_fields["kind"].annotation
    built = [
        {"id": f"q{at}", "label": "Q", "kind": kind} for at, kind in enumerate(get_args(kinds)) if kind != "matrix"
    ]
    (page,) = blank_context(questionnaire(*built)).pages
    assert {item.widget for item in page.items} == {
        *("one", "several", "line", "lines", "number", "money", "date", "business-id")
    }
