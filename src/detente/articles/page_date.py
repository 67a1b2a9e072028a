"""The dates that an input or a page states, as PageDate records."""

from __future__ import annotations

import re
from collections.abc import Iterable

from detente.articles.article import DateBasis, PageDate
from detente.articles.day import find_clock, find_day
from detente.captures import Capture, date_span
from detente.errors import InputError

_UPDATED = re.compile(r"(?i)\b(?:updated|modified|edited|changed)\b")
# "Published: May 3, 2019  Updated: May 4, 2019"
_UPDATED_TOO = re.compile(r"(?i)(?=\b(?:last )?(?:updated|modified|edited)\b)")
_EARLIEST = "1990"


def given_date(capture: Capture) -> PageDate | None:
    """The date that the input gives for the page; raises InputError if it is none."""
    if capture.published is None:
        return None
    try:
        return stated_date(capture.published, "given")
    except ValueError as error:
        raise InputError(capture.source, f"published is {error}") from None


def stated_date(value: str, basis: DateBasis) -> PageDate:
    """An ISO 8601 date as a PageDate; raises ValueError if it is none."""
    start, end, time = date_span(value)
    return PageDate(start, end, basis, value.strip(), time)


def visible_dates(lines: Iterable[str]) -> tuple[PageDate, PageDate]:
    """When the page says, in its date lines, that it was published and updated."""
    published, updated = PageDate(), PageDate()
    for line in (part for whole in lines for part in _UPDATED_TOO.split(whole)):
        found = find_day(line)
        if found is None or str(found[0].year) < _EARLIEST:
            continue
        day = found[0].isoformat()
        date = PageDate(day, day, "visible", found[1], find_clock(line))
        if _UPDATED.search(line):
            updated = date if updated.start is None else updated
        elif published.start is None:
            published = date
    return published, updated
