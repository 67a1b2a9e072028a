"""PLOVER's own interchange format: one JSON object a line, lists where several values may stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, BinaryIO

from detente.claims.claim import ClaimPlace
from detente.exports.codes import country_name, plover_score
from detente.exports.dyads import mention_of, sentence_number
from detente.exports.fitting import USUAL, Fitting, Manner
from detente.exports.record import json_line
from detente.exports.spots import spot_of
from detente.ledger.asking.told import Told
from detente.ledger.events.event import Party
from detente.ontology import ontology

_RESOLUTION = {"country": "1", "region": "2", "place": "4", None: None}


def write(told: Iterable[Told], out: BinaryIO, manner: Manner = USUAL) -> Counter[str]:
    """Write the events, a status that is no plain fact as PLOVER's auxiliary mode; gives how many had no day at all."""
    fitting = Fitting(told, replace(manner, any_status=True), stretches=True)
    for one in fitting:
        out.write(json_line(record_of(one)))
        out.flush()
    return fitting.left


def record_of(told: Told) -> dict[str, Any]:
    """An event as PLOVER's record; fields that have no value are left out, as PLOVER asks."""
    event = told.event
    auxiliary = ontology().statuses[event.status].auxiliary
    triggers = dict.fromkeys(claim.evidence.trigger.text for claim in told.claims)
    record = _filled(
        {
            "id": event.id,
            "has_event": True,
            "date": event.date.start,
            "enddate": event.date.end if event.date.end != event.date.start else None,
            "actor": [_entity(told, party) for party in event.actors],
            "recipient": [_entity(told, party) for party in event.recipients],
            "event": [event.event],
            "event_loc": _location(event.place) if event.place else None,
            "event_text": list(triggers),
            "quad_code": ontology().events[event.event].quad,
            "event_scale": plover_score(event.event, event.mode),
            "mode": [mode for mode in (event.mode, auxiliary) if mode],
            "context": list(event.contexts),
            **_text(told),
        }
    )
    # Required, even where nobody is named.
    record.setdefault("actor", [])
    return record


def _entity(told: Told, party: Party) -> dict[str, Any]:
    mention = mention_of(told, party)
    return _filled(
        {
            "code": party.country,
            "sector": party.sector,
            "entity_text": mention.text if mention else None,
            "identifier_id": party.id,
            "identifier_text": party.name,
            "office": party.office,
        }
    )


def _location(place: ClaimPlace) -> dict[str, Any]:
    spot = spot_of(place)
    return _filled(
        {
            "extracted_place": place.text,
            "resolved_place": place.name,
            "geonameid": place.geonames_id,
            "lat": place.latitude,
            "lon": place.longitude,
            "city": spot.city,
            "province": spot.state,
            "country": country_name(place.country),
            "country_code": place.country,
            "resolution": _RESOLUTION[spot.kind],
        }
    )


def _text(told: Told) -> dict[str, Any]:
    """What the event was read from: the claim that was published first."""
    if not told.claims:
        return {}
    claim = told.claims[0]
    source, evidence = told.sources[claim.article.id], claim.evidence
    version = f"detente {claim.coder.version}"
    return {
        "text": evidence.text,
        "text_info": {
            "sequence": sentence_number(source.body, evidence.start),
            "start": evidence.start,
            "end": evidence.end,
        },
        "cite_info": _filled(
            {
                "citation": claim.article.id,
                "url": claim.article.url,
                "title": claim.article.headline,
                "language": source.language,
                "publication": source.outlet,
                "coder": version,
            }
        ),
        "coder": version,
        "coded_date": source.added[:10],
        "coded_time": source.added,
    }


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "", [])}
