"""One choice among several that go from the least to the most advanced."""

from dataclasses import replace

from diagnostic.kinds import single
from diagnostic.model.condition import COMPARISONS

KIND = replace(
    single.KIND,
    name="level",
    about="un choix, du moins au plus avancé",
    levelled=True,
    tests=f"{', '.join(COMPARISONS)} ou une liste de choix",
)
