"""The pages of the workbench: the one that is looked at, the changes it sends, and the news it waits for.

Nothing is kept on disk and no cookie is set. A change is taken as JSON only, which no page of another site can send.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

import yaml
from flask import Blueprint, Flask, abort, current_app, request
from flask import Response as Reply

import diagnostic
from diagnostic import AnswerError
from webapp.app import blank_app
from webapp.forms.input import from_json
from webapp.preview.bench import Bench
from webapp.preview.trial import Trial, answering, fit, of_case, plain, without
from webapp.preview.view import view
from webapp.setup.clock import today_of

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Iterator, Mapping

    from diagnostic import Diagnosis
    from webapp.preview.bench import Moment
    from webapp.preview.trial import Path

NAME = "preview"
LOOKS_EVERY = 0.2  # seconds between two looks at the files
BREATHES_EVERY = 10.0  # seconds after which a silent line is tried, so that a page that was closed is let go
LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})

blueprint = Blueprint(NAME, __name__)


def create_preview(folder: pathlib.Path, host: str) -> Flask:
    """Return the workbench on a folder; to this machine alone, it answers under its own names only."""
    app = blank_app(lambda: "fr")
    if host in LOCAL:
        app.before_request(_refuse_other_names)
    app.extensions[NAME] = Bench(folder)
    app.register_blueprint(blueprint)
    return app


def bench() -> Bench:
    """Return the workbench of this application."""
    return cast("Bench", current_app.extensions[NAME])


def _refuse_other_names() -> None:
    """Refuse a page of another site that had its own name lead here."""
    if urlsplit(f"//{request.host}").hostname not in LOCAL:
        abort(400)


@blueprint.get("/")
def show() -> str:
    """Show the questions of a page, and the diagnosis beside."""
    return _page(bench().look())


@blueprint.post("/reponse")
def answer() -> str:
    """Save one answer: `{question, values, said}`."""
    data = _sent()
    key, typed = str(data.get("question", "")), from_json(data)

    def changed(moment: Moment) -> Trial:
        questionnaire = moment.folder.questionnaire
        if questionnaire is None or key not in questionnaire.question_by_id:
            return moment.trial  # the question went while it was being answered: the page will say so
        return answering(questionnaire, moment.trial, key, typed)

    return _page(bench().change(changed))


@blueprint.post("/depart")
def begin() -> str:
    """Begin again, from one of the folder's cases or from nothing: `{case}`."""
    case = str(_sent().get("case", ""))
    return _page(bench().change(lambda moment: _begun(moment, case), at_once=True))


@blueprint.post("/retour")
def take_back() -> str:
    """Take back the answers there were before they were all replaced."""
    return _page(bench().change(lambda moment: moment.before or moment.trial, at_once=True))


@blueprint.post("/parcours")
def lengthen() -> str:
    """Follow the full path or the short one, with the same answers: `{path}`."""
    path: Path = "short" if _sent().get("path") == "short" else "full"
    return _page(bench().change(lambda moment: moment.trial._replace(path=path)))


@blueprint.post("/retrait")
def withdraw() -> str:
    """Remove the answer, solution and quote under one key: `{key}`."""
    key = str(_sent().get("key", ""))
    return _page(bench().change(lambda moment: without(moment.trial, key)))


@blueprint.get("/suivi")
def follow() -> Reply:
    """Tell each new version as it comes: a change in the files, or an answer given on another screen."""
    return Reply(_news(bench()), mimetype="text/event-stream")


@blueprint.get("/diagnostic.json")
def as_json() -> Reply:
    """Give the diagnosis as JSON."""
    return Reply(diagnostic.to_json(_diagnosis()), mimetype="application/json")


@blueprint.get("/reponses.yaml")
def answers_file() -> Reply:
    """Give the answers as a file: to diagnose with the command line, or to begin a case."""
    diagnosis = _diagnosis()
    answers = plain(diagnosis.response, diagnosis.questionnaire.language)
    text = yaml.safe_dump(answers, allow_unicode=True, sort_keys=False)
    headers = {"Content-Disposition": 'attachment; filename="reponses.yaml"'}
    return Reply(text, mimetype="application/yaml", headers=headers)


def _sent() -> Mapping[str, Any]:
    data: Mapping[str, Any] = request.get_json()
    return data if isinstance(data, dict) else abort(400)


def _page(moment: Moment) -> str:
    questionnaire = moment.folder.questionnaire
    day = today_of(questionnaire) if questionnaire else datetime.now(UTC).date()
    return view(moment, request.args.get("rubrique", ""), day)


def _diagnosis() -> Diagnosis:
    moment = bench().look()
    questionnaire = moment.folder.questionnaire or abort(404)
    return diagnostic.diagnose(questionnaire, fit(questionnaire, moment.trial).response)


def _begun(moment: Moment, case: str) -> Trial:
    """Return the trial of a case, or an empty one on the same path; the present one where the file cannot be read."""
    questionnaire = moment.folder.questionnaire
    path = next((result.path for result in moment.folder.cases if result.path == case), None)
    if questionnaire is None or (case and path is None):
        return moment.trial
    if path is None:
        return Trial(moment.trial.path)
    try:
        return of_case(diagnostic.read_answers(questionnaire, path).response, path)
    except AnswerError:  # its problems are listed already
        return moment.trial


def _news(of: Bench) -> Iterator[str]:
    sent, silent = "", 0.0
    while True:
        version = of.look().version
        if version != sent:
            sent, silent = version, 0.0
            yield f"retry: 1000\ndata: {version}\n\n"
        elif silent >= BREATHES_EVERY:
            silent = 0.0
            yield ":\n\n"
        time.sleep(LOOKS_EVERY)
        silent += LOOKS_EVERY
