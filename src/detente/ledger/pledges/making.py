"""Pledges, made of the events that open them and the later ones that bear on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from detente.claims.claim import Claim
from detente.ledger.events.event import Event
from detente.ledger.pledges.fates import Offices, fate_of, lapsed, settled_on, settling
from detente.ledger.pledges.later import Acts
from detente.ledger.pledges.linking import links
from detente.ledger.pledges.nearness import Shelves, could_bear, sides
from detente.ledger.pledges.pledge import Link, Pledge
from detente.ledger.pledges.terms import Terms, terms_of
from detente.ledger.pledges.vocabulary import openers


def pledges_of(
    events: Sequence[Event], claims: Mapping[str, Claim], terms: Offices | None = None, on: str | None = None
) -> list[Pledge]:
    """The pledges among the events, in their order, with what the other events made of them.

    ``claims`` are by id, ``terms`` the terms of office (``detente.times.office_terms``), ``on`` the ISO day as of which
    a pledge may have lapsed: None lets none lapse, and ``lapsed`` can be asked later. A part of a ledger gives the same
    pledges as the whole where it holds every event of theirs that ``affected_pledges`` ties to them.
    """
    ordered = sorted(events, key=_when)
    shelves = Shelves(ordered, claims)
    told = Acts({event.id: event for event in events}, claims)
    opened = (terms_of(event, claims) for event in events if event.kind in openers())
    made = (_pledge(one, shelves.near(one.event), told) for one in opened if one is not None)
    return [lapsed(pledge, terms, on) for pledge in made if pledge is not None]


def pledge_of(event: Event, others: Iterable[Event], claims: Mapping[str, Claim]) -> Pledge | None:
    """The pledge that one event opened, with what ``others`` made of it; None where it opened none."""
    terms = terms_of(event, claims)
    if terms is None:
        return None
    known = {one.id: one for one in (event, *others) if one.id == event.id or could_bear(one, event)}
    return _pledge(terms, sorted(known.values(), key=_when), Acts(known, claims))


def _pledge(terms: Terms, near: Sequence[Event], acts: Acts) -> Pledge | None:
    """The pledge, by the events near it in the order of time."""
    event = terms.event
    bearing = list(links(terms, acts[event.id], [acts[one.id] for one in near if one.id != event.id]))
    deciding = settling(bearing)
    fate, told = fate_of(deciding), terms.told
    if told and (deciding is None or (told.firm and told.fate != fate)):
        deciding, fate = None, told.fate
    if fate == "open" and not terms.always:
        return None
    return Pledge(
        event.id,
        terms.kind,
        event.actors,
        event.recipients,
        terms.content,
        terms.made,
        terms.due,
        fate,
        settled_on(acts[deciding.event].event) if deciding else None,
        _reason(deciding, acts[deciding.event].event) if deciding else (told.text if told else None),
        tuple(bearing),
    )


def _reason(link: Link, event: Event) -> str:
    day = settled_on(event)
    return f"{event.quote} ({day or 'no day given'}; {'; '.join(link.reasons)})"


def _when(event: Event) -> tuple[str, str, str]:
    """Events in the order of time: by their last day, else by publication."""
    return event.date.end or event.last_published or "", event.first_published or "", event.id


def affected_pledges(touched: Iterable[Event], events: Sequence[Event]) -> frozenset[str]:
    """The ids of the pledges that may change where the ``touched`` events came, changed or went.

    These are the touched pledges, and those of which a touched event's actor is maker or recipient, or that are demands
    made of nobody. To make a pledge anew, ``pledges_of`` needs the events done by one of its sides.
    """
    several = list(touched)
    ids = {event.id for event in several}
    actors = {side for event in several for side in sides(event.actors)}
    return frozenset(
        event.id for event in events if event.kind in openers() and (event.id in ids or _is_tied(event, actors))
    )


def _is_tied(event: Event, actors: set[str]) -> bool:
    opens = openers()[event.kind or ""][0]
    return bool(actors & sides((*event.actors, *event.recipients))) or (opens == "demand" and not event.recipients)
