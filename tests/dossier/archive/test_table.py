"""PDF/A-3a and PDF/UA-1 hold whatever is put in: any picture, any sign, in any template."""

from __future__ import annotations

import io
import shutil
from base64 import b64encode

import pikepdf
import pytest

import diagnostic
from diagnostic import ReportError, Response, report
from diagnostic.dossier import render_pdf
from diagnostic.dossier.archive import archived
from diagnostic.images import kind_of
from diagnostic.model import Organisation
from diagnostic.report.paper import templates
from diagnostic.report.paper.pages import laid_out
from diagnostic.signs.table import WRITABLE
from tests.images.conftest import PICTURES, SIZE
from tests.report.conftest import DAY, HERE

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 24">{}</svg>'
SIGNS = (
    "👍🏽 👨\u200d👩\u200d👧 🇫🇷 ❤\ufe0f 1\ufe0f⃣ مرحبا بالعالم שלום Nguyễn Thị Ánh e\u0301a\u0304 x\u0338 株式会社 한국 "
    "क्षि ไทย \ue000\uf8ff a\u200bb\u200dc\u200ed\u00ade\ufeff \u202eabc\u202c \x01\x0b\x0c\x1b\x7f"
    "\x85\u2028\ufffe\ufdd0 \U000e0041 ☎ ★ \ufffd"
)


def address(content):
    return f"data:image/{kind_of(content)};base64,{b64encode(content).decode()}"


LOGOS = [
    *PICTURES.values(),
    *(SVG.format(f'<image width="40" height="24" href="{address(one)}"/>').encode() for one in PICTURES.values()),
    SVG.format('<text y="12" font-family="Arial">Le Club ★ 👍</text>').encode(),
    SVG.format('<rect width="9" height="9" fill="lab(50 20 30)" opacity="0.4"/>').encode(),
]


def page(body, style="", title="Titre"):
    return (
        f'<!DOCTYPE html><html lang="fr"><head><title>{title}</title>'
        f'<link rel="stylesheet" href="../_shared/paper.css">'
        f"<style>:root {{ --accent: #0b5a63; --tint: #eef3f4 }} {style}</style>"
        f"</head><body><h1>Un titre</h1>{body}</body></html>"
    )


def made(body, style="", title="Titre"):
    return archived(laid_out(page(body, style, title), templates.DEFAULT), (), DAY)


def images_of(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [
            (int(one.Width), int(one.Height), str(one.ColorSpace), int(one.BitsPerComponent), bool(one.Interpolate))
            for one in document.objects
            if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
        ]


@pytest.fixture(scope="module")
def logos():
    return made("".join(f'<p><img alt="Logo" src="{address(one)}"></p>' for one in LOGOS))


@pytest.fixture(scope="module")
def signs():
    """Every sign that our fonts write, and many that they do not, in titles, tables, lists, bold, italic."""
    ends = [[int(end, 16) for end in part.split("-")] for part in WRITABLE.split()]
    every = [chr(code) for first, *last in ends for code in range(first, (last or [first])[0] + 1)]
    rows = (" ".join(every[start : start + 64]) for start in range(0, len(every), 64))
    table = "".join(f"<tr><td>{row.replace('<', '&lt;')}</td></tr>" for row in rows)
    text = SIGNS.encode("utf-8", "surrogatepass").decode()
    body = (
        f"<h2>{text}</h2><p><b>{text}</b> <i>{text}</i> &#x6F22;&#x1;</p><table><tr><th>{text}</th></tr>{table}</table>"
    )
    return made(f'{body}<ul><li><a href="https://exemple.nc/{text}">{text}</a></li></ul>', title=text)


@pytest.mark.verapdf
@pytest.mark.parametrize("flavour", ["3a", "ua1"])
@pytest.mark.parametrize("document", ["logos", "signs"])
def test_any_picture_and_any_sign_keep_the_promise(verapdf, request, document, flavour):
    assert verapdf(request.getfixturevalue(document), flavour).broken == []


def test_pictures_are_in_sharp_points_of_screens_colours(logos):
    images = images_of(logos)
    assert len(images) >= len(PICTURES)
    assert {(space, bits, smoothed) for *_, space, bits, smoothed in images} <= {
        ("/DeviceRGB", 8, False),
        ("/DeviceGray", 8, False),
    }
    assert {tuple(sorted(size)) for *size, _, _, _ in images} == {tuple(sorted(SIZE))}


@pytest.mark.verapdf
@pytest.mark.parametrize("template", report.names())
def test_a_dossier_of_hostile_names_and_a_logo_of_points_keeps_it_too(verapdf, template):
    small = diagnostic.load(HERE / "echoppe")
    body = Organisation(name=SIGNS, contact=SIGNS, notice=SIGNS, logo=address(PICTURES["jpeg cmyk"]))
    identity = {"company": f"Boutique {SIGNS}", "advisor": SIGNS}
    response = Response.to(small, {}, identity={key: value.replace("\x01", "") for key, value in identity.items()})
    pdf = render_pdf(diagnostic.diagnose(small, response), date=DAY, template=template, body=body)
    assert [verapdf(pdf, flavour).broken for flavour in ("3a", "ua1")] == [[], []]


@pytest.fixture
def template(tmp_path, monkeypatch):
    """A template that a designer makes, with whatever pictures beside it."""
    (tmp_path / "essai").mkdir()
    shutil.copytree(report.templates_folder() / "_shared", tmp_path / "_shared")
    monkeypatch.setattr(templates, "FOLDERS", (tmp_path,))
    return tmp_path / "essai"


@pytest.mark.verapdf
def test_so_do_the_pictures_of_a_template(verapdf, template):
    (template / "fond.jpg").write_bytes(PICTURES["jpeg cmyk"])
    (template / "carte.PNG").write_bytes(PICTURES["png 16 bits"])
    style = 'h1 { background: url("fond.jpg") } li { list-style-image: url("carte.PNG") }'
    laid = laid_out(page('<ul><li>un</li></ul><p><img src="fond.jpg" alt="Un fond"></p>', style), "essai")
    pdf = archived(laid, (), DAY)
    assert {space for _, _, space, *_ in images_of(pdf)} == {"/DeviceRGB", "/DeviceGray"}
    assert [verapdf(pdf, flavour).broken for flavour in ("3a", "ua1")] == [[], []]


def test_a_picture_of_a_template_that_cannot_be_printed_is_refused_by_its_name(template):
    (template / "film.webp").write_bytes(b"RIFF\0\0\0\0WEBP")
    with pytest.raises(ReportError, match=r"film\.webp ne peut pas être imprimé : c'est du WebP"):
        laid_out(page('<p><img src="film.webp" alt="Un film"></p>'), "essai")
