"""One word for a dossier: intact, it holds together, modified, or not everything can be told; and why."""

from __future__ import annotations

import io
import json
import zlib
from typing import Any

import pikepdf
import pytest
from pyhanko.sign.fields import SigFieldSpec, append_signature_field

from diagnostic import DossierError, report
from diagnostic.dossier import render_pdf, sign_pdf
from diagnostic.dossier.signing import FIELD
from diagnostic.dossier.signing.sign import Writer
from diagnostic.dossier.verification import verify as verification_of
from diagnostic.dossier.verification.signatures import BROKEN
from tests.dossier.signing.conftest import BODY_NAME, MOMENT
from tests.dossier.verification.conftest import blot, replaced
from tests.report.conftest import DAY


def verify(pdf, **options) -> Any:
    return verification_of(pdf, **options)


def test_a_signed_dossier_is_intact(signed, trusted, real):
    found = verify(signed, trusted=trusted, installed=frozenset({real.digest}))
    (signature,) = found.signatures
    assert found.verdict == "intact"
    assert signature[0] == BODY_NAME
    assert (signature.covers, signature.whose, signature.valid) == ("everything", "trusted", "valid")
    assert signature.claimed == MOMENT.isoformat()
    assert (found.pages.compared, found.pages.same) == ("bytes", True)
    assert (found.data.same, found.data.differences, found.data.installed) == (True, (), True)
    assert (found.date, found.template, found.same_program) == (DAY.isoformat(), "dossier-province-sud", True)


@pytest.mark.parametrize("template", ["maturite", "plan-action", "synthese"])
def test_every_signed_paper_is_intact(case, body_key, trusted, template):
    paper = render_pdf(case("boutique-kaori"), date=DAY, template=template)
    found = verify(sign_pdf(paper, body_key, MOMENT), trusted=trusted)
    assert (found.verdict, found.template, found.pages.compared) == ("intact", template, "bytes")


@pytest.mark.parametrize("box", [(0, 0, 0, 0), (0, 0, 300, 300)], ids=["unseen", "seen"])
def test_a_field_that_nobody_signed_is_a_signature_that_does_not_hold(paper, box):
    writer, file = Writer(io.BytesIO(paper("synthese"))), io.BytesIO()
    append_signature_field(writer, SigFieldSpec(FIELD, on_page=0, box=box))
    writer.write(file)
    found = verify(file.getvalue())
    assert (found.verdict, found.signatures, found.pages.beyond) == ("modified", (BROKEN,), True)


def test_a_dossier_that_nobody_signed_holds_together(unsigned):
    found = verify(unsigned)
    assert (found.verdict, found.signatures, found.pages.compared) == ("consistent", (), "bytes")
    assert not found.data.installed


def test_its_code_is_the_one_printed_on_it(unsigned, case):
    code = report.code_of(case("boutique-kaori"), date=DAY, body=None, address="").text
    assert verify(unsigned).code == code


def test_whose_the_signature_is_must_be_vouched_for(signed):
    found = verify(signed)
    assert (found.verdict, found.signatures[0].whose) == ("intact", "unknown")


def test_a_demonstration_is_never_trusted(unsigned, demonstration):
    (signature,) = verify(sign_pdf(unsigned, demonstration, MOMENT)).signatures
    assert (signature.whose, signature.covers) == ("demonstration", "everything")


def test_a_square_over_a_signed_page_is_told(signed, updated):
    found = verify(updated(signed, blot))
    assert found.verdict == "modified"
    assert found.signatures[0].covers == "not-everything"
    assert found.pages.beyond


def test_a_square_over_an_unsigned_page_is_told(unsigned, updated):
    found = verify(updated(unsigned, blot))
    assert (found.verdict, found.pages.beyond) == ("modified", True)


def test_a_square_signed_over_by_somebody_else_is_not_taken_for_intact(unsigned, updated, demonstration):
    found = verify(sign_pdf(updated(unsigned, blot), demonstration, MOMENT))
    assert found.signatures[0].covers == "everything"
    assert (found.verdict, found.pages.beyond, found.pages.drawn) == ("modified", True, (1,))


def test_one_byte_changed_in_what_was_signed_is_told(signed, unsigned):
    place = unsigned.index(b"/CreationDate")
    changed = signed[:place] + signed[place:].replace(b"2026", b"2025", 1)
    assert changed != signed
    assert verify(changed).signatures[0].covers == "nothing"
    assert verify(changed).verdict == "modified"


def test_a_dossier_written_anew_by_another_program_is_not_taken_for_intact(unsigned, rewritten):
    found = verify(rewritten(unsigned))
    assert (found.verdict, found.pages.compared, found.pages.same) == ("unsure", "pictures", True)


def test_other_words_on_a_page_are_told(case, unsigned, rewritten):
    """A forger gives the pages of a better dossier to the data of this one."""
    better = render_pdf(case("boutique-kaori", identity={"company": "Autre entreprise"}), date=DAY)

    def swap(pdf):
        with pikepdf.open(io.BytesIO(better)) as other:
            pdf.pages[0].Contents = pdf.make_stream(other.pages[0].Contents.read_bytes())
            pdf.pages[0].Resources = pdf.copy_foreign(other.pages[0].Resources)

    found = verify(rewritten(unsigned, swap))
    assert (found.verdict, found.pages.different) == ("modified", (1,))


def test_a_page_too_many_is_told(unsigned, rewritten):
    found = verify(rewritten(unsigned, lambda pdf: pdf.add_blank_page()))
    assert found.verdict == "modified"
    assert len(found.pages.different) == 1


def test_a_note_laid_over_a_page_is_told(unsigned, rewritten):
    def note(pdf):
        annotation = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[0, 0, 9, 9])
        pdf.pages[2].Annots = pikepdf.Array([*pdf.pages[2].get("/Annots", ()), pdf.make_indirect(annotation)])

    found = verify(rewritten(unsigned, note))
    assert (found.verdict, found.pages.added) == ("modified", (3,))


def raised(text):
    data = json.loads(text)
    data["overall"]["value"] = 99.0
    data["statuses"]["crm"] = "in-place"
    return json.dumps(data)


def test_a_score_that_the_answers_do_not_give_is_told(unsigned, rewritten):
    found = verify(rewritten(unsigned, replaced("diagnostic.json", raised)))
    told = {(one.what, one.of): one.after for one in found.data.differences}
    assert (found.verdict, found.data.same) == ("modified", False)
    assert told["score", "overall"] == 99.0
    assert told["status", "crm"] == "in-place"


def test_a_sentence_of_the_diagnosis_that_was_changed_is_told(unsigned, rewritten):
    def reworded(text):
        data = json.loads(text)
        data["wishes"][0]["because"][0]["because"] = "autre raison"
        return json.dumps(data)

    found = verify(rewritten(unsigned, replaced("diagnostic.json", reworded)))
    assert (found.verdict, found.data.same, found.data.differences) == ("modified", False, ())


def doubled(part):
    def change(text):
        data = json.loads(text)
        data[part].append(data[part][0])
        return json.dumps(data)

    return change


def holding(key, value):
    return lambda text: json.dumps(json.loads(text) | {key: value})


FORMS = {"steps": doubled("roadmap"), "wishes": doubled("wishes"), "words": holding("statuses", {"crm": "peut-être"})}


@pytest.mark.parametrize("change", FORMS.values(), ids=FORMS)
def test_a_diagnosis_of_another_form_is_refused(unsigned, rewritten, change):
    with pytest.raises(DossierError, match="n'est pas de la forme attendue"):
        verify(rewritten(unsigned, replaced("diagnostic.json", change)))


def rendered_with(**changes):
    def change(text):
        data = json.loads(text)
        data["report"] |= changes
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"

    return replaced("reponses.json", change)


def test_a_dossier_of_another_version_of_the_program_may_differ(unsigned, rewritten):
    def older(pdf):
        rendered_with(**{"made-with": "diagnostic-numerique 0.0.9"})(pdf)
        replaced("diagnostic.json", raised)(pdf)

    found = verify(rewritten(unsigned, older))
    assert (found.verdict, found.same_program, found.made_with) == ("unsure", False, "diagnostic-numerique 0.0.9")


def test_where_its_template_is_not_here_its_pages_are_not_compared(unsigned, rewritten):
    found = verify(rewritten(unsigned, rendered_with(template="ailleurs")))
    assert (found.verdict, found.pages, found.same_program) == ("unsure", None, False)


@pytest.mark.parametrize("template", ["/", "..", "../diagnostic", "a\0", "a\n", "", "a" * 5000])
def test_a_template_that_is_no_name_is_not_looked_for(unsigned, rewritten, template):
    with pytest.raises(DossierError, match="n'est pas de la forme attendue"):
        verify(rewritten(unsigned, rendered_with(template=template)))


@pytest.mark.parametrize(
    "turned", [lambda made: made[::-1], lambda made: [*made, made[0], ""]], ids=["turned", "twice"]
)
def test_the_same_programs_in_another_order_are_the_same(unsigned, rewritten, turned):
    made = ", ".join(turned(verify(unsigned).made_with.split(", ")))

    def change(pdf):
        rendered_with(**{"made-with": made})(pdf)
        pdf.pages[0].contents_add(b"q 0 g 60 560 300 160 re f Q")

    found = verify(rewritten(unsigned, change))
    assert (found.verdict, found.same_program) == ("modified", True)


def test_a_trusted_signature_does_not_make_up_for_bytes_that_differ(unsigned, rewritten, body_key, trusted):
    """The body signed a dossier that another program had written anew: the rest may be anything."""
    found = verify(sign_pdf(rewritten(unsigned), body_key, MOMENT), trusted=trusted)
    assert (found.verdict, found.pages.compared) == ("unsure", "pictures")
    assert (found.signatures[0].whose, found.signatures[0].covers) == ("trusted", "everything")


def test_a_file_saved_over_itself_too_often_is_refused(unsigned):
    with pytest.raises(DossierError, match="plus de 50 fois"):
        verify(unsigned + b"\nstartxref\n0\n%%EOF" * 60)


def test_two_files_of_one_name_are_refused(unsigned, rewritten):
    """One reader shows the first, another the second."""

    def twice(pdf):
        pdf.Root.AF = pikepdf.Array([*pdf.Root.AF, pdf.Root.AF[0]])

    with pytest.raises(DossierError, match="deux pièces jointes du même nom"):
        verify(rewritten(unsigned, twice))


def test_a_signature_that_leaves_out_more_than_itself_is_told(signed, trusted):
    """The hole of the signature is made wider: what lies in it may be anything."""
    start = signed.rindex(b"/ByteRange")
    end = signed.index(b"]", start)
    numbers = [int(number) for number in signed[start:end].split(b"[")[1].split()]
    wider = b"/ByteRange [%d %d %d %d" % (0, numbers[1] - 200, numbers[2] + 20, numbers[3] - 20)
    forged = signed[:start] + wider.ljust(end - start) + signed[end:]
    found = verify(forged, trusted=trusted)
    assert (found.verdict, found.signatures[0].covers) == ("modified", "nothing")


def test_what_follows_the_end_is_not_taken_for_intact(signed, trusted):
    found = verify(signed + b"% more\n", trusted=trusted)
    assert (found.verdict, found.sound, found.signatures[0].covers) == ("modified", False, "its-revision")


def test_pages_that_cannot_be_read_are_refused(unsigned, rewritten):
    """One page unpacks to a hundred million bytes."""

    def bomb(pdf):
        pdf.pages[0].Contents = pdf.make_stream(b"")
        pdf.pages[0].Contents.write(zlib.compress(b"BT (a) Tj ET " * 8_000_000, 9), filter=pikepdf.Name.FlateDecode)

    with pytest.raises(DossierError, match="ses pages ne peuvent pas être lues"):
        verify(rewritten(unsigned, bomb))
