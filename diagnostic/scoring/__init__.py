"""Compute scores from answers: exact values, the bounds they can still reach, coverage, and levels.

A dimension's score is the weighted mean of the worth (0 to 1) of its answered questions, on its scale; a parent
aggregates its children. All values are exact fractions; rounding is left to the display.
"""

from diagnostic.scoring.bounds import Item, bounded_mean
from diagnostic.scoring.node import Scoring
from diagnostic.scoring.scales import OVERALL, scales_of
from diagnostic.scoring.score import Score, Scores, score
from diagnostic.scoring.worth import worths_of

__all__ = ["OVERALL", "Item", "Score", "Scores", "Scoring", "bounded_mean", "scales_of", "score", "worths_of"]
