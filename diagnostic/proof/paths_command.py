"""`diagnostic paths`: a few scenarios that meet every question, every choice that routes, and every recommendation."""

from __future__ import annotations

import json
from datetime import date as Date  # noqa: N812 - `date` is the key
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Any

import click
import yaml

from diagnostic.cli.terminal.files import make_folder, write_whole
from diagnostic.cli.terminal.french import FrenchCommand
from diagnostic.proof.command import MISSING, WIDTH, bar
from diagnostic.wording.durations import minutes
from diagnostic.wording.numbers import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnostic.diagnosis import Diagnosis
    from diagnostic.model import Questionnaire
    from diagnostic.proof import Scenario, Scenarios

HELP = """Donne quelques scénarios qui couvrent, ensemble, un questionnaire.

Chacun est une réponse complète. Ensemble, ils rencontrent chaque question, chaque choix qui en ouvre ou en ferme, et
chaque préconisation appelée par les réponses ; aucun n'est de trop. Avec --cases, chacun devient un cas, avec ce que
le diagnostic en dit.
"""
FIRST_STEPS = 3
SCHEMA = "# yaml-language-server: $schema=../../schema/case.json\n\n"


@click.command("paths", cls=FrenchCommand, help=HELP, short_help="Donne des scénarios qui couvrent un questionnaire.")
@click.argument("folder", metavar="DOSSIER", type=click.Path(path_type=Path))
@click.option("--cases", type=click.Path(path_type=Path), metavar="DOSSIER", help="Écrit les scénarios comme des cas.")
@click.option("--json", "as_json", is_flag=True, help="Écrit les scénarios en JSON.")
def paths(folder: Path, *, cases: Path | None, as_json: bool) -> None:
    """Print the scenarios of a questionnaire, or write them as cases."""
    from diagnostic.loading import load  # noqa: PLC0415 - heavy, and not for `--help`

    if find_spec("z3") is None:
        raise click.UsageError(MISSING)
    from diagnostic.proof import scenarios_of  # noqa: PLC0415 - the solver is heavy

    questionnaire = load(folder)
    with bar(f"Scénarios de {questionnaire.id}") as told:
        found = scenarios_of(questionnaire, told)
    if cases is not None:
        _write(questionnaire, found, cases)
    click.echo(_json(found) if as_json else "\n".join(_lines(questionnaire, found)))


def _lines(questionnaire: Questionnaire, found: Scenarios) -> Iterator[str]:
    enough = "on ne peut pas faire moins" if len(found.chosen) == found.least else f"il en faut au moins {found.least}"
    yield f"{questionnaire.id} : {count(len(found.chosen), 'scénario')} ; {enough}."
    for number, scenario in enumerate(found.chosen, 1):
        yield ""
        asked = count(len(scenario.response.answers), "question")
        yield f"Scénario {number} : {asked}, {_minutes(questionnaire, scenario)} min"
        yield from _wrapped("Seul à rencontrer", sorted(scenario.alone))
        said = (f"{key}={_plain(value)}" for key, value in scenario.response.data["answers"].items())
        yield from _wrapped("Réponses", list(said))
    if found.unmet:
        yield ""
        yield from _wrapped("Rien ne rencontre (diagnostic check --prove dit pourquoi)", sorted(found.unmet))


def _minutes(questionnaire: Questionnaire, scenario: Scenario) -> int:
    seconds = sum(one.seconds for one in questionnaire.questions if one.id in scenario.response.answers)
    return minutes(seconds)


def _wrapped(label: str, parts: list[str]) -> Iterator[str]:
    text = f"{label} : {'   '.join(part.replace(' ', chr(0xA0)) for part in parts)}"
    yield from wrap(text, WIDTH, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)


def _plain(value: object) -> str:
    return "+".join(map(str, value)) if isinstance(value, list) else str(value)


def _json(found: Scenarios) -> str:
    scenarios = [
        {"response": one.response.data, "meets": sorted(one.meets), "alone": sorted(one.alone)} for one in found.chosen
    ]
    return json.dumps(
        {"scenarios": scenarios, "unmet": found.unmet, "least": found.least}, ensure_ascii=False, indent=2
    )


def _write(questionnaire: Questionnaire, found: Scenarios, folder: Path) -> None:
    """Write each scenario as a case, with what its diagnosis says."""
    from diagnostic.diagnosis import diagnose  # noqa: PLC0415

    make_folder(folder)
    for number, scenario in enumerate(found.chosen, 1):
        diagnosis = diagnose(questionnaire, scenario.response)
        text = yaml.safe_dump(_case(diagnosis, number, scenario), allow_unicode=True, sort_keys=False, width=110)
        write_whole(folder / f"scenario-{number}.yaml", f"{SCHEMA}{text}".encode())


def _case(diagnosis: Diagnosis, number: int, scenario: Scenario) -> dict[str, Any]:
    said = {key: value for key, value in scenario.response.data.items() if value and key != "path"}
    return {
        "title": f"Scénario {number}",
        "summary": f"Seul à rencontrer : {', '.join(sorted(scenario.alone))}.",
        "date": Date.today().isoformat(),  # noqa: DTZ011 - the day here
        "questionnaire": diagnosis.questionnaire.id,
        **said,
        "expect": _expected(diagnosis),
    }


def _expected(diagnosis: Diagnosis) -> dict[str, Any]:
    """Return what a case expects: the levels, the verdicts on the wishes, and the first steps in order."""
    levels = {key: one.level for key, one in diagnosis.scores.items() if one.level is not None}
    order = diagnosis.plan.order[:FIRST_STEPS]
    not_yet = {wish.recommendation: list(wish.path) for wish in diagnosis.wishes if wish.verdict == "not-yet"}
    expected: dict[str, Any] = {"levels": levels, "not-yet": not_yet}
    expected["before"] = [[one, other] for one, other in pairwise(order)]
    return {key: value for key, value in expected.items() if value}
