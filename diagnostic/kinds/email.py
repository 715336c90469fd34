"""An e-mail address."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from diagnostic.kinds import text
from diagnostic.kinds.kind import Collected
from diagnostic.kinds.refusal import refuse
from diagnostic.notation.numbers import INVISIBLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from diagnostic.model import Question, Questionnaire
    from diagnostic.notation.doors import Door

ADDRESS = r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+"


def _reader(_questionnaire: Questionnaire, question: Question) -> Callable[[object, Door], str]:
    def read(value: object, _door: Door) -> str:
        address = INVISIBLE.sub("", text.read_text(question, value, text.LONGEST))
        if not re.fullmatch(ADDRESS, address):
            hint = "Exemple : nom@exemple.nc."
            refuse(question, value, "not-an-email", "une adresse e-mail est attendue.", hint)
        return address

    return read


KIND = replace(
    text.KIND,
    name="email",
    reader=_reader,
    means="",
    unread="not-an-email",
    sample="a@exemple.nc",
    widget="email",
    autocomplete="email",
    collected=Collected(
        pattern=rf"^\s*{ADDRESS}\s*$",
        message="Une adresse e-mail est attendue, par exemple nom@exemple.nc.",
        longest=text.LONGEST,
    ),
)
