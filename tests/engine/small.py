"""A questionnaire from the docstring of a test: questions, recommendations and the rest as YAML, in one text."""

from __future__ import annotations

from textwrap import dedent

from diagnostic import Response, diagnose
from diagnostic.flow import follow
from diagnostic.loading.territories import with_implied
from diagnostic.loading.tree import compose, value_of
from diagnostic.model import Questionnaire
from diagnostic.scoring import score

WHOLE = {"id": "small", "version": "1.0.0", "title": "Petit"}
TOLD = {"need": "n", "why": "w", "how": ("a",), "benefits": ("b",), "family": "d", "expense": "solution", "impact": 1}
WAY = {"title": "t", "description": "d", "cost": "c0", "monthly": "c0", "effort": 1, "weeks": 1}
BANDS = ({"id": "c0", "label": "0", "least": 0, "most": 0}, {"id": "c3", "label": "+", "least": 150000, "most": None})


def questionnaire_of(test):
    """Return the questionnaire that the docstring of a test writes."""
    return questionnaire(test.__doc__)


def questionnaire(text):
    """Return the questionnaire that a YAML text says; what every recommendation must have is filled in."""
    said = value_of(compose(dedent(text), "docstring"))
    questions = tuple({"label": one["id"], **one} for one in said.pop("questions", ({"id": "q", "kind": "text"},)))
    section = {"id": "s", "title": "S", "questions": questions}
    recommendations = tuple(_filled(one) for one in said.pop("recommendations", ()))
    catalogue = {"costs": {"setup": BANDS, "monthly": ()}, **said.pop("catalogue", {})}
    data = {**WHOLE, "sections": (section,), "recommendations": recommendations, "catalogue": catalogue, **said}
    return with_implied(Questionnaire.model_validate(data))


def _filled(one):
    way = {**WAY, **{key: one.pop(key) for key in ("cost", "effort") if key in one}}
    never = {one.pop("asked-of", "q"): {"answered": False}}
    conditions = {"in-place-when": {"all": ({"q": {"answered": True}}, never)}} if "in-place-when" not in one else {}
    called = {} if "when" in one else {"when": {"q": {"answered": False}}}
    return {**TOLD, "title": one["id"], "solutions": {"standard": way}, **conditions, **called, **one}


def facts_of(small, answers, **others):
    """Return the flow of a response, its scores written in."""
    response = Response.to(small, answers, **others)
    flow = follow(small, response)
    score(small, response, flow)
    return flow


def diagnosis_of(small, answers, **others):
    """Return the diagnosis of a response."""
    return diagnose(small, Response.to(small, answers, **others))
