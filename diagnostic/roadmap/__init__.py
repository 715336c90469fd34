"""Turn recommendations into statuses, wish verdicts and ordered steps, with prerequisites always first."""

from diagnostic.roadmap.evidence import Evidence, answers_in, evidence_of
from diagnostic.roadmap.graph import Graph
from diagnostic.roadmap.plan import Roadmap, plan
from diagnostic.roadmap.priorities import BEFORE_TIES
from diagnostic.roadmap.reading import Reading
from diagnostic.roadmap.statuses import Standing, Status
from diagnostic.roadmap.step import Because, Step
from diagnostic.roadmap.steps import HorizonName
from diagnostic.roadmap.truths import Truths
from diagnostic.roadmap.wishes import Reason, Verdict, Wish

__all__ = [
    "BEFORE_TIES",
    "Because",
    "Evidence",
    "Graph",
    "HorizonName",
    "Reading",
    "Reason",
    "Roadmap",
    "Standing",
    "Status",
    "Step",
    "Truths",
    "Verdict",
    "Wish",
    "answers_in",
    "evidence_of",
    "plan",
]
