"""What is decided already, whatever the missing answers, and what each of them can still change.

Decided is never said when some completion of the response differs; it may be said late.
"""

from diagnostic.certainty.decided import Decided, decide
from diagnostic.certainty.missing import Missing, missing_of

__all__ = ["Decided", "Missing", "decide", "missing_of"]
