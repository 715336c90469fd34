"""Zones of a territory written twice, and communes in a zone that it does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.checks.duplicates import placed, twice
from diagnostic.checks.finding import Finding
from diagnostic.errors import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnostic.model import Questionnaire


def check_territory(questionnaire: Questionnaire, gone: frozenset[str]) -> Iterator[Finding]:
    """Yield each zone or notice written twice, and each commune in a zone that is not there and was not pruned."""
    territory = questionnaire.territory
    if territory is None:
        return
    yield from twice("zone", placed(("territory", "zones"), territory.zones))
    yield from twice("mention légale", placed(("territory", "notices"), territory.notices))
    known = territory.zone_by_id
    for rank, commune in enumerate(questionnaire.catalogue.communes):
        if commune.zone and commune.zone not in known and commune.zone not in gone:
            message = f"il n'y a pas de {territory.zone_label} « {commune.zone} »"
            place = ("catalogue", "communes", rank, "zone")
            yield Finding(place, "unknown-choice", message, did_you_mean(commune.zone, known))
