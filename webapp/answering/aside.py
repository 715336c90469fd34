"""What a page typed and could not save, put aside with the reason, so that its address shows it again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from webapp import access
from webapp.forms.input import Typed
from webapp.forms.merging import NOTHING, Address, Fate, fate, texts
from webapp.forms.reading import Reading, address_of, take

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from webapp.access import Kept

FIELD = "saisie"  # where the address and the form of a page say what was put aside


class Aside(NamedTuple):
    """The fields of a page by question, what it had seen of each, and what has no place in the questionnaire any more.

    `unsent`: the page itself was refused, nothing of it was saved.
    """

    fields: Mapping[str, Typed] = {}
    seen: Mapping[str, tuple[str, ...]] = {}
    lost: tuple[str, ...] = ()
    unsent: bool = False


class Shown(NamedTuple):
    """What a page shows of what was put aside, against what is kept now.

    `typed`: the fields that are not what is kept; `mistakes` those that cannot be read; `conflicts` those that another
    screen changed too; `reading` is the response as it would be.
    """

    typed: Mapping[str, Typed]
    mistakes: Mapping[str, str]
    conflicts: frozenset[str]
    reading: Reading


def put(kept: Kept, aside: Aside, key: str = "") -> str:
    """Put this aside and return its key; raise ResponseNotFoundError if the response is gone.

    A page that shows what is under a key already is sent with it: one may go back to any address that it had.
    """
    return access.put_aside(kept.token, json.dumps(aside._asdict(), ensure_ascii=False), key)


def get(kept: Kept, key: str) -> Aside:
    """Return what was put aside under a key; nothing where it is there no more."""
    content = access.draft(kept.token, key)
    if content is None:
        return Aside()
    try:
        return _read(content)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return Aside()  # another version wrote it: the page is as it is kept


def _read(content: str) -> Aside:
    data = json.loads(content)
    fields = {key: Typed(tuple(values), said) for key, (values, said) in data["fields"].items()}
    seen = {key: tuple(values) for key, values in data["seen"].items()}
    return Aside(fields, seen, tuple(data["lost"]), data["unsent"])


def made(
    kept: Kept, typed: Mapping[str, Typed], served: Mapping[Address, tuple[str, ...]], keys: Iterable[str]
) -> Aside:
    """Return what is to be put aside of these fields."""
    wanted = [key for key in keys if key in typed]
    seen = {key: served.get(address_of(kept.questionnaire, key), ()) for key in wanted}
    return Aside({key: typed[key] for key in wanted}, seen)


def shown(kept: Kept, aside: Aside) -> Shown:
    """Return what is still to be looked at of what was put aside."""
    known = {key: typed for key, typed in aside.fields.items() if key in kept.questionnaire.question_by_id}
    reading = take(kept.questionnaire, kept.response, known)
    fates = _fates(kept, reading, aside)
    left = {key for key in known if fates[key] is not Fate.LEFT or key in reading.mistakes}
    conflicts = frozenset(key for key in left if fates[key] is Fate.CONFLICT)
    return Shown({key: known[key] for key in left}, reading.mistakes, conflicts, reading)


def _fates(kept: Kept, reading: Reading, aside: Aside) -> dict[str, Fate]:
    """Return what would become of each field; one that cannot be read differs from all that can."""
    there, said = texts(kept.response), texts(reading.response)
    fates = {}
    for key in reading.typed:
        address = address_of(kept.questionnaire, key)
        told = "?" if key in reading.mistakes else said.get(address, NOTHING)
        fates[key] = fate(told, there.get(address, NOTHING), aside.seen.get(key, ()))
    return fates
