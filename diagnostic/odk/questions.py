"""One question as rows of a form: its type, its choices, and what an answer must be like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.odk.conditions import has_choices, has_state
from diagnostic.odk.expressions import both, negated, number, written
from diagnostic.odk.names import DONT_KNOW, NOT_APPLICABLE, NOTHING, question_name, state_name, together_name
from diagnostic.response.identifiers import business_id_pattern, phone_pattern
from diagnostic.response.kinds import LONGEST_LONG_TEXT, LONGEST_TEXT
from diagnostic.wording import labels
from diagnostic.wording.french import upper_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnostic.model import Question, Questionnaire, Territory

    Row = dict[str, str]
    Choice = tuple[str, str]

STATES = {DONT_KNOW: labels.DONT_KNOW, NOT_APPLICABLE: labels.NOT_APPLICABLE}
# What Collect can enter as a whole number; beyond, a decimal without decimals.
LARGEST_WHOLE = 999_999_999

# What the engine takes, said as patterns.
EMAIL = r"^\s*[^@\s]+@[^@\s.]+(\.[^@\s.]+)+\s*$"
APPEARANCES = {"long-text": "multiline", "commune": "minimal autocomplete"}


def choices_of(questionnaire: Questionnaire, question: Question) -> Iterator[Choice]:
    """Yield what may be ticked: the choices, nothing at all, and the answers that carry no value."""
    if question.kind == "commune":
        yield from ((commune.id, commune.name) for commune in questionnaire.catalogue.communes)
    else:
        yield from ((choice.id, choice.label) for choice in question.all_choices)
    if question.kind == "multiple" and question.may_be_empty:
        yield NOTHING, labels.NOTHING_TICKED
    yield from states_of(question)


def states_of(question: Question) -> Iterator[Choice]:
    """Yield the answers that carry no value, where they may be said."""
    if question.knows_not != "refused":
        yield DONT_KNOW, STATES[DONT_KNOW]
    if question.not_applicable:
        yield NOT_APPLICABLE, STATES[NOT_APPLICABLE]


def rows_of(question: Question, place: Territory, relevant: str, choices: str) -> Iterator[Row]:
    """Yield the rows of one question; `choices` names its list, `relevant` says when it is asked."""
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
        "type": _type(question, choices),
        "name": question_name(question.id),
        "label": literal(f"{question.label} ({question.unit})" if question.unit else question.label),
        "hint": hint(question),
        "required": "yes" if question.required else "",
        "required_message": "Une réponse est attendue." if question.required else "",
        "relevant": relevant,
        "constraint": constraint,
        "constraint_message": message,
        "appearance": APPEARANCES.get(question.kind, ""),
    }


def _type(question: Question, choices: str) -> str:
    if question.kind == "multiple":
        return f"select_multiple {choices}"
    if has_choices(question):
        return f"select_one {choices}"
    if question.kind == "money":
        small = question.most_number is not None and question.most_number <= LARGEST_WHOLE
        return "integer" if small else "decimal"
    return {"number": "decimal", "date": "date"}.get(question.kind, "text")


def hint(question: Question) -> str:
    """Return what helps to ask and to answer: the advisor's prompt, then the help."""
    prompt = f"*{literal(question.prompt)}*" if question.prompt else ""
    most = f"{question.most} choix au plus." if question.most else ""
    return "\n\n".join(filter(None, (prompt, plain(question.help), most)))


def literal(text: str) -> str:
    """Return a text of which Collect shows every sign: none of them is markup, or the name of a field."""
    for sign in ("\\", "*", "_"):
        text = text.replace(sign, f"\\{sign}")
    return plain(f"\\{text}" if text.startswith("#") else text)


def plain(text: str) -> str:
    """Return a Markdown text that names no field."""
    return text.replace("${", "$ {")


def constraint_of(question: Question, place: Territory) -> tuple[str, str]:
    """Return what an answer must satisfy, and what is said where it does not; nothing where all will do."""
    if question.kind == "multiple":
        return _ticks(question)
    if question.kind in {"number", "money"}:
        return _bounds(question, place)
    longest = LONGEST_LONG_TEXT if question.kind == "long-text" else LONGEST_TEXT
    if question.kind in {"text", "long-text"}:
        # What is only spaces is no answer: normalize-space leaves nothing of it.
        return f"string-length(.) <= {longest} and normalize-space(.) != ''", f"{longest} caractères au plus."
    pattern, message = pattern_of(question.kind, place)
    longer = f" and string-length(.) <= {longest}" if question.kind == "email" else ""
    return (f"regex(., '{pattern}'){longer}", message) if pattern else ("", "")


def pattern_of(kind: str, place: Territory) -> tuple[str, str]:
    """Return the pattern of what is written as the territory says, and what is said otherwise; nothing for the rest."""
    identifier, telephone = place.business_id, place.telephone
    if kind == "business-id":
        return f"^{business_id_pattern(identifier)}$", upper_first(identifier.expected)
    if kind == "phone":
        return f"^{phone_pattern(telephone)}$", f"Un numéro est attendu : {telephone.example}."
    if kind == "email":
        return EMAIL, f"Une adresse e-mail est attendue, par exemple {place.email_example}."
    return "", ""


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
    if question.kind == "money":
        parts += [". >= 0", str(negated(". mod 1 != 0"))]
        said.append(place.currency.whole)
    message = ", ".join(filter(None, said))
    return (written(both(*parts)), f"{message[0].upper()}{message[1:]}.") if parts else ("", "")
