"""A signed dossier is the dossier and a signature after it, PDF/A-3a and PDF/UA-1 still."""

from __future__ import annotations

import io
from datetime import timedelta

import pikepdf
import pytest

from diagnostic import SigningError, report
from diagnostic.dossier import read_dossier, sign_pdf
from tests.dossier.signing.conftest import BODY_NAME, MOMENT, PAPERS


@pytest.mark.verapdf
@pytest.mark.parametrize("key", ["body_key", "demonstration"])
def test_a_signed_dossier_is_pdf_a_3a_and_pdf_ua_1(verapdf, unsigned, key, request):
    made = sign_pdf(unsigned, request.getfixturevalue(key), MOMENT)
    for flavour in ("3a", "ua1"):
        verdict = verapdf(made, flavour)
        assert verdict.broken == []
        assert verdict.compliant
        assert verdict.checks > 1000


def test_its_own_bytes_are_not_touched(unsigned, signed):
    assert signed.startswith(unsigned)
    assert len(signed) - len(unsigned) < 40_000


def test_it_still_gives_its_diagnosis_back(unsigned, signed):
    assert read_dossier(signed).files == read_dossier(unsigned).files


def test_the_field_is_a_form_of_the_structure_and_says_what_it_is(signed):
    with pikepdf.open(io.BytesIO(signed)) as pdf:
        (field,) = pdf.Root.AcroForm.Fields
        form = pdf.Root.StructTreeRoot.K[0].K[-1]
        said = f"Signature électronique de «\u00a0{BODY_NAME}\u00a0», datée du 12/03/2026 par son auteur."
        assert (str(field.TU), str(form.Alt), str(form.S)) == (said, said, "/Form")
        assert form.K.Obj.objgen == field.objgen
        nums = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        assert nums[nums.index(field.StructParent) + 1].objgen == form.objgen
        assert field.V.SubFilter == "/ETSI.CAdES.detached"
        assert str(field.V.M).startswith("D:20260312013000")


def test_the_field_stands_where_the_template_keeps_its_place(signed):
    with pikepdf.open(io.BytesIO(signed)) as pdf:
        page, _, *corners = pdf.Root.Dests["/signature"]
        (field,) = pdf.Root.AcroForm.Fields
        assert page.Annots[-1].objgen == field.objgen
        assert [abs(float(one) - float(other)) < 1 for one, other in zip(list(field.Rect), corners, strict=True)] == [
            True
        ] * 4


def appearance(pdf):
    """Return the fonts and the glyphs that a signature is seen by."""
    shown = pdf.Root.AcroForm.Fields[0].AP.N.Resources.XObject
    (inner,) = shown.values()
    return inner.Resources.Font


def test_what_is_seen_of_it_has_its_fonts_embedded(signed):
    with pikepdf.open(io.BytesIO(signed)) as pdf:
        fonts = list(appearance(pdf).values())
        assert fonts
        assert all("/FontFile2" in font.DescendantFonts[0].FontDescriptor for font in fonts)


def test_what_the_dossier_says_of_itself_stays(unsigned, signed):
    told = []
    for made in (unsigned, signed):
        with pikepdf.open(io.BytesIO(made)) as pdf:
            told.append((pdf.Root.Metadata.read_bytes(), str(pdf.docinfo["/Producer"]), pdf.pdf_version))
    assert told[0] == told[1]


def test_a_demonstration_says_so_to_those_who_see_and_those_who_hear(unsigned, demonstration):
    with pikepdf.open(io.BytesIO(sign_pdf(unsigned, demonstration, MOMENT))) as pdf:
        (field,) = pdf.Root.AcroForm.Fields
        assert "Clé de démonstration\u00a0: elle ne prouve pas qui a signé." in str(field.TU)
        assert "DÉMONSTRATION" in str(field.V.Name)


@pytest.mark.parametrize(
    ("later", "reason"),
    [(timedelta(days=-1), "ne vaut qu'à partir du 12/03/2026"), (timedelta(days=366), "a expiré le 12/03/2027")],
)
def test_a_key_does_not_sign_outside_its_time(unsigned, body_key, later, reason):
    with pytest.raises(SigningError, match=reason):
        sign_pdf(unsigned, body_key, MOMENT + later)


def test_these_are_all_the_papers():
    assert set(report.names()) == set(PAPERS)


@pytest.mark.verapdf
@pytest.mark.parametrize("template", PAPERS)
def test_every_paper_is_signed_and_stays_pdf_a_3a_and_pdf_ua_1(verapdf, paper, body_key, template):
    made = sign_pdf(paper(template), body_key, MOMENT)
    for flavour in ("3a", "ua1"):
        verdict = verapdf(made, flavour)
        assert verdict.broken == []
        assert verdict.compliant


@pytest.mark.parametrize("template", ["synthese", "plan-action"])
def test_a_paper_without_a_place_for_it_is_signed_and_shows_nothing_of_it(paper, body_key, template):
    with pikepdf.open(io.BytesIO(sign_pdf(paper(template), body_key, MOMENT))) as pdf:
        (field,) = pdf.Root.AcroForm.Fields
        assert list(map(float, field.Rect)) == [0, 0, 0, 0]
        assert BODY_NAME in str(field.TU)
        assert field.V.SubFilter == "/ETSI.CAdES.detached"
        assert pdf.pages[0].Annots[-1].objgen == field.objgen
        assert pdf.Root.StructTreeRoot.K[0].K[-1].K.Obj.objgen == field.objgen
