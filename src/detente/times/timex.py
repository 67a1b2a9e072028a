"""The time expression, in TIMEX3 terms, with the days it covers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Precision = Literal["day", "week", "month", "quarter", "year", "none"]
TimeBasis = Literal["stated", "relative", "inferred", "none"]


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression; ``text`` is verbatim at ``start`` to ``end`` of the body.

    ``value`` is the TIMEX3 value ("2018-03-20", "2018-03", "P2W", "XXXX-WXX-5"). ``begins`` and ``ends`` are the first
    and last ISO calendar day that it covers, or None where it cannot be put on the calendar; "since July" runs to the
    page's day. ``basis`` is "stated" where the text alone fixes the days, "relative" where the page's date was needed,
    "inferred" where something else was; ``anchor`` says what: "published" or the words of another expression.
    """

    text: str
    start: int
    end: int
    type: TimexType
    value: str
    begins: str | None = None
    ends: str | None = None
    precision: Precision = "none"
    basis: TimeBasis = "none"
    anchor: str | None = None
