"""Where a list goes on: a cursor names the last event that was read, and what it was sorted by.

With the value in it a list goes on at the same place even where that event has become part of another since.

    >>> split_cursor("3f9c2a7be01d5c44~2018-03-26", "newest")
    ('3f9c2a7be01d5c44', '2018-03-26')
"""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date

from detente.errors import UsageError
from detente.ledger.asking.question import Sort
from detente.ledger.events.event import Event

_MARK = "~"


def cursor(event: Event, sort: Sort) -> str:
    """The cursor for the events that come after this one in that order."""
    return f"{event.id}{_MARK}{_VALUES[sort][0](event)}"


def split_cursor(text: str, sort: Sort) -> tuple[str, object | None]:
    """The id in a cursor, and the value that the order goes by; None where the cursor is an id alone.

    Raises UsageError for a value that such a list is not sorted by.
    """
    id, mark, value = text.partition(_MARK)
    if not mark:
        return id, None
    try:
        return id, _VALUES[sort][1](value)
    except ValueError:
        raise UsageError(f"after: {text} is no place in a list sorted by {sort}") from None


def _day_of(event: Event) -> str:
    return event.date.start or event.first_published or ""


def _day(value: str) -> str:
    return date.fromisoformat(value).isoformat() if value else ""


def _whole(value: str) -> int:
    number = int(value)
    if not 0 <= number < 2**31:
        raise ValueError
    return number


def _number(value: str) -> float:
    number = float(value)
    if not math.isfinite(number):
        raise ValueError
    return number


# What an event is sorted by in each order, and how that is read again.
_VALUES: dict[Sort, tuple[Callable[[Event], object], Callable[[str], object]]] = {
    "newest": (_day_of, _day),
    "oldest": (_day_of, _day),
    "surest": (lambda event: event.confidence, _number),
    "most-told": (lambda event: len(event.claims), _whole),
    "most-hostile": (lambda event: event.goldstein, _number),
    "most-friendly": (lambda event: event.goldstein, _number),
}
