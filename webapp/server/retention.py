"""Forgetting what is too old: never by a visit, never by a clock that cannot be right, never most of what there is."""

from __future__ import annotations

from datetime import datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from diagnostic import DiagnosticError
from diagnostic.wording.dates import short_date
from diagnostic.wording.numbers import number, tenths

if TYPE_CHECKING:
    from webapp.jobs import Counter
    from webapp.storage import Age, Store

DAYS_A_MONTH = 30.5
AHEAD = timedelta(days=1)  # by which the clocks of two machines may differ
SILENCE = timedelta(days=400)  # for which no installation in use stays without a change


class PurgeRefusedError(DiagnosticError):
    """Nothing was forgotten: the clock or the share that would go is not plausible; the message says what to check."""


class Purge(NamedTuple):
    """What is to be forgotten: the responses that nobody has changed since a moment, so many of so many."""

    moment: datetime
    old: int
    kept: int

    @property
    def percent(self) -> float:
        """The share of the responses that would go, in percent."""
        return 100 * self.old / self.kept if self.kept else 0.0


def planned(store: Store, months: int, now: datetime) -> Purge:
    """Return what is too old at a moment, for those who keep responses for so many months."""
    moment = now - timedelta(days=months * DAYS_A_MONTH)
    return Purge(moment, store.untouched_since(moment), store.age().responses)


def check_clock(age: Age, now: datetime) -> None:
    """Raise PurgeRefusedError where the clock of this machine cannot be right, by the newest response."""
    if not age.responses:
        return
    if age.newest is None:
        _refuse("la date de la réponse la plus récente ne peut pas être lue")
    elif now < age.newest - AHEAD:
        _refuse(
            f"l'horloge dit {short_date(now)}, et la réponse la plus récente est du {short_date(age.newest)}, plus tard"
        )
    elif now > age.newest + SILENCE:
        _refuse(f"l'horloge dit {short_date(now)}, et rien n'a été changé depuis le {short_date(age.newest)}")


def check_share(purge: Purge, most: float) -> None:
    """Raise PurgeRefusedError where more than so many percent of the responses would go."""
    if purge.percent > most:
        percent, allowed = tenths(purge.percent), number(Fraction(str(most)))
        message = (
            f"Rien n'a été effacé : {purge.old} réponses sur {purge.kept} ({percent} %) partiraient, plus que les "
            f"{allowed} % permis. Si c'est bien ce que vous voulez, dites-le : --most-share {_above(purge.percent)}."
        )
        raise PurgeRefusedError(message)


def forget(store: Store, counter: Counter, purge: Purge) -> int:
    """Forget what was planned, and the dossiers made of it; return how many responses went."""
    gone = store.forget_untouched_since(purge.moment)
    for who in gone:
        counter.forget(who)
    return len(gone)


def _refuse(why: str) -> None:
    message = (
        f"Rien n'a été effacé : {why}. Vérifiez l'heure de cette machine ; si elle est juste, dites-le : --trust-clock."
    )
    raise PurgeRefusedError(message)


def _above(percent: float) -> int:
    return min(100, int(percent) + 1)
