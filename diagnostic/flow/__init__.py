"""The path through a questionnaire: the questions asked, those that may still be, the next one, the time left."""

from diagnostic.flow.follow import Flow, follow
from diagnostic.flow.routing import Routing

__all__ = ["Flow", "Routing", "follow"]
