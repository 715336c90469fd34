"""What was answered, valid or refused: one response is all the answers of one business."""

from diagnostic.response.kinds import Said, Value, unusual_business_id
from diagnostic.response.response import Path, Response, read_path, read_quote, read_solution
from diagnostic.response.sheets import Sheets, read_answer, read_from

__all__ = [
    "Path",
    "Response",
    "Said",
    "Sheets",
    "Value",
    "read_answer",
    "read_from",
    "read_path",
    "read_quote",
    "read_solution",
    "unusual_business_id",
]
