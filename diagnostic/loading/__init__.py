"""Read a questionnaire, a case or a response from files, reporting every mistake at once, each at its line."""

from diagnostic.loading.answers import AnswersFile, read_answers
from diagnostic.loading.load import check, load, located
from diagnostic.loading.organisation import load_organisation
from diagnostic.loading.signs import unwritable_signs
from diagnostic.loading.territories import check_territory, stored

__all__ = [
    "AnswersFile",
    "check",
    "check_territory",
    "load",
    "load_organisation",
    "located",
    "read_answers",
    "stored",
    "unwritable_signs",
]
