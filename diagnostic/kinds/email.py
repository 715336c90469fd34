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

    from diagnostic.model import Question, Questionnaire, Territory
    from diagnostic.notation.doors import Door

ADDRESS = r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+"


def _reader(questionnaire: Questionnaire, question: Question) -> Callable[[object, Door], str]:
    def read(value: object, _door: Door) -> str:
        address = INVISIBLE.sub("", text.read_text(question, value, text.LONGEST))
        if not re.fullmatch(ADDRESS, address):
            hint = f"Exemple : {questionnaire.place.email_example}."
            refuse(question, value, "not-an-email", "une adresse e-mail est attendue.", hint)
        return address

    return read


def _collected(place: Territory) -> Collected:
    return Collected(
        pattern=rf"^\s*{ADDRESS}\s*$",
        message=f"Une adresse e-mail est attendue, par exemple {place.email_example}.",
        longest=text.LONGEST,
    )


KIND = replace(
    text.KIND,
    name="email",
    reader=_reader,
    means="",
    unread="not-an-email",
    sample=lambda place: place.email_example,
    widget="email",
    autocomplete="email",
    collected=_collected,
)
