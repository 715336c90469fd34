"""The file names of reports."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diagnostic.kinds import kind_of
from diagnostic.report.context.identity import raw_business_id

if TYPE_CHECKING:
    from datetime import date as Date  # noqa: N812 - `date` is the parameter's name

    from diagnostic.diagnosis import Diagnosis
    from diagnostic.model import Questionnaire

NOT_IN_A_NAME = re.compile("[^a-z0-9]+")


def file_name(diagnosis: Diagnosis, date: Date) -> str:
    """Return `diagnostic-numerique_<identifier>_<date>.pdf`; the identifier is `sans-…` where it was not given.

    Where none is asked for, `<questionnaire>_<date>.pdf`.
    """
    if all(kind_of(field).means != "identifier" for field in diagnosis.questionnaire.identity):
        return f"{diagnosis.questionnaire.id}_{date.isoformat()}.pdf"
    return f"diagnostic-numerique_{raw_business_id(diagnosis) or _without(diagnosis)}_{date.isoformat()}.pdf"


def _without(diagnosis: Diagnosis) -> str:
    label = diagnosis.questionnaire.place.business_id.label
    return f"sans-{NOT_IN_A_NAME.sub('-', label.lower()).strip('-')}"


def blank_name(questionnaire: Questionnaire, *, short: bool = False) -> str:
    """Return `<identifiant>_<version>_vierge.pdf`, the name of a questionnaire to fill in by hand."""
    return f"{questionnaire.id}_{questionnaire.version}_vierge{'-court' if short else ''}.pdf"
