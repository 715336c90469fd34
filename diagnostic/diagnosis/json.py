"""The JSON of a diagnosis: stable, and documented by the JSON Schema of `DiagnosisData`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from diagnostic.model.base import kebab
from diagnostic.response import Said

if TYPE_CHECKING:
    from fractions import Fraction

    from diagnostic.certainty import Missing
    from diagnostic.diagnosis.diagnose import Diagnosis
    from diagnostic.funding import AidPlan, Amount, Funding
    from diagnostic.roadmap import Evidence, Step, Wish
    from diagnostic.scoring import Score

DIGITS = 4
StatusName = Literal["in-place", "not-applicable", "recommended", "required", "not-needed", "undecided"]
VerdictName = Literal["in-place", "ready", "not-yet", "not-for-you", "undecided"]


class Data(BaseModel):
    """A part of the JSON of a diagnosis."""

    model_config = ConfigDict(extra="forbid", alias_generator=kebab, populate_by_name=True)


class VersionData(Data):
    """The id and version of the questionnaire answered, with the SHA-256 digest of its content."""

    id: str
    version: str
    digest: str


class ScoreData(Data):
    """A score on the scale of its dimension, rounded to four decimals; null if not scored."""

    value: float | None
    low: float | None
    high: float | None
    level: str | None = Field(description="Null while undecided.")
    coverage: float = Field(ge=0, le=1)


class EvidenceData(Data):
    """An answer that supports a conclusion; null while the question is open."""

    question: str
    answer: str | int | float | list[str] | None


class ReasonData(Data):
    """The reason for a verdict: a prerequisite and why it comes first, or the wish itself; with the evidence."""

    recommendation: str
    because: str
    evidence: list[EvidenceData]


class WishData(Data):
    """The verdict on a wish, the steps that must come first in order, and the reasons."""

    recommendation: str
    verdict: VerdictName
    path: list[str]
    because: list[ReasonData]


class BecauseData(Data):
    """A step that requires this one, with the reason."""

    recommendation: str
    because: str


class StepData(Data):
    """One step of the roadmap."""

    recommendation: str
    status: Literal["recommended", "required"]
    horizon: Literal["now", "foundation", "priorities", "later"]
    priority: int
    terms: dict[str, int]
    after: list[str]
    because: list[BecauseData]
    evidence: list[EvidenceData]
    to_check: bool
    certain: bool


class DecidedData(Data):
    """The outcomes that no missing answer can change."""

    levels: list[str]
    statuses: list[str]
    wishes: list[str]
    first_steps: list[str]
    horizons: dict[str, Literal["now", "foundation", "priorities", "later"]]


class MissingData(Data):
    """An open question and the outcomes it can still change; if empty, no answer changes the diagnosis."""

    question: str
    can_change: list[str]


class AmountData(Data):
    """A range of money in whole units; high is null when open-ended."""

    low: int
    high: int | None


class ExpenseData(Data):
    """The cost of one step, in units of the currency."""

    recommendation: str
    family: str
    solution: str
    setup: AmountData
    monthly: AmountData
    quoted: bool


class WarningData(Data):
    """A warning about the aid."""

    id: str
    effect: Literal["excludes", "warns", "unknown"]
    text: str


class AidData(Data):
    """The indicative contribution of one aid, in units of the currency."""

    aid: str
    eligible: AmountData
    amount: AmountData
    warnings: list[WarningData]


class FundingData(Data):
    """The funding plan, in whole units of the currency."""

    expenses: list[ExpenseData]
    families: dict[str, AmountData]
    total: AmountData
    monthly: AmountData
    aids: list[AidData]


class DiagnosisData(Data):
    """The diagnosis of one response."""

    questionnaire: VersionData
    path: Literal["full", "short"]
    complete: bool
    overall: ScoreData
    scores: dict[str, ScoreData]
    statuses: dict[str, StatusName]
    wishes: list[WishData]
    roadmap: list[StepData]
    decided: DecidedData
    missing: list[MissingData]
    funding: FundingData


def to_json(diagnosis: Diagnosis) -> str:
    """Return the diagnosis as JSON, indented, keys in the documented order, with a final newline."""
    return json.dumps(to_data(diagnosis), ensure_ascii=False, indent=2) + "\n"


def to_data(diagnosis: Diagnosis) -> dict[str, Any]:
    """Return the diagnosis as plain data, in the format of `DiagnosisData`."""
    response, decided = diagnosis.response, diagnosis.decided
    return {
        "questionnaire": {"id": response.questionnaire, "version": response.version, "digest": response.digest},
        "path": response.path,
        "complete": diagnosis.complete,
        "overall": _score(diagnosis.overall),
        "scores": {key: _score(score) for key, score in diagnosis.scores.items()},
        "statuses": dict(diagnosis.statuses),
        "wishes": [_wish(wish) for wish in diagnosis.wishes],
        "roadmap": [_step(step) for step in diagnosis.roadmap],
        "decided": {
            "levels": list(decided.levels),
            "statuses": list(decided.statuses),
            "wishes": list(decided.wishes),
            "first-steps": list(decided.first_steps),
            "horizons": dict(decided.horizons),
        },
        "missing": [_missing(missing) for missing in diagnosis.missing],
        "funding": _funding(diagnosis.funding),
    }


def _number(value: Fraction | None) -> float | None:
    return None if value is None else round(float(value), DIGITS)


def _score(score: Score) -> dict[str, Any]:
    bounds = {"value": _number(score.value), "low": _number(score.low), "high": _number(score.high)}
    return bounds | {"level": score.level, "coverage": _number(score.coverage)}


def _wish(wish: Wish) -> dict[str, Any]:
    because = [
        reason._asdict() | {"evidence": [_evidence(answer) for answer in reason.evidence]} for reason in wish.reasons
    ]
    return {
        "recommendation": wish.recommendation,
        "verdict": wish.verdict,
        "path": list(wish.path),
        "because": because,
    }


def _evidence(answer: Evidence) -> dict[str, Any]:
    return {"question": answer.question, "answer": plain(answer.answer)}


def plain(value: Any) -> Any:  # noqa: ANN401 - an answer
    """Return an answer in its JSON form."""
    if isinstance(value, Said):
        return value.value
    if isinstance(value, tuple):
        return list(value)
    if value is None or isinstance(value, str | int):
        return value
    return value.numerator if value.denominator == 1 else float(value)


def _step(step: Step) -> dict[str, Any]:
    return {
        "recommendation": step.recommendation,
        "status": step.status,
        "horizon": step.horizon,
        "priority": step.priority,
        "terms": dict(step.terms),
        "after": list(step.after),
        "because": [reason._asdict() for reason in step.because],
        "evidence": [_evidence(answer) for answer in step.evidence],
        "to-check": step.to_check,
        "certain": step.certain,
    }


def _missing(missing: Missing) -> dict[str, Any]:
    return {"question": missing.question, "can-change": list(missing.can_change)}


def _amount(amount: Amount) -> dict[str, Any]:
    return {"low": amount.low, "high": amount.high}


def _funding(funding: Funding) -> dict[str, Any]:
    return {
        "expenses": [
            expense._asdict() | {"setup": _amount(expense.setup), "monthly": _amount(expense.monthly)}
            for expense in funding.expenses
        ],
        "families": {key: _amount(amount) for key, amount in funding.families.items()},
        "total": _amount(funding.total),
        "monthly": _amount(funding.monthly),
        "aids": [_aid(aid) for aid in funding.aids],
    }


def _aid(aid: AidPlan) -> dict[str, Any]:
    warnings = [warning._asdict() for warning in aid.warnings]
    return {"aid": aid.aid, "eligible": _amount(aid.eligible), "amount": _amount(aid.amount), "warnings": warnings}
