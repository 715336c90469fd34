"""From answers to scores: exact values, the bounds of what they can still become, coverage, and levels.

A dimension's score is the weighted mean of the worth (0 to 1) of its answered questions, on its scale; a parent
aggregates its children. Everything is exact (fractions): rounding is for those who show.
"""

from diagnostic.scoring.bounds import Item, bounded_mean
from diagnostic.scoring.node import Scoring
from diagnostic.scoring.scales import OVERALL, scales_of
from diagnostic.scoring.score import Score, Scores, score
from diagnostic.scoring.worth import worths_of

__all__ = ["OVERALL", "Item", "Score", "Scores", "Scoring", "bounded_mean", "scales_of", "score", "worths_of"]
