"""Draw a questionnaire: its flow, and its prerequisites; laid out by Graphviz, as SVG."""

from diagnostic.drawing.drawing import Drawing
from diagnostic.drawing.flow import flow_drawing
from diagnostic.drawing.prerequisites import prerequisites_drawing
from diagnostic.drawing.svg import to_dot, to_svg

__all__ = ["Drawing", "flow_drawing", "prerequisites_drawing", "to_dot", "to_svg"]
