"""Many responses at once: from a file of them to a file of diagnoses, in order, as fast as the machine allows.

A line that cannot be taken stops nothing and is never lost: it goes to the file of rejects, with the reason.
"""

from diagnostic.batch.run import Batch, Counted, prepare, run

__all__ = ["Batch", "Counted", "prepare", "run"]
