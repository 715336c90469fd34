"""`diagnostic diagnose --batch`: a file of responses to a file of diagnoses, and what is said of it."""

from __future__ import annotations

import json
import re

import pytest

WELL = {"id": "A1", "answers": {"clients-notes": "papier", "effectif": 2}}


@pytest.fixture
def many(here, starter):
    """Write a file of responses."""
    del starter

    def written(*lines: str) -> None:
        (here / "reponses.jsonl").write_text("".join(line + "\n" for line in lines), encoding="utf-8")

    return written


def batch(run, *options):
    return run("diagnose", "mon-questionnaire", "--batch", "reponses.jsonl", *options)


@pytest.mark.parametrize("jobs", [(), ("--jobs", "1")], ids=("all-cores", "one"))
def test_all_is_well(jobs, run, many, here):
    many(*[json.dumps(WELL)] * 2)
    status, out, err = batch(run, "-o", "diagnostics.jsonl", *jobs)
    assert (status, err) == (0, "")
    summary, *files = out.splitlines()
    assert re.fullmatch(r"2 réponses diagnostiquées, 0 rejetée, en \d+,\d s \(\d+ par seconde\)\.", summary)
    assert files == ["Diagnostics : diagnostics.jsonl", "Rejets : aucun"]
    assert (here / "diagnostics.rejets.jsonl").read_text() == ""
    lines = (here / "diagnostics.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["line"] for line in lines] == [1, 2]


def test_rejected_lines_have_a_status_of_their_own(run, many, here):
    many(json.dumps(WELL), "{")
    status, out, err = batch(run, "-o", "d.parquet", "--rejects", "refus.jsonl", "--jobs", "1")
    assert (status, err) == (3, "")
    assert out.startswith("1 réponse diagnostiquée, 1 rejetée, en ")
    assert out.endswith("Diagnostics : d.parquet\nRejets : refus.jsonl\n")
    assert json.loads((here / "refus.jsonl").read_text(encoding="utf-8"))["raw"] == "{"


def test_a_column_that_means_nothing_is_told(run, many, here):
    many()
    (here / "r.csv").write_text("id;client-notes\n", encoding="utf-8")
    said = (
        "r.csv:1:2: la colonne 2, « client-notes », ne veut rien dire ici [unknown-column]\n"
        "    Vouliez-vous dire « clients-notes » ?\n"
    )
    assert run("diagnose", "mon-questionnaire", "--batch", "r.csv", "-o", "d.jsonl") == (1, "", said)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--batch", "r.jsonl"), "avec --batch, il faut -o FICHIER, et ni RÉPONSES ni --json."),
        (("r.yaml", "--batch", "r.jsonl", "-o", "d.jsonl"), "avec --batch, il faut -o FICHIER"),
        (("--json", "--batch", "r.jsonl", "-o", "d.jsonl"), "avec --batch, il faut -o FICHIER"),
        (
            ("--batch", "r.jsonl", "-o", "d.jsonl", "--jobs", "0"),
            "« 0 » n'est pas un nombre de processus",
        ),
        (("--batch", "r.jsonl", "-o", "d.jsonl", "--jobs", "x"), "« x » n'est pas un nombre de processus"),
        (("r.yaml", "-o", "d.jsonl"), "-o, --rejects et --jobs vont avec --batch."),
        ((), "il manque RÉPONSES, ou --batch FICHIER."),
    ],
)
def test_options_that_do_not_go_together_are_told(arguments, said, run):
    status, out, err = run("diagnose", "mon-questionnaire", *arguments)
    assert (status, out) == (2, "")
    assert f"Erreur : {said}" in err
