"""Worked examples of a questionnaire: answers with the expected diagnosis."""

from diagnostic.cases.case import Case, Expect
from diagnostic.cases.run import CaseResult, case_files, check_cases, run_case

__all__ = ["Case", "CaseResult", "Expect", "case_files", "check_cases", "run_case"]
