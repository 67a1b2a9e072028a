"""ICEWS: 20 columns, tab-separated with a header, a row a pair of source and target."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import BinaryIO

from detente.columns import Column, Sheet
from detente.exports.codes import cameo_name, country_name, icews_sectors, number_of
from detente.exports.dyad_columns import never, of_event, of_first, of_party, of_spot
from detente.exports.dyads import Dyad, dyads, sentence_number
from detente.exports.fitting import USUAL, Fitting, Manner
from detente.exports.tabbed import write_sheet
from detente.ledger.asking.told import Told
from detente.ledger.events.event import Party


def write(told: Iterable[Told], out: BinaryIO, manner: Manner = USUAL) -> Counter[str]:
    """Write the events; gives how many were left out, by reason."""
    fitting = Fitting(told, manner)
    write_sheet(ICEWS, (dyad for one in fitting for dyad in dyads(one)), out, header=manner.header is not False)
    return fitting.left


def _number(dyad: Dyad) -> int:
    return number_of(dyad.told.event.id, *(party.id if party else "" for party in (dyad.actor, dyad.recipient)))


def _side(side: str, get: Callable[[Dyad], Party | None]) -> Sheet[Dyad]:
    sectors = "`sector` in the words of ICEWS; empty for a state"
    return (
        of_party(f"{side} Name", "text", "`name`", get, lambda party: party.name),
        of_party(f"{side} Sectors", "text", sectors, get, icews_sectors),
        of_party(f"{side} Country", "text", "name of `country`", get, lambda party: country_name(party.country)),
    )


ICEWS: Sheet[Dyad] = (
    Column("Event ID", "integer", "from `id` and the ids of the two", _number),
    Column("Event Date", "date", "`date.start`", lambda dyad: dyad.day),
    *_side("Source", lambda dyad: dyad.actor),
    of_event("Event Text", "text", "the name of `cameo`", lambda event: cameo_name(event.cameo)),
    of_event("CAMEO Code", "text", "`cameo`", lambda event: event.cameo),
    of_event("Intensity", "number", "`goldstein`", lambda event: event.goldstein),
    *_side("Target", lambda dyad: dyad.recipient),
    of_first("Story ID", "integer", "from `article.id` of the first claim",
             lambda claim, source: number_of(claim.article.id)),
    of_first("Sentence Number", "integer", "of its evidence in the body, from 1",
             lambda claim, source: sentence_number(source.body, claim.evidence.start)),
    of_first("Publisher", "text", "its outlet", lambda claim, source: source.outlet),
    of_spot("City", "text", "`place.name` where it is a city or a narrower spot", lambda spot: spot.city),
    never("District", "text", "not known"),
    of_spot("Province", "text", "the code of a US state; elsewhere empty", lambda spot: spot.state),
    of_spot("Country", "text", "name of `place.country`", lambda spot: spot.country),
    of_spot("Latitude", "number", "`place.latitude`", lambda spot: spot.place.latitude),
    of_spot("Longitude", "number", "`place.longitude`", lambda spot: spot.place.longitude),
)  # fmt: skip
