"""The errors of the package, grouped by who can put them right.

    DiagnosticError
    ├── QuestionnaireError      the author: mistakes in a questionnaire's files
    ├── AnswerError             the respondent: an invalid answer
    ├── ResponseNotFoundError   the holder of the link: no response is stored under it
    ├── ConflictError           two people at once: somebody else saved first
    ├── DossierError            the bearer: a file without a diagnosis, or with a damaged one
    │   └── StoppedError        the bearer: a file over the time or memory limits of a dossier
    ├── ReportError             the operator: a report that cannot be made
    ├── SigningError            the operator: a key that cannot sign, or no place to sign
    ├── VouchingError           the operator: a document with content they cannot vouch for
    ├── DrawingError            the operator: a drawing that cannot be made
    ├── BatchError              the operator: a batch that cannot be completed
    └── InputError              the bearer: a file or a text that cannot be read within its limits, at its place

Any other exception is a bug and keeps its traceback. The messages are for the people above, so they are in
French; each mistake also has a stable code, which the interface can map to a message of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "AnswerError",
    "BatchError",
    "ConflictError",
    "DiagnosticError",
    "DossierError",
    "DrawingError",
    "InputError",
    "OrganisationError",
    "Problem",
    "QuestionnaireError",
    "ReportError",
    "ResponseNotFoundError",
    "SigningError",
    "StoppedError",
    "VouchingError",
    "did_you_mean",
]

MOST_LISTED = 12
LONGEST_COMPARED = 64
LONGEST_TOLD = 1000
# Characters that move a terminal's cursor, or look like a line break.
CONTROLS = {sign: f"\\x{sign:02x}" for sign in (*range(0x20), *range(0x7F, 0xA0))}


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in a file, at a line and a column (both from 1), with a way out."""

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        """Return `path:line:column: message [code]`, and the hint on a second line."""
        text = f"{_on_one_line(self.path)}:{self.line}:{self.column}: {_on_one_line(self.message)} [{self.code}]"
        return f"{text}\n    {_on_one_line(self.hint)}" if self.hint else text


def _on_one_line(text: str) -> str:
    """Return a text safe to show on one line: control characters escaped, excess length truncated."""
    shown = text if len(text) <= LONGEST_TOLD else f"{text[:LONGEST_TOLD]}…"
    return shown if shown.isprintable() else shown.translate(CONTROLS)


class DiagnosticError(Exception):
    """Base class of the errors that the person in front of the screen can put right."""


class InputError(DiagnosticError):
    """A file or text that cannot be read within its limits: `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


class QuestionnaireError(DiagnosticError):
    """The files of a questionnaire hold mistakes: `problems` has all of them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class OrganisationError(QuestionnaireError):
    """The file of an organisation holds mistakes: `problems` has all of them."""


class AnswerError(DiagnosticError):
    """An answer that its question does not accept; it was not recorded.

    `question` is its id, `value` the answer given, `code` a stable name for what is wrong with it, `message` the
    sentence for the respondent, `hint` a way out. An ambiguous answer has both unambiguous spellings in `readings`.
    When a whole file was read, `problems` has every mistake of it, at its line; otherwise it is empty.
    """

    def __init__(  # noqa: PLR0913 - the facts of the error, all by name
        self,
        question: str,
        value: object,
        *,
        code: str,
        message: str,
        hint: str = "",
        problems: Iterable[Problem] = (),
        readings: Iterable[str] = (),
    ) -> None:
        self.question = question
        self.value = value
        self.code = code
        self.message = message
        self.hint = hint
        self.problems = tuple(sorted(problems))
        self.readings = tuple(readings)
        super().__init__(self._text())

    def _text(self) -> str:
        if self.problems:
            return "\n".join(str(problem) for problem in self.problems)
        return " ".join(filter(None, (f"{self.question}: {self.message}", self.hint)))


class ResponseNotFoundError(DiagnosticError):
    """No response is kept under this link."""

    def __init__(self, token: str) -> None:
        self.token = token
        super().__init__("Aucun questionnaire n'est conservé sous ce lien : il a été mal recopié, ou supprimé depuis.")


class ConflictError(DiagnosticError):
    """The response was saved by somebody else since it was read; nothing was overwritten."""

    def __init__(self, token: str) -> None:
        self.token = token
        super().__init__("Ce questionnaire a été modifié depuis un autre écran après l'ouverture de cette page.")


class ReportError(DiagnosticError):
    """A report that cannot be made: a template or an asset is missing or wrong."""

    def __init__(self, template: str, reason: str) -> None:
        self.template = template
        self.reason = reason
        super().__init__(f"Le rapport « {template} » ne peut pas être produit : {reason}.")


class SigningError(DiagnosticError):
    """A dossier cannot be signed: the key is unusable."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"Le dossier ne peut pas être signé : {reason}.")


class VouchingError(DiagnosticError):
    """A document cannot be signed or issued in an organisation's name, because its content is not vouched for."""

    def __init__(self, source: str, reason: str) -> None:
        self.source = source
        self.reason = reason
        super().__init__(f"« {source} » ne peut être ni signé ni mis au nom d'un organisme : {reason}.")


class DrawingError(DiagnosticError):
    """A drawing cannot be made: the layout program is missing or fails."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"Le dessin ne peut pas être produit : {reason}.")


class DossierError(DiagnosticError):
    """A file that yields no diagnosis: encrypted, damaged, changed, or not a dossier."""

    def __init__(self, source: str, reason: str) -> None:
        self.source = source
        self.reason = reason
        super().__init__(f"« {source} » ne peut pas être lu comme un dossier : {reason}.")


class StoppedError(DossierError):
    """Reading the file exceeded the time or memory limits, or crashed the reader; `said`: a traceback, if any."""

    def __init__(self, source: str, reason: str, traceback: bytes = b"") -> None:
        self.said = traceback
        super().__init__(source, reason)

    def __str__(self) -> str:
        """Return the message, with its hint."""
        return f"{super().__str__()}\nSi vous savez d'où il vient, --unbounded le lit sans rien compter."


class BatchError(DiagnosticError):
    """A batch cannot be run to its end; no file was changed."""

    def __init__(self, reason: str, hint: str) -> None:
        self.reason = reason
        self.hint = hint
        super().__init__(f"Le traitement s'est arrêté : {reason}. Aucun fichier n'a été modifié. {hint}")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a hint that names the nearest known word, otherwise lists the known ones; empty if there are none.

    >>> did_you_mean("papier", ["cahier", "papiers"])
    'Vouliez-vous dire « papiers » ?'
    """
    words = list(known)
    close = get_close_matches(word, words, n=1, cutoff=0.6) if len(word) <= LONGEST_COMPARED else []
    if close:
        return f"Vouliez-vous dire « {close[0]} » ?"
    listed = ", ".join(words[:MOST_LISTED]) + ("…" if len(words) > MOST_LISTED else "")
    return f"Connus ici : {listed}." if words else ""
