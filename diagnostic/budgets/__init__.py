"""What a file or a JSON text from anybody may cost: it is read within bounds, or refused at its place.

Nothing is opened but regular files (and what the shell already opened: `/dev/stdin`, `/dev/fd/N`); no more is read than
a reader can use; depth, figures and twin keys are bounded before anything walks through what was read. Whatever is
refused is one InputError, that callers tell as their own.
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
