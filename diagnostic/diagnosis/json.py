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
    """Which questionnaire was answered, in which version; the digest is the SHA-256 of its content."""

    id: str
    version: str
    digest: str


class ScoreData(Data):
    """A score on the scale of its dimension, rounded to four decimals; null where nothing is scored."""

    value: float | None
    low: float | None
    high: float | None
    level: str | None = Field(description="Null while undecided.")
    coverage: float = Field(ge=0, le=1)


class EvidenceData(Data):
    """An answer by which something is so; null for a question still open."""

    question: str
    answer: str | int | float | list[str] | None


class ReasonData(Data):
    """Why a verdict is what it is: a prerequisite and why it comes first, or the wish itself; and the answers."""

    recommendation: str
    because: str
    evidence: list[EvidenceData]


class WishData(Data):
    """The verdict on a wish, what must come first in order, and why."""

    recommendation: str
    verdict: VerdictName
    path: list[str]
    because: list[ReasonData]


class BecauseData(Data):
    """A step that requires this one, and why."""

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
    """What no missing answer can change."""

    levels: list[str]
    statuses: list[str]
    wishes: list[str]
    first_steps: list[str]
    horizons: dict[str, Literal["now", "foundation", "priorities", "later"]]


class MissingData(Data):
    """An open question and what it can still change; nothing: whatever is answered, the diagnosis stays the same."""

    question: str
    can_change: list[str]


class AmountData(Data):
    """A range of money in whole units; high is null when open-ended."""

    low: int
    high: int | None


class ExpenseData(Data):
    """What one step costs."""

    recommendation: str
    family: str
    solution: str
    setup: AmountData
    monthly: AmountData
    quoted: bool


class WarningData(Data):
    """Something to know before counting on the aid."""

    id: str
    effect: Literal["excludes", "warns", "unknown"]
    text: str


class AidData(Data):
    """What one aid may bring, indicative."""

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
    """Return the diagnosis as plain data: what `DiagnosisData` describes."""
    response, decided = diagnosis.response, diagnosis.decided
    return {
        "questionnaire": {"id": response.questionnaire, "version": response.version, "digest": response.digest},
        "path": response.path,
        "complete": diagnosis.complete,
        "overall": _score(diagnosis.overall),
        "scores": {key: _score(one) for key, one in diagnosis.scores.items()},
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
        "missing": [_missing(one) for one in diagnosis.missing],
        "funding": _funding(diagnosis.funding),
    }


def _number(value: Fraction | None) -> float | None:
    return None if value is None else round(float(value), DIGITS)


def _score(one: Score) -> dict[str, Any]:
    bounds = {"value": _number(one.value), "low": _number(one.low), "high": _number(one.high)}
    return bounds | {"level": one.level, "coverage": _number(one.coverage)}


def _wish(wish: Wish) -> dict[str, Any]:
    because = [one._asdict() | {"evidence": [_evidence(said) for said in one.evidence]} for one in wish.reasons]
    return {
        "recommendation": wish.recommendation,
        "verdict": wish.verdict,
        "path": list(wish.path),
        "because": because,
    }


def _evidence(one: Evidence) -> dict[str, Any]:
    return {"question": one.question, "answer": plain(one.answer)}


def plain(value: Any) -> Any:  # noqa: ANN401 - an answer
    """Return an answer as JSON has it."""
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
        "because": [one._asdict() for one in step.because],
        "evidence": [_evidence(one) for one in step.evidence],
        "to-check": step.to_check,
        "certain": step.certain,
    }


def _missing(one: Missing) -> dict[str, Any]:
    return {"question": one.question, "can-change": list(one.can_change)}


def _amount(amount: Amount) -> dict[str, Any]:
    return {"low": amount.low, "high": amount.high}


def _funding(funding: Funding) -> dict[str, Any]:
    return {
        "expenses": [
            one._asdict() | {"setup": _amount(one.setup), "monthly": _amount(one.monthly)} for one in funding.expenses
        ],
        "families": {key: _amount(amount) for key, amount in funding.families.items()},
        "total": _amount(funding.total),
        "monthly": _amount(funding.monthly),
        "aids": [_aid(one) for one in funding.aids],
    }


def _aid(one: AidPlan) -> dict[str, Any]:
    warnings = [warning._asdict() for warning in one.warnings]
    return {"aid": one.aid, "eligible": _amount(one.eligible), "amount": _amount(one.amount), "warnings": warnings}
