"""Drafts: the form of a page that could not be saved, stored under a key in the address that shows it again."""

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

PARAMETER = "saisie"  # of a URL or a form: the key of a draft


class Draft(NamedTuple):
    """A draft: the form controls by question, the values the page had seen, and texts without a question any more.

    `unsent`: the whole form was refused, and nothing of it was saved.
    """

    typed: Mapping[str, Typed] = {}
    seen: Mapping[str, tuple[str, ...]] = {}
    lost: tuple[str, ...] = ()
    unsent: bool = False


class Shown(NamedTuple):
    """A draft compared with the stored response.

    `typed`: the controls that differ from it; `mistakes`: those that cannot be read; `conflicts`: those that another
    screen changed too; `reading`: the response with the draft read into it.
    """

    typed: Mapping[str, Typed]
    mistakes: Mapping[str, str]
    conflicts: frozenset[str]
    reading: Reading


def save(kept: Kept, draft: Draft, key: str = "") -> str:
    """Store a draft and return its key; raise ResponseNotFoundError if the response was deleted.

    `key`: that of the draft the page showed, which is replaced, so that every address the page had stays valid.
    """
    return access.save_draft(kept.token, json.dumps(_written(draft), ensure_ascii=False), key)


def get(kept: Kept, key: str) -> Draft:
    """Return the draft under a key; an empty one if there is none, or if another version wrote it."""
    content = access.draft(kept.token, key)
    if content is None:
        return Draft()
    try:
        return _read(content)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return Draft()  # another version wrote it: the page is as it is kept


def _written(draft: Draft) -> dict[str, object]:
    return {"fields": draft.typed, "seen": draft.seen, "lost": draft.lost, "unsent": draft.unsent}


def _read(content: str) -> Draft:
    data = json.loads(content)
    typed = {key: Typed(tuple(values), apart) for key, (values, apart) in data["fields"].items()}
    seen = {key: tuple(values) for key, values in data["seen"].items()}
    return Draft(typed, seen, tuple(data["lost"]), data["unsent"])


def draft_of(
    kept: Kept, typed: Mapping[str, Typed], served: Mapping[Address, tuple[str, ...]], keys: Iterable[str]
) -> Draft:
    """Return a draft of the controls of these questions."""
    wanted = [key for key in keys if key in typed]
    seen = {key: served.get(address_of(kept.questionnaire, key), ()) for key in wanted}
    return Draft({key: typed[key] for key in wanted}, seen)


def shown(kept: Kept, draft: Draft) -> Shown:
    """Return the part of a draft that still differs from the stored response, or cannot be read."""
    known = {key: typed for key, typed in draft.typed.items() if key in kept.questionnaire.question_by_id}
    reading = take(kept.questionnaire, kept.response, known)
    fates = _fates(kept, reading, draft)
    left = {key for key in known if fates[key] is not Fate.LEFT or key in reading.mistakes}
    conflicts = frozenset(key for key in left if fates[key] is Fate.CONFLICT)
    return Shown({key: known[key] for key in left}, reading.mistakes, conflicts, reading)


def _fates(kept: Kept, reading: Reading, draft: Draft) -> dict[str, Fate]:
    """Return the fate of each control, by question; one that cannot be read differs from every value."""
    stored, sent = texts(kept.response), texts(reading.response)
    fates = {}
    for key in reading.typed:
        address = address_of(kept.questionnaire, key)
        value = "?" if key in reading.mistakes else sent.get(address, NOTHING)
        fates[key] = fate(value, stored.get(address, NOTHING), draft.seen.get(key, ()))
    return fates
