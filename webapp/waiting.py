"""The addresses around what one waits for: where to ask, leave, try again, receive it, and go back."""

from __future__ import annotations

from typing import NamedTuple


class Way(NamedTuple):
    """The addresses of one paper on the page where one waits for it; `blank`: it is a questionnaire to print."""

    ask: str
    cancel: str
    again: str
    download: str
    back: str
    blank: bool = False
