"""What servers export, as they each export it; what cannot be read is told at its line."""

from __future__ import annotations

import pytest

from diagnostic.odk import read_file

NAMES = ("clients", "canaux", "q.a", "stock-oui", "oui", "diagnostic_date")


@pytest.fixture
def read(tmp_path):
    """Read a file with this content."""

    def reading(content):
        path = tmp_path / "collecte"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_file(path, NAMES)

    return reading


def told(collected):
    return [(problem.line, problem.column, problem.code) for problem in collected.problems]


def values(submission):
    return {name: value.text for name, value in submission.values.items()}


@pytest.mark.parametrize(
    "column",
    [
        "clients",
        "rubrique_a-clients",
        "rubrique_a/clients",
        "rubrique_a-ensemble_b_c-clients",
        "fiche_identite:clients",
    ],
)
def test_a_column_is_known_with_its_groups_or_without(read, column):
    (one,) = read(f"{column}\npapier\n").submissions
    assert values(one) == {"clients": "papier"}


def test_a_group_is_never_taken_for_the_beginning_of_a_question(read):
    collected = read("rubrique_stock-oui,rubrique_a-stock-oui,stock-clients\n1,2,3\n")
    assert values(collected.submissions[0]) == {"oui": "1", "stock-oui": "2"}
    assert collected.ignored == ("stock-clients",)


@pytest.mark.parametrize("ticked", ["1", "true", "True", "TRUE"])
def test_choices_in_columns_of_their_own_are_put_together(read, ticked):
    head = "r,rubrique_a-canaux/route,rubrique_a-canaux/port,rubrique_a-canaux/quai"
    collected = read(f"{head}\nx,{ticked},0,{ticked}\nx,0,,0\n")
    assert [values(one) for one in collected.submissions] == [{"canaux": "route quai"}, {}]
    assert collected.ignored == ("r",)


def test_a_whole_list_says_more_than_its_columns(read):
    (one,) = read("canaux,canaux/route,canaux/port\nroute port,1,0\n").submissions
    assert values(one) == {"canaux": "route port"}


@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_any_separator_will_do_and_a_mark_at_the_beginning(read, between):
    content = b"\xef\xbb\xbf" + between.join(("clients", "oui")).encode() + b"\r\n" + f"papier{between}x\r\n".encode()
    (one,) = read(content).submissions
    assert values(one) == {"clients": "papier", "oui": "x"}


@pytest.mark.parametrize("column", ["KEY", "meta-instanceID", "meta/instanceID", "_uuid", "__id"])
def test_an_answer_has_an_identifier(read, column):
    (one,) = read(f"clients,{column}\npapier,uuid:12\n").submissions
    assert one.identifier == "uuid:12"


def test_lines_are_those_of_the_file_even_after_a_text_of_several_lines(read):
    collected = read('clients,oui\n"deux\nlignes",a\n\nfin,b\n')
    assert [(one.line, one.values["oui"].line) for one in collected.submissions] == [(2, 2), (5, 5)]
    assert collected.submissions[0].values["oui"].column == 2


def test_a_row_that_is_too_long_or_too_short_is_told_and_the_others_read(read):
    collected = read("clients,oui\na,b,c\nd,e\nf\n")
    assert told(collected) == [(2, 1, "uneven-row"), (4, 1, "uneven-row")]
    assert [one.line for one in collected.submissions] == [3]


def test_a_table_that_breaks_off_is_told_where_it_does(read):
    collected = read('clients\na\n"b"x\n')
    assert told(collected) == [(3, 1, "unreadable-answers")]
    assert len(collected.submissions) == 1


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("nom,age\nx,3\n", (1, 1)),
        (b"clients\n\xe9\n", (2, 1)),
        ("<data><clients>papier</data>", (1, 24)),
        ("<data><autre>1</autre></data>", (1, 1)),
        ('<!DOCTYPE data [<!ENTITY a "b">]><data><clients>&a;</clients></data>', (1, 1)),
    ],
    ids=["another table", "not UTF-8", "broken XML", "another form", "entities"],
)
def test_a_file_that_is_something_else_is_refused(read, content, place):
    collected = read(content)
    assert collected.submissions == ()
    assert told(collected) == [(*place, "unreadable-answers")]


def test_an_empty_file_holds_nothing(read):
    assert read("") == ((), (), ())


def test_a_file_that_is_not_there_is_told(tmp_path):
    assert told(read_file(tmp_path / "rien.csv", NAMES)) == [(1, 1, "unreadable-answers")]


def test_an_answer_in_xml_keeps_its_lines(read):
    text = """<?xml version="1.0"?>
<data id="essai" xmlns:orx="http://openrosa.org/xforms">
  <rubrique_a>
    <clients>papier</clients>
    <canaux/>
    <q.a>x &amp; y</q.a>
  </rubrique_a>
  <orx:meta><orx:instanceID>uuid:1</orx:instanceID></orx:meta>
</data>"""
    (one,) = read(text).submissions
    assert values(one) == {"clients": "papier", "q.a": "x & y"}
    assert (one.values["q.a"].line, one.values["q.a"].column) == (6, 5)
    assert one.identifier == "uuid:1"


def test_a_cell_of_a_choice_that_is_neither_ticked_nor_not_is_told(read):
    (one,) = read("q,rubrique_a-canaux/route,rubrique_a-canaux/port\nx,oui,1.0\n").submissions
    assert values(one) == {"canaux": "port"}
    assert [(p.line, p.column, p.code) for p in one.problems] == [(2, 2, "not-a-tick")]


def test_a_value_under_no_name_or_under_the_same_name_twice_is_told(read):
    (one,) = read("clients,,rubrique_a-clients\npapier,perdu,tableur\n").submissions
    assert [(p.line, p.column, p.code) for p in one.problems] == [(2, 2, "unnamed-column"), (2, 3, "duplicate-key")]
    (same,) = read("clients,,rubrique_a-clients,\npapier,,papier,,,\n").submissions
    assert (values(same), same.problems) == ({"clients": "papier"}, ())


def test_ticks_that_are_told_two_ways_must_agree(read):
    head = "canaux,canaux/route,canaux/port\n"
    both, other = read(f"{head}route port,1,1\nroute,1,1\n").submissions
    assert both.problems == ()
    assert [(p.line, p.column, p.code) for p in other.problems] == [(3, 1, "duplicate-key")]


def test_a_field_told_twice_in_xml_is_told(read):
    (one,) = read("<d>\n<clients>a</clients>\n<clients>b</clients></d>").submissions
    assert [(p.line, p.column, p.code) for p in one.problems] == [(3, 1, "duplicate-key")]


def test_a_first_line_that_names_the_separator_is_obeyed(read):
    collected = read("sep=;\r\nclients;\r\npapier;\r\npapier;x\r\n")
    assert [(one.line, values(one), told(one)) for one in collected.submissions] == [
        (3, {"clients": "papier"}, []),
        (4, {"clients": "papier"}, [(4, 2, "unnamed-column")]),
    ]
    assert (collected.ignored, collected.problems) == ((), ())


@pytest.mark.parametrize("above", ["", "\n\n", ";;\r\n", "\ufeff\n"])
def test_the_names_of_columns_may_stand_lower_and_run_over_lines(read, above):
    collected = read(f'{above}"clients\n";"note,\nde, vous"\npapier;x\n')
    assert [values(one) for one in collected.submissions] == [{"clients": "papier"}]
    assert (collected.ignored, collected.problems) == (("note, de, vous",), ())


def test_a_row_of_one_cell_is_told_as_one(read):
    (problem,) = read("clients,note\npapier\n").problems
    assert problem.message == "cette ligne a 1 case, et le tableau 2 colonnes"


@pytest.mark.parametrize("mixed", ["un <b>deux</b> trois", "<b>deux</b> trois", "un <b/>", "un<b>deux</b>"])
def test_a_text_with_elements_inside_is_told_and_never_cut(read, mixed):
    collected = read(f"<d>\n <clients>{mixed}</clients><other>{mixed}</other></d>")
    assert (collected.submissions, told(collected)) == ((), [(2, 2, "unreadable-answers")])
    assert "du texte et des balises" in collected.problems[0].message


def test_a_mixed_text_under_another_name_is_none_of_ours(read):
    (one,) = read("<d>a <clients>papier</clients> b <other>un <b>deux</b></other></d>").submissions
    assert values(one) == {"clients": "papier"}


def test_null_characters_are_told_where_they_begin(read):
    assert told(read("clients\na\nb\x00\n")) == [(3, 1, "unreadable-answers")]
    assert told(read("clients\na\n".encode("utf-16"))) == [(1, 1, "unreadable-answers")]
