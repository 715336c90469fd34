"""`diagnostic cases`: each case under its title, and what did not come out as expected."""

from __future__ import annotations


def test_cases_that_hold_pass(run, starter):
    assert run("cases", "mon-questionnaire") == (
        0,
        "✓ La boutique (fictive) (mon-questionnaire/cases/boutique.yaml)\n\n1 cas, 0 en échec.\n",
        "",
    )


def test_a_case_that_does_not_hold_says_what_was_found(run, starter):
    case = starter / "cases/boutique.yaml"
    case.write_text(case.read_text().replace("first-priority: fichier-clients", "first-priority: facturation"))
    assert run("cases", ".") == (
        1,
        """\
✗ La boutique (fictive) (mon-questionnaire/cases/boutique.yaml)
  mon-questionnaire/cases/boutique.yaml:23:3: la première priorité devrait être facturation ; les priorités sont : \
fichier-clients, vente-en-ligne [unmet-expectation]

1 cas, 1 en échec.
""",
        "",
    )


def test_folders_that_do_not_load_are_all_told_and_no_case_is_run(run, starter):
    (starter / "questionnaire.yaml").write_text("")
    assert run("cases", "rien", "mon-questionnaire") == (
        1,
        "",
        """\
mon-questionnaire/questionnaire.yaml:1:1: ce fichier est vide [empty-file]
rien:1:1: ce dossier n'existe pas [missing-folder]
""",
    )


def test_a_folder_without_cases_has_none_that_fails(run, starter):
    (starter / "cases/boutique.yaml").unlink()
    assert run("cases", "mon-questionnaire") == (0, "\n0 cas, 0 en échec.\n", "")
