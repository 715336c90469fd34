"""The graph of prerequisites: recommendations by axis, and what must, or had better, come before each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.drawing.drawing import Drawing, heading, new_graph
from diagnostic.drawing.text import in_html, wrapped
from diagnostic.wording.numbers import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphviz import Digraph

    from diagnostic.model import Questionnaire, Recommendation

WIDTH, NAME_WIDTH = 28, 18  # characters: a recommendation, the name of an axis
FOUNDATION, URGENT = "■", "!"
LANE = {"label": "", "style": "rounded,filled", "fillcolor": "#f2f2f2", "color": "#888888", "margin": "6"}
BOX = {"style": "filled", "fillcolor": "white", "margin": "0.09,0.05"}
REQUIRES = {"style": "solid", "penwidth": "1.4", "weight": "3"}
PREFERS = {"style": "dashed", "arrowhead": "vee"}
BRINGS = {"style": "dotted", "penwidth": "1.8", "arrowhead": "empty", "constraint": "false"}
LEGEND = (
    ("──▶", "préalable de"),
    ("╌╌&gt;", "de préférence avant"),
    ("····▷", "apporte un début de"),
    (f"<B>{FOUNDATION}</B>", "cadre épais : équipement de base"),
    (f"<B>{URGENT}</B>", "cadre double : peut être urgente"),
)


def prerequisites_drawing(questionnaire: Questionnaire) -> Drawing:
    """Return the drawing of what comes before what: hard prerequisites, preferences and starts, a lane per axis."""
    title, summary = f"{questionnaire.title} : les préalables", _summary(questionnaire)
    settings = {"ranksep": "0.75", "nodesep": "0.065", "newrank": "true"}
    graph = new_graph("prerequisites", heading(title, summary, LEGEND), **settings)
    graph.edge_attr.update(tailport="e", headport="w")
    families = tuple(dict.fromkeys(one.family for one in questionnaire.recommendations))
    for family in families:
        _draw_lane(graph, questionnaire, family)
    with graph.subgraph() as names:
        names.attr(rank="same")
        for family in families:
            names.node(f"axis-{family}")
    for one in questionnaire.recommendations:
        _draw_arrows(graph, one)
    return Drawing(title, (summary, *_sentences(questionnaire)), graph)


def _summary(questionnaire: Questionnaire) -> str:
    every = questionnaire.recommendations
    required = sum(len(one.requires) for one in every)
    free = sum(not one.requires for one in every)
    return (
        f"Version {questionnaire.version} : {count(len(every), 'préconisation')}, "
        f"{count(required, 'préalable')} ; sans préalable : {free}."
    )


def _draw_lane(graph: Digraph, questionnaire: Questionnaire, family: str) -> None:
    """Draw the recommendations of an axis, right of its name: a node, so that no arrow crosses it."""
    dimension = questionnaire.dimension_by_id.get(family)
    name = wrapped(dimension.label if dimension else family, NAME_WIDTH)
    with graph.subgraph(name=f"cluster_{family}", graph_attr=LANE) as lane:
        lane.node(f"axis-{family}", f"<<B>{in_html(name)}</B>>", shape="plain", fontsize="12")
        for one in questionnaire.recommendations:
            if one.family == family:
                lane.node(f"do-{one.id}", _label(one), **BOX, **_border(one))
                lane.edge(f"axis-{family}", f"do-{one.id}", style="invis", weight="0")


def _label(one: Recommendation) -> str:
    marks = f"{FOUNDATION} " * one.foundation + f"{URGENT} " * (one.urgent_when is not None)
    return f"<{f'<B>{marks}</B>' if marks else ''}{in_html(wrapped(one.title, WIDTH))}>"


def _border(one: Recommendation) -> dict[str, str]:
    thick = {"penwidth": "2.5"} if one.foundation else {}
    return thick | ({"peripheries": "2"} if one.urgent_when is not None else {})


def _draw_arrows(graph: Digraph, one: Recommendation) -> None:
    for other in one.requires:
        graph.edge(f"do-{other.id}", f"do-{one.id}", **REQUIRES)
    for key in one.prefers:
        graph.edge(f"do-{key}", f"do-{one.id}", **PREFERS)
    for start in one.brings:
        graph.edge(f"do-{one.id}", f"do-{start.id}", **BRINGS)


def _sentences(questionnaire: Questionnaire) -> Iterator[str]:
    titles = {one.id: one.title for one in questionnaire.recommendations}
    for one in questionnaire.recommendations:
        parts = {
            "demande": [other.id for other in one.requires],
            "de préférence après": one.prefers,
            "apporte un début de": [start.id for start in one.brings],
        }
        said = [f"{what} : {', '.join(titles[key] for key in keys)}" for what, keys in parts.items() if keys]
        marks = ["équipement de base"] * one.foundation + ["peut être urgente"] * (one.urgent_when is not None)
        yield f"{one.title} : {' ; '.join([*marks, *said]) or 'sans préalable'}."
