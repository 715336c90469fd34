"""What is asked of the press: a dossier, told by all that its bytes depend on."""

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
class Order:
    """A dossier to make: a response to a questionnaire, the day, in whose name, the template unless it is the usual.

    `address` is that of the installation, if it has one to print.
    Whatever else the bytes of a dossier come to depend on is one more field here: the key follows.
    """

    questionnaire: str
    response: dict[str, Any]
    date: str
    body: dict[str, Any] | None = None
    template: str | None = None
    address: str = ""

    @classmethod
    def of(cls, response: Response, date: str, body: Organisation | None) -> Order:
        """Return the order of the dossier of a response."""
        return cls(response.digest, response.data, date, body.model_dump(mode="json") if body else None)

    @cached_property
    def key(self) -> str:
        """What stands for the dossier: the same for the same bytes, 64 hexadecimal figures."""
        whole = json.dumps([edition(), asdict(self)], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(whole.encode()).hexdigest()

    @property
    def paper(self) -> str:
        """Which paper of a response it is: one of each may be waited for at once."""
        return self.template or ""

    def written(self, questionnaire: Questionnaire) -> str:
        """Return the order with the questionnaire that it is about, as one line of text."""
        return json.dumps({"order": asdict(self), "canonical": questionnaire.canonical}, ensure_ascii=False)

    @classmethod
    def read(cls, data: dict[str, Any]) -> Order:
        """Return the order that was written."""
        return cls(**data)

    @property
    def organisation(self) -> Organisation | None:
        """In whose name the dossier is made."""
        return Organisation.model_validate_json(json.dumps(self.body)) if self.body else None

    def diagnosed(self, questionnaire: Questionnaire) -> Diagnosis:
        """Return the diagnosis that the dossier tells."""
        return diagnostic.diagnose(questionnaire, diagnostic.Response.kept(questionnaire, self.response))


@cache
def edition() -> str:
    """Return what stands for the program that makes the dossiers: its code, its templates, and who lays them out."""
    whole = hashlib.sha256(" ".join(f"{name} {version(name)}" for name in LIBRARIES).encode())
    for folder, path in _sources():
        whole.update(f"{path.relative_to(folder)} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()


def _sources() -> Iterator[tuple[Path, Path]]:
    code, templates = Path(diagnostic.__file__).parent, templates_folder()
    yield from ((code, path) for path in sorted(code.rglob("*.py")))
    yield from ((templates, path) for path in sorted(templates.rglob("*")) if path.is_file())
