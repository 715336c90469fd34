"""From files to a questionnaire, a case or a response: every mistake at once, each at its line."""

from diagnostic.loading.answers import AnswersFile, read_answers
from diagnostic.loading.load import check, load, located

__all__ = ["AnswersFile", "check", "load", "located", "read_answers"]
