"""Reads the form of a step: another solution, the amount of a quote, and the mistakes in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flask_babel import gettext
from markupsafe import escape

from diagnostic import AnswerError, Response
from diagnostic.report import french
from webapp.forms.input import Typed
from webapp.forms.merging import Address, merge
from webapp.forms.messages import amount_sentence
from webapp.http.filters import money
from webapp.http.tongues import tongue

if TYPE_CHECKING:
    from webapp.access import Kept
    from webapp.answering.draft import Draft


class Plan(NamedTuple):
    """The form of a step: the solution chosen (empty: unchanged), and the quote as it was typed."""

    recommendation: str
    solution: str
    quote: str

    @property
    def addresses(self) -> tuple[Address, Address]:
        """The addresses of the solution and of the quote."""
        return Address("solutions", self.recommendation), Address("quotes", self.recommendation)

    @property
    def typed(self) -> dict[Address, Typed]:
        """The texts of the form, by address."""
        values = (tuple(filter(None, (self.solution,))), tuple(filter(None, (self.quote,))))
        return {address: Typed(texts) for address, texts in zip(self.addresses, values, strict=True)}


class Refused(NamedTuple):
    """A form of a step that could not be saved, with the messages for its solution and its quote."""

    recommendation: str
    solution: str
    quote: str
    ways: str
    message: str
    status: int


def planned(kept: Kept, plan: Plan) -> Response:
    """Return the response with this plan; raise AnswerError where the quote is no amount or the solution unknown."""
    response = kept.response
    quotes: dict[str, object] = {key: amount for key, amount in response.quotes.items() if key != plan.recommendation}
    chosen = {plan.recommendation: plan.solution} if plan.solution else {}
    return Response.to(
        kept.questionnaire,
        response.answers,
        identity=response.identity,
        path=response.path,
        solutions={**response.solutions, **chosen},
        quotes={**quotes, plan.recommendation: plan.quote} if plan.quote else quotes,
    )


def refused(kept: Kept, draft: Draft) -> Refused | None:
    """Return the form of a draft where it still needs attention; None where it does not."""
    plan = _plan(draft)
    if plan is None:
        return None
    form = (plan.recommendation, plan.solution, plan.quote)
    try:
        changed = planned(kept, plan)
    except AnswerError as error:
        return Refused(*form, "", amount_sentence(error, kept.questionnaire.place), 422)
    seen = {address: draft.seen.get(str(address), ()) for address in plan.addresses}
    merged = merge(kept.response, changed, seen)
    way, quote = (_elsewhere(kept, address) if address in merged.conflicts else "" for address in plan.addresses)
    if way or quote:
        return Refused(*form, way, quote, 409)
    if not draft.unsent or merged.response == kept.response:
        return None
    return Refused(*form, "", gettext("Ce choix n’est pas encore enregistré : gardez-le de nouveau."), 400)


def _plan(draft: Draft) -> Plan | None:
    values = {Address.read(key): typed.values for key, typed in draft.typed.items()}
    parts = {address.part: (address.key, first) for address, first in values.items() if address is not None}
    if parts.keys() != {"solutions", "quotes"}:
        return None
    (recommendation, way), (_, quote) = parts["solutions"], parts["quotes"]
    return Plan(recommendation, way[0] if way else "", quote[0] if quote else "")


def _elsewhere(kept: Kept, address: Address) -> str:
    """Return the sentence about the value that another screen saved at an address."""
    key, known = address.key, kept.questionnaire
    if address.part == "quotes":
        amount = kept.response.quotes.get(key)
        value = gettext("pas de devis") if amount is None else money(amount, known.place.currency)
    else:
        ways = dict(known.recommendation_by_id[key].solutions.proposed)
        chosen = kept.response.solutions.get(key)
        value = tongue(french(ways[chosen].title), known.language) if chosen else gettext("pas de choix")
    return escape(gettext("Sur l’autre écran : %(answer)s", answer="{}")).format(value)
