"""Questionnaires that only give scores: no identity sheet, rows of boxes, results without advice."""

from __future__ import annotations

from dataclasses import replace

import pytest

import diagnostic
from tests.webapp.models import DMA, SAMM, bare
from tests.webapp.visitor import Visitor


@pytest.fixture
def bare_visitor(make_app, settings, tmp_path):
    return Visitor(make_app(replace(settings, questionnaire=bare(tmp_path))))


@pytest.fixture
def model_visitor(make_app, settings):
    """Somebody with the answers of a case of a published model."""

    def visit(folder, case, **others):
        visitor = Visitor(make_app(replace(settings, questionnaire=folder, **others)))
        visitor.opens("/").sends(mode="self")
        visitor.token = visitor.reply.request.path.split("/")[2]
        kept = visitor.kept
        said = diagnostic.read_answers(kept.questionnaire, folder / "cases" / f"{case}.yaml").response
        visitor.store.save(kept, said)
        return visitor

    return visit


def test_without_an_identity_sheet_one_begins_with_the_first_section(bare_visitor):
    bare_visitor.opens("/").sends(mode="self")
    assert bare_visitor.reply.request.path.endswith("/rubrique/s")
    assert "Rubrique 1 sur 1" in bare_visitor.text
    assert "Fiche d'identité" not in bare_visitor.text
    assert "Le strict nécessaire" in bare_visitor.text
    assert "Précédent" not in bare_visitor.text


def test_without_an_identity_sheet_the_review_has_only_the_sections(bare_visitor):
    bare_visitor.opens("/").sends(mode="self")
    bare_visitor.token = bare_visitor.reply.request.path.split("/")[2]
    bare_visitor.opens("verification")
    assert "Fiche d'identité" not in bare_visitor.text
    assert "3 réponses manquent encore" in bare_visitor.text


def test_a_row_of_boxes_may_be_answered_neither(bare_visitor):
    bare_visitor.opens("/").sends(mode="self")
    bare_visitor.token = bare_visitor.reply.request.path.split("/")[2]
    bare_visitor.opens("rubrique/s")
    assert "Ni l'un ni l'autre" in bare_visitor.text
    bare_visitor.sends(**{"m.a": ["x", "y"], "m.b:said": "none"})
    assert bare_visitor.response.answers == {"m.a": ("x", "y"), "m.b": ()}
    fields = bare_visitor.opens("rubrique/s").page.fields
    assert ("m.b:said", "none") in fields
    assert ("m.a", "y") in fields


def test_results_without_advice_speak_of_scores_only(model_visitor):
    text = model_visitor(DMA, "boutique-papier").opens("resultats").text
    assert "Niveau « De base » : 7 sur 100." in text
    assert "Télécharger le rapport (PDF)" in text
    assert "de 25 à moins de 50" in text
    found = [word for word in ("feuille de route", "plan de financement", "Vos priorités") if word in text]
    assert found == []


def test_results_with_nothing_more_to_say_have_no_other_page(model_visitor):
    visitor = model_visitor(SAMM, "toutes-les-reponses")
    for page in ("financement", "ce-qui-peut-changer"):
        assert page not in visitor.opens("resultats").html
        assert visitor.opens(f"resultats/{page}").at == "resultats"


def test_results_tell_axes_inside_axes(model_visitor):
    text = model_visitor(SAMM, "toutes-les-reponses").opens("resultats").text
    assert "Stratégie et mesures 3 sur 3" in text
    assert "Niveau 1 : 0,25 · Niveau 2 : 0,25 · Niveau 3 : 0,25" in text


def test_the_report_to_download_is_the_one_that_suits(model_visitor, press):
    visitor = model_visitor(DMA, "boutique-papier", dossiers=press)
    assert visitor.opens("dossier").waits().stands == "ready"
    reply = visitor.opens("dossier.pdf").reply
    assert reply.mimetype == "application/pdf"
    assert "eu-dma-sme_" in reply.headers["Content-Disposition"]
