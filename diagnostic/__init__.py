"""Digital-maturity diagnostics: questionnaires as data, and the diagnosis computed from their answers.

questionnaire = diagnostic.load("questionnaires/maturite-numerique")
response = diagnostic.Response.to(questionnaire, {"customer-records": "paper"})
diagnosis = diagnostic.diagnose(questionnaire, response)
"""

from diagnostic.cases import CaseResult, case_files, run_case
from diagnostic.conditions import State
from diagnostic.diagnosis import Diagnosis, DiagnosisData, diagnose, handed_over, to_data, to_json
from diagnostic.errors import (
    AnswerError,
    ConflictError,
    DiagnosticError,
    DossierError,
    OrganisationError,
    Problem,
    QuestionnaireError,
    ReportError,
    ResponseNotFoundError,
    SigningError,
)
from diagnostic.flow import Flow, follow
from diagnostic.kinds import Formats, Kind, kind_of
from diagnostic.loading import AnswersFile, check, check_territory, load, load_organisation, read_answers, stored
from diagnostic.model import Currency, Question, Questionnaire, Recommendation, Section, Territory
from diagnostic.response import (
    Door,
    Response,
    Said,
    cleaned,
    cleaned_data,
    decimal_sign,
    kept_here,
    read_answer,
    read_quote,
    typed_in,
    unusual_business_id,
    written_number,
)
from diagnostic.wording.tree import Branch, explain

__all__ = [
    "AnswerError",
    "AnswersFile",
    "Branch",
    "CaseResult",
    "ConflictError",
    "Currency",
    "Diagnosis",
    "DiagnosisData",
    "DiagnosticError",
    "Door",
    "DossierError",
    "Flow",
    "Formats",
    "Kind",
    "OrganisationError",
    "Problem",
    "Question",
    "Questionnaire",
    "QuestionnaireError",
    "Recommendation",
    "ReportError",
    "Response",
    "ResponseNotFoundError",
    "Said",
    "Section",
    "SigningError",
    "State",
    "Territory",
    "case_files",
    "check",
    "check_territory",
    "cleaned",
    "cleaned_data",
    "decimal_sign",
    "diagnose",
    "explain",
    "follow",
    "handed_over",
    "kept_here",
    "kind_of",
    "load",
    "load_organisation",
    "read_answer",
    "read_answers",
    "read_quote",
    "run_case",
    "stored",
    "to_data",
    "to_json",
    "typed_in",
    "unusual_business_id",
    "written_number",
]
