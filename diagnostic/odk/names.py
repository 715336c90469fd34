"""The names in a form: a question keeps its id; other names contain an underscore, which ids cannot."""

from __future__ import annotations

DONT_KNOW = "dont-know"
NOT_APPLICABLE = "not-applicable"
# The choice that distinguishes « nothing ticked » from « not answered », where a list may be empty.
NOTHING = "_rien"

SHEET = "fiche_identite"
DIGEST = "diagnostic_empreinte"
VERSION = "diagnostic_version"
QUESTIONNAIRE = "diagnostic_questionnaire"
PATH = "diagnostic_parcours"
DATE = "diagnostic_date"
# Names reserved by XForms.
TAKEN = frozenset({"meta"})


def question_name(question: str) -> str:
    """Return the name of a question in the form: its id, adapted to XML."""
    return f"_{question}" if question[0].isdigit() or question in TAKEN else question


def state_name(question: str) -> str:
    """Return the field name for « je ne sais pas » and « sans objet », for a question without choices."""
    return f"etat_{question}"


def asked_name(question: str) -> str:
    """Return the name of the hidden field that stores whether a question is asked: yes, no or open."""
    return f"posee_{question}"


def together_name(question: str) -> str:
    """Return the name of the group that holds a question and its state."""
    return f"ensemble_{_alone(question)}"


def section_name(section: str) -> str:
    """Return the name of the group of a section."""
    return f"rubrique_{_alone(section)}"


def intro_name(section: str) -> str:
    """Return the name of the note that introduces a section."""
    return f"intro_{section}"


def matrix_name(matrix: str) -> str:
    """Return the name of the group of a matrix."""
    return f"tableau_{_alone(matrix)}"


def _alone(key: str) -> str:
    """Return an id without the separators that tools put between the names of groups and questions."""
    return key.replace("-", "_")
