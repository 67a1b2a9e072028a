"""POLECAT: 40 columns, tab-separated with a header, a row a pair of actor and recipient."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import BinaryIO

from detente.columns import Column, Sheet
from detente.exports.codes import cow, plover_score
from detente.exports.dyad_columns import never, of_event, of_first, of_party, of_spot
from detente.exports.dyads import Dyad, dyads, mention_of
from detente.exports.fitting import USUAL, Fitting, Manner
from detente.exports.tabbed import write_sheet
from detente.ledger.asking.told import Told
from detente.ledger.events.event import Party
from detente.ontology import ontology

_QUADS = ("VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT")
_SEPARATOR = ";"


def write(told: Iterable[Told], out: BinaryIO, manner: Manner = USUAL) -> Counter[str]:
    """Write the events; gives how many were left out, by reason."""
    fitting = Fitting(told, manner)
    write_sheet(POLECAT, (dyad for one in fitting for dyad in dyads(one)), out, header=manner.header is not False)
    return fitting.left


def _id(dyad: Dyad) -> str:
    parties = [party.id if party else "" for party in (dyad.actor, dyad.recipient)]
    return "_".join((dyad.told.event.id, dyad.told.event.event, *parties))


def _side(side: str, get: Callable[[Dyad], Party | None]) -> Sheet[Dyad]:
    def words(dyad: Dyad) -> str | None:
        mention = mention_of(dyad.told, get(dyad))
        return mention.text if mention else None

    return (
        of_party(f"{side} Name", "text", "`name`", get, lambda party: party.name),
        of_party(f"{side} Country", "text", "`country`", get, lambda party: party.country),
        of_party(f"{side} COW", "integer", "Correlates of War", get, lambda party: cow(party.country)),
        of_party(f"Primary {side} Sector", "text", "`sector`", get, lambda party: party.sector),
        of_party(f"{side} Sectors", "text", "`sector` again: each actor has one", get, lambda party: party.sector),
        of_party(f"{side} Title", "text", "`office`", get, lambda party: party.office),
        Column(f"{side} Name Raw", "text", "`text` of a mention, by name before by pronoun and the like", words),
        never(f"Wikipedia {side} ID", "text", "our actors have identifiers of their own"),
    )


POLECAT: Sheet[Dyad] = (
    Column("Event ID", "text", "`id`, `event` and the ids of the two, joined by `_`", _id),
    Column("Event Date", "date", "`date.start`", lambda dyad: dyad.day),
    of_event("Event Type", "text", "`event`", lambda event: event.event),
    of_event("Event Mode", "text", "`mode`", lambda event: event.mode),
    of_event("Intensity", "number", "PLOVER's score of the mode, or of the type where the mode has none",
             lambda event: plover_score(event.event, event.mode)),
    of_event("Quad Code", "text", "PLOVER's quad class of the type, in words",
             lambda event: _QUADS[ontology().events[event.event].quad - 1]),
    of_event("Contexts", "text", "`contexts`, joined by `;`", lambda event: _SEPARATOR.join(event.contexts)),
    *_side("Actor", lambda dyad: dyad.actor),
    *_side("Recipient", lambda dyad: dyad.recipient),
    of_spot("Placename", "text", "`place.name`", lambda spot: spot.place.name),
    of_spot("City", "text", "`place.name` where it is a city or a narrower spot", lambda spot: spot.city),
    never("District", "text", "not known"),
    of_spot("Province", "text", "the code of a US state; elsewhere empty", lambda spot: spot.state),
    of_spot("Country", "text", "`place.country`", lambda spot: spot.place.country),
    of_spot("Latitude", "number", "`place.latitude`", lambda spot: spot.place.latitude),
    of_spot("Longitude", "number", "`place.longitude`", lambda spot: spot.place.longitude),
    of_spot("GeoNames ID", "integer", "`place.geonames_id`", lambda spot: spot.place.geonames_id),
    of_spot("Raw Placename", "text", "`place.text`", lambda spot: spot.place.text),
    never("Feature Type", "text", "GeoNames' codes of features are not kept"),
    of_first("Source", "text", "the outlet of the first claim", lambda claim, source: source.outlet),
    of_event("Publication Date", "date", "`first_published`", lambda event: event.first_published),
    never("Story People", "text", "only those with a part in an act are kept"),
    never("Story Organizations", "text", "only those with a part in an act are kept"),
    never("Story Locations", "text", "only those where an act took place are kept"),
    of_first("Language", "text", "`language` of the article of the first claim", lambda claim, source: source.language),
    of_first("Version", "text", "`coder.version` of the first claim",
             lambda claim, source: f"detente {claim.coder.version}"),
)  # fmt: skip
