"""Verifying a dossier: the file itself, or the code printed on it; and files that are sent to do harm."""

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from diagnostic.cli.terminal.apart import TOO_LONG
from diagnostic.cli.terminal.limits import Limits
from diagnostic.dossier import read_key, sign_pdf
from diagnostic.dossier.signing import demonstration_key
from diagnostic.dossier.verification import verify as found_of
from tests.dossier.signing.conftest import BODY_NAME
from tests.webapp import hostile
from tests.webapp.visitor import Visitor
from webapp.verifying import process as checking
from webapp.verifying import verify
from webapp.verifying.process import UNTOLD, checked

FILES = hostile.files()


@pytest.fixture
def sends(newcomer):
    """Send a file to be verified."""

    def sent(content, visitor=newcomer):
        data: dict[str, object] = {"csrf_token": dict(visitor.opens("/verifier").page.fields)["csrf_token"]}
        if content is not None:
            data["dossier"] = FileStorage(io.BytesIO(content), "dossier.pdf")
        boundary, body = encode_multipart(data)
        kind = f"multipart/form-data; boundary={boundary}"
        return visitor.looks_at(visitor.client.post("/verifier", data=body, content_type=kind))

    return sent


@pytest.fixture
def settings(settings, press):
    """What an application with a press is told."""
    return replace(settings, dossiers=press)


def receives(visitor, paper=""):
    """Ask for the dossier of a response, or another paper, wait for it, and download it."""
    which = f"?paper={paper}" if paper else ""
    visitor.answers_case("boutique").opens(f"dossier{which}").waits(which)
    return visitor.opens(f"dossier.pdf{which}").reply.data


@pytest.fixture
def dossier(visitor):
    return receives(visitor)


def test_a_dossier_made_here_is_known_here(sends, dossier, visitor):
    page = sends(dossier)
    assert page.status == 200
    assert "Ce dossier est exactement celui qui a été fait ici" in page.text
    assert "à l'octet près : rien n'y a été changé depuis" in page.text
    assert "Ce dossier n'est pas signé." in page.text
    assert "Un dossier qui dit exactement la même chose a été fait ici" in page.text
    assert "connu de ce service, dans cette version exactement" in page.text


def test_what_is_no_dossier_has_no_answers_to_speak_of(sends):
    page = sends(b"no PDF")
    assert "Le fichier n'a pas été gardé." in page.text
    assert "si les réponses sont vraies" not in page.text


def test_a_dossier_of_deleted_answers_is_forgotten(sends, dossier, visitor):
    code = found_of(dossier).code
    assert "Un dossier de ce code a été fait ici" in visitor.opens(f"/verifier?code={code}").text
    visitor.opens("supprimer").sends()
    assert "Aucun dossier de ce code n'est connu ici" in visitor.opens(f"/verifier?code={code}").text
    assert "Ce service ne se souvient pas de l'avoir fait" in sends(dossier).text


def test_a_code_says_the_day_and_nothing_else(dossier, visitor):
    code = found_of(dossier).code
    page = visitor.opens(f"/verifier?code={code.upper().replace('-', ' ')}")
    assert re.search(r"Un dossier de ce code a été fait ici, daté du \d{1,2}(er)? \w+ \d{4}", page.text)
    assert "Kaori" not in page.text
    assert visitor.token not in page.html


def test_an_unknown_code_proves_nothing(newcomer):
    page = newcomer.opens("/verifier?code=aaaa-bbbb-cccc-dddd")
    assert "Aucun dossier de ce code n'est connu ici" in page.text
    assert "Cela ne prouve pas qu'il est faux" in page.text


def test_what_is_no_code_is_told(newcomer):
    page = newcomer.opens("/verifier?code=bonjour")
    assert page.status == 422
    assert "Un code a seize lettres et chiffres" in page.text
    assert 'aria-describedby="code-mistake"' in page.html


@pytest.mark.parametrize("content", [None, b""])
def test_no_file_is_told(sends, content):
    page = sends(content)
    assert page.status == 422
    assert "Choisissez le fichier PDF du dossier." in page.text


def sign(dossier, tmp_path, name):
    """Sign a dossier as the command line does."""
    (tmp_path / "key.p12").write_bytes(demonstration_key(dt.datetime.now(dt.UTC) - dt.timedelta(days=2), name=name))
    return sign_pdf(dossier, read_key(tmp_path / "key.p12"), dt.datetime.now(dt.UTC))


def trusting(settings, tmp_path):
    """Return what an application is told that believes this key."""
    _, certificate, _ = pkcs12.load_key_and_certificates((tmp_path / "key.p12").read_bytes(), None)
    assert certificate
    (tmp_path / "trust.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
    return replace(settings, trust=tmp_path / "trust.pem")


def test_a_signed_dossier_is_recognised_where_its_signer_is_trusted(make_app, settings, sends, dossier, tmp_path):
    signed = sign(dossier, tmp_path, BODY_NAME)
    page = sends(signed, Visitor(make_app(trusting(settings, tmp_path))))
    assert "Ce dossier est intact " in page.text
    assert f"Signé par {BODY_NAME}" in page.text
    assert "Certificat reconnu ici." in page.text


@pytest.mark.parametrize("paper", ["synthese", "plan-action"])
def test_every_signed_paper_is_verified(sends, visitor, tmp_path, paper):
    page = sends(sign(receives(visitor, paper), tmp_path, BODY_NAME))
    assert "Ce dossier est intact depuis sa signature" in page.text
    assert f"Signé par {BODY_NAME}" in page.text


def test_a_demonstration_proves_nothing(sends, dossier, tmp_path):
    page = sends(sign(dossier, tmp_path, "DÉMONSTRATION"))
    assert "Ce dossier est intact depuis sa signature" in page.text
    assert "Clé de démonstration : ne prouve pas qui a signé." in page.text


def test_public_pages_sign_nothing_and_say_so_at_the_start(make_app, settings, capsys):
    app = make_app(replace(settings, signing_key=Path("organisme.p12")))
    said = capsys.readouterr().err
    assert "les pages publiques ne signent plus" in said
    assert "diagnostic report --from dossier.pdf --questionnaires questionnaires --sign organisme.p12" in said
    assert b"/ByteRange" not in receives(Visitor(app).starts())


def test_the_very_file_is_known_whatever_the_libraries_have_become(sends, dossier, monkeypatch):
    """What can be said of it elsewhere does not matter here; a byte more, and it is another file."""
    monkeypatch.setattr(checking, "LIMITS", Limits(waiting=0.01))
    page = sends(dossier)
    assert "Ce dossier est exactement celui qui a été fait ici" in page.text
    assert "Il n'a pas pu être comparé davantage" in page.text
    assert "exactement celui qui a été fait ici" not in sends(dossier + b" ").text


def test_what_is_to_be_matched_with_what_one_was_told_stands_first(sends, dossier):
    said = sends(dossier).text
    assert re.search(r"À rapprocher de ce qui vous a été annoncé Entreprise .+ Identifiant .+ Date du dossier \d", said)
    assert said.index("À rapprocher") < said.index("Qui l'a fait")


def test_a_dossier_that_was_changed_is_told(sends, dossier):
    with pikepdf.open(io.BytesIO(dossier)) as pdf:
        pdf.add_blank_page()
        file = io.BytesIO()
        pdf.save(file)
    page = sends(file.getvalue())
    assert "Ce dossier a été modifié" in page.text
    assert re.search(r"Le texte diffère page \d", page.text)


def test_the_result_is_in_english_for_who_asks(sends, dossier, visitor, newcomer):
    visitor.opens("supprimer").sends()
    newcomer.opens("/verifier?lang=en")
    assert "This dossier holds together, but it is not signed" in sends(dossier).text


@pytest.mark.parametrize("content", FILES.values(), ids=FILES)
def test_a_file_sent_to_do_harm_is_refused_with_a_reason(sends, content):
    page = sends(content)
    assert page.status == 200
    assert "Ce fichier n'a pas pu être lu comme un dossier" in page.text
    assert "Raison :" in page.text


def test_a_file_of_100_megabytes_is_refused_unread(sends):
    page = sends(bytes(100 * 1024**2))
    assert page.status == 413
    assert "Ce fichier est trop gros" in page.text


def test_no_other_page_takes_a_big_file(visitor):
    visitor.answers("remarque", "a" * 3_000_000)
    assert visitor.status == 413
    assert "C'est trop long pour nous" in visitor.text


def test_a_form_without_its_token_is_refused(newcomer):
    newcomer.opens("/verifier").sends(csrf_token=None)
    assert newcomer.status == 400
    assert "choisissez de nouveau le fichier" in newcomer.text


def test_who_asks_too_often_is_asked_to_wait(newcomer):
    for _ in range(verify.CODES[0].amount):
        assert newcomer.opens("/verifier?code=aaaa-bbbb-cccc-dddd").status == 200
    newcomer.opens("/verifier?code=aaaa-bbbb-cccc-dddd")
    assert newcomer.status == 429
    assert "Trop de vérifications en peu de temps" in newcomer.text


def test_as_many_at_once_as_the_machine_takes(monkeypatch, sends):
    monkeypatch.setattr(checking, "PATIENCE", 0)
    for _ in range(checking.AT_ONCE):
        checking.places.acquire()
    try:
        page = sends(b"bonjour")
    finally:
        checking.places.release(checking.AT_ONCE)
    assert page.status == 503
    assert "Beaucoup de dossiers sont vérifiés" in page.text


def test_what_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(checking, "LIMITS", Limits(waiting=0.01))
    assert checked(b"bonjour", None) == {"verdict": "unreadable", "reason": TOO_LONG}


def test_what_says_too_much_is_given_up(monkeypatch):
    monkeypatch.setattr(checking, "MOST_SAID", 3)
    assert checked(b"bonjour", None) == {"verdict": "unreadable", "reason": UNTOLD}


def test_what_cannot_be_verified_at_all_is_told(tmp_path):
    (tmp_path / "trust.pem").write_text("no certificate")
    assert checked(b"bonjour", tmp_path / "trust.pem") == {"verdict": "unreadable", "reason": UNTOLD}
