"""The questionnaire to print."""

from __future__ import annotations

from io import BytesIO

import pypdf


def text_of(reply):
    return " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(reply.data)).pages)


def test_the_first_page_leads_to_it(newcomer):
    page = newcomer.opens("/").html
    assert 'href="/questionnaire-vierge.pdf"' in page
    assert 'href="/questionnaire-vierge.pdf?path=short"' in page


def test_is_the_whole_questionnaire_or_its_short_path(newcomer):
    whole = newcomer.client.get("/questionnaire-vierge.pdf")
    short = newcomer.client.get("/questionnaire-vierge.pdf?path=short")
    assert whole.mimetype == short.mimetype == "application/pdf"
    assert whole.headers["Content-Disposition"] == 'attachment; filename="atelier_1.0.0_vierge.pdf"'
    assert "Comment faites-vous vos factures" in text_of(whole)
    assert "Comment faites-vous vos factures" not in text_of(short)


def test_is_made_once(newcomer):
    first = newcomer.client.get("/questionnaire-vierge.pdf").data
    assert newcomer.client.get("/questionnaire-vierge.pdf").data == first
