"""Digital-maturity diagnostics: questionnaires as data, and what follows from the answers.

questionnaire = diagnostic.load("questionnaires/maturite-numerique")
response = diagnostic.Response.to(questionnaire, {"customer-records": "paper"})
diagnosis = diagnostic.diagnose(questionnaire, response)
"""

from diagnostic.conditions import State
from diagnostic.diagnosis import Diagnosis, DiagnosisData, diagnose, to_data, to_json
from diagnostic.errors import (
    AnswerError,
    ConflictError,
    DiagnosticError,
    DossierError,
    Problem,
    QuestionnaireError,
    ReportError,
    ResponseNotFoundError,
)
from diagnostic.flow import Flow, follow
from diagnostic.loading import AnswersFile, check, load, read_answers
from diagnostic.model import Question, Questionnaire, Section
from diagnostic.response import Response, Said, read_answer, unusual_business_id

__all__ = [
    "AnswerError",
    "AnswersFile",
    "ConflictError",
    "Diagnosis",
    "DiagnosisData",
    "DiagnosticError",
    "DossierError",
    "Flow",
    "Problem",
    "Question",
    "Questionnaire",
    "QuestionnaireError",
    "ReportError",
    "Response",
    "ResponseNotFoundError",
    "Said",
    "Section",
    "State",
    "check",
    "diagnose",
    "follow",
    "load",
    "read_answer",
    "read_answers",
    "to_data",
    "to_json",
    "unusual_business_id",
]
