"""How long it takes to settle what holds of every response, for each shipped questionnaire.

.venv/bin/python benchmarks/prove.py
"""

from __future__ import annotations

import time
from pathlib import Path

import diagnostic
from diagnostic.proof import prove

QUESTIONNAIRES = Path(__file__).parent.parent / "questionnaires"


def main() -> None:
    """Print the figures."""
    for path in sorted(QUESTIONNAIRES.glob("*/questionnaire.yaml")):
        questionnaire = diagnostic.load(path.parent)
        start = time.perf_counter()
        proof = prove(questionnaire)
        took = time.perf_counter() - start
        held = sum(one.verdict == "holds" for one in proof.settled)
        print(f"{questionnaire.id:20} {held} of {len(proof.settled)} statements hold, {took:.1f} s (wanted: under 60)")


if __name__ == "__main__":
    main()
