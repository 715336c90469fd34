"""One question as rows of a form: its type, its choices, and its constraint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.kinds import kind_of
from diagnostic.odk.conditions import has_choices, has_state
from diagnostic.odk.expressions import both, negated, number, written
from diagnostic.odk.names import DONT_KNOW, NOT_APPLICABLE, NOTHING, question_name, state_name, together_name
from diagnostic.wording import labels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnostic.kinds import Collected
    from diagnostic.model import Question, Questionnaire, Territory

    Row = dict[str, str]
    Choice = tuple[str, str]

STATES = {DONT_KNOW: labels.DONT_KNOW, NOT_APPLICABLE: labels.NOT_APPLICABLE}
# The largest integer of Collect; a larger one is a decimal without fraction.
LARGEST_WHOLE = 999_999_999


def choices_of(questionnaire: Questionnaire, question: Question) -> Iterator[Choice]:
    """Yield the options of a question: its choices, « none », and the answers without value."""
    kind = kind_of(question)
    yield from kind.options(questionnaire, question)
    if kind.is_several and question.may_be_empty:
        yield NOTHING, labels.NOTHING_TICKED
    yield from states_of(question)


def states_of(question: Question) -> Iterator[Choice]:
    """Yield the valid answers without value."""
    if question.knows_not != "refused":
        yield DONT_KNOW, STATES[DONT_KNOW]
    if question.not_applicable:
        yield NOT_APPLICABLE, STATES[NOT_APPLICABLE]


def rows_of(question: Question, place: Territory, relevant: str, choices: str) -> Iterator[Row]:
    """Yield the rows of one question; `choices` names its list, `relevant` is the condition for asking it."""
    if has_choices(question) or not has_state(question):
        yield _row(question, place, relevant, choices)
        return
    state = state_name(question.id)
    answer = _row(question, place, f"${{{state}}} = ''", choices)
    yield {"type": "begin_group", "name": together_name(question.id), "appearance": "field-list", "relevant": relevant}
    yield answer
    yield {"type": f"select_one {state}", "name": state, "label": "Sinon :"}
    yield {"type": "end_group"}


def _row(question: Question, place: Territory, relevant: str, choices: str) -> Row:
    constraint, message = constraint_of(question, place)
    return {
        "type": _type(question, place, choices),
        "name": question_name(question.id),
        "label": literal(f"{question.label} ({question.unit})" if question.unit else question.label),
        "hint": hint(question),
        "required": "yes" if question.required else "",
        "required_message": "Une réponse est attendue." if question.required else "",
        "relevant": relevant,
        "constraint": constraint,
        "constraint_message": message,
        "appearance": kind_of(question).collected(place).appearance,
    }


def _type(question: Question, place: Territory, choices: str) -> str:
    kind = kind_of(question)
    if kind.is_listed:
        return f"select_{'multiple' if kind.is_several else 'one'} {choices}"
    if kind.whole and question.most_number is not None and question.most_number <= LARGEST_WHOLE:
        return "integer"
    return kind.collected(place).type


def hint(question: Question) -> str:
    """Return the hint of a question: the advisor's prompt, then the help."""
    prompt = f"*{literal(question.prompt)}*" if question.prompt else ""
    most = f"{question.most} choix au plus." if question.most else ""
    return "\n\n".join(filter(None, (prompt, plain(question.help), most)))


def literal(text: str) -> str:
    """Return a text escaped so that Collect shows it verbatim, without markup or field references."""
    for sign in ("\\", "*", "_"):
        text = text.replace(sign, f"\\{sign}")
    return plain(f"\\{text}" if text.startswith("#") else text)


def plain(text: str) -> str:
    """Return a Markdown text without field references."""
    return text.replace("${", "$ {")


def constraint_of(question: Question, place: Territory) -> tuple[str, str]:
    """Return the XPath constraint on an answer, and its error message; both empty if any answer is valid."""
    kind = kind_of(question)
    if kind.is_several:
        return _ticks(question)
    return _bounds(question, place) if kind.is_number else _written(kind.collected(place))


def _written(collected: Collected) -> tuple[str, str]:
    """Return the constraint on a text: a pattern, a length, or both."""
    longest = f"string-length(.) <= {collected.longest}" if collected.longest else ""
    if collected.pattern:
        return " and ".join(filter(None, (f"regex(., '{collected.pattern}')", longest))), collected.message
    # Spaces only are not an answer: normalize-space returns an empty string.
    blank = f"{longest} and normalize-space(.) != ''"
    return (blank, f"{collected.longest} caractères au plus.") if longest else ("", "")


def _ticks(question: Question) -> tuple[str, str]:
    alone = [choice.id for choice in question.all_choices if choice.exclusive]
    alone += [NOTHING] if question.may_be_empty else []
    alone += [key for key, _ in states_of(question)]
    parts = [f"(not(selected(., '{key}')) or count-selected(.) = 1)" for key in alone]
    parts += [f"count-selected(.) <= {question.most}"] if question.most else []
    message = f"{question.most} choix au plus." if question.most else ""
    if alone:
        message = f"{message} Un choix qui dit « rien », « je ne sais pas » ou « sans objet » reste seul.".strip()
    return (written(both(*parts)), message) if parts else ("", "")


def _bounds(question: Question, place: Territory) -> tuple[str, str]:
    least, most = question.least_number, question.most_number
    parts = [f". >= {number(least)}"] if least is not None else []
    parts += [f". <= {number(most)}"] if most is not None else []
    said = [
        f"{number(least)} au moins" if least is not None else "",
        f"{number(most)} au plus" if most is not None else "",
    ]
    kind = kind_of(question)
    if kind.whole:
        parts += [". >= 0", str(negated(". mod 1 != 0"))]
        said.append(place.currency.whole)
    message = ", ".join(filter(None, said))
    return (written(both(*parts)), f"{message[0].upper()}{message[1:]}.") if parts else ("", "")
