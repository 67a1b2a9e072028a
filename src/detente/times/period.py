"""The period: a stretch of calendar days with its TIMEX3 value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

from detente.times.timex import Precision

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
UNIT_PRECISION: dict[str, Precision] = {
    "D": "day", "NI": "day", "W": "week", "WE": "week", "FN": "week", "M": "month", "Q": "quarter", "H": "year",
    "Y": "year",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Period:
    """Calendar days ``begins`` to ``ends``, both included; ``value`` is the TIMEX3 value and ``unit`` its size."""

    value: str
    begins: date
    ends: date
    unit: str

    @property
    def precision(self) -> Precision:
        """The precision that its size stands for; "none" beyond a year."""
        return UNIT_PRECISION.get(self.unit, "none")


def day(when: date) -> Period:
    """One day."""
    return Period(when.isoformat(), when, when, "D")


def week(when: date) -> Period:
    """The ISO week (Monday to Sunday) of a day."""
    monday = when - timedelta(days=when.weekday())
    year_number, week_number, _ = when.isocalendar()
    return Period(f"{year_number}-W{week_number:02d}", monday, monday + timedelta(days=6), "W")


def weekend(when: date) -> Period:
    """Saturday and Sunday of the ISO week of a day."""
    whole = week(when)
    return Period(f"{whole.value}-WE", whole.begins + timedelta(days=5), whole.ends, "WE")


def month(year_number: int, month_number: int) -> Period:
    """A month; month numbers beyond 1 to 12 count on into other years, so 2020, 0 is December 2019."""
    year_number, month_number = year_number + (month_number - 1) // 12, (month_number - 1) % 12 + 1
    first = date(year_number, month_number, 1)
    return Period(f"{year_number:04d}-{month_number:02d}", first, _before_next_month(first), "M")


def quarter(year_number: int, quarter_number: int) -> Period:
    """A quarter of a calendar year; numbers beyond 1 to 4 count on into other years."""
    year_number, quarter_number = year_number + (quarter_number - 1) // 4, (quarter_number - 1) % 4 + 1
    first, last = month(year_number, 3 * quarter_number - 2), month(year_number, 3 * quarter_number)
    return Period(f"{year_number:04d}-Q{quarter_number}", first.begins, last.ends, "Q")


def half(year_number: int, half_number: int) -> Period:
    """The first or the second half of a calendar year."""
    first, last = month(year_number, 6 * half_number - 5), month(year_number, 6 * half_number)
    return Period(f"{year_number:04d}-H{half_number}", first.begins, last.ends, "H")


def season(year_number: int, code: str) -> Period:
    """A northern season in whole months; winter runs from December of the year to the end of February."""
    first = month(year_number, SEASON_MONTHS[code])
    last = month(year_number, SEASON_MONTHS[code] + 2)
    return Period(f"{year_number:04d}-{code}", first.begins, last.ends, "Q")


def year(year_number: int) -> Period:
    """A calendar year."""
    return Period(f"{year_number:04d}", date(year_number, 1, 1), date(year_number, 12, 31), "Y")


def decade(first_year: int) -> Period:
    """Ten years from ``first_year``, as 199 for the 1990s."""
    return Period(f"{first_year // 10:03d}", date(first_year, 1, 1), date(first_year + 9, 12, 31), "DE")


def century(number: int) -> Period:
    """The 19th century has the value 18."""
    first = 100 * (number - 1)
    return Period(f"{number - 1:02d}", date(first + 1, 1, 1), date(first + 100, 12, 31), "CE")


def containing(unit: str, when: date) -> Period:
    """The calendar period of a unit that holds a day."""
    match unit:
        case "W" | "FN":
            return week(when)
        case "WE":
            return weekend(when)
        case "M":
            return month(when.year, when.month)
        case "Q":
            return quarter(when.year, (when.month + 2) // 3)
        case "Y":
            return year(when.year)
        case "DE":
            return decade(when.year // 10 * 10)
        case "CE":
            return century((when.year + 99) // 100)
        case _:
            return day(when)


def shift(when: date, unit: str, count: int) -> date | None:
    """The day ``count`` units after (before, where negative) a day; None beyond the calendar.

    A month later is the same day of the month where there is one: a month after January 31 is the last of February.
    """
    days = {"D": 1, "NI": 1, "W": 7, "WE": 7, "FN": 14}
    months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}
    try:
        if unit in months:
            first = when.year * 12 + when.month - 1 + count * months[unit]
            if not MINYEAR <= first // 12 <= MAXYEAR - 1:
                return None
            target = month(first // 12, first % 12 + 1)
            return target.begins + timedelta(days=min(when.day, target.ends.day) - 1)
        return when + timedelta(days=count * days.get(unit, 0))
    except OverflowError:
        return None


def part_of(period: Period, part: str, until: date) -> tuple[date, date]:
    """The days of the early, middle or late part of a period, or of it before or after the day ``until``.

    The late part of a week is its last four days ("late last week" may be Thursday); other parts are thirds.
    """
    length = (period.ends - period.begins).days + 1
    third = max(length // 3, 1)
    match part:
        case "START":
            return period.begins, period.begins + timedelta(days=third - 1)
        case "MID":
            return period.begins + timedelta(days=third), period.ends - timedelta(days=third)
        case "END":
            return period.ends - timedelta(days=max(third, 4 if period.unit == "W" else 1) - 1), period.ends
        case "BEFORE" if period.begins <= until <= period.ends:
            return period.begins, until
        case "AFTER" if period.begins <= until <= period.ends:
            return until, period.ends
        case _:
            return period.begins, period.ends


def coarsest(begins: date, ends: date) -> Precision:
    """The finest precision that a stretch of days still fits."""
    length = (ends - begins).days + 1
    limits: list[tuple[int, Precision]] = [(1, "day"), (7, "week"), (31, "month"), (92, "quarter"), (366, "year")]
    return next((name for limit, name in limits if length <= limit), "none")


def nearest(found: Iterable[Period], page: date, direction: int) -> Period | None:
    """Which of several periods a clause looking back (-1), forward (1) or neither way (0) means, seen from a day."""
    periods = list(found)
    if direction < 0:
        return max((one for one in periods if one.begins <= page), key=lambda one: one.begins, default=None)
    if direction > 0:
        return min((one for one in periods if one.ends >= page), key=lambda one: one.begins, default=None)
    return min(periods, key=lambda one: max(one.begins - page, page - one.ends, timedelta(0)), default=None)


def _before_next_month(first: date) -> date:
    following = first.replace(day=28) + timedelta(days=4)
    return following - timedelta(days=following.day)
