"""A comparison of two versions in words: the changes by part of the questionnaire, then the cases, then the number."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Any

from diagnostic.cli.terminal.case_outcomes import outcome_lines
from diagnostic.cli.terminal.values import LONGEST, cut, value, written
from diagnostic.wording.numbers import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnostic.comparison import Change, Comparison

# The titles under which changes are told, by the first key of their place; what is not here is of the questionnaire.
TITLES = {
    "sections": "Rubriques",
    "identity": "Fiche d'identité",
    "questions": "Questions",
    "dimensions": "Axes",
    "overall": "Axes",
    "levels": "Niveaux",
    "recommendations": "Préconisations",
    "catalogue": "Catalogues et aides",
    "priority": "Priorités et temps de la feuille de route",
    "horizons": "Priorités et temps de la feuille de route",
}
OTHER = "Questionnaire"
NAMED_BY_TITLE = ("sections", "identity", "questions", "dimensions", "levels", "recommendations")
BEFORE = 20  # characters kept before the first that differs, in a long value


def told(comparison: Comparison) -> str:
    """Return a comparison as the terminal shows it."""
    old, new = comparison.old, comparison.new
    lines = [f"{new.title} ({new.id}) : {old.version} → {new.version}"]
    for title in dict.fromkeys((OTHER, *TITLES.values())):
        changes = [one for one in comparison.changes if TITLES.get(one.place[0], OTHER) == title]
        if changes:
            lines += ["", title, *(f"  {_change(one)}" for one in changes)]
    if comparison.outcomes:
        lines += ["", "Cas", *(f"  {line}" for one in comparison.outcomes for line in outcome_lines(comparison, one))]
    return "\n".join([*lines, "", *_conclusion(comparison)]) + "\n"


def _change(change: Change) -> str:
    place = change.place[1:] if change.place[0] in NAMED_BY_TITLE else change.place
    return f"{'sens ' if change.meaning else 'texte'}  {' / '.join(place)} : {_became(change)}"


def _became(change: Change) -> str:
    before, after = change.before, change.after
    if change.what == "changed":
        return _from_to(before, after)
    moved = f"passe de {value(before)} à {value(after)}" if before != after else "autre place dans l'ordre"
    return {
        "added": f"ajout, {value(after)}",
        "removed": f"retrait, {value(before)}",
        "renamed": f"nouvel identifiant, au lieu de {value(before)}",
        "moved": moved,
        "rewritten": "le même contenu, écrit autrement",
    }[change.what]


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _from_to(before: Any, after: Any) -> str:  # noqa: ANN401 - JSON
    """Return two values, cut where they are long; what is alike at their beginning goes first."""
    texts = [written(value) for value in (before, after)]
    start = max(0, _alike(*texts) - BEFORE) if max(map(len, texts)) > LONGEST else 0
    shown = (f"…{text[start:]}" if start else text for text in texts)
    return " → ".join(value(text) if isinstance(before or after, str) else cut(text) for text in shown)


def _conclusion(comparison: Comparison) -> Iterator[str]:
    """Yield how much changes, and whether the version number says so."""
    meaning = sum(one.meaning for one in comparison.changes)
    if comparison.changes:
        words = len(comparison.changes) - meaning
        told = f"{count(meaning, 'changement')} de sens, {words} de texte"
        yield f"{told} : version {comparison.least_version} au moins."
    else:
        yield "Rien ne change."
    yield from map(str, comparison.problems)
    if not comparison.problems:
        yield f"La version {comparison.new.version} convient."
