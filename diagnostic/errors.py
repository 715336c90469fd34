"""What can go wrong, and who can put it right.

    DiagnosticError
    ├── QuestionnaireError      the author: mistakes in a questionnaire's files
    ├── AnswerError             the respondent: an answer that cannot be taken
    ├── ResponseNotFoundError   the holder of the link: nothing is stored under it
    ├── ConflictError           two people at once: somebody else saved first
    ├── DossierError            the bearer: a file that carries no diagnosis, or not whole
    │   └── StoppedError        the bearer: a file that takes more to read than a dossier does
    ├── ReportError             the operator: a report that cannot be made
    ├── SigningError            the operator: a key that cannot sign, or nowhere to sign
    ├── VouchingError           the operator: a paper that would say in their name what they do not know
    ├── DrawingError            the operator: a picture that cannot be drawn
    ├── BatchError              the operator: many responses that cannot be gone through
    └── InputError              the bearer: a file or a text that cannot be read within bounds, at its place

Anything else that is raised is a bug and keeps its traceback. The messages are for the people above, so
they are in French; each mistake also has a stable code, by which the interface can say it otherwise.
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
# What would move the cursor of a terminal, or look like another line.
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
        text = f"{_told(self.path)}:{self.line}:{self.column}: {_told(self.message)} [{self.code}]"
        return f"{text}\n    {_told(self.hint)}" if self.hint else text


def _told(text: str) -> str:
    """Return a text as it can be shown on one line: signs that steer a terminal are spelt, what is endless is cut."""
    shown = text if len(text) <= LONGEST_TOLD else f"{text[:LONGEST_TOLD]}…"
    return shown if shown.isprintable() else shown.translate(CONTROLS)


class DiagnosticError(Exception):
    """Something the person in front of the screen can put right."""


class InputError(DiagnosticError):
    """A file or a text that cannot be read within bounds: `problem` says where and why."""

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
    """An answer that its question cannot take; nothing was kept of it.

    `question` is its id, `value` what was given, `code` what is wrong with it (stable), `message` the
    sentence for the respondent, `hint` a way out. What may be read two ways has both in `readings`, as they are
    written without doubt. Where a whole file was read, `problems` has every mistake of it, at its line; else it is
    empty.
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
    """Somebody else saved this response since it was read; nothing was overwritten."""

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
    """A dossier that cannot be signed: the key cannot be used."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"Le dossier ne peut pas être signé : {reason}.")


class VouchingError(DiagnosticError):
    """A paper that cannot be signed, nor put in the name of an organisation: it would say what they do not know."""

    def __init__(self, source: str, reason: str) -> None:
        self.source = source
        self.reason = reason
        super().__init__(f"« {source} » ne peut être ni signé ni mis au nom d'un organisme : {reason}.")


class DrawingError(DiagnosticError):
    """A picture that cannot be drawn: the program that lays it out is missing or fails."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"Le dessin ne peut pas être produit : {reason}.")


class DossierError(DiagnosticError):
    """A file from which no diagnosis can be read back: encrypted, damaged, changed, or no dossier at all."""

    def __init__(self, source: str, reason: str) -> None:
        self.source = source
        self.reason = reason
        super().__init__(f"« {source} » ne peut pas être lu comme un dossier : {reason}.")


class StoppedError(DossierError):
    """A file that took more time or memory than a dossier, or broke what reads it; `said`: a traceback, if any."""

    def __init__(self, source: str, reason: str, said: bytes = b"") -> None:
        self.said = said
        super().__init__(source, reason)

    def __str__(self) -> str:
        """Return the message, with a way out."""
        return f"{super().__str__()}\nSi vous savez d'où il vient, --unbounded le lit sans rien compter."


class BatchError(DiagnosticError):
    """Many responses that cannot be gone through to the end; no file was changed."""

    def __init__(self, reason: str, hint: str) -> None:
        self.reason = reason
        self.hint = hint
        super().__init__(f"Le traitement s'est arrêté : {reason}. Aucun fichier n'a été modifié. {hint}")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return the hint that names the nearest known word, or else what is known, or nothing.

    >>> did_you_mean("papier", ["cahier", "papiers"])
    'Vouliez-vous dire « papiers » ?'
    """
    words = list(known)
    close = get_close_matches(word, words, n=1, cutoff=0.6) if len(word) <= LONGEST_COMPARED else []
    if close:
        return f"Vouliez-vous dire « {close[0]} » ?"
    listed = ", ".join(words[:MOST_LISTED]) + ("…" if len(words) > MOST_LISTED else "")
    return f"Connus ici : {listed}." if words else ""
