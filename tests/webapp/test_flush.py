"""Pages without the indentation of their templates."""

from __future__ import annotations


def test_what_lines_are_set_in_by_is_not_sent_what_a_page_is_filled_with_is_as_it_was_written(app):
    template = app.jinja_env.from_string("<p>\n    one\n\n  {{ text }}\n</p>")
    assert template.render(text="two\n    three") == "<p>\none\n\ntwo\n    three\n</p>"


def test_no_line_of_a_page_is_set_in(visitor):
    visitor.answers_case("boutique").opens("resultats")
    assert [line for line in visitor.html.splitlines() if line.startswith((" ", "\t"))] == []
