"""The meaning of a matched expression: its TIMEX3 type and value, and the days it covers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from detente.times.timex import Precision, TimeBasis, TimexType

PAGE = "published"
UNKNOWN_DAY = "XXXX-XX-XX"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means; the fields are those of ``TimeMention``, ``unit`` the size of the period, "" where none."""

    type: TimexType
    value: str
    begins: date | None = None
    ends: date | None = None
    precision: Precision = "none"
    basis: TimeBasis = "none"
    anchor: str | None = None
    unit: str = ""


@dataclass(slots=True)
class Scene:
    """What an expression is resolved against.

    ``page`` is the day the page is of, None where it is unknown. ``direction`` tells whether the clause
    of the sentence looks back (-1) or forward (1), or neither (0). ``last_day`` and ``last`` are the latest
    day and the latest period of any size that the text spoke of, ``last_text`` its words. ``countries`` are those
    that the text names, which tell whose Independence Day is meant, and ``text`` the sentence.
    """

    page: date | None
    direction: Callable[[], int] = lambda: 0
    last_day: Meaning | None = None
    last: Meaning | None = None
    last_text: str = ""
    countries: frozenset[str] = frozenset()
    text: str = ""


def unresolved(kind: TimexType, value: str) -> Meaning:
    """An expression that cannot be put on the calendar."""
    return Meaning(kind, value)
