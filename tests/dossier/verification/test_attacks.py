"""Known attacks on signed documents, and on dossiers that nobody signed: none is taken for a dossier of ours."""

from __future__ import annotations

from itertools import chain

import pytest

from diagnostic import DossierError
from diagnostic.cli.terminal.verification import told
from diagnostic.dossier import render_pdf, sign_pdf
from diagnostic.dossier.verification import verify
from tests.dossier.signing.conftest import MOMENT, PAPERS
from tests.dossier.verification.attacks import rewriting, signing, updates
from tests.dossier.verification.attacks.tools import ON_ANY, ON_SIGNED, ON_UNSIGNED, World
from tests.report.conftest import DAY

ACCEPTED = ("intact", "consistent")
MODULES = (rewriting, signing, updates)


@pytest.fixture(scope="module")
def world(case, unsigned, signed, demonstration):
    better = render_pdf(case("menuiserie-du-col"), date=DAY)
    return World(unsigned, signed, better, demonstration)


def found_of(pdf, trusted):
    """Return what is found of a file, or nothing where it is refused."""
    try:
        return verify(pdf, trusted=trusted)
    except DossierError:
        return None


@pytest.mark.parametrize("name", ON_ANY)
@pytest.mark.parametrize("which", ["unsigned", "signed"])
def test_no_forgery_of_a_dossier_is_accepted(world, trusted, which, name):
    genuine = getattr(world, which)
    forged = ON_ANY[name](genuine, world)
    assert forged != genuine
    found = found_of(forged, trusted)
    assert found is None or found.verdict not in ACCEPTED


@pytest.mark.parametrize("name", ON_SIGNED)
def test_no_forgery_of_a_signature_is_accepted(world, trusted, name):
    forged = ON_SIGNED[name](world.signed, world)
    assert forged != world.signed
    found = found_of(forged, trusted)
    assert found is None or found.verdict not in ACCEPTED
    assert found is None or (found.signatures and "pas signé" not in told(found, "d.pdf"))


@pytest.mark.parametrize("name", ON_UNSIGNED)
def test_a_dossier_with_a_field_for_a_signature_is_neither_accepted_nor_said_not_to_be_signed(world, name):
    found = found_of(ON_UNSIGNED[name](world.unsigned, world), ())
    assert found is not None
    assert found.verdict == "modified"
    assert found.signatures
    assert not any(one.holds for one in found.signatures)


@pytest.mark.parametrize("template", PAPERS)
def test_what_was_signed_by_us_is_intact_and_what_was_not_holds_together(paper, body_key, trusted, template):
    made = paper(template)
    assert verify(made).verdict == "consistent"
    assert verify(sign_pdf(made, body_key, MOMENT), trusted=trusted).verdict == "intact"


def test_a_signed_dossier_without_its_update_is_the_one_that_was_not_signed(world):
    assert verify(world.signed[: len(world.unsigned)]).verdict == "consistent"


def test_every_attack_has_a_name_of_its_own():
    assert len({*ON_ANY, *ON_SIGNED, *ON_UNSIGNED}) == len(tuple(chain(ON_ANY, ON_SIGNED, ON_UNSIGNED))) > 140
    assert MODULES
