"""The pages of the wizard, one module each."""

from webapp.pages import (
    autosave,
    blank,
    dossier,
    example,
    identity,
    link,
    results,
    review,
    section,
    start,
    step,
    unreadable,
    verify,
)

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
