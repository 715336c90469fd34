"""Prove statements about every response to a questionnaire, or give a response as a witness.

The solver (z3) is an optional dependency, imported by the modules of this package alone.
"""

from diagnostic.proof.goals import Goal, goals_of
from diagnostic.proof.prove import Proof, Settled, Verdict, prove
from diagnostic.proof.scenarios import Scenario, Scenarios, scenarios_of

__all__ = ["Goal", "Proof", "Scenario", "Scenarios", "Settled", "Verdict", "goals_of", "prove", "scenarios_of"]
