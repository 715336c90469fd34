"""The provenance recorded in a dossier: the versions and templates needed to reproduce its bytes."""

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
# Parts of the engine that do not affect a dossier: they may change without changing its digest.
ASIDE = frozenset({"_data", "batch", "cli", "drawing", "odk", "proof", "schemas", "verification"})
# In the order of the provenance: the libraries that lay out and write, then those that affect some of the bytes.
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
# The system libraries that WeasyPrint loads, by their names on Linux, macOS and Windows, with the function that
# returns their version.
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
    """Return the versions of everything that determines the bytes of a dossier, and the digest of its template."""
    return ", ".join((*_programs(), f"{template} {_fingerprint(templates_folder(), template)}"))


def named(template: str) -> frozenset[str]:
    """Return the names in the text that `made_with` gives."""
    own = {entry.partition(" ")[0] for entry in _programs()}
    return frozenset(own | {template})


def differing(made: str, here: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the entries of the first provenance missing from the second, and the reverse."""
    first, second = (tuple(filter(None, provenance.split(", "))) for provenance in (made, here))
    only_first = tuple(entry for entry in first if entry not in second)
    return only_first, tuple(entry for entry in second if entry not in first)


def same_making(made: str, here: str) -> bool:
    """Return whether two provenances have the same entries, in any order and number."""
    return not any(differing(made, here))


@cache
def _programs() -> tuple[str, ...]:
    import pikepdf  # noqa: PLC0415 - heavy, and asked only where a dossier is made

    system = {name: _library_version(names, function) for name, (names, function) in LIBRARIES.items()}
    system |= {
        "Fontconfig": _fontconfig(),
        "qpdf": pikepdf.__libqpdf_version__,
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        "Python": ".".join(platform.python_version_tuple()[:2]),
    }
    named = (f"{name} {release}" for name, release in system.items())
    return (f"{_version(ENGINE)}+{_engine()}", *map(_version, PROGRAMS), *named, f"machine {platform.machine()}")


def _engine() -> str:
    """Return the digest of the engine's own code, which can differ between two builds of one version."""
    files = (path for path in CODE.rglob("*.py") if ASIDE.isdisjoint(path.relative_to(CODE).parts))
    return _digest(CODE, sorted(files))


def _version(program: str) -> str:
    try:
        return f"{program} {version(program)}"
    except PackageNotFoundError:  # run from a folder that is not installed
        return f"{program} {UNKNOWN}"


def _library_version(names: tuple[str, ...], function: str) -> str:
    """Return the version reported by a function of a system library; `?` if it is not installed."""
    asked = _function(names, function)
    if asked is None:
        return UNKNOWN
    asked.restype = ctypes.c_char_p  # type: ignore[attr-defined] # a function of another language
    return str(asked().decode("ascii", "replace"))


def _fontconfig() -> str:
    """Return the version of Fontconfig, which it reports as a number: 21401 is 2.14.1."""
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
    """Return a short digest of the names and contents of files."""
    whole = hashlib.sha256()
    for path in files:
        whole.update(f"{path.relative_to(folder).as_posix()}\n".encode() + path.read_bytes())
    return whole.hexdigest()[:FIGURES]
