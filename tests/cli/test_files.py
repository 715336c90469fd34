"""« - » is the standard input, or the standard output."""

from __future__ import annotations

import pytest

import diagnostic


def test_what_is_written_to_the_standard_output_is_told_on_the_other(run, starter):
    status, out, err = run("graph", starter, "-o", "-")
    assert status == 0
    assert "</svg>" in out
    assert err.startswith("- : ")


def test_a_dossier_is_read_from_the_standard_input(run):
    status, out, err = run("verify", "-")
    assert (status, out) == (1, "")
    assert err.startswith("« dossier.pdf » ne peut pas être lu comme un dossier")


def test_a_file_of_a_questionnaire_is_not_written_over(run, starter):
    for target in (starter / "questionnaire.yaml", starter):
        status, _, err = run("graph", starter, "-o", target)
        assert status == 2
        assert "donnez un autre nom" in err or "c'est un dossier" in err


def test_a_logo_that_is_no_file_is_told(tmp_path):
    (tmp_path / "logo.png").symlink_to("/dev/zero")
    (tmp_path / "o.yaml").write_text("name: Chambre\nlogo: logo.png\n")
    with pytest.raises(diagnostic.OrganisationError, match="c'est un appareil, pas un fichier"):
        diagnostic.load_organisation(tmp_path / "o.yaml")
