"""The docstring of a test is its questionnaire: what it leaves unsaid is filled in, and the engine reads the rest.

    questions:
      - {id: records, kind: single, choices: [paper, software]}      a choice, an axis or a row may be its id alone
    recommendations:
      - {id: crm, when: {records: paper}, effort: 2, cost: medium}   of a recommendation, only what matters

A test without a docstring takes the QUESTIONNAIRE of its module. Conditions may also be `always` or `never`.
"""

from __future__ import annotations

import os
import signal
from importlib import import_module
from inspect import cleandoc
from pathlib import Path
from pkgutil import walk_packages
from typing import TYPE_CHECKING, Any

import pytest

import diagnostic
from diagnostic import Questionnaire, Response, diagnose, follow
from diagnostic.conditions import TRUTH_NAMES
from diagnostic.loading.territories import with_implied
from diagnostic.loading.tree import compose, value_of
from diagnostic.model import All, AnyOf, read_condition

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = {"always": All(()), "never": AnyOf(())}
LABELLED = ("questions", "identity", "choices", "rows", "dimensions", "children", "levels", "brings")
HERE = Path(__file__).parent
# What tries many cases, or the engine through a browser: the tests of each module reach every branch of it, and to
# count them here again would double the time that these take.
UNCOUNTED = tuple(
    HERE / name
    for name in (
        "laws", "webapp", "dossier/verification/test_attacks.py", "odk/test_relevance.py", "odk/test_any_table.py",
        "batch/test_any_line.py", "cli/test_bad_files.py", "test_mutated_files.py", "comparison/test_fields.py",
        "dossier/archive/test_conformance.py", "dossier/archive/test_margins.py", "dossier/archive/test_models.py",
        "dossier/archive/test_pages.py",
    )
)  # fmt: skip
CATALOGUE = """
costs:
  setup:
    - {id: free, label: Free, least: 0, most: 0}
    - {id: small, label: Small, least: 10000, most: 50000}
    - {id: medium, label: Medium, least: 150000, most: 400000}
    - {id: large, label: Large, least: 1000000}
  monthly:
    - {id: none, label: None, least: 0, most: 0}
    - {id: some, label: Some, least: 5000, most: 15000}
"""


def read(text: str) -> dict[str, Any]:
    """Return the plain data of a YAML text, read as the files of a questionnaire are."""
    data: dict[str, Any] = value_of(compose(cleandoc(text), "docstring"))
    return data


def written(text: str) -> Questionnaire:
    """Return the questionnaire that a text says, with what it leaves unsaid."""
    data = {"id": "essai", "version": "1.0.0", "title": "Essai", "questions": ()} | read(text)
    questions = data.pop("questions")
    data.setdefault("sections", ({"id": "page", "title": "Page", "questions": questions},))
    data["recommendations"] = tuple(_recommendation(one) for one in data.get("recommendations", ()))
    data["catalogue"] = read(CATALOGUE) | data.get("catalogue", {})
    return with_implied(Questionnaire.model_validate(_labelled(data), by_alias=True, by_name=False))


def _labelled(data: Any) -> Any:
    """Give everything that needs a label its id for one."""
    if isinstance(data, tuple):
        return tuple(_labelled(one) for one in data)
    if not isinstance(data, dict):
        return data
    filled = {key: _labelled(value) for key, value in data.items()}
    for key in (key for key in LABELLED if isinstance(filled.get(key), tuple)):
        parts = tuple({"id": one} if isinstance(one, str) else one for one in filled[key])
        filled[key] = parts if key == "brings" else tuple({"label": one.get("id")} | one for one in parts)
    return filled


def _recommendation(said: dict[str, Any]) -> dict[str, Any]:
    texts = {"title": said["id"], "family": "axis", "need": "N", "why": "W", "how": ("H",), "benefits": ("B",)}
    whole = texts | {"impact": 1, "expense": "solution", "when": "never", "in-place-when": "never"} | said
    solution = {"title": "S", "description": "D", "cost": "free", "monthly": "none", "effort": 1, "weeks": 1}
    standard = solution | {key: whole.pop(key) for key in ("cost", "monthly", "effort") if key in whole}
    others = {name: solution | one for name, one in whole.pop("solutions", {}).items()}
    requires = tuple(
        {"id": one, "because": f"{one} first"} if isinstance(one, str) else one for one in whole.pop("requires", ())
    )
    conditions = {key: WORDS.get(str(value), value) for key, value in whole.items() if key.endswith("when")}
    return whole | conditions | {"solutions": {"standard": standard} | others, "requires": requires}


def pytest_addoption(parser):
    parser.addoption(
        "--update-golden", action="store_true", help="write the golden documents anew, then look at the diff"
    )


def pytest_collection_modifyitems(items):
    """Leave uncounted, where branches are counted, what only tries more cases.

    What a module does as it is imported is counted once, whichever test asks for it first.
    """
    for module in walk_packages(diagnostic.__path__, "diagnostic."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    for item in items:
        if any(item.path.is_relative_to(place) for place in UNCOUNTED):
            item.add_marker(pytest.mark.no_cover)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session):
    """In continuous integration nothing is skipped: what would be is a failure."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped") if reporter and os.environ.get("CI") else None
    if skipped:
        reporter.write_line(f"{len(skipped)} tests sautés : en intégration continue, aucun ne peut l'être.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session")
def once(tmp_path_factory):
    """Return what is slow to make under its name, made once for all the workers of a run."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "once"
    folder.mkdir(exist_ok=True)

    def made(name: str, make: Callable[[], bytes]) -> bytes:
        path: Path = folder / name
        if not path.exists():
            written = folder / f"{name}.{os.getpid()}"
            written.write_bytes(make())
            written.replace(path)
        return path.read_bytes()

    return made


@pytest.fixture(scope="session", autouse=True)
def interruptible():
    """A shell makes what it starts in the background ignore Ctrl+C; what the tests start must be able to hear it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def questionnaire(request):
    """The questionnaire that the docstring of the test says, or else its module."""
    return written(request.function.__doc__ or request.module.QUESTIONNAIRE)


@pytest.fixture
def respond(questionnaire):
    """Return a response with these answers."""
    return lambda answers=None, **said: Response.to(questionnaire, answers, **said)


@pytest.fixture
def followed(questionnaire, respond):
    """Return where a response with these answers stands."""
    return lambda answers=None, **said: follow(questionnaire, respond(answers, **said))


@pytest.fixture
def diagnosed(questionnaire, respond):
    """Return the diagnosis of these answers."""
    return lambda answers=None, **said: diagnose(questionnaire, respond(answers, **said))


@pytest.fixture
def truth(diagnosed):
    """Return whether a condition holds with these answers: true, false, absent or open."""

    def truth_of(condition, answers=None, **said):
        flow = diagnosed(answers, **said).flow
        return TRUTH_NAMES[flow.routing.compiler.compile(read_condition(condition)).value(flow.facts)]

    return truth_of


@pytest.fixture
def evidence(diagnosed):
    """Return the questions by which a condition is what it is, with these answers."""

    def evidence_of(condition, answers=None, **said):
        flow = diagnosed(answers, **said).flow
        compiler = flow.routing.compiler
        mask = compiler.compile(read_condition(condition)).evidence(flow.facts)
        return [compiler.questions[rank].id for rank in compiler.ranks(mask)]

    return evidence_of
