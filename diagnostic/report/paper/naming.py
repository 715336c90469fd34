"""The file names of reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.kinds import kind_of
from diagnostic.report.context.identity import raw_business_id

if TYPE_CHECKING:
    from datetime import date as Date  # noqa: N812 - `date` is the parameter's name

    from diagnostic.diagnosis import Diagnosis
    from diagnostic.model import Questionnaire

WITHOUT_ID = "sans-ridet"


def file_name(diagnosis: Diagnosis, date: Date) -> str:
    """Return `diagnostic-numerique_<RIDET>_<date>.pdf`; `<questionnaire>_<date>.pdf` where no RIDET is asked for."""
    if all(kind_of(field).means != "identifier" for field in diagnosis.questionnaire.identity):
        return f"{diagnosis.questionnaire.id}_{date.isoformat()}.pdf"
    return f"diagnostic-numerique_{raw_business_id(diagnosis) or WITHOUT_ID}_{date.isoformat()}.pdf"


def blank_name(questionnaire: Questionnaire, *, short: bool = False) -> str:
    """Return `<identifiant>_<version>_vierge.pdf`, the name of a questionnaire to fill in by hand."""
    return f"{questionnaire.id}_{questionnaire.version}_vierge{'-court' if short else ''}.pdf"
