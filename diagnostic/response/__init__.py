"""What was answered, valid or refused: one response is all the answers of one business."""

from diagnostic.response.days import read_day
from diagnostic.response.doors import KEPT, Door, collected_in, decimal_sign, kept_here, typed_in
from diagnostic.response.identifiers import unusual_business_id
from diagnostic.response.kinds import Said, Value
from diagnostic.response.response import Path, Response, read_path, read_quote, read_solution, read_territory
from diagnostic.response.sheets import Sheets, read_answer, read_from
from diagnostic.response.text import cleaned, cleaned_data
from diagnostic.response.writing import filed_number, written_number

__all__ = [
    "KEPT",
    "Door",
    "Path",
    "Response",
    "Said",
    "Sheets",
    "Value",
    "cleaned",
    "cleaned_data",
    "collected_in",
    "decimal_sign",
    "filed_number",
    "kept_here",
    "read_answer",
    "read_day",
    "read_from",
    "read_path",
    "read_quote",
    "read_solution",
    "read_territory",
    "typed_in",
    "unusual_business_id",
    "written_number",
]
