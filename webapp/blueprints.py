"""The pages of the wizard, one module each."""

from webapp.answering import autosave, identity, link, review, section, start, unreadable
from webapp.documents import blank, dossier
from webapp.results import example, results, step
from webapp.verifying import verify

BLUEPRINTS = (
    start.blueprint,
    link.blueprint,
    identity.blueprint,
    section.blueprint,
    autosave.blueprint,
    review.blueprint,
    results.blueprint,
    step.blueprint,
    dossier.blueprint,
    verify.blueprint,
    blank.blueprint,
    unreadable.blueprint,
    example.blueprint,
)

__all__ = ["BLUEPRINTS"]
