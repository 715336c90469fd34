"""A dossier gives back what it carries; anything else is refused with its reason, whatever it was made to do."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import json
import zlib
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

import diagnostic
from diagnostic import DossierError
from diagnostic.diagnosis import handed_over
from diagnostic.dossier import read_dossier, render_pdf
from diagnostic.dossier.archive import reading
from tests.dossier.archive.conftest import BODY, DOCUMENTS, LONG
from tests.report.conftest import DAY


@pytest.fixture(scope="module")
def changed(kaori):
    """Return the dossier of the founding case with something changed in it."""

    def made(change, **options):
        with pikepdf.open(io.BytesIO(kaori)) as pdf:
            change(pdf)
            file = io.BytesIO()
            pdf.save(file, **options)
            return file.getvalue()

    return made


def replaced(name, content):
    """Return the change of a file inside for another, soundly attached."""

    def change(pdf):
        file = next(one for one in pdf.Root.AF if name == one.UF).EF.F
        file.write(content)
        fingerprint = String(hashlib.md5(content, usedforsecurity=False).digest())
        file.Params = Dictionary(Size=len(content), CheckSum=fingerprint)

    return change


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_dossier_gives_back_the_diagnosis_it_was_made_of(documents, dossier, name):
    read = read_dossier(dossier(name))
    assert read.diagnosis == diagnostic.to_json(documents[name]) == diagnostic.to_json(read.diagnosed())
    assert read.diagnosed().response == handed_over(documents[name]).response
    assert (read.date, read.template, read.body) == (DAY, "dossier-province-sud", BODY if name == LONG else None)
    assert read.digest == documents[name].questionnaire.digest


@pytest.mark.parametrize("name", ["boutique-kaori", LONG])
def test_a_dossier_makes_itself_again_byte_for_byte(dossier, name):
    read = read_dossier(dossier(name))
    again = render_pdf(read.diagnosed(), date=read.date, template=read.template, body=read.body)
    assert again == dossier(name)


def test_a_dossier_saved_by_another_program_still_gives_its_diagnosis_back(changed, kaori):
    plain = changed(lambda pdf: None, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all)
    assert read_dossier(plain).files == read_dossier(kaori).files


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"\x89PNG", b"%PDF-1.7\n" + bytes(5000)])
def test_what_is_no_pdf_is_refused(content):
    with pytest.raises(DossierError, match=r"« recu.pdf » ne peut pas .*pas un PDF, ou il est abîmé"):
        read_dossier(content, "recu.pdf")


def test_half_a_dossier_is_refused(kaori):
    with pytest.raises(DossierError, match="abîmé"):
        read_dossier(kaori[: len(kaori) // 2])


def test_a_pdf_of_somebody_else_carries_no_diagnosis():
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        file = io.BytesIO()
        pdf.save(file)
    with pytest.raises(DossierError, match="ne porte pas de diagnostic"):
        read_dossier(file.getvalue())


@pytest.mark.parametrize("password", ["", "secret"])
def test_an_encrypted_pdf_is_refused(changed, password):
    locked = changed(lambda pdf: None, encryption=pikepdf.Encryption(owner="owner", user=password))
    with pytest.raises(DossierError, match="mot de passe"):
        read_dossier(locked)


def test_too_big_a_file_is_not_opened(monkeypatch):
    monkeypatch.setattr(reading, "MOST_FILE", 2 * 1024**2)
    with pytest.raises(DossierError, match="il dépasse 2 Mo"):
        read_dossier(bytes(2 * 1024**2 + 1))


def test_a_file_that_inflates_too_much_is_not_inflated(changed):
    def change(pdf):
        bomb = pikepdf.Stream(pdf, zlib.compress(bytes(300 * 1024**2), 1))
        bomb.Filter = Name.FlateDecode
        bomb.Params = pdf.Root.AF[0].EF.F.Params
        pdf.Root.AF[0].EF.F = bomb

    swollen = changed(change, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    with pytest.raises(DossierError, match=r"« diagnostic\.json » dépasse 5 Mo une fois décompressée"):
        read_dossier(swollen)


def test_a_list_of_objects_that_inflates_too_much_is_not_inflated(changed):
    def change(pdf):
        pdf.Root.Bomb = pdf.make_indirect(Array([String(bytes(1024**2))] * 48))

    swollen = changed(change, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert len(swollen) < reading.MOST_FILE
    with pytest.raises(DossierError):
        read_dossier(swollen)


def at(path, value):
    """Return the change of one entry of the first file inside; without a value, it goes."""

    def change(pdf):
        here = pdf.Root.AF[0]
        *way, last = path.split(".")
        for step in way:
            here = here[f"/{step}"]
        if value is None:
            del here[f"/{last}"]
        else:
            here[f"/{last}"] = value

    return change


NOT_OURS = "ne porte pas de diagnostic"
CHANGED = "« diagnostic.json » est abîmée ou a été modifiée"
FORM = "« {} » n'est pas de la forme attendue"
WRONG = {
    "nothing embedded": (at("EF", None), NOT_OURS),
    "embedded files that are a text": (at("EF", String("x")), NOT_OURS),
    "a file that is a text": (at("EF.F", String("x")), NOT_OURS),
    "another name": (at("UF", String("autre.json")), NOT_OURS),
    "no list of files": (lambda pdf: pdf.Root.__setitem__("/AF", Name.Rien), NOT_OURS),
    "a list with a text in it": (lambda pdf: pdf.Root.AF.__setitem__(0, String("x")), NOT_OURS),
    "no size and no fingerprint": (at("EF.F.Params", None), CHANGED),
    "another size": (at("EF.F.Params.Size", 3), CHANGED),
    "another fingerprint": (at("EF.F.Params.CheckSum", String("x")), CHANGED),
    "not UTF-8": (replaced("diagnostic.json", b"\xff"), FORM.format("diagnostic.json")),
    "a diagnosis that is a list": (replaced("diagnostic.json", b"[]"), FORM.format("diagnostic.json")),
    "answers without anything": (replaced("reponses.json", b"{}"), FORM.format("reponses.json")),
    "endless brackets": (replaced("reponses.json", b"[" * 100_000), FORM.format("reponses.json")),
    "another questionnaire": (replaced("questionnaire.json", b"{}"), "n'est pas celui de ce diagnostic"),
}


@pytest.mark.parametrize(("change", "reason"), WRONG.values(), ids=WRONG)
def test_what_was_changed_is_refused(changed, change, reason):
    with pytest.raises(DossierError, match=reason):
        read_dossier(changed(change))


@pytest.mark.parametrize("wrong", ["LZWDecode", "params", "broken"])
def test_a_file_packed_otherwise_or_badly_is_refused(changed, wrong):
    def change(pdf):
        packed = pikepdf.Stream(pdf, b"abcdef")
        packed.Filter = Name.LZWDecode if wrong == "LZWDecode" else Name.FlateDecode
        if wrong == "params":
            packed.DecodeParms = Dictionary(Predictor=12)
        pdf.Root.AF[0].EF.F = packed

    with pytest.raises(DossierError, match="abîmée ou a été modifiée"):
        read_dossier(changed(change, stream_decode_level=pikepdf.StreamDecodeLevel.none))


@pytest.fixture(scope="module")
def other(kaori):
    """Return what a dossier carries, with one of its files changed by hand after it was read."""
    read = read_dossier(kaori)

    def made(name, change):
        data = json.loads(getattr(read, name))
        change(data)
        changed: dict[str, Any] = {name: json.dumps(data)}
        return dataclasses.replace(read, **changed)

    return made


TORN = {
    "no title": ("questionnaire", lambda data: data.pop("title"), FORM.format("questionnaire.json")),
    "a prerequisite that is nowhere": (
        "questionnaire",
        lambda data: data["recommendations"][0].update(requires=[{"id": "nulle-part", "because": "b"}]),
        FORM.format("questionnaire.json"),
    ),
    "another version": ("answers", lambda data: data.update(version="9.9.9"), "n'est pas celui de ce diagnostic"),
    "another id": ("answers", lambda data: data.update(questionnaire="autre"), "n'est pas celui de ce diagnostic"),
    "an answer to nothing": (
        "answers",
        lambda data: data["answers"].update(activite="x"),
        "ne vont pas avec le questionnaire.*activite",
    ),
}


@pytest.mark.parametrize(("name", "change", "reason"), TORN.values(), ids=TORN)
def test_parts_that_do_not_go_together_make_no_diagnosis(other, name, change, reason):
    with pytest.raises(DossierError, match=reason):
        other(name, change).diagnosed()
