"""Write a form as an Excel workbook, in the format of pyxform and ODK Central."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from babel import Locale
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from diagnostic.odk.form import Form

LEFT_OUT = "non transporté"
# Columns shown to people, and so given in a language.
SPOKEN = ("label", "hint", "constraint_message", "required_message")
SURVEY = (
    *("type", "name", "label", "hint", "required", "required_message", "relevant"),
    *("constraint", "constraint_message", "appearance", "calculation"),
)
CHOICES = ("list_name", "name", "label")
WIDE = {"label": 60, "hint": 60, "relevant": 50, "constraint": 40, "calculation": 40}


def workbook(form: Form) -> bytes:
    """Return the workbook of a form: survey, choices, settings, and a sheet of the omissions."""
    book = Workbook()
    language = language_name(form.settings["default_language"])
    settings = {key: value for key, value in form.settings.items() if value} | {"default_language": language}
    sheet = book.active
    book.remove(sheet)
    _fill(book.create_sheet("survey"), SURVEY, form.survey, language)
    _fill(book.create_sheet("choices"), CHOICES, form.choices, language)
    _fill(book.create_sheet("settings"), tuple(settings), (settings,), language)
    left_out = [dict(zip(("où", "quoi", "pourquoi"), one, strict=True)) for one in form.left_out]
    _fill(book.create_sheet(LEFT_OUT), ("où", "quoi", "pourquoi"), left_out, language)
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def language_name(code: str) -> str:
    """Return the XLSForm name of a language: « Français (fr) »."""
    return f"{(Locale.parse(code).display_name or code).capitalize()} ({code})"


def _fill(sheet: Worksheet, columns: tuple[str, ...], rows: Sequence[dict[str, str]], language: str) -> None:
    """Write the rows of one sheet under their columns, every cell as text, so that none is read as a formula."""
    sheet.append([f"{column}::{language}" if column in SPOKEN else column for column in columns])
    for row in rows:
        sheet.append([row.get(column, "") or None for column in columns])
    for line in sheet.iter_rows(min_row=1):
        for cell in line:
            if cell.value is not None:
                cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=cell.row == 1)
    for column, letter in zip(columns, "ABCDEFGHIJKLMNOP", strict=False):
        sheet.column_dimensions[letter].width = WIDE.get(column, 24)
    sheet.freeze_panes = "A2"
