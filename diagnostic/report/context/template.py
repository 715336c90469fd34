"""Which template a report is made with, where nobody chose one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diagnostic.model import Questionnaire

DEFAULT = "maturite"


def template_of(questionnaire: Questionnaire) -> str:
    """Return the template of a questionnaire, else that of its territory where it knows aids, else `DEFAULT`."""
    of_the_place = questionnaire.place.template if questionnaire.catalogue.aids.aids else None
    return questionnaire.template or of_the_place or DEFAULT
