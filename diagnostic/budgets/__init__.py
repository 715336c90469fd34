"""Read untrusted files and JSON texts within fixed limits, or refuse them with the place of the problem.

Only regular files are opened (and those the shell already opened: `/dev/stdin`, `/dev/fd/N`); no more bytes are read
than a reader can use; depth, number length and duplicate keys are checked before anything walks the data. Every
refusal is an InputError, which callers turn into an error of their own.
"""

from diagnostic.budgets.files import MOST_FILE, kind_of, read_bytes, read_stream, read_text, require_file
from diagnostic.budgets.json import MOST_JSON, check_json, read_json
from diagnostic.budgets.reasons import reason
from diagnostic.budgets.text import MOST_DIGITS, decoded, shortened
from diagnostic.budgets.tokens import DEEPEST, Kind, Token, tokens
from diagnostic.errors import InputError

__all__ = [
    "DEEPEST",
    "MOST_DIGITS",
    "MOST_FILE",
    "MOST_JSON",
    "InputError",
    "Kind",
    "Token",
    "check_json",
    "decoded",
    "kind_of",
    "read_bytes",
    "read_json",
    "read_stream",
    "read_text",
    "reason",
    "require_file",
    "shortened",
    "tokens",
]
