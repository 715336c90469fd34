"""The pages of the examples, which cannot be changed; a visitor may begin a response from a copy."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as Reply

from webapp import access
from webapp.answering.journey import journey
from webapp.answering.review import parts_of
from webapp.documents.blank import visitor
from webapp.documents.dossier import paper
from webapp.documents.progress import Way, waited
from webapp.jobs import DossierRequest
from webapp.results.results import has_page, report_of
from webapp.results.step import around_step, left_out
from webapp.setup.clock import day_of
from webapp.setup.organisations import organisation_of
from webapp.setup.state import installed, jobs

if TYPE_CHECKING:
    from webapp.setup.demonstration import Example

blueprint = Blueprint("example", __name__, url_prefix="/exemples")


class Shown(NamedTuple):
    """An example in a list: title, summary, URL, and whether every question is answered."""

    title: str
    summary: str
    complete: bool
    url: str


@blueprint.get("")
def index() -> str:
    """List the examples of every questionnaire that has some; 404 where this installation shows none."""
    state = installed()
    groups = [(offered, tuple(shown(example) for example in state.examples_of(offered))) for offered in state.offered]
    groups = [(questionnaire, listed) for questionnaire, listed in groups if listed]
    if not groups:
        abort(404)
    return render_template("examples.html.jinja", groups=groups)


@blueprint.get("/<key>/<case>")
def show(key: str, case: str) -> str:
    """Show the results of an example."""
    example = _example(key, case)
    return _results("results", example, idle=())


@blueprint.get("/<key>/<case>/etape/<recommendation>")
def step(key: str, case: str, recommendation: str) -> str | Reply:
    """Show a step of the roadmap of an example."""
    example = _example(key, case)
    around = around_step(report_of(example.kept, example.day), recommendation)
    if around is None:
        left_out(example.questionnaire, recommendation)
        return redirect(url_for("example.show", key=key, case=case))
    return _results("step", example, around=around, refused=None)


@blueprint.get("/<key>/<case>/financement")
def funding(key: str, case: str) -> str | Reply:
    """Show the funding plan of an example, and who can help."""
    return _part("funding", _example(key, case))


@blueprint.get("/<key>/<case>/ce-qui-peut-changer")
def changes(key: str, case: str) -> str | Reply:
    """Show the missing answers of an example and what each may still change."""
    return _part("changes", _example(key, case))


@blueprint.get("/<key>/<case>/reponses")
def answers(key: str, case: str) -> str:
    """Show the answers of an example."""
    example = _example(key, case)
    kept = example.kept
    route = journey(kept)
    parts = tuple(part for part in parts_of(kept, route, ()) if part.lines)
    return render_template("review.html.jinja", kept=kept, journey=route, parts=parts, **_about(example))


@blueprint.post("/<key>/<case>/copie")
def copy(key: str, case: str) -> Reply:
    """Give the visitor a response of their own with the answers of an example."""
    example = _example(key, case)
    kept = access.create(example.questionnaire, example.response, example.mode)
    flash(
        gettext("Cette copie est à vous : changez-y ce que vous voulez. Gardez son lien privé, en bas de cette page.")
    )
    return redirect(url_for("results.show", token=kept.token))


@blueprint.get("/<key>/<case>/dossier")
def ask(key: str, case: str) -> Reply:
    """Request the dossier of an example, if it is not there yet, and redirect to the waiting page."""
    example = _example(key, case)
    jobs().ask(_request_of(example), example.questionnaire, visitor())
    return redirect(_url("wait", example))


@blueprint.get("/<key>/<case>/dossier/preparation")
def wait(key: str, case: str) -> str:
    """Show how far it is."""
    example = _example(key, case)
    back = url_for("example.show", key=key, case=case)
    way = Way(_url("ask", example), _url("cancel", example), _url("again", example), _url("download", example), back)
    return render_template(
        "preparation.html.jinja", questionnaire=example.questionnaire, **waited(way, _request_of(example))
    )


@blueprint.post("/<key>/<case>/dossier/annuler")
def cancel(key: str, case: str) -> Reply:
    """Leave it."""
    jobs().cancel(_request_of(_example(key, case)), visitor())
    flash(gettext("La préparation du dossier est annulée."))
    return redirect(url_for("example.show", key=key, case=case))


@blueprint.post("/<key>/<case>/dossier/recommencer")
def again(key: str, case: str) -> Reply:
    """Forget that it failed, and go and ask for it again."""
    example = _example(key, case)
    jobs().retry(_request_of(example))
    return redirect(_url("ask", example))


@blueprint.get("/<key>/<case>/dossier.pdf")
def download(key: str, case: str) -> Reply:
    """Send the dossier of an example, which is neither noted nor signed; where it is not there, go and ask for it."""
    example = _example(key, case)
    pdf = jobs().pdf(_request_of(example))
    if pdf is None:
        return redirect(_url("ask", example))
    name = "_".join(filter(None, ("exemple", paper(), f"{case}.pdf")))
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Reply(pdf, mimetype="application/pdf", headers=headers)


def shown(example: Example) -> Shown:
    """Return an example as a list shows it."""
    url = url_for("example.show", key=example.questionnaire.id, case=example.key)
    return Shown(example.title, example.summary, example.complete, url)


def _results(name: str, example: Example, **more: object) -> str:
    kept = example.kept
    content = {"kept": kept, "journey": journey(kept), "report": report_of(kept, example.day)}
    return render_template(f"{name}.html.jinja", **content, **_about(example), **more)


def _part(name: str, example: Example) -> str | Reply:
    if has_page(name, report_of(example.kept, example.day)):
        return _results(name, example)
    return redirect(url_for("example.show", key=example.questionnaire.id, case=example.key))


def _about(example: Example) -> dict[str, object]:
    """Return the variables that templates need besides those of a response."""
    others = tuple(shown(other) for other in installed().examples_of(example.questionnaire) if other is not example)
    return {"example": example, "other_examples": others}


def _example(key: str, case: str) -> Example:
    """Return the example of this name; 404 if there is none."""
    wanted = (example for example in installed().examples if (example.questionnaire.id, example.key) == (key, case))
    return next(wanted, None) or abort(404)


def _request_of(example: Example) -> DossierRequest:
    kept = example.kept
    usual = DossierRequest.of(kept.response, day_of(kept).isoformat(), organisation_of(kept))
    return replace(usual, template=paper(), address=installed().settings.public_url)


def _url(page: str, example: Example) -> str:
    """Return the address of a page about the same paper of an example."""
    key, case = example.questionnaire.id, example.key
    return url_for(f"example.{page}", key=key, case=case, paper=request.args.get("paper"))
