"""Which events may bear on a pledge that no article tells beside them; asked from either end with the same answer.

One of the pledge's sides did it, and to another of its sides within ``HORIZON`` days; where either was to nobody,
within half a year. An event a month before the pledge may be one that goes on. ``pledges`` then judges each pair.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Connection, and_, exists, or_, select

from detente.ledger.events.event import Event, Party
from detente.ledger.pledges.linking import HORIZON
from detente.ledger.pledges.vocabulary import answers, deeds, openers
from detente.ledger.store.schema import events, parties

_SOON = 183
_BEFORE = 31
# Harm of any kind carries out a threat that does not say of what kind.
_HARM = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST"})


def acts_upon(connection: Connection, pledge: Event) -> set[str]:
    """The ids of the events that may bear on the pledge that this event opened."""
    day = _day(pledge)
    if day is None:
        return set()
    sides, kinds = _sides((*pledge.actors, *pledge.recipients)), _relevant(pledge.kind or "")
    soon = events.c.day <= _moved(day, _SOON)
    towards = or_(_takes_part(["recipient"], sides), and_(~_has_recipients(), soon)) if pledge.recipients else soon
    wanted = (
        select(events.c.id)
        .where(events.c.id.in_(_involved(["actor"], sides, _moved(day, -_BEFORE), _moved(day, HORIZON))))
        .where(or_(events.c.kind.in_(kinds), events.c.event.in_(kinds)), towards)
    )
    return {row.id for row in connection.execute(wanted)} - {pledge.id}


def pledges_before(connection: Connection, act: Event) -> set[str]:
    """The ids of the events that opened pledges on which this one may bear."""
    day = _day(act)
    kinds = [kind for kind in openers() if {act.kind, act.event} & {*_relevant(kind)}]
    if day is None or not kinds:
        return set()
    soon = events.c.day >= _moved(day, -_SOON)
    towards = soon
    if act.recipients:
        other = _takes_part(["actor", "recipient"], _sides(act.recipients))
        towards = or_(and_(_has_recipients(), other), and_(~_has_recipients(), soon))
    involved = _involved(["actor", "recipient"], _sides(act.actors), _moved(day, -HORIZON), _moved(day, _BEFORE))
    wanted = select(events.c.id).where(events.c.id.in_(involved), events.c.kind.in_(kinds), towards)
    return {row.id for row in connection.execute(wanted)} - {act.id}


@cache
def _relevant(opener: str) -> tuple[str, ...]:
    """The kinds and types of event that may bear on a pledge that this kind of event opens."""
    if opener not in openers():
        return ()
    pledge, _ = openers()[opener]
    answering = {kind for (to, _, kind) in answers() if to == pledge}
    doing = {name for deed in deeds() for name in deed.done | deed.undone}
    return tuple(sorted(answering | doing | (_HARM if pledge == "threat" else set())))


def _involved(taking: list[str], sides: list[str], first: str, last: str) -> Any:
    return select(parties.c.happening).where(
        parties.c.side.in_(taking), parties.c.day.between(first, last), _among(parties, sides)
    )


def _takes_part(taking: list[str], sides: list[str]) -> Any:
    there = parties.alias()
    return exists().where(there.c.happening == events.c.id, there.c.side.in_(taking), _among(there, sides))


def _has_recipients() -> Any:
    there = parties.alias()
    return exists().where(there.c.happening == events.c.id, there.c.side == "recipient")


def _among(table: Any, sides: list[str]) -> Any:
    return or_(table.c.country.in_(sides), and_(table.c.country.is_(None), table.c.actor.in_(sides)))


def _sides(several: Iterable[Party]) -> list[str]:
    return sorted({party.country or party.id for party in several})


def _day(event: Event) -> str | None:
    return event.date.start or event.first_published


def _moved(day: str, days: int) -> str:
    try:
        return (date.fromisoformat(day[:10]) + timedelta(days)).isoformat()
    except OverflowError:
        return day
