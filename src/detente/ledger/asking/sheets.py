"""The sheets of the ledger: events, contacts, pledges and timelines as flat rows, with what each column means."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from detente.columns import Column, Sheet, field, optional, parts
from detente.ledger.asking.timeline import Point
from detente.ledger.contacts.contact import Contact
from detente.ledger.events.event import Event
from detente.ledger.pledges.pledge import Pledge


def _side(prefix: str, many: str) -> Sheet[Any]:
    return (
        parts(f"{prefix}_ids", "texts", many, "id", "identifier in the knowledge base"),
        parts(f"{prefix}_names", "texts", many, "name", "full name"),
        parts(f"{prefix}_countries", "texts", many, "country", "ISO 3166 alpha-3, or the code of what is no state"),
        parts(f"{prefix}_sectors", "texts", many, "sector", "PLOVER sector"),
        parts(f"{prefix}_offices", "texts", many, "office", "office held on the day"),
    )


def _voices(name: str, stance: str, meaning: str) -> Column[Event]:
    def speakers(event: Event) -> list[str | int | float | None]:
        return [one.speaker.name if one.speaker else one.outlet for one in event.voices if one.stance == stance]

    return Column(name, "texts", meaning, speakers)


def _of_event(column: Column[Event]) -> Column[tuple[Event, Contact]]:
    return Column(column.name, column.type, column.meaning, lambda pair: column.value(pair[0]))


def _of_pledge(column: Column[Pledge]) -> Column[tuple[Event, Pledge]]:
    return Column(column.name, column.type, column.meaning, lambda pair: column.value(pair[1]))


def _of_contact(name: str, meaning: str, get: Callable[[Contact], Sequence[str]]) -> Column[tuple[Event, Contact]]:
    return Column(name, "texts", meaning, lambda pair: list(get(pair[1])))


EVENTS: Sheet[Event] = (
    field("id", "text", "id", "identifier of the event: that of its founding claim"),
    field("event", "text", "event", "PLOVER event type"),
    field("mode", "text", "mode", "PLOVER mode"),
    Column("contexts", "texts", "PLOVER contexts", lambda event: list(event.contexts)),
    field("kind", "text", "kind", "our kind of act"),
    field("cameo", "text", "cameo", "CAMEO code; text, for its leading zero"),
    field("quad", "integer", "quad", "quad class of the CAMEO code"),
    field("goldstein", "number", "goldstein", "Goldstein value of the CAMEO code"),
    *_side("actor", "actors"),
    *_side("recipient", "recipients"),
    field("status", "text", "status", "happened, under_way, announced, possible, denied or negated"),
    field("date_start", "date", "date.start", "first day of the event"),
    field("date_end", "date", "date.end", "last day of the event, included"),
    field("date_precision", "text", "date.precision", "day, week, month, quarter, year or none"),
    field("date_basis", "text", "date.basis", "stated, relative, inferred or none"),
    optional("place_name", "text", "place", "name", "name of the place"),
    optional("place_country", "text", "place", "country", "ISO 3166 alpha-3"),
    optional("place_latitude", "number", "place", "latitude", "degrees north (WGS 84)"),
    optional("place_longitude", "number", "place", "longitude", "degrees east (WGS 84)"),
    optional("place_geonames_id", "integer", "place", "geonames_id", "identifier in GeoNames"),
    parts("amount_values", "numbers", "amounts", "value", "how many or how much"),
    parts("amount_units", "texts", "amounts", "unit", "unit of measure or currency"),
    parts("amount_ofs", "texts", "amounts", "of", "of what"),
    field("confidence", "number", "confidence", "0 to 1"),
    Column("claims", "integer", "how many claims tell of it", lambda event: len(event.claims)),
    field("outlets", "integer", "outlets", "how many outlets do"),
    field("origins", "integer", "origins", "how many independent origins do: copies of one wire story are one"),
    _voices("affirmed_by", "affirms", "on whose word: speakers, and outlets that say so of their own"),
    _voices("denied_by", "denies", "who denies it"),
    field("contested", "truth", "contested", "whether some affirm what others deny"),
    field("first_published", "date", "first_published", "day of the first article that tells of it"),
    field("last_published", "date", "last_published", "day of the last"),
    field("quote", "text", "quote", "the sentence that tells of it best"),
)

# A contact has the columns of its event, and those of the accounts of it.
CONTACTS: Sheet[tuple[Event, Contact]] = (
    *(_of_event(column) for column in EVENTS),
    _of_contact("contents", "identifiers of the events that were part of it", lambda one: one.contents),
    _of_contact("sides", "sides that give an account of it", lambda one: [account.side for account in one.accounts]),
    _of_contact("told", "what was told of it", lambda one: [each.what for each in one.comparison]),
    _of_contact("told_said_by", "which sides say so", lambda one: [" ".join(x.said_by) for x in one.comparison]),
    _of_contact("told_denied_by", "which deny it", lambda one: [" ".join(x.denied_by) for x in one.comparison]),
    _of_contact("told_omitted_by", "which leave it out", lambda one: [" ".join(x.omitted_by) for x in one.comparison]),
)

_PLEDGES: Sheet[Pledge] = (
    field("event", "text", "event", "identifier of the event that opened it"),
    field("kind", "text", "kind", "offer, promise, invitation, agreement, threat or demand"),
    field("fate", "text", "fate", "open, accepted, declined, kept, withdrawn, contradicted or lapsed"),
    *_side("maker", "makers"),
    *_side("recipient", "recipients"),
    field("content", "text", "content", "what was pledged, in the words of a claim"),
    field("made", "date", "made", "the day it was made"),
    field("due", "date", "due", "the last day that its own terms give it"),
    field("settled", "date", "settled", "the day of its fate"),
    field("reason", "text", "reason", "why its fate is what it is"),
    parts("link_events", "texts", "links", "event", "identifiers of the later events that bear on it"),
    parts("link_relations", "texts", "links", "relation", "accepts, declines, keeps, withdraws or contradicts"),
)

# The event that a pledge opened with has its own sheet; here only its id is needed.
PLEDGES: Sheet[tuple[Event, Pledge]] = tuple(_of_pledge(column) for column in _PLEDGES)

POINTS: Sheet[Point] = (
    field("start", "date", "start", "first day of the step"),
    field("direction", "text", "direction", "who towards whom, or all"),
    field("events", "integer", "events", "how many events"),
    Column("verbal_cooperation", "integer", "events of quad class 1", lambda point: point.quads[0]),
    Column("material_cooperation", "integer", "events of quad class 2", lambda point: point.quads[1]),
    Column("verbal_conflict", "integer", "events of quad class 3", lambda point: point.quads[2]),
    Column("material_conflict", "integer", "events of quad class 4", lambda point: point.quads[3]),
    field("goldstein", "number", "goldstein", "mean Goldstein value of the events, -10 to 10"),
)
