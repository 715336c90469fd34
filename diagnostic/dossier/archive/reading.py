"""Read back the files attached to a dossier, treating the PDF as untrusted."""

from __future__ import annotations

import hashlib
import io
import zlib
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - `date` is the field's name, and pydantic reads the annotation
from typing import Any, Literal

import pikepdf
from pikepdf.settings import set_qpdf_limits
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from diagnostic.budgets import check_json
from diagnostic.checks import check_parts
from diagnostic.diagnosis import Diagnosis, diagnose
from diagnostic.dossier.archive.parts import ANSWERS, DIAGNOSIS, QUESTIONNAIRE
from diagnostic.errors import AnswerError, DossierError, InputError
from diagnostic.loading import stored
from diagnostic.model import Organisation, Questionnaire
from diagnostic.response import Response

MOST_FILE, MOST_PART = 20 * 1024 * 1024, 5 * 1024 * 1024
MOST_ATTACHED = 50
MOST_SAID = 2000  # in signs, of what a dossier says of its making: ours say some 500
TEMPLATE = r"^[a-z0-9]+(-[a-z0-9]+)*$"  # as `templates` has it: what is looked for in a folder is no path
# The limit on cross-reference entries is set for the whole process, which only reads dossiers.
set_qpdf_limits(flate_max_memory=2 * MOST_FILE, parser_max_nesting=100, doc_max_warnings=100)

ENCRYPTED = "il est protégé par un mot de passe, ce qu'un dossier n'est jamais"
BROKEN = "ce n'est pas un PDF, ou il est abîmé"
FOREIGN = "ce PDF ne porte pas de diagnostic"
CHANGED = "la pièce jointe « {} » est abîmée ou a été modifiée"
TWICE = "il porte deux pièces jointes du même nom, « {} » : on ne sait pas laquelle croire"
TOO_BIG = "il dépasse {} Mo"
PART_TOO_BIG = "la pièce jointe « {} » dépasse {} Mo une fois décompressée"
OTHER = "le questionnaire joint n'est pas celui de ce diagnostic"
UNREADABLE = "la pièce jointe « {} » n'est pas de la forme attendue"
DISAGREE = "les réponses jointes ne vont pas avec le questionnaire joint ({})"


class Rendering(BaseModel):
    """The settings a dossier was made with: template, issuing organisation, address, and program versions."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    template: str = Field(pattern=TEMPLATE, max_length=100)
    body: Organisation | None = None
    address: str = Field(default="", max_length=MOST_SAID)
    made_with: str = Field(default="", alias="made-with", max_length=MOST_SAID)


class _Answers(BaseModel):
    """The file of answers attached to a dossier."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    questionnaire: str
    territory: str | None = None
    version: str
    date: Date
    path: Literal["full", "short"]
    identity: dict[str, Any]
    answers: dict[str, Any]
    solutions: dict[str, Any]
    quotes: dict[str, Any]
    report: Rendering


class _Version(BaseModel):
    digest: str = Field(pattern=r"^[0-9a-f]{64}$")


class _Diagnosis(BaseModel):
    """The part of the diagnosis JSON that identifies its questionnaire."""

    questionnaire: _Version


@dataclass(frozen=True, slots=True)
class Dossier:
    """The content of a dossier: its three files as text, the digest of the questionnaire, and its settings."""

    source: str
    diagnosis: str
    answers: str
    questionnaire: str
    digest: str
    date: Date
    template: str
    body: Organisation | None
    address: str
    made_with: str

    @property
    def files(self) -> dict[str, str]:
        """The attached files, by name."""
        return {DIAGNOSIS: self.diagnosis, ANSWERS: self.answers, QUESTIONNAIRE: self.questionnaire}

    def diagnosed(self, known: Questionnaire | None = None) -> Diagnosis:
        """Return the diagnosis computed again from the answers, with the attached questionnaire unless one is given.

        Raise DossierError if they cannot be read, or do not match.
        """
        questionnaire = known or self._questionnaire()
        return diagnose(questionnaire, self._response(questionnaire))

    def _questionnaire(self) -> Questionnaire:
        try:
            questionnaire = stored(self.questionnaire)
        except (ValidationError, InputError, RecursionError) as error:
            raise DossierError(self.source, UNREADABLE.format(QUESTIONNAIRE)) from error
        if check_parts(questionnaire):
            raise DossierError(self.source, UNREADABLE.format(QUESTIONNAIRE))
        return questionnaire

    def _response(self, questionnaire: Questionnaire) -> Response:
        filed = _Answers.model_validate_json(self.answers)
        if (filed.questionnaire, filed.version) != (questionnaire.id, questionnaire.version):
            raise DossierError(self.source, OTHER)
        try:
            return Response.kept(questionnaire, filed.model_dump())
        except AnswerError as error:
            raise DossierError(self.source, DISAGREE.format(error)) from error


def read_dossier(pdf: bytes, source: str = "dossier.pdf") -> Dossier:
    """Return the content of a dossier, each file whole and checksummed; `source` names it in messages.

    Raise DossierError if it is encrypted, damaged, changed, too big (20 MB, 5 MB per attached file) or not a dossier.
    """
    try:
        parts = _parts(pdf)
        answers = _Answers.model_validate_json(parts[ANSWERS])
        digest = _Diagnosis.model_validate_json(parts[DIAGNOSIS]).questionnaire.digest
    except _Refused as refused:
        raise DossierError(source, str(refused)) from refused
    except ValidationError as error:
        raise DossierError(source, UNREADABLE.format(ANSWERS if error.title == "_Answers" else DIAGNOSIS)) from error
    if hashlib.sha256(parts[QUESTIONNAIRE].encode()).hexdigest() != digest:
        raise DossierError(source, OTHER)
    texts = (parts[DIAGNOSIS], parts[ANSWERS], parts[QUESTIONNAIRE])
    return Dossier(source, *texts, digest, answers.date, **dict(answers.report))


class _Refused(Exception):  # noqa: N818 - says why, to the one function that names the file
    pass


def _parts(pdf: bytes) -> dict[str, str]:
    if len(pdf) > MOST_FILE:
        raise _Refused(TOO_BIG.format(MOST_FILE // 1024**2))
    try:
        with pikepdf.open(io.BytesIO(pdf), suppress_warnings=True) as document:
            if document.is_encrypted:
                raise _Refused(ENCRYPTED)
            return {name: _text(name, stream) for name, stream in _attached(document).items()}
    except pikepdf.PasswordError as error:
        raise _Refused(ENCRYPTED) from error
    except (pikepdf.PdfError, RuntimeError) as error:
        raise _Refused(BROKEN) from error


def _attached(document: pikepdf.Pdf) -> dict[str, pikepdf.Stream]:
    """Return the three files associated with a dossier."""
    listed = document.Root.get("/AF")
    files = list(listed)[:MOST_ATTACHED] if isinstance(listed, pikepdf.Array) else []
    streams: dict[str, pikepdf.Stream] = {}
    for name, stream in filter(None, map(_file, files)):
        if name in streams:
            raise _Refused(TWICE.format(name))
        streams[name] = stream
    wanted = (DIAGNOSIS, ANSWERS, QUESTIONNAIRE)
    if not set(wanted) <= streams.keys():
        raise _Refused(FOREIGN)
    return {name: streams[name] for name in wanted}


def _file(file: pikepdf.Object) -> tuple[str, pikepdf.Stream] | None:
    """Return the name and the content of an associated file, or None if it has an unexpected form."""
    held = file.get("/EF") if isinstance(file, pikepdf.Dictionary) else None
    stream = held.get("/F") if isinstance(held, pikepdf.Dictionary) else None
    return (str(file.get("/UF")), stream) if isinstance(stream, pikepdf.Stream) else None


def _text(name: str, stream: pikepdf.Stream) -> str:
    """Return the content of a file, decompressing no more than the allowed size."""
    raw = stream.read_raw_bytes()
    content = raw if "/Filter" not in stream else _inflated(name, stream, raw)
    if not _sound(content, stream.get("/Params")):
        raise _Refused(CHANGED.format(name))
    try:
        text = content.decode()
        check_json(text)
    except (UnicodeDecodeError, InputError) as error:
        raise _Refused(UNREADABLE.format(name)) from error
    return text


def _sound(content: bytes, facts: object) -> bool:
    """Return whether a content matches the size and checksum recorded when it was attached."""
    if not isinstance(facts, pikepdf.Dictionary):
        return False
    fingerprint = hashlib.md5(content, usedforsecurity=False).digest()
    return facts.get("/Size") == len(content) and facts.get("/CheckSum") == pikepdf.String(fingerprint)


def _inflated(name: str, stream: pikepdf.Stream, raw: bytes) -> bytes:
    if stream.Filter != "/FlateDecode" or "/DecodeParms" in stream:
        raise _Refused(CHANGED.format(name))
    inflating = zlib.decompressobj()
    try:
        content = inflating.decompress(raw, MOST_PART + 1)
    except zlib.error as error:
        raise _Refused(CHANGED.format(name)) from error
    if len(content) > MOST_PART:
        raise _Refused(PART_TOO_BIG.format(name, MOST_PART // 1024**2))
    return content
