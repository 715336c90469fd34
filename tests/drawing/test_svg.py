"""The drawings as they come out of Graphviz: readable on paper, without overlaps, the same each time."""

from __future__ import annotations

import base64
import io
import re
import shutil
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

import diagnostic
from diagnostic.drawing import flow_drawing, prerequisites_drawing, to_svg
from diagnostic.errors import DrawingError
from tests.conftest import written
from tests.drawing.pictures import Picture

ROOT = Path(__file__).parents[2]
FOLDERS = {"real": ROOT / "questionnaires/maturite-numerique", "small": ROOT / "diagnostic/cli/commands/starter"}
A3 = (1190.55, 841.89)  # points, on its side
LEAST_TEXT = 8.9
NEAR = 3.0  # points: a line ends on the frame, not inside it
DRAWINGS = {"flow": flow_drawing, "prerequisites": prerequisites_drawing}
TINY = written("questions: [{id: q, kind: text, label: Une question}]")

needs_dot = pytest.mark.skipif(shutil.which("dot") is None, reason="needs Graphviz")


@pytest.fixture(scope="module", params=[(folder, what) for folder in FOLDERS for what in DRAWINGS], ids=" ".join)
def picture(request):
    folder, what = request.param
    return Picture(to_svg(DRAWINGS[what](diagnostic.load(FOLDERS[folder]))))


@needs_dot
def test_no_frame_lies_over_another(picture):
    boxes = picture.boxes
    assert [(one, other) for at, one in enumerate(boxes) for other in boxes[at + 1 :] if one.overlaps(other)] == []


@needs_dot
def test_no_line_runs_through_a_frame(picture):
    lines = picture.lines
    assert [box for line in lines for point in line for box in picture.boxes if box.holds(point, NEAR)] == []


@needs_dot
def test_on_an_a3_sheet_no_text_is_smaller_than_nine_points(picture):
    width, height = picture.size
    assert picture.least_text * min(A3[0] / width, A3[1] / height) >= LEAST_TEXT


@needs_dot
def test_only_greys_are_used(picture):
    colours = {one.attrib.get(key, "none") for one in picture.root.iter() for key in ("fill", "stroke")}
    named = colours - {"none", "black", "white", "transparent"}
    assert {colour for colour in named if colour[1:3] != colour[3:5] or colour[3:5] != colour[5:7]} == set()


@needs_dot
def test_a_screen_reader_is_told_the_title_and_all_that_is_drawn():
    drawing = flow_drawing(TINY)
    root = Picture(to_svg(drawing)).root
    told = {one.tag.rpartition("}")[2]: (one.attrib.get("id"), one.text) for one in root}
    assert root.attrib["role"] == "img"
    assert (root.attrib["aria-labelledby"], root.attrib["aria-describedby"]) == ("title", "description")
    assert told["title"] == ("title", "Essai : le déroulement")
    assert told["desc"] == ("description", "\n".join(drawing.sentences))


@needs_dot
def test_no_shape_shows_the_name_that_dot_has_for_it():
    svg = to_svg(prerequisites_drawing(TINY))
    assert svg.count("<title") == 1
    assert "Graphviz" not in svg
    assert "graphviz" not in svg


@needs_dot
def test_the_same_questionnaire_gives_the_same_bytes():
    real = diagnostic.load(FOLDERS["real"])
    assert to_svg(flow_drawing(real)) == to_svg(flow_drawing(real))


def test_without_graphviz_it_is_told_what_to_type(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(DrawingError, match="sudo apt-get install graphviz"):
        to_svg(flow_drawing(TINY))


def test_where_graphviz_fails_it_is_told_why(monkeypatch, tmp_path):
    broken = tmp_path / "dot"
    broken.write_text("#!/bin/sh\necho 'il manque une police' >&2\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(DrawingError, match="« dot » a échoué : il manque une police"):
        to_svg(flow_drawing(TINY))


@needs_dot
def test_the_fonts_of_the_machine_change_nothing(tmp_path, monkeypatch):
    drawing = flow_drawing(TINY)
    here = to_svg(drawing)
    none = '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n<fontconfig></fontconfig>\n'
    (tmp_path / "fonts.conf").write_text(none, encoding="utf-8")
    monkeypatch.setenv("FONTCONFIG_FILE", str(tmp_path / "fonts.conf"))
    assert to_svg(drawing) == here


@needs_dot
def test_the_letters_that_it_uses_go_with_it_under_a_name_of_their_own():
    svg = to_svg(flow_drawing(TINY))
    families = set(re.findall(r'font-family="([^",]+)', svg))
    faces = re.findall(r"font-family:'([^']+)';font-weight:(\w+);src:url\(data:font/woff2;base64,([^)]+)\)", svg)
    assert families == {"Diagnostic Sans"}
    assert [(family, weight) for family, weight, _ in faces] == [
        ("Diagnostic Sans", "normal"),
        ("Diagnostic Sans", "bold"),
    ]
    with TTFont(io.BytesIO(base64.b64decode(faces[0][2]))) as font:
        assert set("question") <= {chr(code) for code in font.getBestCmap()}
        assert len(font.getGlyphOrder()) < 80
        assert not font["name"].names
