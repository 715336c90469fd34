"""Read submissions from ODK: CSV tables of Central or KoboToolbox, or a single XML instance."""

from __future__ import annotations

import csv
import re
from functools import partial
from io import StringIO
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from diagnostic.budgets import decoded, read_bytes
from diagnostic.errors import InputError, Problem
from diagnostic.kinds.refusal import shortened
from diagnostic.response import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

# The group prefix of a column: group names contain no separator of the tools.
GROUPS = re.compile(r"(?:(?:meta|fiche_identite|(?:rubrique|tableau|ensemble)_[a-z0-9_]+)[-/:.])*")
MOST_COLLECTED = 20 * 1000**2  # in bytes
TICKED = frozenset({"1", "1.0", "true", "vrai"})
UNTICKED = frozenset({"", "0", "0.0", "false", "faux"})
SEPARATOR = re.compile(
    r'"?sep=([^"\r\n])"?[;,\t]*[\r\n]*', re.IGNORECASE
)  # what Excel writes and reads before the header
AGAIN = "Exportez-le de nouveau, en CSV UTF-8."
UNMIXED = "Retirez les balises qui sont dans le texte."
STUMBLES = {
    "field larger than": "une case tient plus de 131 072 signes, il manque sans doute un guillemet",
    "unexpected end of data": "un guillemet ouvert n'est jamais fermé",
    "',' expected after": "un séparateur est attendu après un guillemet",
    "';' expected after": "un séparateur est attendu après un guillemet",
    "'\t' expected after": "un séparateur est attendu après un guillemet",
}
# The tools' names for the identifier of a submission; the first one present is used.
IDENTIFIERS = ("instanceID", "KEY", "__id", "_uuid")


class Value(NamedTuple):
    """A text and its position: the line and the column (of the table, or of the file), both from 1."""

    text: str
    line: int
    column: int


class Submission(NamedTuple):
    """One submission: its values by name, its identifier if any, its position, and what is lost."""

    path: str
    line: int
    values: dict[str, Value]
    identifier: str
    problems: tuple[Problem, ...] = ()


class Collected(NamedTuple):
    """The content of a file: the submissions, the unknown columns, and the problems of reading it."""

    submissions: tuple[Submission, ...]
    ignored: tuple[str, ...]
    problems: tuple[Problem, ...]


def read_file(path: Path, names: Iterable[str]) -> Collected:
    """Return the submissions in a file of ODK, limited to the fields with these names."""
    known = frozenset(names)
    try:
        content = read_bytes(path, MOST_COLLECTED)
        if content.lstrip().startswith((b"<", b"\xef\xbb\xbf<")):
            return _xml(str(path), content, known)
        return _table(str(path), decoded(content, str(path)), known)
    except InputError as error:
        found = error.problem
        hint = AGAIN if found.code == "syntax" else found.hint
        return _unreadable(str(path), found.line, found.column, found.message, hint)


def _unreadable(path: str, line: int, column: int, message: str, hint: str = "") -> Collected:
    return Collected((), (), (Problem(path, line, column, "unreadable-answers", message, hint),))


def _table(path: str, text: str, known: frozenset[str]) -> Collected:
    if "\x00" in text:
        line = text[: text.index("\x00")].count("\n") + 1
        return _unreadable(path, line, 1, "ce fichier n'est pas du texte : il y a des caractères nuls", AGAIN)
    head, _, rest = text.partition("\n")
    told = SEPARATOR.fullmatch(head)
    table = rest if told else text
    delimiter = told[1] if told else max(",;\t", key=partial(_columns, table))
    rows = csv.reader(StringIO(table, newline=""), delimiter=delimiter, strict=True)
    submissions: list[Submission] = []
    columns: list[str] = []
    problems: list[Problem] = []
    before = 1 if told else 0
    line = before + 1
    try:
        for row in rows:
            row = _trimmed(row, len(columns))  # noqa: PLW2901 - the same row, without what says nothing
            if not any(map(str.strip, row)):
                pass
            elif not columns:
                columns = [" ".join(cell.split()) for cell in row]
            elif len(row) != len(columns):
                problems.append(_uneven(path, line, row, columns))
            else:
                submissions.append(_submission(path, line, columns, row, known))
            line = before + rows.line_num + 1
    except csv.Error as error:
        message = f"le tableau ne peut plus être lu à partir d'ici : {_said(error)}"
        problems.append(Problem(path, line, 1, "unreadable-answers", message, "Exportez-le de nouveau, en CSV."))
    named = [column for column in columns if column.strip()]
    ignored = tuple(column for column in named if not _understood(column, known))
    if columns and len(ignored) == len(named):
        return _unreadable(path, 1, 1, "aucune colonne n'est une question de ce questionnaire")
    return Collected(tuple(submissions), ignored, tuple(problems))


def _columns(table: str, delimiter: str) -> int:
    """Return how many columns a table has with this separator."""
    try:
        rows = csv.reader(StringIO(table, newline=""), delimiter=delimiter, strict=True)
        return next((len(row) for row in rows if any(map(str.strip, row))), 0)
    except csv.Error:
        return 0


def _said(error: csv.Error) -> str:
    """Return the CSV reader's error in French, or unchanged if it is a rare one."""
    return next((said for begins, said in STUMBLES.items() if str(error).startswith(begins)), str(error))


def _trimmed(row: list[str], columns: int) -> list[str]:
    """Return a row without the empty cells that a spreadsheet adds after its last column."""
    return row[:columns] if len(row) > columns > 0 and not any(map(str.strip, row[columns:])) else row


def _uneven(path: str, line: int, row: Sequence[str], columns: Sequence[str]) -> Problem:
    plural = "s" * (len(row) > 1)
    message = f"cette ligne a {len(row)} case{plural}, et le tableau {len(columns)} colonnes"
    hint = "Ses réponses sont peut-être décalées : exportez le tableau de nouveau."
    return Problem(path, line, 1, "uneven-row", message, hint)


def _understood(column: str, known: frozenset[str]) -> bool:
    name, choice = _split(column, known)
    return bool(name or choice) or _last(column, frozenset(IDENTIFIERS)) != ""


def _split(column: str, known: frozenset[str]) -> tuple[str, str]:
    """Return the field of a column, and the choice if the column is one choice of several; otherwise None."""
    name = _last(column, known)
    if name:
        return name, ""
    above, _, choice = column.rpartition("/")
    name = _last(above, known) if above else ""
    return (name, choice) if name else ("", "")


def _last(column: str, known: frozenset[str]) -> str:
    """Return the known name of a column, with or without its group prefix; otherwise None."""
    name = column[GROUPS.match(column).end() :]  # type: ignore[union-attr] # it matches, if only nothing
    return name if name in known else ""


def _submission(path: str, line: int, columns: Sequence[str], row: Sequence[str], known: frozenset[str]) -> Submission:
    values: dict[str, Value] = {}
    ticks: dict[str, Value] = {}
    problems: list[Problem] = []
    for at, (column, text) in enumerate(zip(columns, row, strict=True), start=1):
        name, choice = _split(column, known)
        here = Value(text, line, at)
        if name and choice:
            problems += _tick(path, ticks, name, choice, here)
        elif text.strip() and (name or not column.strip()):
            problems += _keep(path, values, name, here)
    problems += _told_otherwise(path, values, ticks)
    named = dict(zip(columns, row, strict=True))
    found = (text for key in IDENTIFIERS for column, text in named.items() if _last(column, frozenset({key})) and text)
    return Submission(path, line, ticks | values, cleaned(next(found, "")), tuple(problems))


def _tick(path: str, ticks: dict[str, Value], name: str, choice: str, here: Value) -> Iterator[Problem]:
    """Record a choice if its cell marks it as ticked; yield a problem if the cell is unreadable."""
    said = here.text.strip().lower()
    if said in TICKED:
        before = f"{ticks[name].text} " if name in ticks else ""
        ticks[name] = here._replace(text=before + choice)
    elif said not in UNTICKED:
        message = f"« {shortened(here.text)} » ne dit pas si le choix « {choice} » est coché"
        yield Problem(path, here.line, here.column, "not-a-tick", message, "Écrivez 1 ou 0.")


def _keep(path: str, values: dict[str, Value], name: str, here: Value) -> Iterator[Problem]:
    """Record the value of a field; yield a problem if the field is unknown or already has another value."""
    if not name:
        message = f"la colonne {here.column} n'a pas de nom, et cette ligne y dit « {shortened(here.text)} »"
        yield Problem(
            path, here.line, here.column, "unnamed-column", message, "Donnez un nom à la colonne, ou videz-la."
        )
    elif name in values and values[name].text.strip() != here.text.strip():
        message = f"{name} : deux réponses, « {shortened(values[name].text)} » et « {shortened(here.text)} »"
        yield Problem(path, here.line, here.column, "duplicate-key", message, "Retirez l'une des deux.")
    else:
        values.setdefault(name, here)


def _told_otherwise(path: str, values: dict[str, Value], ticks: dict[str, Value]) -> Iterator[Problem]:
    """Yield a problem if the list of ticks and the tick columns of a question differ."""
    for name in values.keys() & ticks.keys():
        one, other = values[name], ticks[name]
        if set(one.text.split()) != set(other.text.split()):
            message = (
                f"{name} : « {shortened(one.text)} » ici, « {shortened(other.text)} » dans les colonnes de ses choix"
            )
            yield Problem(path, one.line, one.column, "duplicate-key", message, "Gardez l'une des deux façons.")


def _xml(path: str, content: bytes, known: frozenset[str]) -> Collected:
    reader = _Reader()
    try:
        reader.parser.Parse(content, True)  # noqa: FBT003 - expat takes it by place only: this is all of it
    except expat.ExpatError as error:
        return _unreadable(path, error.lineno, error.offset + 1, "ce fichier XML ne peut pas être lu")
    except RecursionError:
        return _unreadable(path, 1, 1, "un fichier XML d'ODK ne déclare ni type de document ni entité")
    for name, place in reader.mixed:
        if name in known:
            return _unreadable(path, *place, f"{name} : du texte et des balises y sont mêlés", UNMIXED)
    values: dict[str, Value] = {}
    problems: list[Problem] = []
    for name, value in reader.leaves:
        if name in known:
            problems += _keep(path, values, name, value)
    if not values:
        return _unreadable(path, 1, 1, "aucun champ n'est une question de ce questionnaire")
    identifier = next((value.text for name, value in reader.leaves if name == "instanceID"), "")
    return Collected((Submission(path, 1, values, cleaned(identifier), tuple(problems)),), (), ())


class _Reader:
    """Reads the leaves of an XML document (name, text and position), and the elements with mixed content."""

    def __init__(self) -> None:
        self.leaves: list[tuple[str, Value]] = []
        self.mixed: list[tuple[str, tuple[int, int]]] = []
        self.open: list[tuple[str, tuple[int, int]]] = []
        self.is_leaf = True
        self.text: list[str] = []
        self.parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._read
        parser.StartDoctypeDeclHandler = _refuse

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        if self._said():
            self.mixed.append(self.open[-1])
        self.text = []
        place = (self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
        self.open.append((name.rpartition(":")[2], place))
        self.is_leaf = True

    def _end(self, _name: str) -> None:
        name, place = self.open.pop()
        text = self._said()
        if text and self.is_leaf:
            self.leaves.append((name, Value(text, *place)))
        elif text:
            self.mixed.append((name, place))
        self.text = []
        self.is_leaf = False

    def _said(self) -> str:
        text = "".join(self.text)
        return text if text.strip() else ""

    def _read(self, text: str) -> None:
        self.text.append(text)


def _refuse(*_declared: object) -> Iterator[None]:
    """Refuse a document type declaration: entities could read files, or expand without limit."""
    raise RecursionError
