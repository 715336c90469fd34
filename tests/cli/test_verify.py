"""`diagnostic verify`, `report --sign` and `demo-key`: a dossier signed, and put to the test."""

from __future__ import annotations

import json
import shutil

import pikepdf
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12

ANSWERS = {"identity": {}, "answers": {"activite": "services"}, "date": "2026-03-12"}


@pytest.fixture
def answers(starter, here):
    (here / "r.json").write_text(json.dumps(ANSWERS | {"report": {"template": "dossier-province-sud"}}))
    return "r.json"


@pytest.fixture
def dossier(run, starter, answers):
    assert run("report", starter.name, answers, "-o", "dossier.pdf").status == 0
    return "dossier.pdf"


@pytest.fixture
def key(run, here):
    assert run("demo-key", "key.p12").status == 0
    return ("--sign", "key.p12", "--passphrase-file", "key.txt")


@pytest.fixture
def signed(run, starter, answers, key):
    assert run("report", starter.name, answers, "-o", "signed.pdf", *key).status == 0
    return "signed.pdf"


@pytest.mark.parametrize("template", ["plan-action", "synthese"])
def test_every_paper_is_signed_and_recognised(run, starter, answers, key, template):
    made = run("report", starter.name, answers, "-o", "paper.pdf", "--template", template, *key)
    status, out, err = run("verify", "paper.pdf")
    assert (made.status, made.err, err) == (0, "", "")
    assert status == 0
    assert "Ce dossier est intact" in out.splitlines()[0]


def test_a_dossier_that_nobody_signed(run, dossier, starter):
    status, out, err = run("verify", dossier, "--questionnaires", starter.name)
    assert (status, err) == (0, "")
    assert (
        out.splitlines()[0] == "dossier.pdf : Ce dossier se tient, mais rien ne dit qui l'a fait : il n'est pas signé."
    )
    assert "Refaites à partir des données jointes, elles sont les mêmes, à l'octet près." in out
    assert "version 0.1.0, c'est l'un des questionnaires connus ici" in out


def test_a_questionnaire_of_the_same_name_and_other_words_is_not_known(run, starter, answers, key, here):
    shutil.copytree(starter, here / "vrais" / starter.name)
    file = starter / "questionnaire.yaml"
    file.write_text(file.read_text().replace("title:", "title: Autre, ", 1))
    assert run("report", starter.name, answers, "-o", "unsigned.pdf").status == 0
    assert run("report", starter.name, answers, "-o", "by.pdf", *key).status == 0
    for made in ("unsigned.pdf", "by.pdf"):
        status, out, _ = run("verify", made, "--questionnaires", "vrais")
        assert status == 4
        assert "son questionnaire n'est aucun de ceux qui ont été donnés" in out.splitlines()[1]
        assert run("verify", made, "--questionnaires", starter.name).status == 0


def test_a_signed_dossier_tells_who_and_when_by_their_own_account(run, signed):
    status, out, _ = run("verify", signed)
    assert status == 0
    assert "signed.pdf : Ce dossier est intact depuis sa signature, mais rien ne garantit ici qui l'a signé." in out
    assert "Clé de démonstration : ne prouve pas qui a signé." in out
    assert "aucun service d'horodatage ne l'atteste" in out
    assert "joint au dossier seulement" in out


def test_a_changed_dossier_tells_what_changed(run, dossier, here):
    with pikepdf.open(here / dossier) as pdf:
        pdf.add_blank_page()
        pdf.save(here / "changed.pdf")
    status, out, _ = run("verify", "changed.pdf")
    assert status == 1
    first, reason, *_ = out.splitlines()
    assert first == "changed.pdf : Ce dossier a été modifié :"
    assert reason.startswith("  - le texte n'est pas celui que donnent ses réponses, page ")
    assert "Texte différent : 1 page (page " in out


def test_a_dossier_written_anew_cannot_be_told_entirely(run, dossier, here):
    with pikepdf.open(here / dossier) as pdf:
        pdf.save(here / "anew.pdf")
    status, out, _ = run("verify", "anew.pdf")
    assert status == 4
    assert "il n'est plus tel que ce programme l'écrit" in out


def test_everything_that_was_found_as_data(run, signed):
    found = json.loads(run("verify", signed, "--json").out)
    assert (found["verdict"], found["reasons"]) == ("intact", [])
    assert found["signatures"][0]["whose"] == "demonstration"
    assert found["diagnosis"] == {"same": True, "differences": [], "told": []}
    assert found["pages"] == {"compared": "bytes", "different": [], "added": [], "beyond": False, "drawn": []}
    assert found["dossier"]["date"] == "2026-03-12"
    assert found["questionnaire"]["installed"] is False


def test_what_is_no_dossier(run, here):
    (here / "note.pdf").write_text("bonjour")
    assert run("verify", "note.pdf") == (
        1,
        "",
        "« note.pdf » ne peut pas être lu comme un dossier : ce n'est pas un PDF, ou il est abîmé.\n",
    )
    status, out, _ = run("verify", "note.pdf", "--json")
    assert (status, json.loads(out)["verdict"]) == (1, "unreadable")


def test_where_trust_is_asked_for_the_signature_must_be_of_those_who_are_trusted(run, dossier, signed, here):
    _, certificate, _ = pkcs12.load_key_and_certificates((here / "key.p12").read_bytes(), _passphrase(here))
    assert certificate
    (here / "trust.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
    assert run("verify", signed, "--trust", "trust.pem").status == 4
    assert run("verify", dossier, "--trust", "trust.pem").status == 4


def _passphrase(folder):
    return (folder / "key.txt").read_bytes().strip()


@pytest.mark.parametrize("content", ["bonjour", "", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])
def test_what_is_no_certificate_is_told(run, dossier, here, content):
    (here / "trust.pem").write_text(content)
    status, _, err = run("verify", dossier, "--trust", "trust.pem")
    assert status == 1
    assert "« trust.pem »" in err


def test_signing_wants_its_key_first(run, starter, answers, here):
    status, _, err = run("report", starter.name, answers, "-o", "d.pdf", "--sign", "nulle-part.p12")
    assert status == 1
    assert "Le dossier ne peut pas être signé : « nulle-part.p12 » ne peut pas être lu" in err
    assert not (here / "d.pdf").exists()


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (("--passphrase-file", "key.txt"), "va avec --sign"),
        (("--sign", "key.p12", "--html"), "une page HTML ne se signe"),
    ],
    ids=["passphrase", "html"],
)
def test_options_that_do_not_go_together_are_told(run, starter, answers, options, reason):
    status, _, err = run("report", starter.name, answers, *options)
    assert status == 2
    assert reason in err


def test_a_demonstration_key_is_for_its_owner_alone_and_replaces_nothing(run, here):
    status, out, _ = run("demo-key", "key.p12")
    assert (status, "elle ne prouve pas qui a signé" in out) == (0, True)
    assert all((here / name).stat().st_mode & 0o077 == 0 for name in ("key.p12", "key.txt"))
    status, _, err = run("demo-key", "key.p12")
    assert (status, "key.p12 existe déjà" in err) == (2, True)
    status, _, err = run("demo-key", "key.pfx")
    assert (status, "key.txt existe déjà" in err) == (2, True)
