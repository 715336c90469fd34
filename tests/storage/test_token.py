"""The private token of a response."""

from __future__ import annotations

from math import log2

from webapp.storage import new_token
from webapp.storage.token import ALPHABET, fingerprint


def test_nobody_can_guess_a_token():
    assert len(set(ALPHABET)) == len(ALPHABET)
    assert log2(len(ALPHABET)) * len(new_token().replace("-", "")) >= 128


def test_a_token_can_be_read_aloud():
    groups = new_token().split("-")
    assert [len(group) for group in groups] == [4] * 7
    assert not set("".join(groups)) & set("ilo01")


def test_spaces_and_capitals_do_not_matter():
    token = new_token()
    assert fingerprint(token) == fingerprint(token.upper().replace("-", " "))


def test_the_fingerprint_does_not_tell_the_token():
    token = new_token()
    assert len(fingerprint(token)) == 64
    assert token.replace("-", "") not in fingerprint(token)
