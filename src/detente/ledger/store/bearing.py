"""Which events may bear on a pledge that no article tells beside them; asked from either end with the same answer.

One of the pledge's sides did it, and to another of its sides within ``HORIZON`` days; where either was to nobody,
within half a year. An event a month before the pledge may be one that goes on. ``pledges`` then judges each pair.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, TextClause, bindparam, text

from detente.ledger.events.event import Event, Party
from detente.ledger.pledges.nearness import BEFORE, HORIZON, SOON, bearing_kinds
from detente.ledger.pledges.vocabulary import openers


def acts_upon(connection: Connection, pledge: Event) -> set[str]:
    """The ids of the events that may bear on the pledge that this event opened."""
    day, kinds = _day(pledge), sorted(bearing_kinds(pledge.kind))
    if day is None or not kinds:
        return set()
    sides = _sides((*pledge.actors, *pledge.recipients))
    statement = _ACTS_TOWARDS if pledge.recipients else _ACTS
    return _found(connection, statement, pledge, {
        "sides": sides, "kinds": kinds, "others": sides,
        "first": _moved(day, -BEFORE), "last": _moved(day, HORIZON), "soon": _moved(day, SOON),
    })  # fmt: skip


def pledges_before(connection: Connection, act: Event) -> set[str]:
    """The ids of the events that opened pledges on which this one may bear."""
    day = _day(act)
    kinds = [kind for kind in openers() if {act.kind, act.event} & bearing_kinds(kind)]
    if day is None or not kinds:
        return set()
    return _found(connection, _PLEDGES_TOWARDS if act.recipients else _PLEDGES, act, {
        "sides": _sides(act.actors), "kinds": kinds, "others": _sides(act.recipients),
        "first": _moved(day, -HORIZON), "last": _moved(day, BEFORE), "soon": _moved(day, -SOON),
    })  # fmt: skip


def _found(connection: Connection, statement: TextClause, event: Event, given: dict[str, Any]) -> set[str]:
    return {row.id for row in connection.execute(statement, given)} - {event.id}


# Asked of every event that is touched: made once, since to put such a question together takes longer than to answer it.
_AMONG = "({0}.country IN :{1} OR ({0}.country IS NULL AND {0}.actor IN :{1}))"
_INVOLVED = (
    "SELECT events.id FROM events WHERE events.id IN (SELECT parties.happening FROM parties WHERE "
    f"parties.side IN ({{taking}}) AND parties.day BETWEEN :first AND :last AND {_AMONG.format('parties', 'sides')})"
)
_HAS_RECIPIENT = "EXISTS (SELECT 1 FROM parties r WHERE r.happening = events.id AND r.side = 'recipient')"
_TAKES_PART = (
    "EXISTS (SELECT 1 FROM parties o WHERE o.happening = events.id AND o.side IN ({taking}) "
    f"AND {_AMONG.format('o', 'others')})"
)
_EITHER, _RECIPIENT = "'actor', 'recipient'", "'recipient'"


def _statement(taking: str, kinds: str, towards: str) -> TextClause:
    asked = f"{_INVOLVED.format(taking=taking)} AND {kinds} AND {towards}"
    lists: list[Any] = [bindparam(name, expanding=True) for name in ("sides", "kinds", "others") if f":{name}" in asked]
    return text(asked).bindparams(*lists)


_KINDS_OF_ACT = "(events.kind IN :kinds OR events.event IN :kinds)"
_ACTS = _statement("'actor'", _KINDS_OF_ACT, "events.day <= :soon")
_ACTS_TOWARDS = _statement(
    "'actor'",
    _KINDS_OF_ACT,
    f"({_TAKES_PART.format(taking=_RECIPIENT)} OR (NOT {_HAS_RECIPIENT} AND events.day <= :soon))",
)
_PLEDGES = _statement(_EITHER, "events.kind IN :kinds", "events.day >= :soon")
_PLEDGES_TOWARDS = _statement(
    _EITHER,
    "events.kind IN :kinds",
    f"(({_HAS_RECIPIENT} AND {_TAKES_PART.format(taking=_EITHER)}) OR (NOT {_HAS_RECIPIENT} AND events.day >= :soon))",
)


def _sides(several: Iterable[Party]) -> list[str]:
    return sorted({party.country or party.id for party in several})


def _day(event: Event) -> str | None:
    return event.date.start or event.first_published


def _moved(day: str, days: int) -> str:
    try:
        return (date.fromisoformat(day[:10]) + timedelta(days)).isoformat()
    except OverflowError:
        return day
