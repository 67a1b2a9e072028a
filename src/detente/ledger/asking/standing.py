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
    return wanted.where(or_(*(fate_on(day) == fate for fate in fates))) if fates else wanted


def standing(record: Any, day: str) -> Pledge:
    """The pledge of a record as it stands on the day."""
    return lapsed(read_record(Pledge, record), office_terms(ActorBase.default()), day)


def fates(connection: Connection, day: str) -> Iterator[tuple[str, int]]:
    """How many pledges have each fate on the day."""
    fate = fate_on(day).label("fate")
    for row in connection.execute(select(fate, func.count()).group_by(fate).order_by(fate)):
        yield row[0], row[1]
