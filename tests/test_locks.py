"""The locks are complete: what they list needs nothing that they do not list, on every Python that is served.

They are installed with nothing resolved (`pip --no-deps`), so that what is newest today can never matter.
"""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path
from typing import Any

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKS = {
    "requirements.lock": (),
    "requirements-postgresql.lock": ("postgresql",),
    "requirements-dev.lock": ("dev", "postgresql"),
}
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
ENTRY = re.compile(r"([A-Za-z0-9._-]+)==([^ ;\\]+)( ; .*?)? \\")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")


def entries(lock: str) -> dict[str, Version]:
    """Return the version of each package of a lock; each entry has one, pinned, and at least one hash."""
    found: dict[str, Version] = {}
    hashed = True
    for line in (ROOT / lock).read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        entry = ENTRY.fullmatch(line)
        if entry:
            assert hashed, lock
            found[canonicalize_name(entry[1])] = Version(entry[2])
        else:
            assert HASH.fullmatch(line), f"{lock}: {line}"
        hashed = entry is None
    return found


def needs(name: str, extras: frozenset[str], python: str) -> list[Requirement]:
    """Return what a package of this environment needs on a Python, with some of its extras."""
    environment: Any = default_environment() | {"python_version": python, "python_full_version": f"{python}.0"}
    listed = [Requirement(one) for one in requires(name) or ()]
    return [
        one
        for one in listed
        if one.marker is None or any(one.marker.evaluate(environment | {"extra": extra}) for extra in ("", *extras))
    ]


def lacking(lock: str, python: str) -> list[str]:
    """Return what a lock needs on a Python and does not list, or lists in a version that does not do."""
    pinned = entries(lock)
    optional = PROJECT["optional-dependencies"]
    waiting = [Requirement(one) for one in (*PROJECT["dependencies"], *(o for e in LOCKS[lock] for o in optional[e]))]
    seen: set[tuple[str, frozenset[str]]] = set()
    wrong: list[str] = []
    while waiting:
        wanted = waiting.pop()
        name, extras = canonicalize_name(wanted.name), frozenset(wanted.extras)
        if name not in pinned or not wanted.specifier.contains(pinned[name], prereleases=True):
            wrong.append(f"{wanted} ({pinned.get(name, 'not listed')})")
        elif (name, extras) not in seen:
            seen.add((name, extras))
            waiting += needs(name, extras, python)
    return wrong


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_needs_nothing_that_it_does_not_list(lock, python):
    try:
        assert lacking(lock, python) == []
    except PackageNotFoundError as error:
        pytest.fail(f"{error} is in the lock, and is not installed here: run script/bootstrap --dev")


def test_the_locks_agree():
    whole = entries("requirements-dev.lock")
    for lock in LOCKS:
        assert entries(lock).items() <= whole.items(), lock


def test_what_is_installed_is_what_the_lock_says():
    from importlib.metadata import version  # noqa: PLC0415 - only here

    pinned = entries("requirements-dev.lock")
    assert {name: Version(version(name)) for name in pinned} == pinned
