"""Questionnaires of any size, as folders of YAML, from a fixed seed: more parts, of the same nature.

Sections of ten questions, one in three asked only after an earlier answer; an axis per section, axes put together five
by five up to the top; a recommendation for two questions, with prerequisites among its neighbours, conditions on
questions and on scores; wishes, goals, pains, a budget and a time.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path

Data = dict[str, Any]

SEED, PER_SECTION, FAN, NEIGHBOURS, WISHES = 20261123, 10, 5, 20, 8
LETTERS = ("a", "b", "c", "d")
COSTS: Data = {
    "setup": [{"id": "c0", "label": "C", "least": 0, "most": 50_000}, {"id": "c1", "label": "C", "least": 50_000}],
    "monthly": [{"id": "m0", "label": "M", "least": 0, "most": 5_000}],
}
PRIORITY: Data = {
    "impact": 2,
    "effort": -1,
    "goals": {"each": 3, "most": 2},
    "pains": {"each": 2, "most": 2},
    "wished": 4,
    "urgent": 6,
    "only-prerequisite": -3,
    "unlocks": {"each": 1, "wished": 2, "most": 6},
    "waiting": -2,
}


def write_questionnaire(folder: Path, size: int) -> None:
    """Write a questionnaire of so many questions (at least fifty, by tens) into a folder."""
    chance = random.Random(SEED + size)
    sections = [_section(chance, at) for at in range(size // PER_SECTION)]
    sections[-1]["questions"][-5:] = _roles(size // 2)
    axes = [{"id": f"d{at}", "label": f"Axe {at}"} for at in range(len(sections))]
    main = {
        "version": "1.0.0",
        "title": f"{size} questions",
        "dimensions": _nested(axes),
        "levels": [{"id": "bas", "label": "Bas", "from": 0}, {"id": "haut", "label": "Haut", "from": 50}],
        "sections": [section["id"] for section in sections],
        "recommendations": [section["id"] for section in sections],
        "priority": PRIORITY,
        "identity": [{"id": "nom", "kind": "text", "label": "Nom"}],
    }
    _write(folder / "questionnaire.yaml", main)
    for at, section in enumerate(sections):
        _write(folder / "sections" / f"{section['id']}.yaml", section)
        found = [_recommendation(chance, at * 5 + rank, at) for rank in range(5)]
        _write(folder / "recommendations" / f"{section['id']}.yaml", found)
    _write(folder / "catalogue" / "costs.yaml", COSTS)
    _write(folder / "catalogue" / "aids.yaml", {"families": [{"id": "f", "label": "F"}]})


def _write(path: Path, data: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), encoding="utf-8")


def _section(chance: random.Random, at: int) -> Data:
    questions = [_question(chance, at, rank) for rank in range(PER_SECTION)]
    return {"id": f"s{at}", "title": f"Rubrique {at}", "questions": questions}


def _question(chance: random.Random, at: int, rank: int) -> Data:
    number = at * PER_SECTION + rank
    kind = ("level", "level", "single", "multiple", "level")[rank % 5]
    choices = [{"id": one, "label": f"Le choix {one} de la question {number}"} for one in LETTERS]
    made: Data = {"id": f"q{number}", "kind": kind, "label": f"Que dire de la chose numéro {number} ?"}
    made |= {"help": "Quelques mots pour comprendre ce qui est demandé.", "choices": choices}
    if kind == "level":
        made["dimension"] = f"d{at}"
    if number > PER_SECTION and chance.random() < 1 / 3:
        made["when"] = _routing(chance, number)
    return made | {"short": rank == 0 and "when" not in made}


def _routing(chance: random.Random, number: int) -> Data:
    """Return a condition on one or two earlier questions, near or far."""
    levels = [f"q{one}" for one in _levelled(chance, number)]
    tests = [{key: {"gte": chance.randint(1, 2)}} for key in levels]
    return tests[0] if chance.random() < 2 / 3 else {"any": tests}


def _levelled(chance: random.Random, number: int) -> tuple[int, int]:
    """Return two earlier questions with levels: one of the neighbourhood, one of anywhere."""
    near, far = number - 1 - chance.randrange(PER_SECTION), chance.randrange(number)
    return near - near % 5, far - far % 5


def _roles(recommendations: int) -> list[Data]:
    wishes = [{"id": f"r{one * recommendations // WISHES}", "label": f"W{one}"} for one in range(WISHES)]
    letters = [{"id": one, "label": one} for one in LETTERS]
    roles = {"wish": wishes, "goals": letters, "pains": letters, "budget": letters, "time": letters}
    single = {"budget", "time"}
    return [
        {"id": f"role-{role}", "kind": "single" if role in single else "multiple", "label": role, "role": role}
        | {"choices": [dict(one) for one in choices]}
        for role, choices in roles.items()
    ]


def _nested(axes: list[Data]) -> list[Data]:
    """Return axes put together five by five, again and again."""
    made = 0
    while len(axes) > FAN:
        groups = [axes[at : at + FAN] for at in range(0, len(axes), FAN)]
        axes = [{"id": f"p{made + at}", "label": "Ensemble", "children": group} for at, group in enumerate(groups)]
        made += len(groups)
    return axes


def _recommendation(chance: random.Random, number: int, at: int) -> Data:
    own = f"q{at * PER_SECTION + (number % 5)}" if number % 5 in {0, 1, 4} else f"q{at * PER_SECTION}"
    before = range(number - number % NEIGHBOURS, number)
    needed = chance.sample(before, min(len(before), chance.choice((0, 0, 1, 2))))
    called: Data = {own: {"lte": 1}}
    if chance.random() < 1 / 5:
        called = {"any": [called, {"score": {f"d{at}": {"lt": 40}}}]}
    solution = {"title": "T", "description": "D", "cost": "c1" if number % 2 else "c0", "monthly": "m0"}
    made: Data = {"id": f"r{number}", "title": f"Faire la chose {number}", "family": f"d{at}"}
    made |= {
        "need": f"Le besoin {number}.",
        "why": f"Parce que {number}.",
        "how": ["Commencer."],
        "benefits": ["Mieux."],
    }
    made |= {"requires": [{"id": f"r{one}", "because": f"{number} vient après {one}"} for one in sorted(needed)]}
    made |= {"prefers": [f"r{one}" for one in chance.sample(before, min(len(before), 1))]}
    made |= {"in-place-when": {own: {"gte": 3}}, "when": called, "impact": chance.randint(1, 5)}
    made |= {"urgent-when": {own: "a"}} if chance.random() < 1 / 20 else {}
    made |= {"goals": chance.sample(LETTERS, 1), "pains": chance.sample(LETTERS, 1), "expense": "f"}
    return made | {"solutions": {"standard": solution | {"effort": chance.randint(1, 5), "weeks": 2}}}
