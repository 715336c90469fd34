"""A step planned otherwise: the way of doing it and the amount of a quote, read, and what is wrong with them."""

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
    from webapp.answering.aside import Aside
    from webapp.storage import Kept


class Plan(NamedTuple):
    """What the form of a step says: the way chosen (nothing: as it is), and the quote as it was typed."""

    recommendation: str
    solution: str
    quote: str

    @property
    def addresses(self) -> tuple[Address, Address]:
        """Where the way and the quote are kept."""
        return Address("solutions", self.recommendation), Address("quotes", self.recommendation)

    @property
    def fields(self) -> dict[Address, Typed]:
        """The fields as they were filled in, by address."""
        values = (tuple(filter(None, (self.solution,))), tuple(filter(None, (self.quote,))))
        return {address: Typed(typed) for address, typed in zip(self.addresses, values, strict=True)}


class Refused(NamedTuple):
    """A form of a step that could not be saved, shown again as it was filled in: why, by way and by quote."""

    recommendation: str
    solution: str
    quote: str
    ways: str
    message: str
    status: int


def planned(kept: Kept, plan: Plan) -> Response:
    """Return the response with this plan; raise AnswerError where the quote or the way is none."""
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


def refused(kept: Kept, left: Aside) -> Refused | None:
    """Return what is still to be looked at of a form that was put aside."""
    plan = _plan(left)
    if plan is None:
        return None
    about = (plan.recommendation, plan.solution, plan.quote)
    try:
        told = planned(kept, plan)
    except AnswerError as error:
        return Refused(*about, "", amount_sentence(error, kept.questionnaire.place), 422)
    seen = {address: left.seen.get(str(address), ()) for address in plan.addresses}
    merged = merge(kept.response, told, seen)
    way, quote = (_elsewhere(kept, address) if address in merged.conflicts else "" for address in plan.addresses)
    if way or quote:
        return Refused(*about, way, quote, 409)
    if not left.unsent or merged.response == kept.response:
        return None
    return Refused(*about, "", gettext("Ce choix n’est pas encore enregistré : gardez-le de nouveau."), 400)


def _plan(left: Aside) -> Plan | None:
    values = {Address.read(key): typed.values for key, typed in left.fields.items()}
    found = {address.part: (address.key, first) for address, first in values.items() if address is not None}
    if found.keys() != {"solutions", "quotes"}:
        return None
    (recommendation, way), (_, quote) = found["solutions"], found["quotes"]
    return Plan(recommendation, way[0] if way else "", quote[0] if quote else "")


def _elsewhere(kept: Kept, address: Address) -> str:
    """Return what another screen chose or typed there."""
    key, known = address.key, kept.questionnaire
    if address.part == "quotes":
        amount = kept.response.quotes.get(key)
        said = gettext("pas de devis") if amount is None else money(amount, known.place.currency)
    else:
        ways = dict(known.recommendation_by_id[key].solutions.proposed)
        chosen = kept.response.solutions.get(key)
        said = tongue(french(ways[chosen].title), known.language) if chosen else gettext("pas de choix")
    return escape(gettext("Sur l’autre écran : %(answer)s", answer="{}")).format(said)
