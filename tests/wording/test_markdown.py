from __future__ import annotations

import re

from diagnostic.wording.markdown import rendered


def titles(text, below):
    return re.findall(r"</(h\d)>", rendered(text, below))


def test_html_is_shown_as_it_is_written():
    assert rendered("<b>gras</b>") == "<p>&lt;b&gt;gras&lt;/b&gt;</p>"


def test_titles_go_under_those_of_the_page():
    assert titles("# A\n## B\n# C", below=3) == ["h4", "h5", "h4"]


def test_no_rank_is_skipped_whatever_the_author_wrote():
    assert titles("## A\n#### B\n###### C", below=2) == ["h3", "h4", "h5"]
    assert titles("### A\n# B\n### C", below=2) == ["h3", "h3", "h4"]


def test_there_is_no_rank_below_the_sixth():
    assert titles("# A\n## B\n### C\n#### D", below=3) == ["h4", "h5", "h6", "h6"]
