"""Compare the attached diagnosis with the one computed from the attached answers and questionnaire."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from diagnostic.comparison.diagnoses import differences
from diagnostic.diagnosis import to_data, to_json
from diagnostic.diagnosis.json import DiagnosisData
from diagnostic.dossier.archive.parts import DIAGNOSIS
from diagnostic.dossier.archive.reading import UNREADABLE
from diagnostic.errors import DossierError

if TYPE_CHECKING:
    from diagnostic.comparison import Difference
    from diagnostic.diagnosis import Diagnosis
    from diagnostic.dossier.archive import Dossier
    from diagnostic.model import Questionnaire

MOST_DIFFERENCES = 200

Installed = frozenset[str]
"""The digests of the questionnaires that are known here."""


class Data(NamedTuple):
    """Whether the attached diagnosis is the one computed from the answers, and the differences.

    `differences` has at most 200 entries, and none if only sentences differ; `installed`: whether the questionnaire is
    installed here, and not only attached.
    """

    same: bool
    differences: tuple[Difference, ...]
    questionnaire: Questionnaire
    installed: bool


def compared(dossier: Dossier, again: Diagnosis, installed: Installed) -> Data:
    """Return the differences of the attached diagnosis from the recomputed one; raise DossierError if it is invalid."""
    same = dossier.diagnosis == to_json(again)
    differing = () if same else _differences(dossier, again)
    asked = again.questionnaire
    return Data(same, differing[:MOST_DIFFERENCES], asked, asked.digest in installed)


def _differences(dossier: Dossier, again: Diagnosis) -> tuple[Difference, ...]:
    try:
        attached = DiagnosisData.model_validate_json(dossier.diagnosis)
    except ValidationError as error:
        raise DossierError(dossier.source, UNREADABLE.format(DIAGNOSIS)) from error
    steps, wishes = ([entry.recommendation for entry in listed] for listed in (attached.roadmap, attached.wishes))
    if any(len(set(listed)) < len(listed) for listed in (steps, wishes)):
        raise DossierError(dossier.source, UNREADABLE.format(DIAGNOSIS))
    return differences(to_data(again), json.loads(dossier.diagnosis))
