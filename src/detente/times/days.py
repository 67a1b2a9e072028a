"""Single days: days of a month, weekdays, today and its like, named days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from detente.times import period
from detente.times.grammar import Match
from detente.times.meaning import UNKNOWN_DAY, Meaning, Scene, full_year, relative, stated, unresolved
from detente.times.named import named_days
from detente.times.period import Period

_WEEK = 7
_NEAR_DAYS = 45
_FAR_DAYS = 270


def _made_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day(match: Match, scene: Scene) -> Meaning | None:
    """A day of a month, with or without its year and weekday; None where there is no such day."""
    if "ISO" in match.values:
        try:
            return stated(period.day(date.fromisoformat(str(match.values["ISO"]))))
        except ValueError:
            return None
    month, number = match.number("MON"), match.number("DAY")
    if "YEAR" in match.values:
        found = _made_day(match.number("YEAR"), month, number)
        return stated(period.day(found)) if found else None
    if _made_day(2000, month, number) is None:
        return None
    if scene.page is None:
        return unresolved("DATE", f"XXXX-{month:02d}-{number:02d}")
    # February 29 and a stated weekday may need years further off.
    reach = 6 if "WD" in match.values else 4 if (month, number) == (2, 29) else 1
    days = (_made_day(scene.page.year + step, month, number) for step in range(-reach, reach + 1))
    fits = [one for one in days if one and match.values.get("WD", one.isoweekday()) == one.isoweekday()]
    chosen = period.nearest(map(period.day, fits), scene.page, scene.direction())
    # A day most of a year ahead would be told with its year: such a clause only seems to look forward.
    if chosen and (chosen.begins - scene.page).days > _FAR_DAYS:
        chosen = period.nearest(map(period.day, fits), scene.page, -1)
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
        last = day(second, scene.seen_from(first.begins, 1)) or last
        if last.ends is None or last.ends < first.begins:
            return None
    return replace(
        first, value=f"{first.value}/{last.value}", ends=last.ends, unit="",
        precision=period.coarsest(first.begins, last.ends or first.begins),
    )  # fmt: skip


def nine_eleven(match: Match, scene: Scene) -> Meaning | None:
    """The attacks of September 11, whose year nobody tells."""
    if "MON" in match.values and (match.number("MON"), match.number("DAY")) != (9, 11):
        return day(match, scene)
    return stated(period.day(date(2001, 9, 11)))


def day_of_month(match: Match, scene: Scene) -> Meaning | None:
    """ "The 15th of this month"."""
    if scene.page is None:
        return unresolved("DATE", f"XXXX-XX-{match.number('DAY'):02d}")
    whole = period.month(scene.page.year, scene.page.month + match.step)
    found = _made_day(whole.begins.year, whole.begins.month, match.number("DAY"))
    return relative(period.day(found)) if found else None


def day_which(match: Match, scene: Scene) -> Meaning | None:
    """A day of this, last or next year."""
    if scene.page is None:
        return unresolved("DATE", f"XXXX-{match.number('MON'):02d}-{match.number('DAY'):02d}")
    found = _made_day(scene.page.year + match.step, match.number("MON"), match.number("DAY"))
    return relative(period.day(found)) if found else None


def slashed(match: Match, scene: Scene) -> Meaning | None:
    """A date in figures: in the order that the page's other dates have; else the one near the page's day, or before it.

    Dots are between day, month and year in that order everywhere.
    """
    text = str(match.values["SLASH"])
    first, second, year = map(int, text.replace(".", "/").split("/"))
    year = year if year > 99 else full_year(year)
    month_first, day_first = _made_day(year, first, second), _made_day(year, second, first)
    if "." in text or (scene.day_first and day_first):
        month_first = None
    elif scene.day_first is False and month_first:
        day_first = None
    readings = {one for one in (month_first, day_first) if one}
    if len(readings) > 1 and scene.page is not None:
        near = {one for one in readings if abs((one - scene.page).days) <= _NEAR_DAYS}
        readings = near if len(near) < 2 else {one for one in near if one <= scene.page}
    found = readings.pop() if len(readings) == 1 else None
    return stated(period.day(found)) if found else None


def weekday(match: Match, scene: Scene) -> Meaning | None:
    """A weekday: the page's own, or the one before or after it as the clause looks."""
    number = match.number("WEEKDAY")
    if scene.page is None:
        return unresolved("DATE", f"XXXX-WXX-{number}")
    back = (scene.page.isoweekday() - number) % _WEEK
    forward = back and scene.direction() > 0
    return relative(period.day(scene.page + timedelta(days=_WEEK - back if forward else -back)))


def weekday_which(match: Match, scene: Scene) -> Meaning | None:
    """ "Last Friday" is the latest before the page's day, "next Friday" and "this Friday" are counted by weeks."""
    number, step = match.number("WEEKDAY"), match.step
    if scene.page is None:
        return unresolved("DATE", f"XXXX-WXX-{number}")
    if step < 0:
        return relative(period.day(scene.page - timedelta(days=(scene.page.isoweekday() - number - 1) % _WEEK + 1)))
    monday = scene.page - timedelta(days=scene.page.weekday())
    return relative(period.day(monday + timedelta(days=number - 1 + _WEEK * step)))


def weekday_of(match: Match, scene: Scene) -> Meaning | None:
    """ "Monday of last week"."""
    number = match.number("WEEKDAY")
    if scene.page is None:
        return unresolved("DATE", f"XXXX-WXX-{number}")
    monday = scene.page - timedelta(days=scene.page.weekday())
    return relative(period.day(monday + timedelta(days=number - 1 + _WEEK * match.step)))


def deictic(match: Match, scene: Scene) -> Meaning | None:
    """Today, yesterday, tomorrow."""
    return _from_page(scene, match.number("DEICTIC"))


def deictic2(match: Match, scene: Scene) -> Meaning | None:
    """The day before yesterday, the day after tomorrow."""
    return _from_page(scene, 2 * match.number("DEICTIC"))


def _from_page(scene: Scene, step: int) -> Meaning:
    return relative(period.day(scene.page + timedelta(days=step))) if scene.page else unresolved("DATE", UNKNOWN_DAY)


def named_which(match: Match, scene: Scene) -> Meaning | None:
    """ "Last Christmas", "next Ramadan": the latest that is over, the first that is to come."""
    name, page = str(match.values["NAMED"]), scene.page
    if page is None or match.step == 0:
        return named(match, scene)
    around = [one for step in (-2, -1, 0, 1, 2) for one in named_days(name, page.year + step, scene.countries)]
    fits = [one for one in around if (one[1] < page if match.step < 0 else one[0] > page)]
    if not fits or len({one[0].year for one in fits}) < len(fits):
        return unresolved("DATE", UNKNOWN_DAY)
    return relative(_named_period(fits[-1] if match.step < 0 else fits[0]))


def named(match: Match, scene: Scene) -> Meaning | None:
    """A named day: of the stated year, or the nearest to the page's day."""
    name = str(match.values["NAMED"])
    if "YEAR" in match.values:
        of_year = named_days(name, match.number("YEAR"), scene.countries)
        return stated(_named_period(of_year[0])) if len(of_year) == 1 else unresolved("DATE", f"{match.values['YEAR']}")
    if scene.page is None:
        fixed = named_days(name, 2000, scene.countries), named_days(name, 2001, scene.countries)
        same_day = len(fixed[0]) == len(fixed[1]) == 1 and fixed[0][0][0].replace(year=2001) == fixed[1][0][0]
        return unresolved("DATE", f"XXXX-{fixed[0][0][0]:%m-%d}" if same_day else UNKNOWN_DAY)
    around = [named_days(name, scene.page.year + step, scene.countries) for step in (-1, 0, 1)]
    if any(len(found) > 1 for found in around):
        return unresolved("DATE", UNKNOWN_DAY)
    chosen = period.nearest((_named_period(one) for found in around for one in found), scene.page, 0)
    return relative(chosen) if chosen else unresolved("DATE", UNKNOWN_DAY)


def _named_period(found: tuple[date, date]) -> Period:
    begins, ends = found
    if begins == ends:
        return period.day(begins)
    return Period(
        f"{begins.isoformat()}/{ends.isoformat()}", begins, ends, "M" if (ends - begins).days > _WEEK else "W"
    )


DAYS: dict[str, Callable[[Match, Scene], Meaning | None]] = {
    "day": day, "days": days, "day_which": day_which, "day_of_month": day_of_month, "nine_eleven": nine_eleven,
    "slashed": slashed, "weekday": weekday, "weekday_which": weekday_which, "weekday_of": weekday_of,
    "deictic": deictic, "deictic2": deictic2, "named": named, "named_which": named_which,
}  # fmt: skip
