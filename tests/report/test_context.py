from __future__ import annotations

import importlib
import pkgutil
import re
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

import diagnostic.report
from diagnostic.wording.typography import french

DOCUMENT = Path(__file__).parent.parent.parent / "docs" / "report-context.md"


def parts():
    modules = [
        importlib.import_module(one.name)
        for one in pkgutil.walk_packages(diagnostic.report.__path__, "diagnostic.report.")
    ]
    found = {
        name: kind
        for module in modules
        for name, kind in vars(module).items()
        if kind.__class__ is type and is_dataclass(kind)
    }
    # What a dossier carries is for programs; templates do not see it.
    return {
        name: kind
        for name, kind in found.items()
        if kind.__module__.startswith("diagnostic.report") and "archive" not in kind.__module__
    }


def documented():
    sections = re.split(r"^## ", DOCUMENT.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return {
        section.split("\n", 1)[0]: re.findall(r"^\| `(\w+)` \| `[^|]+(?:\\\| None)?` \| \S", section, re.MULTILINE)
        for section in sections
    }


def test_every_part_of_the_context_is_documented():
    assert sorted(documented()) == sorted(parts())


@pytest.mark.parametrize("name", sorted(parts()))
def test_every_field_is_documented_in_order(name):
    assert documented()[name] == [field.name for field in fields(parts()[name])]


@pytest.mark.parametrize("name", sorted(parts()))
def test_the_context_is_frozen(name):
    assert parts()[name].__dataclass_params__.frozen


def texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


def test_every_text_has_french_typography(told):
    everything = list(texts(told({"clients": "papier", "reseau": "non"})))
    assert len(everything) > 100
    assert everything == [french(text) for text in everything]


def test_nothing_is_missing_from_a_diagnosis_of_nothing(told):
    context = told()
    assert (context.steps, context.wishes, context.priorities, context.workshops) == ((), (), (), ())
    assert context.identity.advisor == ""
