"""What was answered, valid or refused: one response is all the answers of one business."""

from diagnostic.kinds.business_id import unusual_business_id
from diagnostic.kinds.kind import Value
from diagnostic.notation.days import read_day
from diagnostic.notation.doors import KEPT, Door, collected_in, decimal_sign, kept_here, typed_in
from diagnostic.notation.text import cleaned, cleaned_data
from diagnostic.notation.writing import filed_number, written_number
from diagnostic.response.response import Path, Response, read_path, read_quote, read_solution, read_territory
from diagnostic.response.sheets import Sheets, read_answer, read_from
from diagnostic.response.states import Said

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
