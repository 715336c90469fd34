"""The common parts of every drawing: its heading, its legend, its fonts."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from graphviz import Digraph

if TYPE_CHECKING:
    from collections.abc import Sequence

FONT = "Source Sans 3"  # measured as it is shipped, and carried by each drawing: see `lettering`
SIZE = "10"  # points


class Drawing(NamedTuple):
    """A drawing before layout: its title, a description of all it shows, and its graph."""

    title: str
    sentences: tuple[str, ...]
    graph: Digraph


def new_graph(name: str, label: str, **attributes: str) -> Digraph:
    """Return an empty graph, read from left to right, under its heading."""
    font = {"fontname": FONT, "fontsize": SIZE}
    settings = {"rankdir": "LR", "label": label, "labelloc": "t", "labeljust": "l", "pad": "0.1", **font, **attributes}
    node = {"shape": "box", "width": "0", "height": "0", **font}
    return Digraph(name, graph_attr=settings, node_attr=node, edge_attr={"arrowsize": "0.7", **font})


def heading(title: str, summary: str, legend: Sequence[tuple[str, str]]) -> str:
    """Return the title, the summary and the legend as a Graphviz HTML-like label."""
    signs = "".join(f'<TD ALIGN="LEFT">{sign}</TD><TD ALIGN="LEFT">{escape(said)}    </TD>' for sign, said in legend)
    return (
        '<<TABLE BORDER="0" CELLSPACING="0" CELLPADDING="3">'
        f'<TR><TD ALIGN="LEFT"><FONT POINT-SIZE="18"><B>{escape(title)}</B></FONT></TD></TR>'
        f'<TR><TD ALIGN="LEFT"><FONT POINT-SIZE="11">{escape(summary)}</FONT></TD></TR>'
        '<TR><TD ALIGN="LEFT"><TABLE BORDER="0" CELLSPACING="0" CELLPADDING="2">'
        f"<TR>{signs}</TR></TABLE></TD></TR></TABLE>>"
    )
