"""What runs on machines of others runs the scripts of this repository, pinned, and may do no more than it must."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
GITHUB = ROOT / ".github"
WORKFLOWS = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in GITHUB.glob("workflows/*.yml")}
JOBS = {(name, job): content for name, workflow in WORKFLOWS.items() for job, content in workflow["jobs"].items()}
STEPS = [step for job in JOBS.values() for step in job.get("steps", ())]
# Commands of this repository, wherever they are written down for a machine to run.
SCRIPT = re.compile(r"(?<![\w./$-])(?:script|\.ci)/[\w-]+")
MACHINES = [*GITHUB.rglob("*.yml"), *(ROOT / ".devcontainer").iterdir(), ROOT / ".pre-commit-config.yaml"]


def test_continuous_integration_runs_one_command():
    own = [step["run"] for step in JOBS["checks", "checks"]["steps"] if "run" in step]
    assert [command for command in own if not command.startswith("apt-get")] == [".ci/run"]


def test_a_tag_is_released_only_after_every_check():
    assert JOBS["release", "checks"]["uses"] == "./.github/workflows/checks.yml"
    assert JOBS["release", "release"]["needs"] == "checks"


def test_a_release_is_checked_built_attested_and_published_in_this_order():
    steps = JOBS["release", "release"]["steps"]
    order = [step.get("run", step.get("uses", "")) for step in steps]
    wanted = ["actions/checkout", 'script/release check "$GITHUB_REF_NAME"', "script/release build", "actions/attest@"]
    assert all(said.startswith(start) for said, start in zip(order, wanted, strict=False))
    assert steps[3]["with"]["subject-path"] == "dist/*"
    assert "script/release notes" in order[-1]


@pytest.mark.parametrize("action", sorted({step["uses"] for step in STEPS if "uses" in step}))
def test_an_action_is_pinned_to_a_commit(action):
    assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action)


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_may_do_nothing_but_what_a_job_asks_for(name):
    assert WORKFLOWS[name]["permissions"] == {}
    assert all("permissions" in job for job in WORKFLOWS[name]["jobs"].values())


@pytest.mark.parametrize("path", MACHINES, ids=lambda path: path.name)
def test_a_script_that_a_machine_runs_is_there(path):
    for script in SCRIPT.findall(path.read_text(encoding="utf-8")):
        assert (ROOT / script).stat().st_mode & 0o100, script


def test_the_hooks_are_the_tools_of_this_repository():
    repositories = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    assert [one["repo"] for one in repositories] == ["local"]
    entries = [hook["entry"].split()[0] for hook in repositories[0]["hooks"]]
    assert [entry for entry in entries if not entry.startswith((".venv/bin/", "script/"))] == []


def test_the_hooks_can_be_read_by_what_runs_them():
    prek = Path(sys.executable).parent / "prek"
    done = subprocess.run([prek, "validate-config", ROOT / ".pre-commit-config.yaml"], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_container_is_made_by_bootstrap():
    container = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text(encoding="utf-8"))
    assert container["postCreateCommand"] == "script/bootstrap --dev"
    assert (ROOT / ".devcontainer" / container["build"]["dockerfile"]).is_file()
