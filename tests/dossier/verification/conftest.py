"""Dossiers signed and not, and what people do to them."""

from __future__ import annotations

import hashlib
import io
import sys

import pikepdf
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
from pikepdf import String
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from diagnostic import report
from diagnostic.dossier.verification import read_certificates, verify
from tests.dossier.signing.conftest import (
    PASSPHRASE,
    body_key,
    demonstration,
    keys,
    paper,
    passphrase,
    signed,
    unsigned,
)

__all__ = ["body_key", "demonstration", "keys", "paper", "passphrase", "signed", "unsigned"]


@pytest.fixture(scope="session", autouse=True)
def made_once():
    """Keep what is laid out again of the same data: these tests do to a few dossiers what people do to them."""
    module = sys.modules[verify.__module__]
    lay_out, kept = module.render_pdf, {}

    def render(diagnosis, *, date, body, **about):
        key = (report.digest_of(diagnosis, date=date, body=body), diagnosis.questionnaire.digest, body, *about.values())
        if key not in kept:
            kept[key] = lay_out(diagnosis, date=date, body=body, **about)
        return kept[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "render_pdf", render)
        yield


@pytest.fixture(scope="session")
def certificate(keys, body_key):
    """The certificate of the body, as PEM."""
    _, found, _ = pkcs12.load_key_and_certificates(keys("body.p12").read_bytes(), PASSPHRASE.encode())
    assert found
    return found.public_bytes(Encoding.PEM)


@pytest.fixture(scope="session")
def trusted(certificate):
    return read_certificates(certificate, "body.pem")


@pytest.fixture(scope="session")
def updated():
    """Return a file with something changed in an update after it."""

    def made(pdf, change):
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
        change(writer)
        file = io.BytesIO()
        writer.write(file)
        return file.getvalue()

    return made


@pytest.fixture(scope="session")
def rewritten():
    """Return a file written anew, with something changed in it."""

    def made(pdf, change=lambda pdf: None):
        with pikepdf.open(io.BytesIO(pdf)) as document:
            change(document)
            file = io.BytesIO()
            document.save(file)
            return file.getvalue()

    return made


def blot(writer):
    """Lay a black square over the first page."""
    page = writer.root["/Pages"]["/Kids"][0]
    square = writer.add_object(generic.StreamObject(stream_data=b"q 0 0 0 rg 100 100 300 300 re f Q"))
    page["/Contents"] = generic.ArrayObject([page.raw_get("/Contents"), square])
    writer.update_container(page)


def replaced(name, change):
    """Return the change of a file inside, soundly attached: what a careful forger does."""

    def changed(pdf):
        file = next(one for one in pdf.Root.AF if name == one.UF).EF.F
        content = change(file.read_bytes().decode()).encode()
        file.write(content)
        file.Params = pikepdf.Dictionary(
            Size=len(content), CheckSum=String(hashlib.md5(content, usedforsecurity=False).digest())
        )

    return changed
