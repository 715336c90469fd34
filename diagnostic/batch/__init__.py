"""Diagnose many responses: from a file of responses to a file of diagnoses, in order, on all cores.

An invalid line neither stops the batch nor gets lost: it goes to the file of rejects, with the reason.
"""

from diagnostic.batch.run import Batch, Counted, prepare, run

__all__ = ["Batch", "Counted", "prepare", "run"]
