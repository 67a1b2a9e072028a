"""Weeks, months, quarters, seasons, years and longer, and what the text spoke of before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from detente.times import period
from detente.times.days import day
from detente.times.fiscal import fiscal
from detente.times.grammar import Match
from detente.times.meaning import (
    PAGE,
    UNKNOWN_DAY,
    Meaning,
    Scene,
    anchored,
    full_year,
    meant,
    relative,
    stated,
    unresolved,
)
from detente.times.period import Period

_WEEK = 7
_OLD_QUARTER = 200  # days
_UNKNOWN = {
    "D": UNKNOWN_DAY, "NI": "XXXX-XX-XXTNI", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX",
    "Y": "XXXX",
}  # fmt: skip


def month(match: Match, scene: Scene) -> Meaning | None:
    """A month, with or without its year."""
    number = next(int(match.values[name]) for name in ("MON", "MONTH", "MAYBE_MONTH", "ABBR") if name in match.values)
    if "YEAR" in match.values:
        return stated(period.month(match.number("YEAR"), number))
    if "YY" in match.values:
        return stated(period.month(full_year(match.number("YY")), number))
    if scene.page is None:
        return unresolved("DATE", f"XXXX-{number:02d}")
    found = period.nearest(
        (period.month(scene.page.year + step, number) for step in (-1, 0, 1)), scene.page, scene.direction()
    )
    return relative(found) if found else None


def month_which(match: Match, scene: Scene) -> Meaning | None:
    """ "October of next year"; "last September", the latest one that is over; "this May"; "next May"."""
    number, step = match.number("MON"), match.step
    if scene.page is None:
        return unresolved("DATE", f"XXXX-{number:02d}")
    page = scene.page
    if match.action == "month_of_which" or step == 0:
        return relative(period.month(page.year + step, number))
    found = [period.month(page.year + years, number) for years in (-1, 0, 1)]
    if step < 0:
        return relative([one for one in found if one.ends < page][-1])
    return relative(next(one for one in found if one.begins > page))


def year(match: Match, scene: Scene) -> Meaning | None:
    """A year in four figures, or in two after an apostrophe."""
    return stated(period.year(full_year(match.number("YY")) if "YY" in match.values else match.number("YEAR")))


def decade(match: Match, scene: Scene) -> Meaning | None:
    """The 1990s, the 90s."""
    figures = str(match.values.get("DECADE") or match.values["NINETIES"])
    first = int(figures) if len(figures) == 4 else 1900 + int(figures) if int(figures) >= 20 else 2000 + int(figures)
    return stated(period.decade(first))


def century(match: Match, scene: Scene) -> Meaning | None:
    """The 19th century."""
    number = match.number("ORD")
    return stated(period.century(number)) if 1 <= number <= 21 else None


def which(match: Match, scene: Scene) -> Meaning | None:
    """This, last or next week, month, ...; "the next day" and "the previous year" count from what was spoken of."""
    unit, step = str(match.values["UNIT"]), match.step
    if unit not in _UNKNOWN and unit not in ("DE", "CE"):
        return None
    base = scene.page
    text = PAGE
    if (unit == "D" and step) or isinstance(match.values["WHICH"], str):
        last = scene.last_day if unit in ("D", "NI") else scene.last
        if last is not None and last.begins is not None:
            base, text = last.begins, scene.last_text
    if base is None:
        return unresolved("DATE", _UNKNOWN.get(unit, "XXX"))
    if unit == "WE":
        return relative(_which_weekend(base, step, scene))
    moved = period.shift(base, unit, step)
    if moved is None:
        return None
    if unit == "NI":
        return replace(relative(period.day(moved)), type="TIME", value=f"{moved.isoformat()}TNI")
    found = period.containing(unit, moved)
    return relative(found) if text == PAGE else anchored(found, text)


def _which_weekend(page: date, step: int, scene: Scene) -> Period:
    early = page.isoweekday() <= 4
    # "This weekend" with a past verb on a Monday is the one just over; so is "last weekend", also on a Saturday.
    back = 1 if (step < 0 or (step == 0 and early and scene.direction() < 0)) else 0
    return period.weekend(page + timedelta(days=_WEEK * ((step if step > 0 else 0) - back)))


def same(match: Match, scene: Scene) -> Meaning | None:
    """That day, the same year: of what was spoken of last."""
    unit = str(match.values["UNIT"])
    last = scene.last_day if unit in ("D", "W") else scene.last
    if unit not in _UNKNOWN or unit in ("NI", "Q"):
        return None
    if last is None or last.begins is None:
        return unresolved("DATE", _UNKNOWN[unit])
    return anchored(period.containing(unit, last.begins), scene.last_text)


def same_time(match: Match, scene: Scene) -> Meaning | None:
    """ "By that time": the day or period spoken of last."""
    return (
        replace(scene.last, basis="inferred", anchor=scene.last_text) if scene.last else unresolved("DATE", UNKNOWN_DAY)
    )


def entire(match: Match, scene: Scene) -> Meaning | None:
    """ "For the entire year": of what was spoken of last, else the page's own."""
    return same(match, scene) if scene.last is not None else current(match, scene)


def current(match: Match, scene: Scene) -> Meaning | None:
    """ "The end of the year", "for the week": the page's own; "ending the day" the day last spoken of."""
    unit = str(match.values.get("UNIT", "WE"))
    if unit not in _UNKNOWN or unit == "NI":
        return None
    if unit == "D" and scene.last_day is not None:
        return same(match, scene)
    if scene.page is None:
        return unresolved("DATE", _UNKNOWN[unit])
    if unit == "WE":
        return relative(_which_weekend(scene.page, 0, scene))
    return relative(period.containing(unit, scene.page))


def in_a_row(match: Match, scene: Scene) -> Meaning | None:
    """ "A third straight day", "the fourth week in a row": the day spoken of last, the page's own week.

    Without a day spoken of, it may be the page's day or the one before: it has a value, and no place on the calendar.
    """
    found = current(match, scene)
    if found is None or match.values["UNIT"] != "D" or scene.last_day is not None:
        return found
    return unresolved("DATE", found.value)


def quarter(match: Match, scene: Scene) -> Meaning | None:
    """A quarter, with or without its year."""
    number = match.values.get("ORD", 4)
    if not isinstance(number, int) or not 1 <= number <= 4:
        return None
    if "YEAR" in match.values:
        return stated(period.quarter(match.number("YEAR"), number))
    if scene.page is None:
        return unresolved("DATE", f"XXXX-Q{number}")
    if "WHICH" in match.values:
        return relative(period.quarter(scene.page.year + match.step, number))
    quarters = [period.quarter(scene.page.year + step, number) for step in (-1, 0, 1)]
    found = period.nearest(quarters, scene.page, scene.direction())
    # One that ended half a year ago would be told with its year; the one to come is meant.
    if found and (scene.page - found.ends).days > _OLD_QUARTER:
        found = period.nearest(quarters, scene.page, 1)
    return relative(found) if found else None


def half_year(match: Match, scene: Scene) -> Meaning | None:
    """The first half of 2014, the second half of this year."""
    number = match.number("ORD")
    if number not in (1, 2):
        return None
    if "YEAR" in match.values:
        return stated(period.half(match.number("YEAR"), number))
    return (
        relative(period.half(scene.page.year + match.step, number))
        if scene.page
        else unresolved("DATE", f"XXXX-H{number}")
    )


def week_of_month(match: Match, scene: Scene) -> Meaning | None:
    """The second week of June, the last week of March."""
    whole = month(match, scene)
    if whole is None or whole.begins is None or whole.ends is None:
        return unresolved("DATE", "XXXX-WXX")
    number = match.values.get("ORD", 0)
    if not isinstance(number, int) or number > 4:
        return None
    # The last week is that of the seventh day from the end, so that most of it lies in the month.
    when = whole.begins + timedelta(days=_WEEK * (number - 1)) if number > 0 else whole.ends - timedelta(days=_WEEK - 1)
    return meant(period.week(when), whole.basis, whole.anchor)


def week_of(match: Match, scene: Scene) -> Meaning | None:
    """The week of March 3."""
    found = day(match, scene)
    if found is None or found.begins is None:
        return found
    return meant(period.week(found.begins), found.basis, found.anchor)


def season(match: Match, scene: Scene) -> Meaning | None:
    """A season, with or without its year."""
    code = str(match.values["SEASON"])
    if "YEAR" in match.values:
        return stated(period.season(match.number("YEAR"), code))
    if scene.page is None:
        return unresolved("DATE", f"XXXX-{code}")
    page, step = scene.page, match.step
    if match.action == "season_which":
        return relative(period.season(page.year + step, code))
    seasons = [period.season(page.year + years, code) for years in (-2, -1, 0, 1)]
    if step < 0:
        return relative([one for one in seasons if one.ends < page][-1])
    if step > 0:
        return relative(next(one for one in seasons if one.begins > page))
    found = period.nearest(seasons, page, scene.direction())
    return relative(found) if found else None


PERIODS: dict[str, Callable[[Match, Scene], Meaning | None]] = {
    "month": month, "month_which": month_which, "month_of_which": month_which, "month_same": month, "year": year,
    "fiscal": fiscal, "decade": decade, "century": century, "which": which, "same": same, "same_time": same_time,
    "entire": entire, "current": current, "in_a_row": in_a_row, "quarter": quarter, "half_year": half_year,
    "week_of": week_of, "week_of_month": week_of_month, "season": season, "season_which": season,
}  # fmt: skip
