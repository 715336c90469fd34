"""What a kind of question is: the one value in which everything that depends on the kind is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from diagnostic.model import Question, Questionnaire, Territory
    from diagnostic.model.question import KindName, Role
    from diagnostic.notation.doors import Door

Value = Any  # str, tuple of str, or Fraction, by the kind of the question; a state (Said) beside them
Shape = Literal["one", "several", "number", "place", "text", "rows"]


class Formats(NamedTuple):
    """How what is said is written where it is read: on paper, or on a page in its language.

    Each function takes a value as it is kept (a day as AAAA-MM-JJ, a telephone with its prefix); `apart` stands between
    a number and its unit.
    """

    number: Callable[[Fraction], str]
    money: Callable[[Fraction], str]
    day: Callable[[str], str]
    business_id: Callable[[str], str]
    phone: Callable[[str], str]
    apart: str


class Option(NamedTuple):
    """One thing that may be chosen: its id, and how it is called."""

    id: str
    label: str


class Collected(NamedTuple):
    """How an answer that is written, not chosen, is collected by a form for telephones (ODK XLSForm).

    `type` and `appearance` are those of XLSForm; `pattern` is a regular expression that XPath takes too; `message` is
    what is said where an answer does not match (of a number: what it is, beside its bounds); `longest` is in signs, 0
    where there is no limit. `lost` tells what the form cannot do of this kind, and why.
    """

    type: str = "text"
    appearance: str = ""
    pattern: str = ""
    message: str = ""
    longest: int = 0
    lost: tuple[str, str] | None = None


def typed_as_kept(value: Value, _formats: Formats) -> str:
    """Return an answer as it is kept."""
    return str(value)


def no_options(_questionnaire: Questionnaire, _question: Question) -> tuple[Option, ...]:
    """Return nothing: there is nothing to choose from."""
    return ()


def whole_cell(text: str) -> object:
    """Return what a cell of a table says, as it stands; nothing where it is empty."""
    return text or None


def nothing_worth(_question: Question) -> dict[str, Fraction]:
    """Return nothing: such an answer is never scored."""
    return {}


def never(_place: Territory, _value: Value) -> bool:
    """Return that no answer deserves a second look."""
    return False


def any_words(_place: Territory) -> str:
    """Return an answer that any text will do for."""
    return "x"


def in_words(_place: Territory) -> Collected:
    """Return how what is said in words is collected: as text, whatever it is."""
    return Collected()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kind:
    """Everything that depends on the kind of a question.

    What it is:
    - `about`: what authors read of it, where its name does not say it;
    - `shape`: one choice, several, a number, a place of the catalogue, text, or rows (a matrix);
    - `keys`: the keys of a question that mean something for this kind alone; `roles`: those it can play;
    - `choices`: whether its author writes choices (`written`), may do so (`given`: there are some already), or cannot;
    - `tests`: what a condition may test of it, in the words of `check`; `levelled`: whether its choices are ranked;
    - `worths` returns the worth of each choice, from 0 to 1, by its id;
    - `whole`: its numbers are whole, from 0, and amounts of money;
    - `means`: what the first identity field of this kind tells of the business.

    How it is answered:
    - `reader` returns what reads the raw answers to one question, worked out once; it raises AnswerError;
    - `options` returns what may be chosen; `cell` what the text of a cell of a table says;
    - `unread`: the code of the AnswerError of what cannot be read, where the widget says what is expected;
    - `doubtful`: whether a value that is taken deserves a second look;
    - `sample`: an answer, where any would do.

    How it is shown:
    - `lines` returns an answer in words, one line a choice; `typed` returns it as one would type it again;
    - `widget`: the template of its field, `webapp/templates/widgets/<widget>.html.jinja`; `autocomplete`: the token
      of what a browser may fill in;
    - `paper`: how a blank questionnaire asks it (`report_templates/questionnaire-vierge`); `collected`: how a form for
      telephones does.
    """

    name: KindName
    shape: Shape
    about: str = ""
    reader: Callable[[Questionnaire, Question], Callable[[object, Door], Value]]
    widget: str
    keys: frozenset[str] = frozenset()
    roles: frozenset[Role] = frozenset()
    choices: Literal["written", "given", "none"] = "none"
    tests: str = "asked ou answered seulement"
    levelled: bool = False
    worths: Callable[[Question], dict[str, Fraction]] = nothing_worth
    whole: bool = False
    means: Literal["", "name", "identifier", "place"] = ""
    options: Callable[[Questionnaire, Question], tuple[Option, ...]] = no_options
    cell: Callable[[str], object] = whole_cell
    unread: str = ""
    doubtful: Callable[[Territory, Value], bool] = never
    sample: Callable[[Territory], str] = any_words
    typed: Callable[[Value, Formats], str] = typed_as_kept
    words: Callable[[Questionnaire, Question, Value, Formats], tuple[str, ...]] | None = None
    autocomplete: str = ""
    paper: str = "line"
    collected: Callable[[Territory], Collected] = in_words

    @property
    def is_choice(self) -> bool:
        """Whether the answer is one or several of the question's own choices."""
        return self.shape in {"one", "several"}

    @property
    def is_listed(self) -> bool:
        """Whether the answer is chosen from a list: the question's choices, or the places of the catalogue."""
        return self.shape in {"one", "several", "place"}

    @property
    def is_one(self) -> bool:
        """Whether the answer is exactly one choice."""
        return self.shape == "one"

    @property
    def is_several(self) -> bool:
        """Whether the answer is any number of choices."""
        return self.shape == "several"

    @property
    def needs_worths(self) -> bool:
        """Whether a choice counts for nothing in a score but by the rank or the value that its author wrote."""
        return self.shape == "one" and self.choices == "written" and not self.levelled

    @property
    def is_number(self) -> bool:
        """Whether the answer is a number."""
        return self.shape == "number"

    @property
    def is_place(self) -> bool:
        """Whether the answer is a place of the catalogue."""
        return self.shape == "place"

    @property
    def has_rows(self) -> bool:
        """Whether it is asked as one question per row."""
        return self.shape == "rows"

    def lines(
        self, questionnaire: Questionnaire, question: Question, value: Value, formats: Formats
    ) -> tuple[str, ...]:
        """Return an answer (no state) in words, one line for each choice; nothing where none is ticked."""
        if self.words is None:
            return (self.typed(value, formats),)
        return self.words(questionnaire, question, value, formats)
