"""A dossier and keys to sign it with, made for the tests: one for demonstrations, one of a body."""

from __future__ import annotations

import datetime as dt

import pytest

from diagnostic.dossier import read_key, render_pdf, sign_pdf
from diagnostic.dossier.signing import demonstration_key
from tests.dossier.archive.conftest import verapdf
from tests.report.conftest import DAY, nothing_logged

__all__ = ["nothing_logged", "verapdf"]

MOMENT = dt.datetime(2026, 3, 12, 1, 30, tzinfo=dt.UTC)
ADDRESS = "https://exemple.nc"
PASSPHRASE = "une phrase de passe"  # noqa: S105 - it protects nothing
PAPERS = ("dossier-province-sud", "maturite", "plan-action", "synthese")
BODY_NAME = "Chambre de commerce (fictive)"


@pytest.fixture(scope="session")
def keys(tmp_path_factory):
    """Make the file of a key, and that of its passphrase; return its path."""
    folder = tmp_path_factory.mktemp("keys")
    (folder / "passphrase.txt").write_text(f"{PASSPHRASE}\n")

    def made(file="demonstration.p12", **options):
        path = folder / file
        if not path.exists():
            path.write_bytes(demonstration_key(MOMENT, PASSPHRASE, **options))
        return path

    return made


@pytest.fixture(scope="session")
def passphrase(keys):
    return keys().parent / "passphrase.txt"


@pytest.fixture(scope="session")
def demonstration(keys, passphrase):
    """The key for demonstrations."""
    return read_key(keys(), passphrase)


@pytest.fixture(scope="session")
def body_key(keys, passphrase):
    """The key of a body, which nobody vouches for."""
    return read_key(keys("body.p12", name=BODY_NAME), passphrase)


@pytest.fixture(scope="session")
def unsigned(case, once):
    """The dossier of the founding case, with an address."""
    return once("unsigned.pdf", lambda: render_pdf(case("boutique-kaori"), date=DAY, address=ADDRESS))


@pytest.fixture(scope="session")
def signed(unsigned, body_key):
    return sign_pdf(unsigned, body_key, MOMENT)


@pytest.fixture(scope="session")
def paper(case, unsigned, once):
    """Return the founding case on a paper, made once each."""
    made = {"dossier-province-sud": unsigned}

    def of(template):
        if template not in made:
            diagnosis = case("boutique-kaori")
            about = {"date": DAY, "template": template, "address": ADDRESS}
            made[template] = once(f"unsigned-{template}.pdf", lambda: render_pdf(diagnosis, **about))
        return made[template]

    return of
