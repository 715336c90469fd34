"""`diagnostic answers`: a file of answers for each one that ODK brought back."""

from __future__ import annotations

import pytest

import diagnostic


@pytest.fixture
def table(starter, here):
    """A table of answers to the starter: its head, and these rows."""

    def written(*rows, name="collecte.csv"):
        (here / name).write_text("\n".join([columns(starter), *rows]) + "\n", encoding="utf-8")
        return name

    return written


def columns(starter):
    sheet = diagnostic.load(starter)
    first = next(one for one in sheet.questions if one.kind == "level")
    named = next(one for one in sheet.identity if one.kind == "text")
    return f"KEY,fiche_identite-{named.id},rubrique_x-{first.id},SubmissionDate"


def choice(starter):
    return next(one for one in diagnostic.load(starter).questions if one.kind == "level").choices[0].id


def test_each_answer_gets_its_file_ready_for_diagnose(run, starter, here, table):
    said = choice(starter)
    name = table(f"uuid:aaaa1111-1,Chez Ève,{said},2026", f"uuid:bbbb2222-2,Kaori,{said},2026")
    status, out, err = run("answers", starter, name, "-o", "reponses")
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "reponses/chez-eve-aaaa1111.yaml",
        "reponses/kaori-bbbb2222.yaml",
        "Colonnes laissées de côté : SubmissionDate.",
        "2 réponses écrites, 0 refusée.",
    ]
    assert run("diagnose", starter, "reponses/kaori-bbbb2222.yaml").status == 0


def test_an_answer_that_cannot_be_read_is_told_and_counted_and_the_others_are_written(run, starter, here, table):
    name = table("uuid:1,A,nimporte,x", f"uuid:2,B,{choice(starter)},x", "uuid:3,C,d,x,trop")
    status, out, err = run("answers", starter, name, "-o", "reponses")
    assert status == 1
    assert out.splitlines()[-1] == "1 réponse écrite, 2 refusées."
    assert [line.split(": ")[0] for line in err.splitlines() if line.startswith("collecte")] == [
        "collecte.csv:4:1",
        "collecte.csv:2:3",
    ]
    assert [path.name for path in (here / "reponses").iterdir()] == ["b-2.yaml"]


def test_the_same_table_twice_changes_nothing(run, starter, here, table):
    name = table(f"uuid:1,A,{choice(starter)},x")
    assert run("answers", starter, name, "-o", "reponses") == run("answers", starter, name, "-o", "reponses")


def test_a_file_completed_since_is_not_touched_unless_asked(run, starter, here, table):
    name = table(f"uuid:1,A,{choice(starter)},x")
    run("answers", starter, name, "-o", "reponses")
    kept = here / "reponses/a-1.yaml"
    whole = kept.read_text(encoding="utf-8")
    kept.write_text(f"{whole}quotes: {{}}\n", encoding="utf-8")
    status, out, err = run("answers", starter, name, "-o", "reponses")
    assert (status, out.splitlines()[-1]) == (1, "0 réponse écrite, 1 refusée.")
    assert "reponses/a-1.yaml existe déjà et dit autre chose [existing-file]" in err
    assert kept.read_text(encoding="utf-8").endswith("quotes: {}\n")
    assert run("answers", starter, name, "-o", "reponses", "--replace").status == 0
    assert kept.read_text(encoding="utf-8") == whole


def test_a_folder_in_the_place_of_a_file_is_told_and_left(run, starter, here, table):
    (here / "reponses/a-1.yaml").mkdir(parents=True)
    status, out, err = run("answers", starter, table(f"uuid:1,A,{choice(starter)},x"), "-o", "reponses")
    assert (status, out.splitlines()[-1]) == (1, "0 réponse écrite, 1 refusée.")
    assert "reponses/a-1.yaml existe déjà et dit autre chose [existing-file]" in err


def test_a_file_that_cannot_be_read_is_told(run, starter, here):
    status, out, err = run("answers", starter, "rien.csv", "-o", "reponses")
    assert (status, out) == (1, "0 réponse écrite, 1 refusée.\n")
    assert err.startswith("rien.csv:1:1: ce fichier manque")
    assert not (here / "reponses").exists()
