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

# Each form of a day with the order of its parts; of "3/5/2019" only what can be read one way is read.
_FORMS = (
    ("ymd", r"\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)"),
    ("mdy", rf"\b({_MONTH})\b\.?\s(\d{{1,2}})(?:st|nd|rd|th)?,?\s(\d{{4}})\b"),
    ("dmy", rf"\b(\d{{1,2}})(?:st|nd|rd|th)?[ -](?:of )?({_MONTH})\b\.?,?[ -](\d{{4}})\b"),
    ("dmy", r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)"),
    ("dmy", r"\b(\d{2})-(\d{2})-(\d{4})(?!\d)"),
    ("??y", r"\b(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)"),
)
_PATTERNS = tuple((order, re.compile(f"(?i){form}")) for order, form in _FORMS)
_DAY = re.compile("(?i)" + "|".join(form for _, form in _FORMS))
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
    days = []
    for order, pattern in _PATTERNS:
        for found in pattern.finditer(text):
            day = _day(order, found.groups())
            if day is not None:
                days.append((found.start(), day, found.group()))
    return min(days)[1:] if days else None


def _day(order: str, parts: tuple[str, ...]) -> dt.date | None:
    if order == "??y":
        one, two = int(parts[0]), int(parts[1])
        if one <= 12 and two <= 12 and one != two:
            return None
        order = "dmy" if one > 12 else "mdy"
    named = dict(zip(order, parts, strict=True))
    month = _MONTHS.get(named["m"].lower()) or int(named["m"])
    try:
        return dt.date(int(named["y"]), month, int(named["d"]))
    except ValueError:
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
