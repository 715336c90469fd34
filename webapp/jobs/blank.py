"""What is asked of the press besides dossiers: a questionnaire to fill in by hand."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from webapp.jobs.order import edition

if TYPE_CHECKING:
    from diagnostic import Questionnaire


@dataclass(frozen=True)
class Blank:
    """A questionnaire to print, by its digest: whole, or its short path."""

    questionnaire: str
    short: bool

    @cached_property
    def key(self) -> str:
        """What stands for it: the same for the same bytes, 64 hexadecimal figures."""
        whole = json.dumps([edition(), self.paper, self.questionnaire])
        return hashlib.sha256(whole.encode()).hexdigest()

    @property
    def paper(self) -> str:
        """Which paper it is: one of each may be waited for at once."""
        return f"blank {self.questionnaire} {'short' if self.short else 'full'}"

    def written(self, questionnaire: Questionnaire) -> str:
        """Return what is asked for with the questionnaire itself, as one line of text."""
        return json.dumps({"blank": asdict(self), "canonical": questionnaire.canonical}, ensure_ascii=False)
