"""CSV: a column per question, whatever the spreadsheet made of it."""

from __future__ import annotations

import pytest

import diagnostic
from tests.batch.conftest import read

HEADER = "id;one;several;number;words;m.x;company;quotes.r;path"


def written(path, *lines, encoding="utf-8"):
    path.write_bytes("".join(line + "\r\n" for line in lines).encode(encoding))
    return path


def responses(path):
    """Return the response that each row says, as its diagnosis repeats it: quotes and statuses."""
    return [
        (one["line"], one["id"], one["path"], one["statuses"]["r"], [e["setup"] for e in one["funding"]["expenses"]])
        for one in read(path)
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_the_header_says_how_cells_are_set_apart(delimiter, encoding, ran, tmp_path):
    lines = (HEADER, 'A1;a;x|y;12;"deux; mots";a;"É";250;short', "A2;b;;;;;;;")
    path = written(tmp_path / "in.csv", *(line.replace(";", delimiter) for line in lines), encoding=encoding)
    assert ran(path).counted == (2, 0)
    paid = [{"low": 250, "high": 250}]
    assert responses(tmp_path / "out.jsonl") == [
        (2, "A1", "short", "recommended", paid),
        (3, "A2", "full", "in-place", []),
    ]


def test_ticks_stand_between_bars_or_spaces_and_an_empty_list_is_said(ran, questionnaire, tmp_path):
    path = written(tmp_path / "in.csv", "several;wish", "x|y;r", "y x;[]", " x ;", "dont-know;")
    found = ran(path)
    assert found.codes == {5: ["dont-know-refused"]}
    missing = {one["question"] for line in found.lines for one in line["missing"]}
    assert "several" not in missing
    assert [[one["recommendation"] for one in line["wishes"]] for line in found.lines] == [["r"], [], []]


def test_a_row_over_several_lines_is_one_row_at_its_first(ran, tmp_path):
    path = written(tmp_path / "in.csv", "id,words", 'A1,"un', 'deux"', "A2,trois", "", "A3,x,y", "A4")
    found = ran(path)
    assert [(one["line"], one["id"]) for one in found.lines] == [(2, "A1"), (4, "A2")]
    assert found.codes == {6: ["uneven-row"], 7: ["uneven-row"]}
    assert found.rejects[0]["raw"] == "A3,x,y"


def test_a_row_that_cannot_be_cut_is_rejected_whole(ran, tmp_path):
    path = written(tmp_path / "in.csv", "id,words", 'A1,"un" deux', "A2,x", 'A3,"sans fin', "A4,x")
    found = ran(path)
    assert ([one["id"] for one in found.lines], found.codes) == (["A2"], {2: ["syntax"], 4: ["syntax"]})
    assert found.rejects[1]["raw"] == 'A3,"sans fin\r\nA4,x'


def test_a_row_of_another_encoding_is_rejected_readably(ran, tmp_path):
    path = tmp_path / "in.csv"
    path.write_bytes(b"id,words\nA1,\xe9t\xe9\nA2,\xc3\xa9t\xc3\xa9\n")
    found = ran(path)
    assert ([one["id"] for one in found.lines], found.codes) == (["A2"], {2: ["syntax"]})
    assert found.rejects[0]["raw"] == "A1,\\xe9t\\xe9"


def test_empty_rows_and_a_file_of_nothing_but_its_header_say_nothing(ran, tmp_path):
    assert ran(written(tmp_path / "in.csv", "id,one", ",", "")).counted == (0, 0)
    assert ran(written(tmp_path / "in.csv", "id,one")).counted == (0, 0)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-file"),
        (b"\n", "empty-file"),
        (b"\r\n\r\nid,one\r\nA1,a\r\n", "syntax"),
        (b";;\r\nid;one;\r\nA1;a;\r\n", "syntax"),
        (b"sep=\r\nid,one\r\nA1,a\r\n", "unknown-column"),
        (b'sep="\r\nid,one\r\nA1,a\r\n', "unknown-column"),
        (b'"id,one\r\nA1,a\r\n', "unknown-column"),
        (b"\xe9,one\n", "syntax"),
        ("id,one\n".encode("utf-16"), "syntax"),
        (b"x" * 140_000 + b"\nA1\n", "syntax"),
        (bytes(1000), "syntax"),
    ],
    ids=("nothing", "a blank line", "a blank line first", "a row of nothing first", "no separator", "a quotation mark",
         "a quotation mark that is not closed", "Latin-1", "UTF-16", "a name of 140 kB", "zeros"),
)  # fmt: skip
def test_a_header_that_cannot_be_read_stops_before_the_start(content, code, ran, tmp_path):
    (tmp_path / "in.csv").write_bytes(content)
    with pytest.raises(diagnostic.AnswerError) as caught:
        ran(tmp_path / "in.csv")
    assert [one.code for one in caught.value.problems] == [code]


def test_a_first_line_without_a_name_is_told_for_what_it_is(ran, tmp_path):
    with pytest.raises(diagnostic.AnswerError, match="la première ligne, celle qui nomme les colonnes, est vide"):
        ran(written(tmp_path / "in.csv", "", "id,one", "A1,a"))


def test_the_name_of_a_column_may_run_over_lines_and_hold_what_nobody_sees(ran, tmp_path):
    path = written(
        tmp_path / "in.csv", '"id', '";\ufeffone\u200b;"', ' words"', "A1;a;x", "A2;b;y", encoding="utf-8-sig"
    )
    found = ran(path)
    assert [(one["line"], one["id"]) for one in found.lines] == [(4, "A1"), (5, "A2")]
    assert "one" not in {one["question"] for line in found.lines for one in line["missing"]}


def test_one_cell_is_told_as_one(ran, tmp_path):
    found = ran(written(tmp_path / "in.csv", "id,one", "A1"))
    assert found.rejects[0]["problems"][0]["message"] == "cette ligne a 1 case, l'en-tête en a 2"


def test_columns_that_mean_nothing_or_stand_twice_stop_before_the_start(ran, tmp_path):
    path = written(tmp_path / "in.csv", "id,oen,answers.one,one,solutions.x", "A1,a,a,a,")
    with pytest.raises(diagnostic.AnswerError) as caught:
        ran(path)
    assert str(caught.value).replace(str(tmp_path), "") == (
        "/in.csv:1:2: la colonne 2, « oen », ne veut rien dire ici [unknown-column]\n"
        "    Vouliez-vous dire « one » ?\n"
        "/in.csv:1:4: la colonne « one » est écrite deux fois [duplicate-key]\n"
        "    Déjà colonne 3.\n"
        "/in.csv:1:5: la colonne 5, « solutions.x », ne veut rien dire ici [unknown-column]\n"
        "    Vouliez-vous dire « solutions.r » ?"
    )
    assert not (tmp_path / "out.jsonl").exists()


def test_a_whole_part_may_stand_in_one_cell_as_json(ran, tmp_path):
    rows = ["""A1,"{""one"": ""a""}",yes""", "A2,[1],", "A3,{,", """A4,"{""q"": ""no"", ""one"": null}",yes"""]
    found = ran(written(tmp_path / "in.csv", "id,answers,q", *rows))
    assert found.codes == {3: ["wrong-type"], 4: ["syntax"], 5: ["duplicate-key"]}
    assert [line["statuses"] for line in found.lines] == [{"r": "recommended", "other": "recommended"}]


def test_a_header_may_be_wide_but_no_more_is_told_of_it_than_helps(ran, tmp_path):
    names = [f"colonne-{rank}" for rank in range(20_000)]
    with pytest.raises(diagnostic.AnswerError) as caught:
        ran(written(tmp_path / "in.csv", ",".join(names)))
    assert [one.column for one in caught.value.problems] == [*range(1, 201)]


def test_a_cell_without_end_and_a_line_without_end_are_rejected_and_stop_nothing(ran, tmp_path):
    wide = "x," * 3_000_000
    found = ran(written(tmp_path / "in.csv", "id,one", f'A1,"{"a" * 200_000}"', wide, "A3,a", 'A4,"a'))
    assert [line["id"] for line in found.lines] == ["A3"]
    assert {one["problems"][0]["code"] for one in found.rejects} == {"syntax", "uneven-row"}


def test_columns_that_a_spreadsheet_left_behind_are_passed_over(ran, tmp_path):
    path = written(tmp_path / "in.csv", "id;one;;", "A1;a;;", "A2;b", "A3;a;;;;", ";;;;", "  ; ;;", "A4;a;;perdu")
    found = ran(path)
    assert [one["id"] for one in found.lines] == ["A1", "A3"]
    assert found.codes == {3: ["uneven-row"], 7: ["unnamed-column"]}
    message = found.rejects[1]["problems"][0]["message"]
    assert message == "la colonne 4 n'a pas de nom, et cette ligne y dit « perdu »"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("first", ["sep=|", "SEP=|", '"sep=|"', "sep=|;;;"])
def test_a_first_line_that_names_the_separator_is_obeyed(ran, first, encoding, tmp_path):
    path = written(tmp_path / "in.csv", first, "id|one|words", "A1|a|x,y;z", "A2|c|", encoding=encoding)
    found = ran(path)
    assert [(one["line"], one["id"]) for one in found.lines] == [(3, "A1")]
    assert found.codes == {4: ["unknown-choice"]}


def test_a_quotation_mark_that_is_not_closed_says_what_it_takes_along(ran, tmp_path):
    rows = ("id,words", 'A1,"sans fin', "A2,x", "A3,y")
    found = ran(written(tmp_path / "in.csv", *rows))
    assert (
        found.rejects[0]["problems"][0]["message"]
        == "cette ligne n'est pas du CSV : elle emporte les 2 lignes suivantes"
    )
    found = ran(written(tmp_path / "in.csv", *rows[:3]))
    assert found.rejects[0]["problems"][0]["message"] == "cette ligne n'est pas du CSV : elle emporte la suivante"


def test_null_characters_are_told(ran, tmp_path):
    found = ran(written(tmp_path / "in.csv", "id,one", "A1,a\x00", "A2,a"))
    assert ([one["id"] for one in found.lines], found.codes) == (["A2"], {2: ["syntax"]})
    with pytest.raises(diagnostic.AnswerError, match="caractères nuls"):
        ran(written(tmp_path / "in.csv", "id,one", "A1,a", encoding="utf-16-le"))


def test_a_mark_inside_a_file_and_what_controls_a_terminal_are_left_out(ran, tmp_path):
    found = ran(written(tmp_path / "in.csv", "id,one", "\ufeffA1,a", "A\x1b2,\ufeffb"))
    assert [one["id"] for one in found.lines] == ["A1", "A2"]


@pytest.mark.parametrize(
    ("cell", "paid"),
    [("250.000", 250_000), ("250000.0", 250_000), ("250 000 F CFP", 250_000), ("1.85E7", 18_500_000), ("250.00", None)],
)
def test_amounts_of_a_table_are_francs(ran, cell, paid, tmp_path):
    found = ran(written(tmp_path / "in.csv", "id;one;quotes.r", f"A1;a;{cell}"))
    setups = [one["setup"]["low"] for line in found.lines for one in line["funding"]["expenses"]]
    assert (setups, found.codes) == (([paid], {}) if paid else ([], {2: ["not-an-amount"]}))


def test_fractions_of_a_table_are_no_numbers(ran, tmp_path):
    found = ran(written(tmp_path / "in.csv", "id;number", "A1;3/4", "A2;12/03", "A3;12,5", "A4;1.250"))
    assert [one["id"] for one in found.lines] == ["A3"]
    assert found.codes == {2: ["not-a-number"], 3: ["not-a-number"], 5: ["ambiguous-number"]}


def test_the_day_of_a_table_is_read_as_spreadsheets_write_it(ran, tmp_path):
    days = ("2026-03-12", "12/03/2026", "2026-03-12T00:00:00", "12/03/26", "46093")
    found = ran(written(tmp_path / "in.csv", "id;one;date;day", *(f"{day};a;{day};{day}" for day in days)))
    assert [one["id"] for one in found.lines] == list(days[:3])
    assert found.codes == {5: ["not-a-date", "not-a-date"], 6: ["not-a-date", "not-a-date"]}
