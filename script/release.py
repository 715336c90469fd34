"""Holds the version of pyproject.toml, the parts of CHANGELOG.md and the tag together: see script/release."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PROJECT = Path("pyproject.toml")
CHANGELOG = Path("CHANGELOG.md")
NUMBER = r"(?:0|[1-9]\d*)"
VERSION = re.compile(rf"{NUMBER}\.{NUMBER}\.{NUMBER}")
HEADING = re.compile(r"^## \[(?P<name>[^\]\n]+)\](?: - (?P<date>\S+))?[ ]*$", re.MULTILINE)
UNRELEASED = "Unreleased"
USAGE = "Usage : script/release prepare VERSION | check [TAG] | notes | build"


class Refusal(Exception):  # noqa: N818 - what is refused, with its reason
    """Why a release is not made; its text is for who makes it."""


class Part(NamedTuple):
    """A part of the changelog: its name, its date where it has one, and what it says, without blank ends."""

    name: str
    date: str
    text: str


def version() -> str:
    """Return the version of pyproject.toml."""
    return str(tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["version"])


def parts() -> list[Part]:
    """Return the parts of the changelog, newest first."""
    text = CHANGELOG.read_text(encoding="utf-8")
    found = list(HEADING.finditer(text))
    ends = [*(one.start() for one in found[1:]), len(text)]
    return [
        Part(one["name"], one["date"] or "", text[one.end() : end].strip())
        for one, end in zip(found, ends, strict=True)
    ]


def numbers(said: str) -> tuple[int, ...]:
    """Return a version as numbers, which compare; raise Refusal where it is none."""
    if not VERSION.fullmatch(said):
        message = f"« {said} » n'est pas une version : trois nombres, comme 0.2.0."
        raise Refusal(message)
    return tuple(int(one) for one in said.split("."))


def mistakes() -> Iterator[str]:
    """Yield what keeps the version of pyproject.toml from being released as it is written."""
    current, found = version(), parts()
    numbers(current)
    if not found or found[0].name != UNRELEASED:
        yield f"la première partie de {CHANGELOG} n'est pas [{UNRELEASED}]."
        return
    if found[0].text:
        yield f"[{UNRELEASED}] n'est pas vide : script/release prepare {current} donne ses lignes à la version."
    released = found[1:]
    if not released or released[0].name != current:
        yield f"sous [{UNRELEASED}], {CHANGELOG} n'a pas la partie [{current}], la version de {PROJECT}."
    yield from _order(released)


def _order(released: Sequence[Part]) -> Iterator[str]:
    for one in released:
        numbers(one.name)
        if not _is_day(one.date):
            yield f"[{one.name}] n'a pas de date, ou une date qui n'existe pas : « ## [{one.name}] - AAAA-MM-JJ »."
        if not one.text:
            yield f"[{one.name}] ne dit rien de ce qui change."
    for newer, older in pairwise(released):
        if numbers(newer.name) <= numbers(older.name) or newer.date < older.date:
            yield f"[{newer.name}] est au-dessus de [{older.name}], et ne vient pas après."


def _is_day(said: str) -> bool:
    try:
        return date.fromisoformat(said).isoformat() == said
    except ValueError:
        return False


def git(*arguments: str) -> str:
    """Return what git prints, or nothing where it refuses."""
    done = subprocess.run(["git", *arguments], capture_output=True, text=True, check=False)  # noqa: S603, S607 - fixed
    return done.stdout.strip() if done.returncode == 0 else ""


def check(tag: str | None = None) -> str:
    """Return what to do next, or that a tag is right; raise Refusal with every reason why not."""
    wrong = [*mistakes(), *(_not_taggable() if tag is None else _wrong_tag(tag))]
    if wrong:
        raise Refusal("\n".join(wrong))
    wanted = f"v{version()}"
    return f"{wanted} est prête." if tag else f"Tout concorde. Pour publier :\n    git tag -a {wanted} -m {wanted}"


def _not_taggable() -> Iterator[str]:
    wanted = f"v{version()}"
    if git("status", "--porcelain"):
        yield "des changements ne sont pas enregistrés (git status)."
    if git("tag", "--list", wanted):
        yield f"le tag {wanted} existe déjà : il faut une autre version (script/release prepare)."


def _wrong_tag(tag: str) -> Iterator[str]:
    if tag != f"v{version()}":
        yield f"le tag {tag} n'est pas celui de la version {version()} de {PROJECT}, v{version()}."
    elif git("rev-parse", "--verify", f"{tag}^{{commit}}") != git("rev-parse", "HEAD"):
        yield f"le tag {tag} n'existe pas, ou n'est pas sur ce qui est là (git checkout {tag})."


def notes() -> str:
    """Return what the changelog says of the version of pyproject.toml; raise Refusal where it says nothing."""
    for part in parts():
        if part.name == version() and part.text:
            return part.text
    message = f"{CHANGELOG} ne dit rien de la version {version()}."
    raise Refusal(message)


def prepare(wanted: str) -> str:
    """Write a version in pyproject.toml, and give it what was unreleased, dated today (UTC); return what to do next."""
    found = parts()
    if not found or found[0].name != UNRELEASED or not found[0].text:
        message = f"{CHANGELOG} n'a rien sous [{UNRELEASED}] : il n'y a rien à publier."
        raise Refusal(message)
    least = [numbers(version()), *(numbers(one.name) for one in found[1:])]
    if numbers(wanted) < max(least) or wanted in {one.name for one in found[1:]}:
        message = f"{wanted} ne vient pas après {'.'.join(map(str, max(least)))}."
        raise Refusal(message)
    today = datetime.now(UTC).date().isoformat()
    _rewrite(CHANGELOG, f"## [{UNRELEASED}]\n", f"## [{UNRELEASED}]\n\n## [{wanted}] - {today}\n")
    _rewrite(PROJECT, f'\nversion = "{version()}"\n', f'\nversion = "{wanted}"\n')
    return f"Relisez, puis : git commit -am 'release: {wanted}', et script/release check"


def _rewrite(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    if text.count(old) != 1:
        message = f"{file} n'a pas, une fois et une seule : {old.strip()}"
        raise Refusal(message)
    file.write_text(text.replace(old, new), encoding="utf-8")


def run(arguments: Sequence[str]) -> str:
    """Return what one command says; raise Refusal where it is refused, or is no command."""
    match arguments:
        case ["check"]:
            return check()
        case ["check", tag]:
            return check(tag)
        case ["notes"]:
            return notes()
        case ["prepare", wanted]:
            return prepare(wanted)
    raise Refusal(USAGE)


if __name__ == "__main__":
    try:
        sys.stdout.write(f"{run(sys.argv[1:])}\n")
    except Refusal as refusal:
        sys.exit(str(refusal))
