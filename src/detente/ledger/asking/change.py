"""Change: what happened between whom in the last days, against what is usual between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

from sqlalchemy import Connection, func, select

from detente.ledger.store.schema import dyads, events

# So many spans before the last one are what is usual.
USUAL = 8


@dataclass(frozen=True, slots=True)
class Change:
    """One country towards another (ISO codes).

    ``now`` counts the events of the last span and ``usual`` is their mean number over the spans before; ``tone`` and
    ``usual_tone`` are mean Goldstein values, None where there is no event. ``surprise`` says how far ``now`` lies from
    what is usual, in standard deviations of a Poisson count; negative where there is less than usual.
    """

    source: str
    target: str
    now: int
    usual: float
    tone: float | None
    usual_tone: float | None
    surprise: float


def last_day(connection: Connection) -> str | None:
    """The day of the latest event whose day is known and not to come; None in an empty ledger."""
    known = select(events.c.day).where(
        events.c.date_precision == "day", events.c.status.in_(("happened", "under_way")), events.c.day <= _tomorrow()
    )
    found: str | None = connection.execute(known.order_by(events.c.day.desc()).limit(1)).scalar()
    return found


def changes(connection: Connection, until: str, days: int = 7, most: int = 40) -> list[Change]:
    """The dyads that differ most from their usual in the ``days`` up to and with ISO day ``until``, the most first."""
    end = date.fromisoformat(until)
    start = end - timedelta(days=days - 1)
    before = start - timedelta(days=days * USUAL)
    now = dict(_counted(connection, start, end))
    usual = dict(_counted(connection, before, start - timedelta(days=1)))
    found = [_change(dyad, now.get(dyad, (0, 0.0)), usual.get(dyad, (0, 0.0))) for dyad in now.keys() | usual.keys()]
    found.sort(key=lambda one: (-abs(one.surprise), one.source, one.target))
    return [one for one in found if one.surprise][:most]


def _counted(connection: Connection, first: date, last: date) -> Iterator[tuple[tuple[str, str], tuple[int, float]]]:
    """For each dyad the number of events of days within the span, and the sum of their Goldstein values."""
    counted = (
        select(dyads.c.source, dyads.c.target, func.count(), func.sum(events.c.goldstein))
        .join(events, events.c.id == dyads.c.happening)
        .where(events.c.day.between(first.isoformat(), last.isoformat()), events.c.date_precision == "day")
        .group_by(dyads.c.source, dyads.c.target)
    )
    for source, target, number, total in connection.execute(counted):
        yield (source, target), (number, float(total))


def _change(dyad: tuple[str, str], now: tuple[int, float], before: tuple[int, float]) -> Change:
    usual = before[0] / USUAL
    tone = round(now[1] / now[0], 1) if now[0] else None
    usual_tone = round(before[1] / before[0], 1) if before[0] else None
    # Half an event is added below the root, so that one event where there was none is little news.
    surprise = round((now[0] - usual) / sqrt(usual + 0.5), 1)
    return Change(*dyad, now[0], round(usual, 1), tone, usual_tone, surprise)


def _tomorrow() -> str:
    return (date.today() + timedelta(days=1)).isoformat()
