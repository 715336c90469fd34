"""The variables of the workbench page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template

import diagnostic
from diagnostic import report
from webapp.http.filters import said_in_words
from webapp.preview import words
from webapp.preview.advice import advice_of
from webapp.preview.sheet import page, page_of, stops
from webapp.preview.trial import fit

if TYPE_CHECKING:
    from datetime import date

    from diagnostic import Diagnosis
    from webapp.preview.bench import Moment


def view(moment: Moment, key: str, day: date) -> str:
    """Return the page: the questions of one section and the diagnosis of the answers given."""
    questionnaire = moment.folder.questionnaire
    if questionnaire is None:
        return render_template("preview/nothing.html.jinja", moment=moment)
    fitted = fit(questionnaire, moment.trial)
    diagnosis = diagnostic.diagnose(questionnaire, fitted.response)
    pages = stops(diagnosis, moment.folder)
    return render_template(
        "preview/bench.html.jinja",
        moment=moment,
        misfits=fitted.misfits,
        diagnosis=diagnosis,
        questionnaire=questionnaire,
        page=page(diagnosis, moment.folder, moment.trial, key if key in {stop.key for stop in pages} else pages[0].key),
        pages=pages,
        advice=advice_of(diagnosis, moment.folder),
        report=report.context(diagnosis, date=day),
        json=diagnostic.to_json(diagnosis),
        words=words,
        page_of=lambda question: page_of(diagnosis, question),
        said=lambda question, value: answer_in_words(diagnosis, question, value),
    )


def answer_in_words(diagnosis: Diagnosis, question: str, value: object) -> str:
    """Return an answer in the words of the questionnaire."""
    if value is None:
        return "sans réponse"
    asked = diagnosis.questionnaire.question_by_id[question]
    return ", ".join(said_in_words(diagnosis.questionnaire, asked, value))
