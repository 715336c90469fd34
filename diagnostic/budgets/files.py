"""Read untrusted files whole within a size limit: regular files and shell pipes, never a device."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from diagnostic.budgets.reasons import reason
from diagnostic.budgets.text import decoded, refused

if TYPE_CHECKING:
    from diagnostic.errors import InputError

MOST_FILE = 4 * 1000**2
OPENED = frozenset({Path("/dev/fd"), Path("/proc/self/fd")})  # what `<(…)` and `|` give: opening them waits for nobody
STDIN = Path("/dev/stdin")
KINDS = (
    (stat.S_ISDIR, "c'est un dossier, pas un fichier"),
    (stat.S_ISFIFO, "c'est un tube nommé, pas un fichier"),
    (stat.S_ISSOCK, "c'est une prise réseau, pas un fichier"),
)
DEVICE = "c'est un appareil, pas un fichier"


def read_bytes(path: Path, most: int = MOST_FILE) -> bytes:
    """Return the content of a file of at most `most` bytes; raise InputError if it cannot be read."""
    require_file(path)
    try:
        with path.open("rb") as file:
            return read_stream(file, str(path), most)
    except OSError as error:
        raise _unreadable(path, error) from error


def read_text(path: Path, most: int = MOST_FILE) -> str:
    """Return the text of a UTF-8 file; raise InputError if it cannot be read."""
    return decoded(read_bytes(path, most), str(path))


def read_stream(stream: BinaryIO, name: str, most: int = MOST_FILE) -> bytes:
    """Return the whole content of a stream, in bytes; raise InputError if it exceeds the limit."""
    content = stream.read(most + 1)
    if len(content) > most:
        raise refused(name, "too-big", f"ce fichier est trop gros : {most / 1000**2:g} Mo au plus")
    return content


def require_file(path: Path) -> None:
    """Raise InputError unless the path is that of a file that opens without blocking."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error
    open_already = path == STDIN or path.parent in OPENED
    other = kind_of(mode)
    if other and not (open_already and stat.S_ISFIFO(mode)):
        raise refused(str(path), "not-a-file", other)


def kind_of(mode: int) -> str:
    """Return the kind of a path that is not a regular file, in French; empty for a regular file."""
    if stat.S_ISREG(mode):
        return ""
    return next((kind for is_one, kind in KINDS if is_one(mode)), DEVICE)


def _unreadable(path: Path, error: OSError | ValueError) -> InputError:
    if isinstance(error, FileNotFoundError):
        return refused(str(path), "missing-file", "ce fichier manque")
    return refused(str(path), "missing-file", f"ce fichier ne peut pas être lu : {reason(error)}")
