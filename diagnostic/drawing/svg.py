"""Lay out a drawing with Graphviz, as an SVG that prints in black and white and is accessible to screen readers."""

from __future__ import annotations

import re
import subprocess
from html import escape
from typing import TYPE_CHECKING

from diagnostic.drawing.lettering import lettered, measured_with
from diagnostic.errors import DrawingError

if TYPE_CHECKING:
    from diagnostic.drawing.drawing import Drawing

# Comments and titles that Graphviz adds: its version, its URL, the dot name of each shape.
ABOUT_GRAPHVIZ = re.compile(r"<!DOCTYPE.*?>\n|<!--.*?-->\n?|<title>.*?</title>\n", re.DOTALL)
MISSING = "le programme « dot » n'est pas installé. Tapez : sudo apt-get install graphviz, puis relancez"


def to_dot(drawing: Drawing) -> str:
    """Return the drawing as Graphviz source, for other layouts."""
    return str(drawing.graph.source)


def to_svg(drawing: Drawing) -> str:
    """Return the drawing as SVG, deterministically; raise DrawingError if `dot` is missing or fails."""
    return lettered(_told(ABOUT_GRAPHVIZ.sub("", _laid_out(drawing)), drawing))


def _laid_out(drawing: Drawing) -> str:
    """Return the output of `dot`, with text measured in the shipped font on every machine."""
    with measured_with() as environment:
        try:
            ran = subprocess.run(
                ["dot", "-Tsvg"],  # noqa: S607 - wherever the system has it
                input=to_dot(drawing),
                env=environment,
                capture_output=True,
                check=True,
                encoding="utf-8",
            )
        except FileNotFoundError as error:
            raise DrawingError(MISSING) from error
        except subprocess.CalledProcessError as error:
            reason = f"« dot » a échoué : {str(error.stderr).strip()}"
            raise DrawingError(reason) from error
    return ran.stdout


def _told(svg: str, drawing: Drawing) -> str:
    """Return a drawing with its title and its description."""
    title, sentences = escape(drawing.title), escape("\n".join(drawing.sentences))
    names = 'lang="fr" role="img" aria-labelledby="title" aria-describedby="description"'
    told = f'<title id="title">{title}</title>\n<desc id="description">{sentences}</desc>'
    return re.sub(r"<svg ([^>]*)>", lambda found: f"<svg {names} {found[1]}>\n{told}", svg, count=1)
