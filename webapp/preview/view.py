"""What the page of the workbench is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template

import diagnostic
from diagnostic import report
from diagnostic.wording import labels
from diagnostic.wording.durations import minutes
from diagnostic.wording.numbers import percent
from diagnostic.wording.scores import shown_score
from webapp.http.filters import said_in_words
from webapp.preview.advice import advice_of
from webapp.preview.given import fit
from webapp.preview.sheet import page, page_of, stops

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from diagnostic import Diagnosis
    from webapp.preview.bench import Moment


def view(moment: Moment, key: str, day: date) -> str:
    """Return the page: the questions of one section and the diagnosis of the answers given."""
    questionnaire = moment.folder.questionnaire
    if questionnaire is None:
        return render_template("preview/nothing.html.jinja", moment=moment)
    fitted = fit(questionnaire, moment.given)
    diagnosis = diagnostic.diagnose(questionnaire, fitted.response)
    pages = stops(diagnosis, moment.folder)
    return render_template(
        "preview/bench.html.jinja",
        moment=moment,
        misfits=fitted.misfits,
        diagnosis=diagnosis,
        questionnaire=questionnaire,
        page=page(diagnosis, moment.folder, moment.given, key if key in {one.key for one in pages} else pages[0].key),
        pages=pages,
        advice=advice_of(diagnosis, moment.folder),
        report=report.context(diagnosis, date=day),
        json=diagnostic.to_json(diagnosis),
        words=labels,
        changes=changes_in_words,
        minutes=minutes(diagnosis.flow.seconds_left),
        percent=percent,
        score=lambda key: shown_score(diagnosis, key),
        page_of=lambda question: page_of(diagnosis, question),
        said=lambda question, value: said_of(diagnosis, question, value),
    )


def said_of(diagnosis: Diagnosis, question: str, value: object) -> str:
    """Return an answer in the words of the questionnaire."""
    if value is None:
        return "sans réponse"
    asked = diagnosis.questionnaire.question_by_id[question]
    return ", ".join(said_in_words(diagnosis.questionnaire, asked, value))


def changes_in_words(keys: Iterable[str]) -> str:
    """Return what a missing answer can change, with ids: « statut crm, financement »; « rien » if it is nothing."""
    parts = ((kind, about) for kind, _, about in (key.partition(".") for key in keys))
    return ", ".join(f"{labels.CHANGES[kind]} {about}".strip() for kind, about in parts) or "rien"
