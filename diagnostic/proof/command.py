"""What `check --prove` tells: how many statements hold, by kind, what fails, and the longest path."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from importlib.util import find_spec
from textwrap import wrap
from typing import TYPE_CHECKING, Any

import click
import yaml

from diagnostic.cli.terminal.files import make_folder, write_whole
from diagnostic.wording.numbers import count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from diagnostic.model import Questionnaire
    from diagnostic.proof import Proof, Settled
    from diagnostic.response import Response

WIDTH = 110
MISSING = """il manque le solveur z3. Tapez :
    pip install "diagnostic-numerique[prove]"
puis relancez."""
KINDS = {
    "question": "questions qui peuvent être posées",
    "choice": "choix qui changent quelque chose",
    "worst": "moins bonnes réponses qui mènent à quelque chose",
    "fires": "préconisations qui peuvent être appelées",
    "in-place": "préconisations qui peuvent être en place",
    "first": "préconisations qui peuvent venir en premier",
    "absent": "préconisations dont on peut se passer",
    "level": "niveaux qui peuvent être atteints",
    "invariant": "invariants que rien ne contredit",
    "best": "besoins que les meilleures réponses n'appellent pas",
    "apart": "préconisations semblables qui peuvent aller l'une sans l'autre",
    "unknowing": "« je ne sais pas » partout mène à quelque chose",
    "time": "chemin le plus long dans le temps annoncé",
}


def proved(questionnaire: Questionnaire) -> Proof:
    """Return what was settled of a questionnaire, with a progress bar; say what to type where the solver is missing."""
    if find_spec("z3") is None:
        raise click.UsageError(MISSING)
    from diagnostic.proof import prove  # noqa: PLC0415 - the solver is heavy

    with bar(f"Preuve de {questionnaire.id}") as told:
        return prove(questionnaire, told)


@contextmanager
def bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """Show how far a proof is, to a person at a terminal."""
    with click.progressbar(length=1, label=label, file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:

        def told(done: int, whole: int) -> None:
            bar.length = whole
            bar.update(done - bar.pos)

        yield told


def summary(questionnaire: Questionnaire, proof: Proof) -> Iterator[str]:
    """Yield how many statements of each kind hold, and the longest path with the answers that lead along it."""
    for kind, words in KINDS.items():
        found = [one for one in proof.settled if one.kind == kind]
        if found:
            holds = sum(one.verdict == "holds" for one in found)
            open_ = sum(one.verdict == "unsettled" for one in found)
            yield f"  {holds:>4} sur {len(found):<4} {words}{f' ; {open_} pas établi(s)' if open_ else ''}"
    if proof.longest is not None:
        yield from _path(questionnaire, proof.longest, proof.seconds)


def _path(questionnaire: Questionnaire, longest: Response, seconds: int) -> Iterator[str]:
    asked = count(len(longest.answers), "question")
    took = f"{seconds // 60} min {seconds % 60:02d} s sur {questionnaire.time_budget} min"
    yield f"  Chemin le plus long : {took}, {asked} :"
    said = "   ".join(f"{key}={_plain(value)}" for key, value in longest.data["answers"].items())
    yield from wrap(said, WIDTH, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False)


def _plain(value: object) -> str:
    return "+".join(map(str, value)) if isinstance(value, list) else str(value).replace(" ", "\u00a0")


def write_witnesses(folder: Path, questionnaire: Questionnaire, proof: Proof) -> int:
    """Write each witness as a file of answers that `diagnostic diagnose` takes; return how many."""
    make_folder(folder)
    written = 0
    for one in proof.settled:
        if one.witness is not None:
            name = f"{one.kind}-{one.name}".replace("/", "-").replace(" ", "").replace(":", "-")
            write_whole(
                folder / f"{name}.yaml",
                yaml.safe_dump(_answers(questionnaire, one), allow_unicode=True, sort_keys=False).encode(),
            )
            written += 1
    return written


def _answers(questionnaire: Questionnaire, one: Settled) -> dict[str, Any]:
    said = one.witness.data if one.witness else {}
    kept = {key: value for key, value in said.items() if value}
    return {"questionnaire": questionnaire.id, "version": questionnaire.version} | kept


def as_json(questionnaire: Questionnaire, proof: Proof) -> str:
    """Return every statement with its verdict and its witness, as JSON."""
    settled = [
        {
            "kind": one.kind,
            "name": one.name,
            "verdict": one.verdict,
            "code": one.finding.code if one.finding else None,
            "reason": one.reason,
            "witness": _answers(questionnaire, one) if one.witness else None,
        }
        for one in proof.settled
    ]
    return json.dumps(
        {"questionnaire": questionnaire.id, "seconds": proof.seconds, "settled": settled}, ensure_ascii=False
    )
