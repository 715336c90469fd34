"""All the answers of one business, checked when it is made."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from diagnostic.errors import AnswerError, did_you_mean
from diagnostic.kinds.money import amount
from diagnostic.kinds.refusal import shortened
from diagnostic.notation.doors import KEPT, decimal_sign
from diagnostic.notation.numbers import LARGEST_AMOUNT
from diagnostic.notation.writing import filed_number, written_number
from diagnostic.response.sheets import Sheets, read_answer, read_from

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diagnostic.kinds.kind import Value
    from diagnostic.model import Questionnaire, Recommendation
    from diagnostic.notation.doors import Door

Path = Literal["full", "short"]


@dataclass(frozen=True, slots=True)
class Response:
    """All that one business said, with the version of the questionnaire it was said to.

    `identity` and `answers` hold valid values by question id; `solutions` the way chosen for a recommendation
    (light, standard, advanced) and `quotes` an amount, in whole units, given in its place. `territory` is the id of the
    one it was said in, nothing where the questionnaire serves none.
    """

    questionnaire: str
    version: str
    digest: str
    path: Path = "full"
    identity: Mapping[str, Value] = field(default_factory=dict)
    answers: Mapping[str, Value] = field(default_factory=dict)
    solutions: Mapping[str, str] = field(default_factory=dict)
    quotes: Mapping[str, int] = field(default_factory=dict)
    territory: str = ""

    @classmethod
    def to(  # noqa: PLR0913 - the parts of an answers file, by name
        cls,
        questionnaire: Questionnaire,
        answers: Mapping[str, object] | None = None,
        *,
        identity: Mapping[str, object] | None = None,
        path: Path = "full",
        solutions: Mapping[str, object] | None = None,
        quotes: Mapping[str, object] | None = None,
        door: Door | None = None,
        territory: object = None,
    ) -> Response:
        """Return a response to this questionnaire; raise AnswerError at the first answer it cannot take.

        Without a door, numbers are written as in a file, in the language of the questionnaire; without a territory, it
        is that of the questionnaire.
        """
        questionnaire = questionnaire if territory is None else read_territory(questionnaire, territory)
        sheets = questionnaire.prepared(Sheets)
        door = door or sheets.door
        return cls(
            questionnaire=questionnaire.id,
            version=questionnaire.version,
            digest=questionnaire.digest,
            path=read_path(path),
            identity=MappingProxyType({k: read_from(sheets.identity, k, v, door) for k, v in (identity or {}).items()}),
            answers=MappingProxyType({k: read_from(sheets.answers, k, v, door) for k, v in (answers or {}).items()}),
            solutions=MappingProxyType({k: read_solution(questionnaire, k, v) for k, v in (solutions or {}).items()}),
            quotes=MappingProxyType({k: read_quote(questionnaire, k, v, door) for k, v in (quotes or {}).items()}),
            territory=questionnaire.territory.id if questionnaire.territory else "",
        )

    @classmethod
    def kept(cls, questionnaire: Questionnaire, data: Mapping[str, Any]) -> Response:
        """Return the response whose `data` was kept; raise AnswerError where this questionnaire cannot take it."""
        parts = {name: data[name] for name in ("path", "identity", "solutions", "quotes")}
        return cls.to(questionnaire, data["answers"], door=KEPT, **parts)

    @property
    def data(self) -> dict[str, Any]:
        """What was said as JSON keeps it, from which `kept` reads the same values back."""
        return {
            "path": self.path,
            "identity": {key: _plain(value) for key, value in self.identity.items()},
            "answers": {key: _plain(value) for key, value in self.answers.items()},
            "solutions": dict(self.solutions),
            "quotes": dict(self.quotes),
        }

    def filed(self, language: str) -> dict[str, Any]:
        """Return what was said as a file of answers has it, in a language, from which `to` reads the same values."""
        decimal = decimal_sign(language)
        said: dict[str, Any] = {"path": self.path}
        for name, part in (("identity", self.identity), ("answers", self.answers)):
            said[name] = {key: _filed(value, decimal) for key, value in part.items()}
        return said | {"solutions": dict(self.solutions), "quotes": dict(self.quotes)}

    def saying(self, questionnaire: Questionnaire, question: str, value: object, door: Door | None = None) -> Response:
        """Return the response with one answer said, changed, or (None) withdrawn; `door` as in `to`."""
        is_field = question in questionnaire.prepared(Sheets).identity
        said = dict(self.identity if is_field else self.answers)
        said.pop(question, None)
        if value is not None:
            said[question] = read_answer(questionnaire, question, value, door)
        return replace(self, **{"identity" if is_field else "answers": MappingProxyType(said)})  # type: ignore[arg-type]


def _filed(value: Value, decimal: str) -> Value:
    return filed_number(value, decimal) if isinstance(value, Fraction) else _plain(value)


def _plain(value: Value) -> Value:
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, str | Fraction) else value


def read_path(value: object) -> Path:
    """Return the path a response follows; raise AnswerError if there is none of that name."""
    if value == "full" or value == "short":  # noqa: PLR1714 - narrows to the literals
        return value
    question, message = "path", "le parcours est « full » ou « short »."
    raise AnswerError(question, value, code="unknown-path", message=message)


def read_territory(questionnaire: Questionnaire, value: object) -> Questionnaire:
    """Return the questionnaire in the territory that a response names; raise AnswerError where it does not serve it."""
    try:
        return questionnaire.within(str(value))
    except KeyError:
        known = questionnaire.territories
        message = f"ce questionnaire ne sert pas le territoire « {shortened(value)} »."
        hint = did_you_mean(str(value), known) if known else "Retirez « territory » : il n'en sert aucun."
        question = "territory"
        raise AnswerError(question, value, code="unknown-territory", message=message, hint=hint) from None


def read_solution(questionnaire: Questionnaire, recommendation: str, value: object) -> str:
    """Return the name of the solution chosen; raise AnswerError where the recommendation does not propose it."""
    known = [name for name, _ in _recommendation(questionnaire, recommendation, value).solutions.proposed]
    if isinstance(value, str) and value in known:
        return value
    names = ", ".join(known)
    message = f"cette préconisation ne propose pas la solution « {value} »."
    raise AnswerError(recommendation, value, code="unknown-solution", message=message, hint=f"Proposées : {names}.")


def read_quote(questionnaire: Questionnaire, recommendation: str, value: object, door: Door | None = None) -> int:
    """Return the amount of a quote, in whole units; raise AnswerError if it is none. `door` as in `Response.to`."""
    door = door or questionnaire.prepared(Sheets).door
    currency = questionnaire.place.currency
    _recommendation(questionnaire, recommendation, value)
    number = amount(recommendation, value, door, currency)
    if number is None:
        message, hint = f"le montant d'un devis est {currency.whole}.", "Exemple : 250000."
        raise AnswerError(recommendation, value, code="not-an-amount", message=message, hint=hint)
    if number > LARGEST_AMOUNT and not door.kept:
        most = written_number(LARGEST_AMOUNT, door.decimal)
        message = f"ce montant est trop grand : {f'{most} {currency.sign}'.strip()} au plus."
        raise AnswerError(recommendation, value, code="too-large", message=message)
    return int(number)


def _recommendation(questionnaire: Questionnaire, key: str, value: object) -> Recommendation:
    known = questionnaire.recommendation_by_id
    if key not in known:
        hint = did_you_mean(key, known)
        raise AnswerError(
            key, value, code="unknown-recommendation", message="cette préconisation n'existe pas.", hint=hint
        )
    return known[key]
