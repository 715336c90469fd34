"""Whatever a script sends is read within bounds: what cannot be is a bad request, and changes nothing."""

from __future__ import annotations

import pytest

BAD = {
    "nothing": b"",
    "no JSON": b"{",
    "half a byte": b'{"question": "\xc3"}',
    "lists in lists": b'{"question": ' + b"[" * 2000 + b"]" * 2000 + b"}",
    "more lists than Python holds": b"[" * 100_000,
    "a number without end": b'{"revision": ' + b"9" * 5000 + b"}",
    "no number": b'{"revision": NaN}',
    "a number beyond measure": b'{"revision": 1e999}',
    "a key written twice": b'{"question": "effectif", "question": "budget"}',
    "a list": b"[]",
    "a text": b'"oui"',
}


@pytest.mark.parametrize("kind", BAD)
def test_what_is_no_json_within_bounds_is_a_bad_request(visitor, kind):
    typing = visitor.opens("rubrique/profil")
    before = typing.kept
    headers = {"X-CSRFToken": dict(typing.page.fields)["csrf_token"]}
    address = f"/q/{typing.token}/reponse"
    reply = typing.client.post(address, data=BAD[kind], content_type="application/json", headers=headers)
    assert reply.status_code == 400
    assert typing.kept == before
