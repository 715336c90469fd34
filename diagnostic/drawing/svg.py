"""A drawing laid out by Graphviz: SVG that prints in black and white, and that a screen reader can tell."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from graphviz import CalledProcessError, ExecutableNotFound

from diagnostic.errors import DrawingError

if TYPE_CHECKING:
    from diagnostic.drawing.drawing import Drawing

# What Graphviz says of itself and of each of its shapes: its version, its address, the names that dot has for things.
ABOUT_GRAPHVIZ = re.compile(r"<!DOCTYPE.*?>\n|<!--.*?-->\n?|<title>.*?</title>\n", re.DOTALL)
MISSING = "le programme « dot » n'est pas installé. Tapez : sudo apt-get install graphviz, puis relancez"


def to_dot(drawing: Drawing) -> str:
    """Return the drawing as Graphviz reads it, to lay it out otherwise."""
    return str(drawing.graph.source)


def to_svg(drawing: Drawing) -> str:
    """Return the drawing as SVG, the same bytes each time; raise DrawingError where `dot` is missing or fails."""
    try:
        laid_out = drawing.graph.pipe(format="svg", encoding="utf-8")
    except ExecutableNotFound as error:
        raise DrawingError(MISSING) from error
    except CalledProcessError as error:
        reason = f"« dot » a échoué : {str(error.stderr).strip()}"
        raise DrawingError(reason) from error
    return _told(ABOUT_GRAPHVIZ.sub("", laid_out), drawing)


def _told(svg: str, drawing: Drawing) -> str:
    """Return a picture with its title and its description."""
    title, sentences = escape(drawing.title), escape("\n".join(drawing.sentences))
    names = 'lang="fr" role="img" aria-labelledby="title" aria-describedby="description"'
    told = f'<title id="title">{title}</title>\n<desc id="description">{sentences}</desc>'
    return re.sub(r"<svg ([^>]*)>", lambda found: f"<svg {names} {found[1]}>\n{told}", svg, count=1)
