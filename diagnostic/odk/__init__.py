"""Collect answers with ODK Collect: export a questionnaire as an XLSForm, and import the collected answers."""

from __future__ import annotations

from diagnostic.odk.answers import Reading, file_stem, names_of, read_submission
from diagnostic.odk.form import Form, LeftOut, form_of
from diagnostic.odk.submissions import Collected, Submission, read_file

__all__ = [
    "Collected",
    "Form",
    "LeftOut",
    "Reading",
    "Submission",
    "file_stem",
    "form_of",
    "names_of",
    "read_file",
    "read_submission",
    "workbook",
]


def workbook(form: Form) -> bytes:
    """Return the workbook of a form; raise ImportError without the extra `odk`."""
    from diagnostic.odk.excel import workbook as made  # noqa: PLC0415 - openpyxl is an extra

    return made(form)
