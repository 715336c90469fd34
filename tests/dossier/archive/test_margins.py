"""Nothing runs off the sheet: whatever is answered, and whatever an author or an organisation calls things."""

from __future__ import annotations

import json
from functools import cache

import pypdfium2
import pytest

import diagnostic
from diagnostic import Response, report
from diagnostic.dossier import render_pdf
from diagnostic.model import Organisation, Questionnaire
from diagnostic.model.organisation import LONGEST_LINE, LONGEST_NAME, LONGEST_NOTICE, LONGEST_TITLE
from tests.report.conftest import DAY

CAPITALS = "SOCIÉTÉ CALÉDONIENNE DE DISTRIBUTION ET DE MAINTENANCE INDUSTRIELLE DU GRAND SUD"
WORD = "W" * 300
ADDRESS = f"https://www.exemple.nc/{'a' * 60}/?utm_source={'b' * 100}&utm_campaign={'d' * 60}"
MAIL = f"prenom.nom.{'m' * 120}@exemple-de-domaine.nc"
FIGURES = "9" * 120
LONG = (CAPITALS, WORD, ADDRESS, MAIL, FIGURES)
# Each text as long as an organisation's may be, and as many frames.
BODY = Organisation(
    name=f"{CAPITALS}{WORD}"[:LONGEST_NAME],
    address=(ADDRESS + WORD)[:LONGEST_LINE],
    contact=(MAIL + WORD)[:LONGEST_LINE],
    notice=(WORD + ADDRESS + WORD + WORD)[:LONGEST_NOTICE],
    signatures=tuple(one[:LONGEST_TITLE] for one in (WORD, CAPITALS, ADDRESS, WORD, FIGURES, MAIL)),
)
SITE = f"https://{'diag.' * 30}exemple.nc"
TEXTS = frozenset(
    {"about", "audience", "benefits", "explanation", "gains", "help", "keywords", "label", "name", "note", "prompt"}
    | {"statement", "steps", "text", "title", "unit", "why", "method", "intro", "role"}
)
WRITTEN = frozenset({"text", "long-text", "email"})
ROLES = frozenset({"wish", "goals", "pains", "barriers", "budget", "time"})
SIDE = {"questionnaire-vierge": 42.5}  # points: 15 mm
LEFT_RIGHT, TOP_BOTTOM, LEAST = 48.2, 20.0, 1.5  # 17 mm; what a line of text may stand out


def lengthened(part, key=""):
    """Return a part of a questionnaire with its texts followed by long words, one kind after the other."""
    if isinstance(part, dict):
        return {name: lengthened(one, name) for name, one in part.items()}
    if isinstance(part, list):
        return [lengthened(one, key) for one in part]
    if isinstance(part, str) and key in TEXTS and part not in ROLES:
        return f"{part} {LONG[len(part) % len(LONG)]}"
    return part


@pytest.fixture(scope="module")
def hostile(small):
    """A questionnaire whose every text is long, and one whose answers are; each with all that can be answered."""
    long = Questionnaire.model_validate_json(json.dumps(lengthened(json.loads(small.canonical))))

    def answered(questionnaire):
        identity = {one.id: LONG[at % 5] for at, one in enumerate(questionnaire.identity) if one.kind in WRITTEN}
        answers = {}
        for at, one in enumerate(questionnaire.questions):
            if one.kind in WRITTEN:
                answers[one.id] = LONG[at % 5]
            elif one.kind in {"single", "level"}:
                answers[one.id] = one.all_choices[0].id
        return diagnostic.diagnose(questionnaire, Response.to(questionnaire, answers, identity=identity))

    return {"answers": answered(small), "questionnaire": answered(long)}


@pytest.fixture(scope="module")
def printed(hostile):
    """Return one of these in a template, made once."""

    @cache
    def made(what, template):
        return render_pdf(hostile[what], date=DAY, template=template, body=BODY, address=SITE)

    return made


def outside(pdf, side=LEFT_RIGHT):
    """Return the letters that stand outside the margins: their page, their sides, and what they are among."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document, 1):
            width, height = page.get_size()
            text = page.get_textpage()
            for place in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(place)
                beside = left < side - LEAST or right > width - side + LEAST
                out = beside or bottom < TOP_BOTTOM or top > height - TOP_BOTTOM
                if out and text.get_text_range(place, 1).strip():
                    found.append((number, left, right, text.get_text_range(max(place - 20, 0), 40)))
    return found


@pytest.mark.parametrize("template", report.names())
@pytest.mark.parametrize("what", ["answers", "questionnaire"])
def test_long_words_stay_between_the_margins(printed, what, template):
    assert outside(printed(what, template)) == []


@pytest.mark.parametrize("what", ["answers", "questionnaire"])
def test_so_they_do_in_a_questionnaire_to_fill_in_by_hand(hostile, what):
    assert outside(report.render_blank_pdf(hostile[what].questionnaire), SIDE["questionnaire-vierge"]) == []


@pytest.mark.verapdf
@pytest.mark.parametrize("template", report.names())
def test_and_the_file_keeps_its_promise(printed, verapdf, template):
    assert [verapdf(printed("questionnaire", template), flavour).broken for flavour in ("3a", "ua1")] == [[], []]


def test_the_reader_of_places_would_tell(dossier):
    assert outside(dossier("boutique-kaori")) == []
    assert outside(dossier("boutique-kaori"), side=60) != []
