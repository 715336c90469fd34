"""Two screens on one response, merged address by address: what holds whatever they say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import diagnostic
from diagnostic import Response
from tests.webapp.visitor import SMALL
from webapp.forms.merging import NOTHING, Address, Fate, fate, merge, texts

QUESTIONNAIRE = diagnostic.load(SMALL)
ANSWERS: dict[Address, list[object]] = {
    Address("identity", "company"): ["Chez Kaori", "Chez Toto", None],
    Address("answers", "budget"): ["b1", "b2", None],
    Address("answers", "objectifs"): [["vendre"], ["vendre", "temps"], None],
    Address("answers", "souhaits"): [[], ["e-commerce"], None],
    Address("answers", "effectif"): [3, "3,5", "dont-know", None],
    Address("answers", "vente.payer"): ["jamais", "dont-know", None],
}
values = st.sampled_from([NOTHING, '"a"', '"b"', '"c"'])
said = st.fixed_dictionaries({address: st.sampled_from(choices) for address, choices in ANSWERS.items()})


def responding(answers):
    response = Response.to(QUESTIONNAIRE)
    for (_, key), value in answers.items():
        response = response.saying(QUESTIONNAIRE, key, value)
    return response


def seeing(response):
    there = texts(response)
    return {address: (there.get(address, NOTHING),) for address in ANSWERS}


@given(served=values, typed=values, kept=values)
def test_a_field_is_left_saved_or_to_be_chosen_as_the_law_says(served, typed, kept):
    both = served not in {typed, kept} and typed != kept
    changed = typed not in {served, kept}
    assert fate(typed, kept, (served,)) is (Fate.CONFLICT if both else Fate.SAVED if changed else Fate.LEFT)


@given(typed=values, kept=values)
def test_a_screen_that_does_not_say_what_it_saw_erases_nothing(typed, kept):
    becomes = fate(typed, kept, ())
    assert (becomes is Fate.SAVED) == (kept == NOTHING != typed)
    assert (becomes is Fate.CONFLICT) == (NOTHING not in {typed, kept} and typed != kept)


@given(served=values, sent=st.lists(values), typed=values)
def test_what_a_screen_sent_itself_is_no_conflict(served, sent, typed):
    for kept in (served, *sent):
        assert fate(typed, kept, (served, *sent)) is not Fate.CONFLICT


@given(first=said, here=said, there=said)
def test_every_address_is_kept_or_told_and_only_what_both_changed_is_a_conflict(first, here, there):
    base, told, kept = responding(first), responding(here), responding(there)
    merged = merge(kept, told, seeing(base))
    old, mine, theirs, now = (texts(one) for one in (base, told, kept, merged.response))
    for address in ANSWERS:
        was, typed, other, becomes = (one.get(address, NOTHING) for one in (old, mine, theirs, now))
        assert becomes == (typed if other == was else other)
        assert (address in merged.conflicts) == (was not in {typed, other} and typed != other)


@given(first=said, here=said, there=said)
def test_either_screen_may_be_first_where_nothing_is_to_be_chosen(first, here, there):
    base, told, kept = responding(first), responding(here), responding(there)
    one, other = merge(kept, told, seeing(base)), merge(told, kept, seeing(base))
    assert one.conflicts == other.conflicts
    if not one.conflicts:
        assert texts(one.response) == texts(other.response)


@given(first=said, here=said, there=said)
def test_merging_twice_changes_nothing_more(first, here, there):
    base, told, kept = responding(first), responding(here), responding(there)
    once = merge(kept, told, seeing(base))
    assert merge(once.response, told, seeing(base)) == once


@given(kept=said)
def test_a_page_left_alone_changes_nothing(kept):
    base = responding(kept)
    assert merge(base, base, seeing(base)).response == base


def test_what_was_told_without_an_address_does_not_count():
    kept = Response.to(QUESTIONNAIRE)
    assert merge(kept, kept.saying(QUESTIONNAIRE, "budget", "b1"), {}).response == kept


@pytest.mark.parametrize("text", ["", "answers", "answers/", "autre/budget", "/budget"])
def test_what_is_no_address(text):
    assert Address.read(text) is None


def test_an_address_is_written_as_it_is_read():
    for text in ("identity/company", "answers/vente.payer", "quotes/crm"):
        assert str(Address.read(text)) == text
