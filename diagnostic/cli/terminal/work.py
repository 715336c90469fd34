"""A report to make: of a file of answers, or of a dossier again."""

from __future__ import annotations

from datetime import UTC, datetime
from datetime import date as Date  # noqa: N812 - `date` is the field's name
from typing import TYPE_CHECKING, NamedTuple

from diagnostic.cli.terminal import arguments as answered

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from diagnostic.cli.terminal.limits import Given
    from diagnostic.diagnosis import Diagnosis
    from diagnostic.dossier.signing import Key
    from diagnostic.model import Organisation, Questionnaire


class Work(NamedTuple):
    """A report to make; `handed`: the dossier that it comes from, if it comes from one."""

    diagnosis: Diagnosis
    date: Date
    template: str
    body: Organisation | None
    address: str
    handed: bytes = b""


def of_files(files: tuple[Path, Path]) -> Work:
    """Return the report of a questionnaire and a file of answers, as that file wants it."""
    from diagnostic import report as paper  # noqa: PLC0415 - heavy, and not for `--help`

    diagnosis, said, rendering = answered.read(*files)
    day = Date.fromisoformat(said) if said else Date.today()  # noqa: DTZ011 - the day here, where it is signed
    body = paper.Organisation(**rendering["body"]) if rendering.get("body") else None
    template = rendering.get("template") or paper.template_of(diagnosis.questionnaire)
    return Work(diagnosis, day, template, body, rendering.get("address", ""))


def again(file: Given, known: Mapping[str, Questionnaire]) -> Work:
    """Return the report of a dossier: with one of these questionnaires, where there are any, else with its own.

    Raise VouchingError where its own is none of them, DossierError where it is no dossier.
    """
    from diagnostic import dossier as dossiers  # noqa: PLC0415 - heavy, and not for `--help`
    from diagnostic.cli.terminal.vouching import of_known  # noqa: PLC0415

    dossier = dossiers.read_dossier(file.content, file.name)
    diagnosis = dossier.diagnosed(of_known(dossier, known) if known else None)
    return Work(diagnosis, dossier.date, dossier.template, dossier.body, dossier.address, file.content)


def page(work: Work) -> bytes:
    """Return the page that a report is made of, as HTML."""
    from diagnostic import report as paper  # noqa: PLC0415 - heavy, and not for `--help`

    about = paper.context(work.diagnosis, date=work.date, body=work.body, address=work.address)
    return paper.render_html(about, work.template).encode()


def printed(work: Work) -> bytes:
    """Return a report as a PDF."""
    from diagnostic import dossier as dossiers  # noqa: PLC0415 - heavy, and not for `--help`

    return dossiers.render_pdf(
        work.diagnosis, date=work.date, template=work.template, body=work.body, address=work.address
    )


def signed(pdf: bytes, key: Key) -> bytes:
    """Return a report signed now."""
    from diagnostic import dossier as dossiers  # noqa: PLC0415 - heavy, and not for `--help`

    return dossiers.sign_pdf(pdf, key, datetime.now(UTC))
