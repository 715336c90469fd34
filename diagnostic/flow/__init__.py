"""Which questions are asked, which may come to be, what comes next, and how long it still takes."""

from diagnostic.flow.follow import Flow, follow
from diagnostic.flow.routing import Routing

__all__ = ["Flow", "Routing", "follow"]
