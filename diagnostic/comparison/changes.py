"""The changes between two versions of a questionnaire, each with its place, its weight and its version level."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from diagnostic.comparison.fields import classes_of
from diagnostic.comparison.narrowing import narrows
from diagnostic.model import Dimension, Question, Questionnaire

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diagnostic.model.base import Part

Place = tuple[str, ...]
What = Literal["added", "removed", "renamed", "moved", "changed", "rewritten"]
Least = Literal["patch", "minor", "major"]


class Change(NamedTuple):
    """One change: its place (keys and ids), its kind, the values before and after, and the version level required.

    `meaning`: it can change a diagnosis; else it is wording. `least`: the part of the version that must rise.
    """

    place: Place
    what: What
    before: Any
    after: Any
    meaning: bool
    least: Least


class Entry(NamedTuple):
    """A part with an id, and the id of its container if parts can move between containers."""

    part: Part
    home: str


Entries = dict[str, Entry]


def changes_between(old: Questionnaire, new: Questionnaire) -> tuple[Change, ...]:
    """Return every change of content, in file order; empty if and only if the content is the same."""
    changes = tuple(_compared(old, new, ()))
    return changes or tuple(_rewritten(old, new))


def _rewritten(old: Questionnaire, new: Questionnaire) -> Iterator[Change]:
    """Yield the change of a content that is written differently with the same meaning, such as explicit ranks."""
    if old.canonical != new.model_copy(update={"version": old.version}).canonical:
        yield Change(("questionnaire",), "rewritten", None, None, meaning=False, least="patch")


def _compared(old: Part, new: Part, place: Place) -> Iterator[Change]:
    """Yield the changes within a part that both versions have."""
    for name, kind in classes_of(type(new)).items():
        key = type(new).model_fields[name].alias or name
        before, after = _value(old, name), _value(new, name)
        if kind == "aside":
            continue
        if kind in {"ids", "parts", "listed"} and before is not None and after is not None:
            yield from _listed(_entries(old, name), _entries(new, name), (*place, key), kind)
            yield from _flattened(old, new, name)
        elif kind == "part" and before is not None and after is not None:
            yield from _compared(before, after, (*place, key))
        elif before != after:
            yield _changed(old, new, name, (*place, key), kind)


def _value(part: Part, name: str) -> Any:  # noqa: ANN401 - whatever the field holds
    """Return the value of a field; choices get the explicit ranks that their order implies."""
    return part.all_choices if name == "choices" and isinstance(part, Question) else getattr(part, name)


def _changed(old: Part, new: Part, name: str, place: Place, kind: str) -> Change:
    """Return the change of one field, or of a whole part that is added or removed."""
    before, after = (_shown(part, name, kind) for part in (old, new))
    wording = kind == "text" or (kind == "presence" and bool(before and after))
    least: Least = "patch" if wording else "major" if narrows(old, new, name) else "minor"
    what: What = "changed" if kind != "part" else "added" if before is None else "removed"
    return Change(place, what, before, after, meaning=not wording, least=least)


def _shown(part: Part, name: str, kind: str) -> Any:  # noqa: ANN401 - JSON
    """Return the value of a field in its JSON form; for a part, only its name."""
    value = getattr(part, name)
    if kind == "part":
        return None if value is None else name_of(value)
    return part.model_dump(mode="json", include={name})[name]


def name_of(part: Part) -> str:
    """Return the display name of a part: its label, title or name, otherwise its id."""
    names = ("label", "title", "name", "because", "id")
    return next((str(getattr(part, name)) for name in names if getattr(part, name, "")), "")


def _entries(part: Part, name: str) -> Entries:
    """Return the parts of a field by id; for dimensions, nested ones included."""
    if isinstance(part, Questionnaire) and name == "dimensions":
        return dict(_axes(part.dimensions, ""))
    return {entry.id: Entry(entry, "") for entry in _value(part, name)}


def _axes(dimensions: Sequence[Dimension], home: str) -> Iterator[tuple[str, Entry]]:
    for dimension in dimensions:
        yield dimension.id, Entry(dimension, home)
        yield from _axes(dimension.children, dimension.id)


def _flattened(old: Part, new: Part, name: str) -> Iterator[Change]:
    """Yield the changes of questions, whichever section they belong to."""
    if isinstance(old, Questionnaire) and isinstance(new, Questionnaire) and name == "sections":
        yield from _listed(_questions(old), _questions(new), ("questions",), "ids")


def _questions(questionnaire: Questionnaire) -> Entries:
    return {
        question.id: Entry(question, section.id) for section in questionnaire.sections for question in section.questions
    }


def _listed(old: Entries, new: Entries, place: Place, kind: str) -> Iterator[Change]:
    """Yield the changes of a list of parts with ids: removed, renamed, added, moved, or modified."""
    gone: Least = "major" if kind == "ids" else "minor"
    renamed = _renamed(old, new)
    moved = _moved(old, new)
    for key, (part, _) in old.items():
        if key not in new and key not in renamed.values():
            yield Change((*place, key), "removed", name_of(part), None, meaning=True, least=gone)
    for key, (part, home) in new.items():
        here = (*place, key)
        if key in renamed:
            yield Change(here, "renamed", renamed[key], key, meaning=True, least=gone)
        elif key not in old:
            yield Change(here, "added", None, name_of(part), meaning=True, least="minor")
        else:
            if key in moved:
                yield _move(here, (old[key].home, home), kind)
            yield from _compared(old[key].part, part, here)


def _move(place: Place, homes: tuple[str, str], kind: str) -> Change:
    """Return the change of position or of container, which matters unless the order has no meaning (`listed`)."""
    ordered = kind != "listed"
    return Change(place, "moved", *homes, meaning=ordered, least="minor" if ordered else "patch")


def _renamed(old: Entries, new: Entries) -> dict[str, str]:
    """Return the new ids of parts that are otherwise unchanged, each with the old id."""
    gone = {key: part for key, (part, _) in old.items() if key not in new}
    renamed: dict[str, str] = {}
    for key, (part, _) in new.items():
        if key not in old:
            same = (was for was, entry in gone.items() if entry.model_copy(update={"id": key}) == part)
            if (was := next(same, None)) is not None:
                renamed[key] = was
                del gone[was]
    return renamed


def _moved(old: Entries, new: Entries) -> frozenset[str]:
    """Return the smallest set of parts whose move gives the new order, and those that changed container."""
    before, after = [key for key in old if key in new], [key for key in new if key in old]
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    still = {key for block in blocks for key in before[block.a : block.a + block.size]}
    return frozenset(key for key in after if key not in still or old[key].home != new[key].home)
