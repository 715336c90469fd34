"""Where an answer comes in: by whom numbers are written there, and with which decimal sign."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from diagnostic.model import NOWHERE, Territory

COMMA, POINT = ",", "."
# By Unicode's CLDR; the tests ask Babel, which is too slow to load for whoever only diagnoses.
WITH_POINT = frozenset(
    """
    aa ab ak am an ar as ba bm bn bo ce co cu cy dv dz ee en fa ga gd gn gu gv ha he hi ig ii
    io iu ja ki km kn ko ks kw la lg mg mi ml mn mr ms mt my nd ne nv ny oc om or os pa qu rm
    sa sd si sn so st sw ta te th ti tn to ug ur vo wa xh yi yo za zh zu
    """.split()  # noqa: SIM905 - a list of words is read at a glance
)


class Door(NamedTuple):
    """How written numbers are to be read.

    `decimal`: the decimal sign of those who write. `floats`: programs may have added « .0 » to what is whole.
    `machine`: programs write decimals there too, with a point. `kept`: what this program itself kept, whatever is
    refused since. `place`: the territory, in whose forms amounts and identifiers are written.
    """

    decimal: str
    floats: bool = False
    machine: bool = False
    kept: bool = False
    place: Territory = NOWHERE


KEPT = Door(COMMA, floats=True, machine=True, kept=True)


def kept_here() -> Door:
    """Return the door of what this program kept itself, whatever it refuses since."""
    return KEPT


@lru_cache(maxsize=50)
def typed_in(language: str) -> Door:
    """Return the door of what a person types on a page in a language."""
    return Door(decimal_sign(language))


@lru_cache(maxsize=50)
def filed_in(language: str) -> Door:
    """Return the door of what a file or a table says to a questionnaire in a language."""
    return Door(decimal_sign(language), floats=True)


@lru_cache(maxsize=50)
def collected_in(language: str) -> Door:
    """Return the door of what an application collects, and people may correct, in a language."""
    return Door(decimal_sign(language), floats=True, machine=True)


def decimal_sign(language: str) -> str:
    """Return the sign before decimals in a language (`fr`, `en-US`): a point where Unicode says so, else a comma."""
    return POINT if language[:2] in WITH_POINT else COMMA
