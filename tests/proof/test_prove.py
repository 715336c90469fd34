"""What a proof hands out: its findings, how far it is, and an honest « not settled »."""

from __future__ import annotations

import importlib

import pytest

from diagnostic.proof import goals_of, prove
from tests.conftest import written
from tests.proof.mistakes import CLEAN, MISTAKES

prover = importlib.import_module("diagnostic.proof.prove")
NEVER = MISTAKES["a question whose condition no answer makes true"][0]
REASON = "le solveur n'a pas conclu dans la limite d'effort"


def test_the_findings_are_what_fails():
    assert [one.code for one in prove(written(NEVER)).findings] == ["never-asked"]


def test_how_far_it_is_is_told():
    heard = []
    prove(written(NEVER), lambda done, whole: heard.append((done, whole)))
    assert [done for done, _ in heard] == list(range(1, len(heard) + 1))
    assert {whole for _, whole in heard} == {len(heard) + 1}


@pytest.fixture
def tired(monkeypatch):
    """A solver that gives up at once."""
    monkeypatch.setattr(prover, "EFFORT", 1)


def test_what_the_solver_gives_up_is_not_settled(tired):
    settled = prove(written(CLEAN["one of each"])).settled
    assert {one.reason for one in settled if one.verdict == "unsettled"} == {REASON}
    assert {one.kind for one in settled if one.verdict == "unsettled"} >= {"question", "choice", "time"}


def test_a_witness_that_the_engine_does_not_confirm_settles_nothing():
    one = prover.Prover(written(CLEAN["one of each"]))
    goal = next(iter(goals_of(one.questionnaire)))._replace(shows=lambda _: False)
    settled = one.settle(goal)
    assert (settled.verdict, settled.reason) == ("unsettled", "le moteur ne confirme pas la réponse trouvée")


def test_pairs_that_the_engine_does_not_confirm_settle_nothing_after_some_tries(monkeypatch):
    one = prover.Prover(written(CLEAN["a score that calls for something"]))
    monkeypatch.setattr(prover.pairs, "apart", lambda *_: False)
    monkeypatch.setattr(prover, "MOST_TRIES", 2)
    settled = one.settle_pair(next(iter(prover.pairs.pairs_of(one.questionnaire))))
    assert (settled.verdict, settled.reason) == ("unsettled", "le moteur ne confirme pas la réponse trouvée")


def test_a_pair_that_the_engine_does_not_confirm_is_set_aside_for_another(monkeypatch):
    one = prover.Prover(written(CLEAN["a score that calls for something"]))
    apart, seen = prover.pairs.apart, []

    def all_but_the_first(here, there, pair):
        seen.append((dict(here.response.answers), dict(there.response.answers)))
        return len(seen) > 1 and apart(here, there, pair)

    monkeypatch.setattr(prover.pairs, "apart", all_but_the_first)
    settled = one.settle_pair(next(iter(prover.pairs.pairs_of(one.questionnaire))))
    assert settled.verdict == "holds"
    assert seen[0] not in seen[1:]


def test_a_choice_that_only_horizons_could_show_is_not_refuted():
    text = "questions: [{id: b, kind: single, role: budget, choices: [{id: x, most: 10}, {id: y, most: 20}]}]"
    settled = {one.name: one for one in prove(written(text)).settled if one.kind == "choice"}
    assert {one.verdict for one in settled.values()} == {"unsettled"}
    assert "horizons" in settled["b.x"].reason
