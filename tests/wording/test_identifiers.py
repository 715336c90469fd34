from __future__ import annotations

import pytest

from diagnostic.wording.identifiers import business_id, phone
from tests.places import NEW_CALEDONIA


@pytest.mark.parametrize(
    ("kept", "written"), [("9999996001", "9 999 996.001"), ("9999996", "9 999 996"), ("A12345", "A12345")]
)
def test_a_business_number_as_one_writes_it(kept, written):
    assert business_id(kept, NEW_CALEDONIA.business_id).replace("\u202f", " ") == written


def test_a_telephone_number_in_pairs():
    said = [phone(one, NEW_CALEDONIA.telephone) for one in ("+687751234", "+68987123456")]
    assert [one.replace("\u00a0", " ") for one in said] == ["75 12 34", "+689 87 12 34 56"]
