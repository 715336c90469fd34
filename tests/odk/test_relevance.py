"""A form asks what the engine asks: each `relevant` has the exact meaning of its condition."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings, strategies

from diagnostic import follow
from diagnostic.conditions import State
from diagnostic.odk.names import question_name, state_name
from tests.laws.cases import any_case, any_real_case, seeded
from tests.odk.collect import Carried
from tests.odk.conftest import carried_of

ASKED = {State.UNANSWERED, State.ANSWERED, State.DONT_KNOW, State.NOT_APPLICABLE}
SEEDS = strategies.integers(0, 2**32 - 1)
QUIET = (HealthCheck.too_slow, HealthCheck.function_scoped_fixture)


def asked_by_the_engine(case):
    flow = follow(case.questionnaire, case.response)
    return {key for key in case.questionnaire.question_by_id if flow.state(key) in ASKED}


def asked_by_the_form(case, carried):
    filled = carried.filled({**case.response.identity, **case.response.answers})
    keys = case.questionnaire.question_by_id
    return {key for key in keys if {question_name(key), state_name(key)} & filled.asked}


@settings(max_examples=120, deadline=None, derandomize=True, database=None, suppress_health_check=QUIET)
@given(SEEDS)
def test_of_small_questionnaires_with_any_conditions(seed):
    case = any_case(seeded(seed))
    carried = Carried(case.questionnaire, short=case.response.path == "short")
    assert asked_by_the_form(case, carried) == asked_by_the_engine(case)


@settings(max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=QUIET)
@given(SEEDS)
def test_of_the_real_one(seed):
    case = any_real_case(seeded(seed))
    carried = carried_of("maturite-numerique", short=case.response.path == "short")
    assert asked_by_the_form(case, carried) == asked_by_the_engine(case)


def test_the_engine_of_odk_itself_takes_small_questionnaires(odk_validate):
    for seed in range(8):
        odk_validate(Carried(any_case(seeded(seed)).questionnaire))


@pytest.mark.parametrize("short", [False, True], ids=["full", "short"])
def test_the_engine_of_odk_itself_takes_the_real_one(odk_validate, real, short):
    odk_validate(real(short=short))


def test_the_engine_of_odk_itself_takes_every_kind(odk_validate, every):
    odk_validate(every)
