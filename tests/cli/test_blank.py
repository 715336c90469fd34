"""`diagnostic blank`: a questionnaire to print."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("options", "name"),
    [((), "mon-questionnaire_0.1.0_vierge.pdf"), (("--short",), "mon-questionnaire_0.1.0_vierge-court.pdf")],
)
def test_without_a_name_the_file_is_named_after_the_questionnaire(run, starter, here, options, name):
    status, out, err = run("blank", starter, *options)
    assert (status, err) == (0, "")
    assert out.startswith(f"{name} : ")
    assert (here / name).read_bytes().startswith(b"%PDF-")


def test_the_file_goes_where_it_is_said(run, starter, here):
    assert run("blank", starter, "-o", here / "vierge.pdf").status == 0
    assert (here / "vierge.pdf").stat().st_size > 10_000


def test_a_questionnaire_with_mistakes_is_refused_with_them(run, here):
    (here / "q").mkdir()
    status, out, err = run("blank", here / "q")
    assert (status, out) == (1, "")
    assert "[missing-file]" in err or "questionnaire.yaml" in err
    assert list(here.glob("*.pdf")) == []
