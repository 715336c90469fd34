"""A territory: how its businesses, telephones and amounts are written, its zones, its time, its legal notices.

All of it is data: forms are given as counts of digits and plain words, never as patterns, for a territory also comes
with the content of a dossier that anybody may send.
"""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from diagnostic.model.base import Key, Part

MOST_DIGITS = 20
MOST_WORDS = 30
NONE_KNOWN = "nowhere"

Digits = Annotated[int, Field(ge=1, le=MOST_DIGITS)]
Groups = Annotated[tuple[Digits, ...], Field(max_length=MOST_DIGITS)]
Words = Annotated[tuple[Annotated[str, Field(min_length=1, max_length=40)], ...], Field(max_length=MOST_WORDS)]


class Zone(Part):
    """A part of the territory in which communes lie, as a label (`northern zone`) and after a verb (`in the north`)."""

    id: Key
    label: str
    phrase: str


class Currency(Part):
    """A currency, of which only whole units are counted."""

    code: str = Field("", pattern=r"^([A-Z]{3})?$", description="Code ISO 4217.")
    sign: str = Field("", description="Ce qui s'écrit après un montant.")
    decimals: Literal[0] = Field(0, description="Les montants sont entiers.")
    whole: str = "un nombre entier"
    no_cents: str = Field("les montants sont entiers", description="Pourquoi un montant n'a pas de décimales.")
    advice: str = Field("", description="Ce que dit la page quand un montant est refusé.")
    words: Words = Field((), description="Ce qui peut suivre un montant saisi ; les espaces y sont facultatifs.")
    words_before: Words = Field((), description="Ce qui peut précéder un montant saisi.")


class Establishment(Part):
    """The digits that some add to the identifier of a business to name one of its establishments."""

    name: str
    digits: Digits


class BusinessIdForm(Part):
    """One form of business identifier: letters, then digits, then perhaps those of an establishment.

    `leading_zeros` is how many zeros people leave out at its head. Without `groups` it is written as it is kept.
    """

    name: str
    letters: int = Field(0, ge=0, le=4)
    digits: Digits
    groups: Groups = ()
    leading_zeros: int = Field(0, ge=0, le=4)
    establishment: Establishment | None = None
    check: Literal["luhn"] | None = Field(None, description="Ce que la plupart des numéros vérifient.")

    @property
    def lengths(self) -> tuple[int, ...]:
        """How many digits it may count, once every zero is there."""
        return (self.digits, *([self.digits + self.establishment.digits] if self.establishment else []))


class BusinessId(Part):
    """How businesses are identified; without forms, any identifier of letters and digits."""

    label: str = "Identifiant"
    expected: str = "l'identifiant de l'entreprise est attendu."
    advice: str = Field("", description="Ce que dit la page quand l'identifiant est refusé.")
    example: str = "AB 123 456"
    words: Words = Field((), description="Ce qui peut précéder un identifiant saisi.")
    forms: Annotated[tuple[BusinessIdForm, ...], Field(max_length=10)] = ()

    @property
    def sample(self) -> str:
        """An identifier of the first form."""
        letters, digits = (self.forms[0].letters, self.forms[0].digits) if self.forms else (0, 7)
        return "A" * letters + ("1234567890" * 2)[:digits]

    def form_of(self, value: str) -> BusinessIdForm | None:
        """Return the form of an identifier as it is kept; nothing where it has none of these."""
        digits = value.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        letters = len(value) - len(digits)
        fits = (one for one in self.forms if one.letters == letters and len(digits) in one.lengths)
        return next(fits, None) if digits.isdigit() else None

    def name_of(self, value: str) -> str:
        """Return what an identifier is called: its form, or that of its establishment; the label where it has none."""
        form = self.form_of(value)
        if form is None:
            return self.label
        whole = form.letters + form.digits
        return form.establishment.name if form.establishment and len(value) > whole else form.name


class Numbers(Part):
    """The telephone numbers of one prefix: how many digits, and how they are grouped (by two, without `groups`)."""

    prefix: str = Field(pattern=r"^[1-9][0-9]{0,3}$", description="L'indicatif, sans « + » ni « 00 ».")
    digits: Digits
    groups: Groups = ()


class Telephone(Part):
    """The numbers of the territory, written without their prefix, and of its neighbours; without `home`, any number."""

    home: Numbers | None = None
    neighbours: Annotated[tuple[Numbers, ...], Field(max_length=MOST_WORDS)] = ()
    advice: str = Field("", description="Ce que dit la page quand un numéro est refusé.")
    example: str = "+33 1 23 45 67 89"

    @property
    def sample(self) -> str:
        """A number of the territory, without its prefix."""
        return ("7512345678" * 2)[: self.home.digits] if self.home else "+33123456789"


class Notice(Part):
    """A legal notice."""

    id: Key
    text: str


class Territory(Part):
    """The place where businesses are: all that the engine must know of it, since it knows none by itself."""

    id: Key
    name: str
    language: str = Field("fr", pattern=r"^[a-z]{2}$")
    time_zone: str = "UTC"
    time_label: str = Field("UTC", description="Ce qui s'écrit après une heure.")
    zone_label: str = Field("zone", description="Comment une zone se nomme.")
    zones: tuple[Zone, ...] = ()
    currency: Currency = Currency()
    business_id: BusinessId = BusinessId()
    telephone: Telephone = Telephone()
    email_example: str = "nom@exemple.org"
    template: Key | None = Field(None, description="Le modèle de rapport des questionnaires qui connaissent des aides.")
    notices: tuple[Notice, ...] = ()
    questions: tuple[Key, ...] = Field((), exclude=True)
    implied: bool = Field(default=False, exclude=True)

    def zone(self, key: str) -> Zone:
        """Return the zone of this id; one that says its id where the territory has none."""
        return self.zone_by_id.get(key) or Zone(id=key, label=key, phrase=key)

    @cached_property
    def zone_by_id(self) -> dict[str, Zone]:
        """Zones by id."""
        return {zone.id: zone for zone in self.zones}


NOWHERE = Territory(id=NONE_KNOWN, name="")
