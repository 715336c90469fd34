"""A diagnosis as one table row, with columns fixed by the questionnaire."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from diagnostic.model import Questionnaire

Kind = Literal["text", "texts", "whole", "number", "flag"]

SCORE: dict[str, Kind] = {"value": "number", "low": "number", "high": "number", "level": "text", "coverage": "number"}
AMOUNT: dict[str, Kind] = {"low": "whole", "high": "whole"}
HORIZONS = ("now", "foundation", "priorities", "later")
# The data has no circular references: checking for them takes a sixth of the encoding time.
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)
DECIDED = ("levels", "statuses", "wishes", "first-steps")


def columns_of(questionnaire: Questionnaire) -> dict[str, Kind]:
    """Return the columns of a table of diagnoses, in order, each with the type of its cells."""
    recommendations = questionnaire.recommendation_by_id
    scores = ("overall", *(f"scores.{key}" for key in questionnaire.dimension_by_id))
    amounts = ["funding.total", "funding.monthly"]
    for aid in questionnaire.catalogue.aids.aids:
        amounts += [f"funding.aids.{aid.id}.eligible", f"funding.aids.{aid.id}.amount"]
    columns: dict[str, Kind] = {"line": "whole", "id": "text", "path": "text", "complete": "flag"}
    columns |= {f"{key}.{part}": kind for key in scores for part, kind in SCORE.items()}
    columns |= {f"statuses.{key}": "text" for key in recommendations}
    columns |= {f"verdicts.{key}": "text" for key in wishes_of(questionnaire)}
    columns |= dict.fromkeys(("roadmap", *(f"roadmap.{horizon}" for horizon in HORIZONS), "to-check"), "texts")
    columns |= dict.fromkeys((*(f"decided.{key}" for key in DECIDED), "missing"), "texts")
    columns |= {f"{key}.{part}": kind for key in amounts for part, kind in AMOUNT.items()}
    return columns | {"diagnosis": "text"}


def wishes_of(questionnaire: Questionnaire) -> tuple[str, ...]:
    """Return the recommendations that may be wished, in the author's order."""
    wished = {
        choice.id for question in questionnaire.questions if question.role == "wish" for choice in question.all_choices
    }
    return tuple(key for key in questionnaire.recommendation_by_id if key in wished)


def row_of(line: int, key: Any, data: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - the id, whatever it is
    """Return a diagnosis as a row of cells; a column without a value stays empty."""
    cell = key if isinstance(key, str | None) else json.dumps(key, ensure_ascii=False)
    row = {"line": line, "id": cell, "path": data["path"], "complete": data["complete"]}
    _spread(row, "overall", data["overall"])
    for name, score in data["scores"].items():
        _spread(row, f"scores.{name}", score)
    _spread(row, "statuses", data["statuses"])
    row |= {f"verdicts.{wish['recommendation']}": wish["verdict"] for wish in data["wishes"]}
    _put_steps(row, data["roadmap"])
    _spread(row, "decided", {name: data["decided"][name] for name in DECIDED})
    row["missing"] = [entry["question"] for entry in data["missing"]]
    _put_funding(row, data["funding"])
    return row | {"diagnosis": compact(data)}


def compact(data: dict[str, Any]) -> str:
    """Return plain data as one line of JSON."""
    return ENCODER.encode(data)


def _spread(row: dict[str, Any], name: str, parts: dict[str, Any]) -> None:
    """Flatten nested data into columns, prefixing each name with its parent's."""
    row.update({f"{name}.{key}": value for key, value in parts.items()})


def _put_steps(row: dict[str, Any], steps: list[dict[str, Any]]) -> None:
    row["roadmap"] = [step["recommendation"] for step in steps]
    for horizon in HORIZONS:
        row[f"roadmap.{horizon}"] = [step["recommendation"] for step in steps if step["horizon"] == horizon]
    row["to-check"] = [step["recommendation"] for step in steps if step["to-check"]]


def _put_funding(row: dict[str, Any], funding: dict[str, Any]) -> None:
    _spread(row, "funding.total", funding["total"])
    _spread(row, "funding.monthly", funding["monthly"])
    for aid in funding["aids"]:
        _spread(row, f"funding.aids.{aid['aid']}.eligible", aid["eligible"])
        _spread(row, f"funding.aids.{aid['aid']}.amount", aid["amount"])
