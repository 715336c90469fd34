"""Requests for a PDF: each holds all that the bytes depend on, so its digest identifies the file."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import diagnostic
from diagnostic.report import Organisation, templates_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnostic import Diagnosis, Questionnaire, Response

LIBRARIES = ("weasyprint", "pydyf", "pikepdf", "fonttools", "Jinja2", "markdown-it-py", "babel")


@dataclass(frozen=True)
class DossierRequest:
    """A request for a dossier: the digest of the questionnaire, a response, the day (ISO 8601), the organisation.

    `template`: None for the usual one of the questionnaire; `address`: the public URL to print, if there is one.
    Anything else that the bytes come to depend on is added here, and the key changes with it.
    """

    questionnaire: str
    response: dict[str, Any]
    date: str
    body: dict[str, Any] | None = None
    template: str | None = None
    address: str = ""

    @classmethod
    def of(cls, response: Response, date: str, body: Organisation | None) -> DossierRequest:
        """Return a request for the dossier of a response on a day."""
        return cls(response.digest, response.data, date, body.model_dump(mode="json") if body else None)

    @cached_property
    def key(self) -> str:
        """SHA-256 in hexadecimal of the request and of the program that makes it: equal for equal bytes."""
        whole = json.dumps([edition(), asdict(self)], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(whole.encode()).hexdigest()

    @property
    def paper(self) -> str:
        """The template, or an empty text; a requester waits for one request of each paper at a time."""
        return self.template or ""

    def written(self, questionnaire: Questionnaire) -> str:
        """Return the request and its questionnaire as one line of JSON."""
        return json.dumps({"order": asdict(self), "canonical": questionnaire.canonical}, ensure_ascii=False)

    @classmethod
    def read(cls, data: dict[str, Any]) -> DossierRequest:
        """Return the request that `written` wrote, from its object `order`."""
        return cls(**data)

    @property
    def organisation(self) -> Organisation | None:
        """The organisation that delivers the dossier, if there is one."""
        return Organisation.model_validate_json(json.dumps(self.body)) if self.body else None

    def diagnosed(self, questionnaire: Questionnaire) -> Diagnosis:
        """Return the diagnosis to print; raise AnswerError if the questionnaire refuses the answers."""
        return diagnostic.diagnose(questionnaire, diagnostic.Response.kept(questionnaire, self.response))


@dataclass(frozen=True)
class BlankRequest:
    """A request for a questionnaire to fill in on paper: its digest, and whether its short path alone is printed."""

    questionnaire: str
    short: bool

    @cached_property
    def key(self) -> str:
        """SHA-256 in hexadecimal of the request and of the program that makes it: equal for equal bytes."""
        whole = json.dumps([edition(), self.paper, self.questionnaire])
        return hashlib.sha256(whole.encode()).hexdigest()

    @property
    def paper(self) -> str:
        """The questionnaire and its path; a requester waits for one request of each paper at a time."""
        return f"blank {self.questionnaire} {'short' if self.short else 'full'}"

    def written(self, questionnaire: Questionnaire) -> str:
        """Return the request and its questionnaire as one line of JSON."""
        return json.dumps({"blank": asdict(self), "canonical": questionnaire.canonical}, ensure_ascii=False)


@cache
def edition() -> str:
    """Return a SHA-256 in hexadecimal of the program: its code, its templates and the versions of its libraries."""
    whole = hashlib.sha256(" ".join(f"{name} {version(name)}" for name in LIBRARIES).encode())
    for folder, path in _sources():
        whole.update(f"{path.relative_to(folder)} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()


def _sources() -> Iterator[tuple[Path, Path]]:
    code, templates = Path(diagnostic.__file__).parent, templates_folder()
    yield from ((code, path) for path in sorted(code.rglob("*.py")))
    yield from ((templates, path) for path in sorted(templates.rglob("*")) if path.is_file())
