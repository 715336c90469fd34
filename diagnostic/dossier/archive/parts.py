"""The files attached to a dossier: the diagnosis, the answers it comes from and the questionnaire."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from pikepdf import Array, AttachedFileSpec, Name

from diagnostic.diagnosis import to_json
from diagnostic.dossier.provenance import made_with

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date as Date  # noqa: N812 - `date` is the parameter's name

    import pikepdf

    from diagnostic.diagnosis import Diagnosis
    from diagnostic.model import Organisation, Questionnaire

DIAGNOSIS, ANSWERS, QUESTIONNAIRE = "diagnostic.json", "reponses.json", "questionnaire.json"


@dataclass(frozen=True, slots=True)
class Part:
    """A file attached to a dossier; `relationship` is its PDF/A-3 relation to the pages."""

    name: str
    description: str
    relationship: Literal["Data", "Source", "Supplement"]
    content: bytes


def parts_of(
    diagnosis: Diagnosis, *, date: Date, template: str, body: Organisation | None, address: str = ""
) -> tuple[Part, ...]:
    """Return the diagnosis, the answers with all it takes to make the same dossier again, and the questionnaire."""
    answers = answers_of(diagnosis, date=date, template=template, body=body, address=address)
    canonical = diagnosis.questionnaire.canonical
    return (
        Part(DIAGNOSIS, "Le diagnostic, en JSON", "Data", to_json(diagnosis).encode()),
        Part(ANSWERS, "Les réponses, et de quoi refaire ce dossier", "Source", answers.encode()),
        Part(QUESTIONNAIRE, "Le questionnaire, dans la version utilisée", "Supplement", canonical.encode()),
    )


def answers_of(diagnosis: Diagnosis, *, date: Date, template: str, body: Organisation | None, address: str = "") -> str:
    """Return the file of answers as JSON, readable by `diagnostic report`, with the settings of the report.

    Everything is in the order of the questionnaire, whatever order the answers were given in.
    """
    response = diagnosis.response
    filed = response.filed(diagnosis.questionnaire.language)
    answers = {key: _ordered(diagnosis.questionnaire, part) for key, part in filed.items()}
    rendering = {"template": template} | (
        {} if body is None else {"body": body.model_dump(mode="json", by_alias=True, exclude_defaults=True)}
    )
    rendering |= ({"address": address} if address else {}) | {"made-with": made_with(template)}
    head = {"questionnaire": response.questionnaire, "version": response.version, "date": date.isoformat()}
    return json.dumps(head | answers | {"report": rendering}, ensure_ascii=False, indent=2) + "\n"


def _ordered(questionnaire: Questionnaire, part: Any) -> Any:  # noqa: ANN401 - the path is a text, the rest mappings
    if not isinstance(part, dict):
        return part
    known = (*questionnaire.question_by_id, *questionnaire.recommendation_by_id)
    return {key: part[key] for key in known if key in part}


def attach(pdf: pikepdf.Pdf, parts: Sequence[Part], date: Date) -> None:
    """Attach parts to a PDF as files associated with the whole document, dated the day of the report."""
    day = f"D:{date:%Y%m%d}000000Z"
    for part in parts:
        file = AttachedFileSpec(
            pdf,
            part.content,
            filename=part.name,
            description=part.description,
            mime_type="application/json",
            creation_date=day,
            mod_date=day,
        )
        file.relationship = Name(f"/{part.relationship}")
        pdf.attachments[part.name] = file
    pdf.Root.AF = Array([pdf.attachments[part.name].obj for part in parts])
