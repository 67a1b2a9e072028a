"""The resolution of calendar expressions: one function an action of ``data/rules.tsv``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

from detente.times import period
from detente.times.grammar import Match
from detente.times.meaning import PAGE, UNKNOWN_DAY, Meaning, Scene, unresolved
from detente.times.named import named_days
from detente.times.period import Period
from detente.times.timex import TimeBasis

_CENTURY_TURN = 50  # "'82" is 1982 and "'07" is 2007
_WEEK = 7


def stated(found: Period) -> Meaning:
    """A period that the text alone fixes."""
    return _meaning(found, "stated", None)


def relative(found: Period) -> Meaning:
    """A period that the page's date fixes."""
    return _meaning(found, "relative", PAGE)


def anchored(found: Period, text: str) -> Meaning:
    """A period that another expression fixes."""
    return _meaning(found, "inferred", text)


def _meaning(found: Period, basis: TimeBasis, anchor: str | None) -> Meaning:
    return Meaning("DATE", found.value, found.begins, found.ends, found.precision, basis, anchor, found.unit)


def _number(match: Match, name: str) -> int:
    value = match.values[name]
    assert isinstance(value, int), name
    return value


def _make_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest(found: Iterable[Period], page: date, direction: int) -> Period | None:
    """The period of several that a clause looking back, forward or neither way means, seen from the page's day."""
    periods = list(found)
    if direction < 0:
        return max((one for one in periods if one.begins <= page), key=lambda one: one.begins, default=None)
    if direction > 0:
        return min((one for one in periods if one.ends >= page), key=lambda one: one.begins, default=None)
    return min(periods, key=lambda one: _distance(one, page), default=None)


def _distance(one: Period, page: date) -> timedelta:
    return max(one.begins - page, page - one.ends, timedelta(0))


def day(match: Match, scene: Scene) -> Meaning | None:
    """A day of a month, with or without its year and weekday; None where there is no such day."""
    if "ISO" in match.values:
        try:
            return stated(period.day(date.fromisoformat(str(match.values["ISO"]))))
        except ValueError:
            return None
    month, number = _number(match, "MON"), _number(match, "DAY")
    if "YEAR" in match.values:
        found = _make_day(_number(match, "YEAR"), month, number)
        return stated(period.day(found)) if found else None
    if _make_day(2000, month, number) is None:
        return None
    if scene.page is None:
        return unresolved("DATE", f"XXXX-{month:02d}-{number:02d}")
    # February 29 and a stated weekday may need years further off.
    reach = 6 if "WD" in match.values else 4 if (month, number) == (2, 29) else 1
    days = (_make_day(scene.page.year + step, month, number) for step in range(-reach, reach + 1))
    fits = [one for one in days if one and match.values.get("WD", one.isoweekday()) == one.isoweekday()]
    chosen = nearest(map(period.day, fits), scene.page, scene.direction())
    return relative(chosen) if chosen else unresolved("DATE", f"XXXX-{month:02d}-{number:02d}")


def days(match: Match, scene: Scene) -> Meaning | None:
    """Days of one month, first to last: "March 3 to 5"."""
    first = day(match, scene)
    second = Match("day", match.start, match.end, {**match.values, "DAY": match.values["DAY2"]}, {})
    last = day(second, scene)
    if first is None or last is None:
        return None
    if first.begins is None or last.ends is None:
        return unresolved("DATE", f"{first.value}/{last.value}")
    if last.ends < first.begins:
        last = day(second, replace_page(scene, first.begins, 1)) or last
        if last.ends is None or last.ends < first.begins:
            return None
    return replace(
        first, value=f"{first.value}/{last.value}", ends=last.ends, unit="",
        precision=period.coarsest(first.begins, last.ends or first.begins),
    )  # fmt: skip


def replace_page(scene: Scene, page: date, direction: int) -> Scene:
    """The scene seen from another day and in another direction."""
    return replace(scene, page=page, direction=lambda: direction)


def day_which(match: Match, scene: Scene) -> Meaning | None:
    """A day of this, last or next year."""
    if scene.page is None:
        return unresolved("DATE", f"XXXX-{_number(match, 'MON'):02d}-{_number(match, 'DAY'):02d}")
    found = _make_day(scene.page.year + _step(match), _number(match, "MON"), _number(match, "DAY"))
    return relative(period.day(found)) if found else None


def slashed(match: Match, scene: Scene) -> Meaning | None:
    """A date in figures; where day and month could be either, the reading within weeks of the page's day, if only one is."""
    first, second, year = map(int, str(match.values["SLASH"]).split("/"))
    year += 0 if year > 99 else 1900 if year >= _CENTURY_TURN else 2000
    readings = {_make_day(year, first, second), _make_day(year, second, first)} - {None}
    if len(readings) > 1 and scene.page is not None:
        page = scene.page
        readings = {one for one in readings if one and abs((one - page).days) <= 45}
    found = readings.pop() if len(readings) == 1 else None
    return stated(period.day(found)) if found else None


def month(match: Match, scene: Scene) -> Meaning | None:
    """A month, with or without its year."""
    number = next(int(match.values[name]) for name in ("MON", "MONTH", "MAYBE_MONTH", "ABBR") if name in match.values)
    if "YEAR" in match.values:
        return stated(period.month(_number(match, "YEAR"), number))
    if "YY" in match.values:
        return stated(period.month(_full_year(_number(match, "YY")), number))
    if scene.page is None:
        return unresolved("DATE", f"XXXX-{number:02d}")
    found = nearest((period.month(scene.page.year + step, number) for step in (-1, 0, 1)), scene.page, scene.direction())
    return relative(found) if found else None


def month_which(match: Match, scene: Scene) -> Meaning | None:
    """ "October of next year"; "last September", the latest one that is over; "this May"; "next May"."""
    number, step = _number(match, "MON"), _step(match)
    if scene.page is None:
        return unresolved("DATE", f"XXXX-{number:02d}")
    page = scene.page
    if match.action == "month_of_which" or step == 0:
        return relative(period.month(page.year + step, number))
    found = [period.month(page.year + years, number) for years in (-1, 0, 1)]
    if step < 0:
        return relative([one for one in found if one.ends < page][-1])
    return relative(next(one for one in found if one.begins > page))


def _full_year(two_figures: int) -> int:
    return two_figures + (1900 if two_figures >= _CENTURY_TURN else 2000)


def _step(match: Match) -> int:
    """How many units on: -1 for last, 0 for this, 1 for next ("the year" is this year)."""
    value = match.values.get("WHICH", 0)
    return {"P": -1, "F": 1}.get(value, 0) if isinstance(value, str) else value


def weekday(match: Match, scene: Scene) -> Meaning | None:
    """A weekday: the page's own, or the one before or after it as the clause looks."""
    number = _number(match, "WEEKDAY")
    if scene.page is None:
        return unresolved("DATE", f"XXXX-WXX-{number}")
    back = (scene.page.isoweekday() - number) % _WEEK
    forward = back and scene.direction() > 0
    return relative(period.day(scene.page + timedelta(days=_WEEK - back if forward else -back)))


def weekday_which(match: Match, scene: Scene) -> Meaning | None:
    """ "Last Friday" is the latest before the page's day, "next Friday" that of the next week, "this Friday" that of this one."""
    number, step = _number(match, "WEEKDAY"), _step(match)
    if scene.page is None:
        return unresolved("DATE", f"XXXX-WXX-{number}")
    if step < 0:
        return relative(period.day(scene.page - timedelta(days=(scene.page.isoweekday() - number - 1) % _WEEK + 1)))
    monday = scene.page - timedelta(days=scene.page.weekday())
    return relative(period.day(monday + timedelta(days=number - 1 + _WEEK * step)))


def weekday_of(match: Match, scene: Scene) -> Meaning | None:
    """ "Monday of last week"."""
    number = _number(match, "WEEKDAY")
    if scene.page is None:
        return unresolved("DATE", f"XXXX-WXX-{number}")
    monday = scene.page - timedelta(days=scene.page.weekday())
    return relative(period.day(monday + timedelta(days=number - 1 + _WEEK * _step(match))))


def year(match: Match, scene: Scene) -> Meaning | None:
    """A year in four figures, or in two after an apostrophe."""
    return stated(period.year(_full_year(_number(match, "YY")) if "YY" in match.values else _number(match, "YEAR")))


def fiscal(match: Match, scene: Scene) -> Meaning | None:
    """A fiscal year: its days depend on whose it is, so it has none here."""
    if "YEAR" in match.values:
        return unresolved("DATE", f"FY{match.values['YEAR']}")
    return unresolved("DATE", f"FY{scene.page.year + _step(match):04d}" if scene.page else "FYXXXX")


def decade(match: Match, scene: Scene) -> Meaning | None:
    """The 1990s, the 90s."""
    figures = str(match.values["DECADE"])
    first = int(figures) if len(figures) == 4 else 1900 + int(figures) if int(figures) >= 20 else 2000 + int(figures)
    return stated(period.decade(first))


def century(match: Match, scene: Scene) -> Meaning | None:
    """The 19th century."""
    number = _number(match, "ORD")
    return stated(period.century(number)) if 1 <= number <= 21 else None


_UNKNOWN = {"D": UNKNOWN_DAY, "NI": "XXXX-XX-XXTNI", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX"}


def which(match: Match, scene: Scene) -> Meaning | None:
    """This, last or next week, month, ...; "the next day" and "the previous year" count from what was spoken of."""
    unit, step = str(match.values["UNIT"]), _step(match)
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


def deictic(match: Match, scene: Scene) -> Meaning | None:
    """Today, yesterday, tomorrow."""
    return _from_page(scene, _number(match, "DEICTIC"))


def deictic2(match: Match, scene: Scene) -> Meaning | None:
    """The day before yesterday, the day after tomorrow."""
    return _from_page(scene, 2 * _number(match, "DEICTIC"))


def _from_page(scene: Scene, step: int) -> Meaning:
    return relative(period.day(scene.page + timedelta(days=step))) if scene.page else unresolved("DATE", UNKNOWN_DAY)


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
    return replace(scene.last, basis="inferred", anchor=scene.last_text) if scene.last else unresolved("DATE", UNKNOWN_DAY)


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


def quarter(match: Match, scene: Scene) -> Meaning | None:
    """A quarter, with or without its year."""
    number = match.values.get("ORD", 4)
    if not isinstance(number, int) or not 1 <= number <= 4:
        return None
    if "YEAR" in match.values:
        return stated(period.quarter(_number(match, "YEAR"), number))
    if scene.page is None:
        return unresolved("DATE", f"XXXX-Q{number}")
    if "WHICH" in match.values:
        return relative(period.quarter(scene.page.year + _step(match), number))
    found = nearest((period.quarter(scene.page.year + step, number) for step in (-1, 0, 1)), scene.page, scene.direction())
    return relative(found) if found else None


def half_year(match: Match, scene: Scene) -> Meaning | None:
    """The first half of 2014, the second half of this year."""
    number = _number(match, "ORD")
    if number not in (1, 2):
        return None
    if "YEAR" in match.values:
        return stated(period.half(_number(match, "YEAR"), number))
    return relative(period.half(scene.page.year + _step(match), number)) if scene.page else unresolved("DATE", f"XXXX-H{number}")


def week_of_month(match: Match, scene: Scene) -> Meaning | None:
    """The second week of June, the last week of March."""
    whole = month(match, scene)
    if whole is None or whole.begins is None or whole.ends is None:
        return unresolved("DATE", "XXXX-WXX")
    number = match.values.get("ORD", 0)
    if not isinstance(number, int) or number > 4:
        return None
    when = whole.begins + timedelta(days=_WEEK * (number - 1)) if number > 0 else whole.ends
    return replace(_meaning(period.week(when), whole.basis, whole.anchor))


def week_of(match: Match, scene: Scene) -> Meaning | None:
    """The week of March 3."""
    found = day(match, scene)
    if found is None or found.begins is None:
        return found
    return _meaning(period.week(found.begins), found.basis, found.anchor)


def season(match: Match, scene: Scene) -> Meaning | None:
    """A season, with or without its year."""
    code = str(match.values["SEASON"])
    if "YEAR" in match.values:
        return stated(period.season(_number(match, "YEAR"), code))
    if scene.page is None:
        return unresolved("DATE", f"XXXX-{code}")
    page, step = scene.page, _step(match)
    if match.action == "season_which":
        return relative(period.season(page.year + step, code))
    seasons = [period.season(page.year + years, code) for years in (-2, -1, 0, 1)]
    if step < 0:
        return relative([one for one in seasons if one.ends < page][-1])
    if step > 0:
        return relative(next(one for one in seasons if one.begins > page))
    found = nearest(seasons, page, scene.direction())
    return relative(found) if found else None


def named(match: Match, scene: Scene) -> Meaning | None:
    """A named day: of the stated year, or the nearest to the page's day."""
    name = str(match.values["NAMED"])
    if "YEAR" in match.values:
        of_year = named_days(name, _number(match, "YEAR"), scene.countries)
        return stated(_named_period(of_year[0])) if len(of_year) == 1 else unresolved("DATE", f"{match.values['YEAR']}")
    if scene.page is None:
        fixed = named_days(name, 2000, scene.countries), named_days(name, 2001, scene.countries)
        same_day = len(fixed[0]) == len(fixed[1]) == 1 and fixed[0][0][0].replace(year=2001) == fixed[1][0][0]
        return unresolved("DATE", f"XXXX-{fixed[0][0][0]:%m-%d}" if same_day else UNKNOWN_DAY)
    around = [named_days(name, scene.page.year + step, scene.countries) for step in (-1, 0, 1)]
    if any(len(found) > 1 for found in around):
        return unresolved("DATE", UNKNOWN_DAY)
    chosen = nearest((_named_period(one) for found in around for one in found), scene.page, 0)
    return relative(chosen) if chosen else unresolved("DATE", UNKNOWN_DAY)


def _named_period(found: tuple[date, date]) -> Period:
    begins, ends = found
    if begins == ends:
        return period.day(begins)
    return Period(f"{begins.isoformat()}/{ends.isoformat()}", begins, ends, "M" if (ends - begins).days > _WEEK else "W")


CALENDAR: dict[str, Callable[[Match, Scene], Meaning | None]] = {
    "day": day, "days": days, "day_which": day_which, "slashed": slashed, "month": month, "month_which": month_which,
    "month_of_which": month_which, "month_same": month, "weekday": weekday, "weekday_which": weekday_which,
    "weekday_of": weekday_of, "year": year, "fiscal": fiscal, "decade": decade, "century": century, "which": which,
    "deictic": deictic, "deictic2": deictic2, "same": same, "same_time": same_time, "current": current, "quarter": quarter,
    "half_year": half_year, "week_of": week_of,
    "week_of_month": week_of_month, "season": season, "season_which": season, "named": named,
}  # fmt: skip
