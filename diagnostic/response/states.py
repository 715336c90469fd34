"""The two answers that carry no value: final, and never scored."""

from __future__ import annotations

from enum import StrEnum


class Said(StrEnum):
    """« Je ne sais pas » and « sans objet »."""

    DONT_KNOW = "dont-know"
    NOT_APPLICABLE = "not-applicable"


SAID = {said.value: said for said in Said}
