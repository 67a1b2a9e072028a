"""How pledges stand on a day: as what happened left them, or lapsed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, or_, select

from detente.actors.base import ActorBase
from detente.ledger.pledges.fates import lapsed
from detente.ledger.pledges.pledge import Pledge
from detente.ledger.store.schema import pledges
from detente.records import read_record
from detente.times import office_terms

# What nothing has settled yet.
_UNSETTLED = ("open", "accepted")


def fate_on(day: str) -> ColumnElement[str]:
    """The fate of each pledge on an ISO day, as SQL."""
    return case((and_(pledges.c.fate.in_(_UNSETTLED), pledges.c.lapses < day), "lapsed"), else_=pledges.c.fate)


def of_fates(wanted: Select[Any], fates: Sequence[str], day: str) -> Select[Any]:
    """``wanted`` of the pledges that have one of these fates on the day; of all where none is named."""
    return wanted.where(or_(*(_of_fate(fate, day) for fate in fates))) if fates else wanted


def _of_fate(fate: str, day: str) -> ColumnElement[bool]:
    """What ``fate_on`` says, so that an index can find it."""
    over = pledges.c.lapses < day
    if fate == "lapsed":
        return or_(pledges.c.fate == fate, and_(pledges.c.fate.in_(_UNSETTLED), over))
    still = or_(pledges.c.lapses.is_(None), pledges.c.lapses >= day)
    return and_(pledges.c.fate == fate, still) if fate in _UNSETTLED else pledges.c.fate == fate


def standing(record: Any, day: str) -> Pledge:
    """The pledge of a record as it stands on the day."""
    return lapsed(read_record(Pledge, record), office_terms(ActorBase.default()), day)


def fates(connection: Connection, day: str) -> Iterator[tuple[str, int]]:
    """How many pledges have each fate on the day."""
    fate = fate_on(day).label("fate")
    for row in connection.execute(select(fate, func.count()).group_by(fate).order_by(fate)):
        yield row[0], row[1]
