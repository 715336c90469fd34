"""The dossier to download."""

from __future__ import annotations

from io import BytesIO

import pikepdf


def test_is_a_pdf_named_after_the_business_and_the_day(visitor):
    visitor.answers_case("boutique").opens("dossier.pdf")
    assert visitor.reply.mimetype == "application/pdf"
    day = visitor.kept.updated.astimezone().date()
    name = visitor.reply.headers["Content-Disposition"]
    assert name.startswith('attachment; filename="diagnostic-numerique_9999996001_')
    assert str(day.year) in name
    with pikepdf.open(BytesIO(visitor.reply.data)) as pdf:
        assert len(pdf.pages) >= 2
    assert visitor.reply.headers["Cache-Control"] == "no-store"


def test_is_the_same_whenever_it_is_asked_for(visitor):
    visitor.answers_case("boutique")
    assert visitor.opens("dossier.pdf").reply.data == visitor.opens("dossier.pdf").reply.data
