"""The examples on screen and on paper: nothing of them can be changed, and anybody may have a copy that is theirs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext

from webapp.answering.journey import journey
from webapp.answering.review import parts_of
from webapp.documents.blank import visitor
from webapp.documents.dossier import paper
from webapp.documents.progress import Way, waited
from webapp.jobs import Order
from webapp.results.results import has_page, told
from webapp.results.step import around_step, left_out
from webapp.setup.clock import day_of
from webapp.setup.organisations import organisation_of
from webapp.setup.state import counter, installed

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as Answer

    from webapp.setup.demonstration import Example

blueprint = Blueprint("example", __name__, url_prefix="/exemples")


class Shown(NamedTuple):
    """An example in a list: what it is called and told of, whether it answered everything, and where it is."""

    title: str
    summary: str
    complete: bool
    url: str


@blueprint.get("")
def index() -> str:
    """List the examples of every questionnaire that has some; 404 where this installation shows none."""
    here = installed()
    groups = [(one, tuple(shown(example) for example in here.examples_of(one))) for one in here.offered]
    groups = [(questionnaire, listed) for questionnaire, listed in groups if listed]
    if not groups:
        abort(404)
    return render_template("examples.html.jinja", groups=groups)


@blueprint.get("/<key>/<case>")
def show(key: str, case: str) -> str:
    """Show what follows from the answers of an example."""
    example = _example(key, case)
    return _results("results", example, idle=())


@blueprint.get("/<key>/<case>/etape/<recommendation>")
def step(key: str, case: str, recommendation: str) -> str | Answer:
    """Show a step of the roadmap of an example."""
    example = _example(key, case)
    around = around_step(told(example.kept, example.day), recommendation)
    if around is None:
        left_out(example.questionnaire, recommendation)
        return redirect(url_for("example.show", key=key, case=case))
    return _results("step", example, around=around, refused=None)


@blueprint.get("/<key>/<case>/financement")
def funding(key: str, case: str) -> str | Answer:
    """Show what the plan of an example costs, line by line, and who can help."""
    return _part("funding", _example(key, case))


@blueprint.get("/<key>/<case>/ce-qui-peut-changer")
def changes(key: str, case: str) -> str | Answer:
    """Show what the answers that an example lacks may still change."""
    return _part("changes", _example(key, case))


@blueprint.get("/<key>/<case>/reponses")
def answers(key: str, case: str) -> str:
    """Show the answers of an example."""
    example = _example(key, case)
    kept = example.kept
    where = journey(kept)
    parts = tuple(part for part in parts_of(kept, where, ()) if part.lines)
    return render_template("review.html.jinja", kept=kept, journey=where, parts=parts, **_about(example))


@blueprint.post("/<key>/<case>/copie")
def copy(key: str, case: str) -> Answer:
    """Give the visitor a response of their own with the answers of an example."""
    example = _example(key, case)
    kept = installed().store.add(example.questionnaire, example.response, example.mode)
    flash(
        gettext("Cette copie est à vous : changez-y ce que vous voulez. Gardez son lien privé, en bas de cette page.")
    )
    return redirect(url_for("results.show", token=kept.token))


@blueprint.get("/<key>/<case>/dossier")
def ask(key: str, case: str) -> Answer:
    """Have the dossier of an example made, if it is not there yet, and go where one waits for it."""
    example = _example(key, case)
    counter().ask(_order(example), example.questionnaire, visitor())
    return redirect(_url("wait", example))


@blueprint.get("/<key>/<case>/dossier/preparation")
def wait(key: str, case: str) -> str:
    """Show how far it is."""
    example = _example(key, case)
    back = url_for("example.show", key=key, case=case)
    way = Way(_url("ask", example), _url("cancel", example), _url("again", example), _url("download", example), back)
    return render_template(
        "preparation.html.jinja", questionnaire=example.questionnaire, **waited(way, _order(example))
    )


@blueprint.post("/<key>/<case>/dossier/annuler")
def cancel(key: str, case: str) -> Answer:
    """Leave it."""
    counter().cancel(_order(_example(key, case)), visitor())
    flash(gettext("La préparation du dossier est annulée."))
    return redirect(url_for("example.show", key=key, case=case))


@blueprint.post("/<key>/<case>/dossier/recommencer")
def again(key: str, case: str) -> Answer:
    """Forget that it failed, and go and ask for it again."""
    example = _example(key, case)
    counter().again(_order(example))
    return redirect(_url("ask", example))


@blueprint.get("/<key>/<case>/dossier.pdf")
def download(key: str, case: str) -> Answer:
    """Send the dossier of an example, which is neither noted nor signed; where it is not there, go and ask for it."""
    example = _example(key, case)
    pdf = counter().dossier(_order(example))
    if pdf is None:
        return redirect(_url("ask", example))
    name = "_".join(filter(None, ("exemple", paper(), f"{case}.pdf")))
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(pdf, mimetype="application/pdf", headers=headers)


def shown(example: Example) -> Shown:
    """Return an example as a list shows it."""
    url = url_for("example.show", key=example.questionnaire.id, case=example.key)
    return Shown(example.title, example.summary, example.complete, url)


def _results(name: str, example: Example, **about: object) -> str:
    kept = example.kept
    said = {"kept": kept, "journey": journey(kept), "report": told(kept, example.day)}
    return render_template(f"{name}.html.jinja", **said, **_about(example), **about)


def _part(name: str, example: Example) -> str | Answer:
    if has_page(name, told(example.kept, example.day)):
        return _results(name, example)
    return redirect(url_for("example.show", key=example.questionnaire.id, case=example.key))


def _about(example: Example) -> dict[str, object]:
    """Return what the pages of a response are told where they show an example."""
    others = tuple(shown(one) for one in installed().examples_of(example.questionnaire) if one is not example)
    return {"example": example, "other_examples": others}


def _example(key: str, case: str) -> Example:
    """Return the example of this name; 404 if there is none."""
    wanted = (one for one in installed().examples if (one.questionnaire.id, one.key) == (key, case))
    return next(wanted, None) or abort(404)


def _order(example: Example) -> Order:
    kept = example.kept
    order = Order.of(kept.response, day_of(kept).isoformat(), organisation_of(kept))
    return replace(order, template=paper(), address=installed().settings.public_url)


def _url(page: str, example: Example) -> str:
    """Return the address of a page about the same paper of an example."""
    key, case = example.questionnaire.id, example.key
    return url_for(f"example.{page}", key=key, case=case, paper=request.args.get("paper"))
