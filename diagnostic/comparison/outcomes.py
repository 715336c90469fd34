"""The outcome of a case in a new version: the same diagnosis, a different one, or answers that no longer fit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from diagnostic.comparison.diagnoses import Difference, differences
from diagnostic.diagnosis import diagnose, to_data
from diagnostic.errors import AnswerError
from diagnostic.loading.answers import MAPPINGS, compose_answers, reader_of, response_of
from diagnostic.loading.tree import value_of

if TYPE_CHECKING:
    from diagnostic.model import Questionnaire

__all__ = ["Difference", "Outcome", "outcome_of"]


class Outcome(NamedTuple):
    """The outcome of a case in the new version, with the differences between its diagnoses.

    `lost`: what the new version cannot read of it, in which case nothing is compared; `fresh`: what the old version
    could not read yet, which is left out of its diagnosis.
    """

    path: str
    title: str
    lost: tuple[str, ...]
    fresh: tuple[str, ...]
    differences: tuple[Difference, ...]

    @property
    def same(self) -> bool:
        """Whether the diagnosis is the same, apart from wording."""
        return not self.lost and not self.differences


def outcome_of(old: Questionnaire, new: Questionnaire, path: str | Path) -> Outcome:
    """Return the outcome of a case or a file of answers; raise AnswerError if it cannot be read at all."""
    data = value_of(compose_answers(Path(path)))
    title = str(data.get("title") or Path(path).stem)
    (_, lost), (before, fresh) = _taken(new, data), _taken(old, data)
    if lost:
        return Outcome(str(path), title, lost, fresh, ())
    diagnoses = [
        to_data(diagnose(version, response_of(version, answers))) for version, answers in ((old, before), (new, data))
    ]
    return Outcome(str(path), title, lost, fresh, differences(*diagnoses))


def _taken(questionnaire: Questionnaire, data: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return the response that a version can read from a file, and the mistakes in the rest."""
    kept = {key: value for key, value in data.items() if key not in MAPPINGS}
    wrong: list[str] = []
    for key in MAPPINGS:
        read = reader_of(questionnaire, key)
        kept[key] = {}
        for name, value in (data.get(key) or {}).items():
            try:
                read(name, value)
            except AnswerError as error:
                wrong.append(f"{key}.{error}")
            else:
                kept[key][name] = value
    return kept, tuple(wrong)
