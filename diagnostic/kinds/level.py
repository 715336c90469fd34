"""One choice among several that go from the least to the most advanced."""

from dataclasses import replace

from diagnostic.kinds import single

KIND = replace(
    single.KIND,
    name="level",
    about="un choix, du moins au plus avancé",
    levelled=True,
    tests="eq, ne, lt, lte, gt, gte ou une liste de choix",
)
