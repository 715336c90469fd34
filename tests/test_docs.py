"""What the documentation says is true: commands, keys, problem codes and examples."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections import defaultdict
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest
from pydantic import BaseModel

import diagnostic
from diagnostic.batch.flat import columns_of
from diagnostic.cases import Case, case_files, check_cases, run_case
from diagnostic.cli import main
from diagnostic.cli.terminal.plugins import french
from diagnostic.loading.locales import Locale
from diagnostic.loading.tree import compose, value_of
from diagnostic.model import Questionnaire
from diagnostic.schemas import KINDS, reference, schema, to_text
from tests.loading.test_answers import WRONG as WRONG_ANSWERS
from tests.loading.wrong_folders import WRONG as WRONG_FOLDERS

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
GUIDE = (DOCS / "ecrire-un-questionnaire.md").read_text(encoding="utf-8")
PROBLEMS = (DOCS / "problems.md").read_text(encoding="utf-8")
CLI = (DOCS / "cli.md").read_text(encoding="utf-8")
SCHEMAS = ROOT / "questionnaires/schema"
STARTER = ROOT / "diagnostic/cli/commands/starter"
SOURCES = (
    "batch",
    "budgets",
    "checks",
    "kinds",
    "loading",
    "model",
    "response",
    "cases",
    "comparison",
    "odk",
    "proof",
    "cli/answers.py",
)
SHIPPED = sorted(
    [*(ROOT / "questionnaires").glob("*/**/*.yaml"), *(ROOT / "territories").glob("*/*.yaml"), *STARTER.rglob("*.yaml")]
)
# How a problem is made: the name of what is called, and which of its arguments is the code.
CODE_AT = {
    "unreadable": 1,
    "Finding": 1,
    "Goal": 3,
    "Pair": 3,
    "Problem": 3,
    "_problem": 1,
    "problem_at": 1,
    "_wrong": 1,
    "wrong": 1,
    "Mistake": 1,
    "_refuse": 1,
    "refuse": 2,
    "refused": 1,
}
# Codes said by a class of the model to the loader, which tells the mistakes inside one by one.
NEVER_TOLD = {"condition"}
# Told of what is not a file's content, so not by a mark in one; versions are held in tests/comparison.
VERSIONS = {"same-version", "understated-version", "lower-version", "unlisted-version", "not-canonical"}
PROVED = {
    *("always-together", "best-still-needs", "broken-invariant", "idle-choice", "never-absent", "never-asked"),
    *("never-fires", "never-first", "never-in-place", "over-time", "unknown-leads-nowhere", "unreachable-level"),
    *("unsettled", "worst-leads-nowhere"),
}
ELSEWHERE = {
    *PROVED,
    "bad-logo",
    "unwritable-sign",
    "weak-contrast",
    "missing-folder",
    "missing-territory",
    "not-a-file",
    "unmet-expectation",
    "unreadable-answers",
    "existing-file",
    "unknown-column",
    "uneven-row",
    "not-a-tick",
    "unnamed-column",
    *VERSIONS,
}
KEY = re.compile(r"[a-z]+(-[a-z]+)*")
# What a guide has its reader make.
TO_MAKE = {"report_templates/letter/template.html.jinja"}


def codes_in(path):
    """Return the problem codes that a module makes."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            given = node.args[CODE_AT[name]] if name in CODE_AT and len(node.args) > CODE_AT[name] else None
            yield from constants(given)
            yield from (code for keyword in node.keywords if keyword.arg == "code" for code in constants(keyword.value))
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            yield from assigned(getattr(target, "id", ""), node.value)


def assigned(name, value):
    """Return the codes that a module writes under a name."""
    if name in {"code", "UNMET"}:
        yield from constants(value)
    if name == "SENTENCES":
        for sentence in value.values:
            yield from constants(sentence.elts[0])


def constants(node):
    """Return the texts that an expression may be."""
    if node is not None:
        yield from (
            one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and KEY.fullmatch(str(one.value))
        )


def codes_of_the_source():
    found = set()
    for name in SOURCES:
        path = ROOT / "diagnostic" / name
        for module in [path] if path.is_file() else path.rglob("*.py"):
            found |= set(codes_in(module))
    return found - NEVER_TOLD


def models(root):
    """Return a model and all that it is made of."""
    found, waiting = set(), [root]
    while waiting:
        here = waiting.pop()
        if isinstance(here, type) and issubclass(here, BaseModel) and here not in found:
            found.add(here)
            waiting += [field.annotation for field in here.model_fields.values()]
        waiting += getattr(here, "__args__", ())
    return found


def examples():
    """Return the files of the author's guide: blocks that begin with a name, those of one name put together."""
    files: defaultdict[str, str] = defaultdict(str)
    for name, block in re.findall(r"```yaml\n# (\S+\.yaml)\n(.*?)```", GUIDE, re.DOTALL):
        files[name] += block
    return files


PARTS = {"questionnaire.yaml", "sections", "recommendations", "catalogue", "cases", "locales"}
BAKERY = "boulangerie"
FOLDERS = sorted({name.split("/")[0] for name in examples()} - PARTS)


@pytest.fixture(scope="module")
def guide_folders(tmp_path_factory):
    """Write the questionnaires of the guide: the bakery, whose files stand alone, and those named before theirs."""
    folder = tmp_path_factory.mktemp("guide")
    for name, text in examples().items():
        path = folder / BAKERY / name if name.split("/")[0] in PARTS else folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def guide_folder(guide_folders):
    return guide_folders / BAKERY


def test_the_questionnaire_of_the_guide_passes_its_checks(guide_folder):
    assert list(map(str, diagnostic.check(guide_folder))) == []
    assert check_cases(diagnostic.load(guide_folder), guide_folder) == ()


def test_the_case_of_the_guide_comes_out_as_expected(guide_folder):
    result = run_case(diagnostic.load(guide_folder), guide_folder / "cases/fournil.yaml")
    assert list(map(str, result.problems)) == []


@pytest.mark.parametrize("name", FOLDERS)
def test_each_published_model_of_the_guide_gives_the_numbers_said_beside_it(guide_folders, name):
    folder = guide_folders / name
    assert list(map(str, diagnostic.check(folder))) == []
    questionnaire = diagnostic.load(folder)
    results = [run_case(questionnaire, path) for path in case_files(folder)]
    assert results
    assert [str(problem) for result in results for problem in result.problems] == []


def test_the_questionnaire_of_the_guide_reads_in_english(guide_folder):
    assert diagnostic.load(guide_folder, "en").title == "Digital tools at the bakery"


# Ours, and those that pyproject.toml says the rest of the project brings, installed here or not.
BROUGHT = EntryPoints(
    EntryPoint(name, value, "diagnostic.commands")
    for name, value in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"][
        "diagnostic.commands"
    ].items()
)
COMMANDS = [*main.commands.values(), *(french(point.name, point.load()) for point in BROUGHT)]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_and_option_is_documented(command):
    part = CLI.partition(f"## `diagnostic {command.name}`\n")[2].partition("\n## ")[0]
    usage, _, explained = part.strip("\n").partition("\n")
    options = {name for option in command.params for name in option.opts if name.startswith("-")} - {"--help"}
    assert usage.startswith(f"    diagnostic {command.name} ")
    assert {name for name in options if f"`{name}`" not in explained} == set()


def test_every_problem_code_is_documented_and_no_other():
    assert sorted(re.findall(r"^### `([a-z-]+)`$", PROBLEMS, re.MULTILINE)) == sorted(codes_of_the_source())


@pytest.mark.parametrize("code", sorted(codes_of_the_source()))
def test_every_problem_code_comes_with_an_example_and_a_way_out(code):
    part = PROBLEMS.partition(f"### `{code}`\n")[2].partition("\n##")[0]
    meaning, example, way_out = re.split(r"```(?:yaml|console)?\n|```", part, maxsplit=2)
    assert meaning.strip()
    assert example.strip()
    assert way_out.strip()


def test_every_problem_code_has_a_wrong_file_that_gives_it():
    marks = " ".join(
        re.findall(r"# ← ([a-z -]+)$", "\n".join([*WRONG_FOLDERS.values(), *WRONG_ANSWERS.values()]), re.MULTILINE)
    )
    assert codes_of_the_source() - set(marks.split()) == ELSEWHERE


def test_the_tables_of_keys_in_the_guide_are_up_to_date():
    """If this fails: `diagnostic schema --keys` gives what goes between the two marks."""
    assert GUIDE.partition("<!-- clés : début -->\n\n")[2].partition("\n<!-- clés : fin -->")[0] == reference()


@pytest.mark.parametrize("model", sorted({*models(Questionnaire), *models(Case), *models(Locale)}, key=str))
def test_every_key_of_every_model_is_documented(model):
    keys = {field.alias or name for name, field in model.model_fields.items() if not field.exclude}
    told = set(re.findall(r"^\| `([a-z-]+)` \|", GUIDE, re.MULTILINE))
    if model is Questionnaire:
        keys -= {"id", "territory", "catalogue"}  # not written: the folder says them
    if model.__name__ == "Catalogue":
        told |= set(re.findall(r"^### `catalogue/([a-z]+)\.yaml`$", GUIDE, re.MULTILINE))
    assert keys - told == set()


def test_the_schemas_beside_the_questionnaires_are_up_to_date():
    """If this fails: `diagnostic schema --output questionnaires/schema`."""
    written = {path.stem: path.read_text(encoding="utf-8") for path in SCHEMAS.glob("*.json")}
    assert written == {kind: to_text(schema(kind)) for kind in KINDS}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_shipped_file_names_its_schema_and_fits_it(path):
    text = path.read_text(encoding="utf-8")
    named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", text.splitlines()[0])
    assert named, "la première ligne nomme le schéma"
    home = ROOT / "questionnaires/mon-questionnaire" / path.relative_to(STARTER) if STARTER in path.parents else path
    file = (home.parent / named[1]).resolve()
    assert file.parent == SCHEMAS
    validator = jsonschema.Draft202012Validator(json.loads(file.read_text(encoding="utf-8")))
    assert [error.message for error in validator.iter_errors(listed(value_of(compose(text, str(path)))))] == []


def listed(value):
    """Return plain data with lists, as JSON has it."""
    if isinstance(value, dict):
        return {key: listed(one) for key, one in value.items()}
    return [listed(one) for one in value] if isinstance(value, tuple) else value


def test_every_link_between_documents_leads_somewhere():
    for document in sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md"), *(ROOT / "examples").glob("*.md")]):
        for target, anchor in re.findall(r"\]\(([^):#]+\.md)?(?:#([^)]+))?\)", document.read_text(encoding="utf-8")):
            other = (document.parent / target).resolve() if target else document
            assert other.is_file(), f"{document.name} -> {target}"
            titles = re.findall(r"^#+ (.+)$", other.read_text(encoding="utf-8"), re.MULTILINE)
            slugs = {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
            assert not anchor or anchor in slugs, f"{document.name} -> {target}#{anchor}"


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "SECURITY.md", "README.md", "docs/add-a-report.md"])
def test_what_a_newcomer_is_sent_to_is_there(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w.-]+/[\w./-]+)[` ]", text))
    ours = {path for path in named if (ROOT / path.partition("/")[0]).is_dir()}
    assert {path for path in ours if not (ROOT / path).exists()} - TO_MAKE == set()


def test_every_column_of_a_table_of_diagnoses_is_documented():
    questionnaire = diagnostic.load(ROOT / "questionnaires/maturite-numerique")
    told = set(re.findall(r"`([^`]+)`", (DOCS / "lots.md").read_text(encoding="utf-8")))
    names = {"scores": "axe", "statuses": "préconisation", "verdicts": "préconisation", "funding.aids": "aide"}
    shown = set(columns_of(questionnaire))
    for part, name in names.items():
        shown = {re.sub(rf"^{re.escape(part)}\.[a-z0-9-]+", f"{part}.<{name}>", column) for column in shown}
    assert shown - told == set()


@pytest.mark.parametrize("container", ["diagnostic", "webapp"])
def test_the_layers_are_drawn_as_they_are_held(container):
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    held = next(one["layers"] for one in settings["contracts"] if one.get("containers") == [container])
    page = (DOCS / "architecture.md").read_text(encoding="utf-8")
    drawing = re.findall(r"^    ([\w |]+?) {2,}\S", page, re.MULTILINE)
    start = [at for at, layer in enumerate(drawing) if layer == "__main__"][container == "webapp"]
    assert drawing[start : start + len(held)] == [layer.strip("()") for layer in held]
