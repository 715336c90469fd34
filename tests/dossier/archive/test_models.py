"""The report of a published model is PDF/A-3a and PDF/UA-1 like any dossier: nested axes, matrices, no advice."""

from __future__ import annotations

import pytest

import diagnostic
from diagnostic import Response
from diagnostic.dossier import render_pdf
from tests.report.conftest import DAY, REAL

HALF: dict[str, dict[str, object]] = {
    "eu-dma-sme": {"q1.ventes": ["prevu"], "q3": ["site"], "q9.langage": "essai"},
    "owasp-samm": {"g-sm-1.a": "moitie"},
}


@pytest.mark.verapdf
@pytest.mark.parametrize("answers", ["empty", "half"])
@pytest.mark.parametrize("model", HALF)
def test_the_report_of_a_published_model_complies(verapdf, model, answers):
    questionnaire = diagnostic.load(REAL.parent / model)
    response = Response.to(questionnaire, HALF[model] if answers == "half" else {})
    pdf = render_pdf(diagnostic.diagnose(questionnaire, response), date=DAY)
    assert [verapdf(pdf, flavour).broken for flavour in ("3a", "ua1")] == [[], []]
