"""Dates that a user gives for a page: ISO 8601 days, months, years and moments."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from detente.errors import UsageError

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2}))?$")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}.*))?$", re.DOTALL)


def check_given(published: str | None) -> None:
    """Raises UsageError where the date that a user gives for pages is none."""
    if published is not None:
        try:
            date_span(published)
        except ValueError as error:
            raise UsageError(f"published is {error}") from None


def date_span(value: str) -> tuple[str, str, str | None]:
    """The first and last day that ``value`` may mean, and its clock time with zone if it states one.

    Takes ``2020-12-15``, ``2020-12``, ``2020`` and ISO 8601 moments; raises ValueError for anything else.

    >>> date_span("2020-02")
    ('2020-02-01', '2020-02-29', None)
    >>> date_span("2020-12-15T09:30:00+03:00")
    ('2020-12-15', '2020-12-15', '09:30:00+03:00')
    """
    value = value.strip()
    partial = _PARTIAL.match(value)
    if partial:
        year, month = int(partial.group(1)), partial.group(2)
        first = dt.date(year, int(month or 1), 1)
        last_month = int(month or 12)
        last = dt.date(year, last_month, calendar.monthrange(year, last_month)[1])
        return first.isoformat(), last.isoformat(), None
    moment = _MOMENT.match(value)
    if moment is None:
        raise ValueError(f"not a date: {value[:40]!r} (use YYYY-MM-DD, YYYY-MM, YYYY or an ISO 8601 moment)")
    day = dt.date.fromisoformat(moment.group(1)).isoformat()
    if moment.group(2) is None:
        return day, day, None
    dt.datetime.fromisoformat(value)
    return day, day, moment.group(2)
