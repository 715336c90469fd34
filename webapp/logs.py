"""Logs to the error output, without any answer, name or private link.

The message of an exception may hold an answer, and a URL holds a private link. So a failure is logged as its types and
its places in the code; messages of other libraries are logged without their values.
"""

from __future__ import annotations

import logging
import re
import secrets
import sys
import threading
import traceback
import warnings
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

OURS = ("webapp", "diagnostic")
HIDDEN = "…"
# An address of a response, to the end of its line; and a token wherever it stands, however it is grouped.
LINK = re.compile(r"/q/.*|(?:[a-hjkmnp-z2-9]{4}[-\s]?){6}[a-hjkmnp-z2-9]{4}", re.IGNORECASE)

log = logging.getLogger(__name__)


def configure(stream: TextIO | None = None) -> None:
    """Send all logs, warnings and unhandled exceptions of this process to `stream`, standard error by default."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(Discreet("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    sys.excepthook = _raised
    sys.unraisablehook = lambda failure: _log_failure("ignored", failure.exc_value)
    threading.excepthook = lambda failure: _log_failure("a thread ended", failure.exc_value)
    warnings.showwarning = _warned


def incident(what: str, error: BaseException) -> str:
    """Log a failure; return the incident number to show to the visitor, eight hexadecimal digits in two groups."""
    number = f"{secrets.token_hex(2)}-{secrets.token_hex(2)}"
    log.error("incident %s: %s\n%s", number, what, trace(error))
    return number


def trace(error: BaseException | None) -> str:
    """Return the types and places of an exception and of its causes, the first cause first, without any message."""
    if error is None:
        return ""
    return "".join(_trace_lines(traceback.TracebackException.from_exception(error))).rstrip("\n")


def _trace_lines(error: traceback.TracebackException) -> Iterator[str]:
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause:
        yield from _trace_lines(cause)
        yield "which led to:\n"
    yield from error.stack.format()
    kind = error.exc_type
    yield f"{kind.__module__}.{kind.__qualname__}\n" if kind else "an exception\n"
    for member in error.exceptions or ():
        yield from _trace_lines(member)


class Discreet(logging.Formatter):
    """Formats a record without values of other libraries, messages of exceptions and private links."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record, followed by the trace of its exception."""
        plain = logging.LogRecord(
            record.name, record.levelno, record.pathname, record.lineno, LINK.sub(HIDDEN, _message(record)), None, None
        )
        plain.created, plain.msecs = record.created, record.msecs
        error = record.exc_info[1] if record.exc_info else None
        return "\n".join(filter(None, (super().format(plain), trace(error))))


def _message(record: logging.LogRecord) -> str:
    if record.name.partition(".")[0] in OURS:
        return record.getMessage()
    if not isinstance(record.msg, str):
        return type(record.msg).__name__
    numbers = record.args if isinstance(record.args, tuple) else ()
    return re.sub(r"%[-+ #0-9.]*[a-zA-Z]|%\(\w+\)[a-zA-Z]", _shown(numbers), record.msg)


def _shown(values: tuple[object, ...]) -> str:
    """Return the text that replaces the values of a message of another library: a lone number stays."""
    return str(values[0]) if len(values) == 1 and type(values[0]) in {int, float} else HIDDEN


def _raised(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
    else:
        _log_failure("the program ended", error)


def _log_failure(what: str, error: BaseException | None) -> None:
    log.error("%s\n%s", what, trace(error))


def _warned(  # noqa: PLR0913, PLR0917 - Python calls it
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    del message, file, line
    log.warning("%s at %s:%s", category.__name__, filename, lineno)
