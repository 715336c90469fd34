"""`diagnostic check`: what is wrong, at its line; what a folder holds when nothing is."""

from __future__ import annotations

from tests.loading import archipel


def test_a_right_folder_says_what_it_holds(run, starter):
    said = "mon-questionnaire : 12 questions, 3 préconisations, 1 cas, aucun problème.\n"
    assert run("check", "mon-questionnaire") == (0, said, "")


def test_a_folder_of_questionnaires_is_all_of_them(run, starter):
    run("new", "autre")
    status, out, _ = run("check", ".")
    assert (status, [line.split(" : ")[0] for line in out.splitlines()]) == (0, ["autre", "mon-questionnaire"])


def test_every_problem_of_every_folder_is_listed(run, starter):
    main = starter / "questionnaire.yaml"
    main.write_text(main.read_text().replace("version: 0.1.0", "version: 1").replace("time-budget", "budget"))
    status, out, err = run("check", "rien", "mon-questionnaire")
    assert (status, err) == (1, "")
    assert (
        out
        == """\
rien:1:1: ce dossier n'existe pas [missing-folder]
mon-questionnaire/questionnaire.yaml:3:1: un texte est attendu ici [wrong-type]
mon-questionnaire/questionnaire.yaml:8:1: la clé « budget » n'existe pas ici [unknown-key]
    Vouliez-vous dire « time-budget » ?

3 problèmes.
"""
    )


def test_the_mistakes_of_cases_are_problems_too(run, starter):
    case = starter / "cases/boutique.yaml"
    case.write_text(case.read_text().replace("clients-notes: papier", "clients-notes: carnet"))
    assert run("check", "mon-questionnaire") == (
        1,
        """\
mon-questionnaire/cases/boutique.yaml:17:18: clients-notes : « carnet » n'est pas un des choix [unknown-choice]
    Connus ici : tete, papier, logiciel.

1 problème.
""",
        "",
    )


def test_a_report_template_that_is_not_there_is_a_problem(run, starter):
    main = starter / "questionnaire.yaml"
    main.write_text(main.read_text() + "template: maturites\n")
    line = len(main.read_text().splitlines())
    status, out, _ = run("check", "mon-questionnaire")
    assert status == 1
    told = "le modèle de rapport « maturites » n'existe pas [dead-reference]"
    assert out.splitlines()[:2] == [
        f"mon-questionnaire/questionnaire.yaml:{line}:1: {told}",
        "    Vouliez-vous dire « maturite » ?",
    ]


def test_a_report_template_that_is_there_is_none(run, starter):
    main = starter / "questionnaire.yaml"
    main.write_text(main.read_text() + "template: maturite\n")
    assert run("check", "mon-questionnaire")[0] == 0


def test_a_territory_is_checked_as_a_questionnaire_is(run, here):
    territory, questionnaire = archipel.write(here)
    status, out, _ = run("check", territory, questionnaire)
    first, second = out.splitlines()
    assert (status, first) == (0, f"{territory} : territoire, aucun problème.")
    assert second == f"{questionnaire} : 2 questions, 0 préconisation, 0 cas, aucun problème."
    (territory / "territory.yaml").write_text(archipel.TERRITORY.replace("Reykjavik", "Reykjavic"), encoding="utf-8")
    status, out, _ = run("check", here / "territories")
    assert status == 1
    assert f"{territory}/territory.yaml:3:12: « Atlantic/Reykjavic » n'est pas un fuseau horaire [bad-value]" in out
