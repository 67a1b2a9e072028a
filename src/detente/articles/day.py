"""Days written out on a page: "Nov. 14, 2012", "14 November 2012, 10:30 p.m. EST", "14.11.2012", "2012-11-14"."""

from __future__ import annotations

import datetime as dt
import re

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))

_DAY = re.compile(
    rf"(?i)\b(?:(?P<y>\d{{4}})[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}})(?!\d)"
    rf"|(?P<month>{_MONTH})\b\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year>\d{{4}})\b"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?[ -](?:of )?(?P<month2>{_MONTH})\b\.?,?[ -](?P<year2>\d{{4}})\b"
    rf"|(?P<d3>\d{{1,2}})\.(?P<m3>\d{{1,2}})\.(?P<y3>\d{{4}})(?!\d))"
)
_CLOCK = re.compile(
    r"(?i)\b(\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?)"
    r"(\s?(?:[A-Z]{2,4}T?\b(?:[+-]\d{1,2}(?::?\d{2})?)?|Z\b|[+-]\d{2}:?\d{2}\b|\([A-Z ]{2,12}\)))?"
)
_NOT_DATE = re.compile(
    r"(?i)\b(?:(?:last |first )?(?:updated|published|posted|modified|created|edited|date|release|released)"
    r"|on|at|mon|tues?|wed|wednes|thur?s?|fri|sat|satur|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|[ap]\.?m|utc|gmt"
    r"|[ecmp][sd]?t|msk|bst|cet|ist|[+-]?\d{1,2}[:.]\d{2}(?::\d{2})?|\d{1,2}|of|st|nd|rd|th|time|local)\b"
)


def find_day(text: str) -> tuple[dt.date, str] | None:
    """The first full day that ``text`` writes out, with the words it stands in; None if there is none.

    >>> find_day("Updated Nov. 14, 2012 at 10:30")
    (datetime.date(2012, 11, 14), 'Nov. 14, 2012')
    """
    for found in _DAY.finditer(text):
        part = {key: value for key, value in found.groupdict().items() if value}
        year = part.get("y") or part.get("year") or part.get("year2") or part["y3"]
        day = part.get("d") or part.get("day") or part.get("day2") or part["d3"]
        named = part.get("month") or part.get("month2")
        month = _MONTHS[named.lower()] if named else int(part.get("m") or part["m3"])
        try:
            return dt.date(int(year), month, int(day)), found.group()
        except ValueError:
            continue
    return None


def find_clock(text: str) -> str | None:
    """The clock time with its zone in a date line, as written: "10:30 p.m. EST"; None without a stated zone."""
    found = _CLOCK.search(_DAY.sub(" ", text))
    return found.group().strip() if found and found.group(2) else None


def is_date_line(text: str) -> bool:
    """Whether a line says nothing but a day, perhaps with a clock time and "Updated"."""
    if len(text) > 120 or not _DAY.search(text):
        return False
    return not re.search(r"[^\W\d_]{2}", _NOT_DATE.sub(" ", _DAY.sub(" ", text)))
