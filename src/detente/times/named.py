"""Named days: holidays and the like, by name, country and year."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from detente.tables import rows

_DATA = files("detente.times").joinpath("data")
Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class _NamedDay:
    country: str
    kind: str
    rule: str


@cache
def _calendar() -> dict[str, list[_NamedDay]]:
    calendar: dict[str, list[_NamedDay]] = {}
    for row in rows(_DATA.joinpath("named_days.tsv")):
        kind, _, rest = row["rule"].partition(" ")
        for name in row["names"].split("|"):
            calendar.setdefault(name, []).append(_NamedDay(row["country"], kind, rest))
    return calendar


@cache
def _lunar() -> dict[tuple[str, int], list[Days]]:
    """The days of feasts that follow the moon, by name and civil year; a year may hold two of one."""
    table: dict[tuple[str, int], list[Days]] = {}
    for row in rows(_DATA.joinpath("lunar_days.tsv")):
        first = date.fromisoformat(row["begins"])
        table.setdefault((row["name"], first.year), []).append((first, date.fromisoformat(row["ends"])))
    return table


@cache
def day_names() -> dict[str, list[tuple[str, ...]]]:
    """The names of days as words in lower case, longest first, by their first word."""
    names: dict[str, list[tuple[str, ...]]] = {}
    for name in _calendar():
        words = tuple(name.split())
        names.setdefault(words[0], []).append(words)
    return {first: sorted(found, key=len, reverse=True) for first, found in names.items()}


def named_days(name: str, year: int, countries: frozenset[str]) -> list[Days]:
    """The days, first and last, that a name may mean in a year.

    Where the name is of several countries, those of ``countries`` count; several days are left where that does not
    decide.
    """
    entries = _calendar().get(name, [])
    chosen = [one for one in entries if one.country == "*"] or [one for one in entries if one.country in countries]
    if not chosen and len({one.country for one in entries}) == 1:
        chosen = entries
    found = {days for one in chosen for days in _RULES[one.kind](one.rule, year)}
    return sorted(found)


def _fixed(rule: str, year: int) -> list[Days]:
    first, _, last = rule.partition(" ")
    begins = date.fromisoformat(f"{year}-{first}")
    return [(begins, date.fromisoformat(f"{year}-{last or first}"))]


def _weekday(rule: str, year: int) -> list[Days]:
    """ "11 4 4": the fourth Thursday of November; -1 counts from the end of the month."""
    month, count, weekday = map(int, rule.split())
    if count > 0:
        first = date(year, month, 1)
        found = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (count - 1))
    else:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        found = last - timedelta(days=(last.isoweekday() - weekday) % 7)
    return [(found, found)]


def _after_weekday(rule: str, year: int) -> list[Days]:
    """ "11 4 4 1": the day after the fourth Thursday of November."""
    base, _, step = rule.rpartition(" ")
    (found, _), *_ = _weekday(base, year)
    return [(found + timedelta(days=int(step)),) * 2]


def _easter(rule: str, year: int) -> list[Days]:
    """Days from Easter Sunday of the western churches, by the Gregorian computus of Meeus."""
    golden, age, rest = year % 19, *divmod(year, 100)
    moon = (19 * golden + age - age // 4 - (age - (age + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (age % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    month, day = divmod(moon + sunday - 7 * ((golden + 11 * moon + 22 * sunday) // 451) + 114, 31)
    return [(date(year, month, day + 1) + timedelta(days=int(rule)),) * 2]


def _orthodox(rule: str, year: int) -> list[Days]:
    """Days from Easter Sunday of the eastern churches, by the Julian computus of Meeus (13 days off, 1900 to 2099)."""
    moon = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + sunday + 114, 31)
    return [(date(year, month, day + 1) + timedelta(days=13 + int(rule)),) * 2]


def _table(rule: str, year: int) -> list[Days]:
    return _lunar().get((rule, year), [])


_RULES: dict[str, Callable[[str, int], list[Days]]] = {
    "fixed": _fixed, "weekday": _weekday, "after": _after_weekday, "easter": _easter, "orthodox": _orthodox,
    "table": _table,
}  # fmt: skip
