"""When an act may have taken place: its stated days, or those that the publication of an undated claim leaves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from detente.claims.claim import Claim

# An undated claim of a page tells mostly of the days before it; what is older is dated by the text.
REPORTED_WITHIN = 14
# Longer stretches ("since 2014") say too little of when an act took place.
LONGEST = 370
_YEAR = re.compile(r"(?<![\d.,-])(?:19|20)\d\d(?![\d-]|[.,]\d)")


@dataclass(frozen=True, slots=True)
class Days:
    """Days as numbers (``date.toordinal``), both ends included.

    ``first`` and ``last`` are the days that the text gives the act, None where it gives none; ``exact`` says that they
    are one day. ``published`` and ``published_last`` are those of its page, None where unknown. ``ahead`` says that
    the act is told as one to come, so that its page may tell of it before it takes place.
    """

    first: int | None
    last: int | None
    exact: bool
    published: int | None
    published_last: int | None
    ahead: bool

    def windows(self) -> tuple[tuple[int, int], ...]:
        """The stretches in which to look for other claims of the same happening."""
        found = [] if self.first is None or self.last is None else [(self.first - 1, self.last + 1)]
        if self.published is not None and self.published_last is not None and (not found or self.ahead):
            found.append((self.published - REPORTED_WITHIN, self.published_last))
        return tuple(found)


def days_of(claim: Claim, clause: str) -> Days:
    """The days of a claim; a ``clause`` that names one year before that of its page dates an undated claim by it."""
    published, _, published_last = (claim.article.published or "").partition("/")
    begins = _ordinal(published or None)
    ends = _ordinal(published_last or published or None)
    first, last = _ordinal(claim.date.start), _ordinal(claim.date.end)
    if first is None or last is None or last < first or last - first > LONGEST:
        first, last = _year(clause, published[:4])
    ahead = claim.status in ("announced", "possible") or (first is not None and ends is not None and first > ends)
    return Days(first, last, first is not None and first == last, begins, ends, ahead)


def _year(clause: str, now: str) -> tuple[int, int] | tuple[None, None]:
    """The days of the year that a clause names, where it is past: "last did so in 2013"."""
    named = set(_YEAR.findall(clause))
    if len(named) != 1 or not (year := named.pop()) < now:
        return None, None
    return date(int(year), 1, 1).toordinal(), date(int(year), 12, 31).toordinal()


def iso(day: int) -> str:
    """A day's number as an ISO day."""
    return date.fromordinal(day).isoformat()


def _ordinal(day: str | None) -> int | None:
    return date.fromisoformat(day).toordinal() if day else None
