"""What a dossier is made with, noted inside it: only the same can be asked to make the same bytes again."""

from __future__ import annotations

import ctypes
import hashlib
import platform
import zlib
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diagnostic.report.paper.templates import templates_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

CODE = Path(__file__).parents[1]
ENGINE = "diagnostic-numerique"
# What of the engine does not decide what a dossier says: it may change, and dossiers stay what they are.
ASIDE = frozenset({"_data", "batch", "cli", "drawing", "odk", "proof", "schemas", "verification"})
# In the order in which they are named: what lays out and writes, then what decides some of the bytes.
PROGRAMS = (
    "WeasyPrint",
    "pikepdf",
    "pydyf",
    "fonttools",
    "Pillow",
    "tinycss2",
    "cssselect2",
    "tinyhtml5",
    "Pyphen",
    "Jinja2",
    "segno",
    "pyHanko",
)
# The libraries of the system that WeasyPrint loads, under their names on Linux, macOS and Windows, with what says
# their version.
LIBRARIES = {
    "Pango": (("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"), "pango_version_string"),
    "HarfBuzz": (("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"), "hb_version_string"),
    "HarfBuzz-Subset": (
        ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll"),
        "hb_version_string",
    ),
}
FONTCONFIG = ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll")
UNKNOWN = "?"
SHARED = "_shared"
FIGURES = 12


def made_with(template: str) -> str:
    """Return the versions of all that decides the bytes of a dossier, and the fingerprint of its template."""
    return ", ".join((*_programs(), f"{template} {_fingerprint(templates_folder(), template)}"))


def named(template: str) -> frozenset[str]:
    """Return the names that `made_with` gives what it names."""
    own = {one.partition(" ")[0] for one in _programs()}
    return frozenset(own | {template})


def differing(made: str, here: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return, of what two dossiers were made with, what only the first was, and what only the second was."""
    first, second = (tuple(filter(None, said.split(", "))) for said in (made, here))
    return tuple(one for one in first if one not in second), tuple(one for one in second if one not in first)


def same_making(made: str, here: str) -> bool:
    """Return whether the same things are named, in whatever order and however often."""
    return not any(differing(made, here))


@cache
def _programs() -> tuple[str, ...]:
    import pikepdf  # noqa: PLC0415 - heavy, and asked only where a dossier is made

    system = {name: _said(names, function) for name, (names, function) in LIBRARIES.items()}
    system |= {
        "Fontconfig": _fontconfig(),
        "qpdf": pikepdf.__libqpdf_version__,
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        "Python": ".".join(platform.python_version_tuple()[:2]),
    }
    named = (f"{name} {found}" for name, found in system.items())
    return (f"{_version(ENGINE)}+{_engine()}", *map(_version, PROGRAMS), *named, f"machine {platform.machine()}")


def _engine() -> str:
    """Return the fingerprint of the engine's own code: between two versions it is not always the same."""
    files = (one for one in CODE.rglob("*.py") if ASIDE.isdisjoint(one.relative_to(CODE).parts))
    return _digest(CODE, sorted(files))


def _version(program: str) -> str:
    try:
        return f"{program} {version(program)}"
    except PackageNotFoundError:  # run from a folder that is not installed
        return f"{program} {UNKNOWN}"


def _said(names: tuple[str, ...], function: str) -> str:
    """Return the version that a library of the system says by a function; `?` where it is not here."""
    asked = _function(names, function)
    if asked is None:
        return UNKNOWN
    asked.restype = ctypes.c_char_p  # type: ignore[attr-defined] # a function of another language
    return str(asked().decode("ascii", "replace"))


def _fontconfig() -> str:
    """Return the version of Fontconfig, which says it as a number: 21401 is 2.14.1."""
    asked = _function(FONTCONFIG, "FcGetVersion")
    number = 0 if asked is None else asked()
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}" if number else UNKNOWN


def _function(names: tuple[str, ...], function: str) -> Callable[[], Any] | None:
    for name in names:
        with suppress(OSError, AttributeError):
            return getattr(ctypes.CDLL(name), function)  # type: ignore[no-any-return] # a function of another language
    return None


@cache
def _fingerprint(folder: Path, template: str) -> str:
    files = (path for part in (SHARED, template) for path in sorted((folder / part).rglob("*")) if path.is_file())
    return _digest(folder, files)


def _digest(folder: Path, files: Iterable[Path]) -> str:
    """Return a few figures that stand for the names and the contents of files."""
    whole = hashlib.sha256()
    for path in files:
        whole.update(f"{path.relative_to(folder).as_posix()}\n".encode() + path.read_bytes())
    return whole.hexdigest()[:FIGURES]
