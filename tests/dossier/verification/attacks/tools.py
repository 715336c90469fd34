"""What forgers work with: a file written anew, an update after it, bytes moved; and the list of what they try."""

from __future__ import annotations

import io
import re
import warnings
from typing import TYPE_CHECKING, Any, NamedTuple

import pikepdf
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

if TYPE_CHECKING:
    from collections.abc import Callable

    from diagnostic.report import Key


class World(NamedTuple):
    """What a forger has besides the dossier: a better one, the dossier signed and not, a key of their own."""

    unsigned: bytes
    signed: bytes
    better: bytes
    key: Key


Attack = "Callable[[bytes, World], bytes]"
ON_ANY: dict[str, Any] = {}
ON_SIGNED: dict[str, Any] = {}
ON_UNSIGNED: dict[str, Any] = {}
FIELDS: dict[str, Any] = {}


def on_any(attack: Any) -> Any:
    """Note an attack on a dossier, signed or not."""
    ON_ANY[attack.__name__] = attack
    return attack


def on_signed(attack: Any) -> Any:
    """Note an attack on a signature."""
    ON_SIGNED[attack.__name__] = attack
    return attack


def on_unsigned(attack: Any) -> Any:
    """Note an attack on a dossier that nobody signed, which gives it a field for a signature."""
    ON_UNSIGNED[attack.__name__] = attack
    return attack


def anew(pdf: bytes, change: Callable[[pikepdf.Pdf], None] = lambda _: None, **options: Any) -> bytes:
    """Return a file written anew, with something changed in it."""
    with pikepdf.open(io.BytesIO(pdf)) as document, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # a forger does not mind
        change(document)
        file = io.BytesIO()
        document.save(file, **options)
        return file.getvalue()


def updated(pdf: bytes, change: Callable[[Any], None]) -> bytes:
    """Return a file with an update after it, by a writer that keeps the rest."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    change(writer)
    writer.update_root()
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def held(kind: str) -> generic.NameObject:
    """Return a name."""
    return generic.NameObject(f"/{kind}")


def mapping(**entries: Any) -> generic.DictionaryObject:
    """Return a dictionary."""
    return generic.DictionaryObject({held(key): value for key, value in entries.items()})


def listed(*values: Any) -> generic.ArrayObject:
    """Return an array."""
    return generic.ArrayObject(values)


def numbers(*values: float) -> generic.ArrayObject:
    """Return an array of numbers."""
    return listed(*map(generic.FloatObject, values))


def text(said: str) -> Any:
    """Return a text."""
    return generic.pdf_string(said)


def drawing(content: bytes, **entries: Any) -> generic.StreamObject:
    """Return a stream."""
    return generic.StreamObject({held(key): value for key, value in entries.items()}, stream_data=content)


def page_of(writer: Any, number: int = 0) -> Any:
    """Return a page, to be written again."""
    page = writer.root["/Pages"]["/Kids"][number]
    writer.update_container(page)
    return page


def last_start(pdf: bytes) -> int:
    """Return where the last table of a file is, as the file says."""
    return int(re.findall(rb"startxref\s+(\d+)", pdf)[-1])


def appended(
    pdf: bytes, objects: dict[int, bytes], trailer: dict[bytes, bytes] | None = None, junk: bytes = b""
) -> bytes:
    """Return a file with objects after it and a plain table, each as it is written by hand."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        size = max(int(document.trailer.Size), *objects) + 1
        about = {
            b"Size": b"%d" % size,
            b"Root": b"%d 0 R" % document.trailer.Root.objgen[0],
            b"Info": b"%d 0 R" % document.trailer.Info.objgen[0],
            b"ID": document.trailer.ID.unparse(),
            b"Prev": b"%d" % last_start(pdf),
        } | (trailer or {})
    made, table = bytearray(pdf), []
    for number, body in sorted(objects.items()):
        table.append(b"%d 1\n%010d 00000 n \n" % (number, len(made)))
        made += b"%d 0 obj\n" % number + body + b"\nendobj\n" + junk
    start = len(made)
    made += b"xref\n" + b"".join(table) + b"trailer\n<< "
    made += b" ".join(b"/" + key + b" " + value for key, value in about.items() if value) + b" >>\n"
    return bytes(made) + b"startxref\n%d\n%%%%EOF\n" % start


def number_of(pdf: bytes, find: Callable[[pikepdf.Pdf], Any]) -> tuple[int, bytes]:
    """Return the number of an object, and how it is written."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        found = find(document)
        return found.objgen[0], found.unparse(resolved=True)


def free_number(pdf: bytes) -> int:
    """Return the number of an object that is not there yet."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return int(document.trailer.Size)
