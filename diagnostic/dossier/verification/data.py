"""The diagnosis inside a dossier, against the one that its answers give with its questionnaire."""

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
    """Whether the diagnosis inside is the one that the answers give, and how it differs.

    `differences` has at most 200, and none where only sentences differ; `installed`: whether the questionnaire is known
    here, and not only carried inside.
    """

    same: bool
    differences: tuple[Difference, ...]
    questionnaire: Questionnaire
    installed: bool


def compared(dossier: Dossier, again: Diagnosis, installed: Installed) -> Data:
    """Return how the diagnosis inside differs from the one made again; raise DossierError where it is not one."""
    same = dossier.diagnosis == to_json(again)
    found = () if same else _differences(dossier, again)
    asked = again.questionnaire
    return Data(same, found[:MOST_DIFFERENCES], asked, asked.digest in installed)


def _differences(dossier: Dossier, again: Diagnosis) -> tuple[Difference, ...]:
    try:
        said = DiagnosisData.model_validate_json(dossier.diagnosis)
    except ValidationError as error:
        raise DossierError(dossier.source, UNREADABLE.format(DIAGNOSIS)) from error
    steps, wishes = ([one.recommendation for one in listed] for listed in (said.roadmap, said.wishes))
    if any(len(set(listed)) < len(listed) for listed in (steps, wishes)):
        raise DossierError(dossier.source, UNREADABLE.format(DIAGNOSIS))
    return differences(to_data(again), json.loads(dossier.diagnosis))
