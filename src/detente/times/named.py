"""Named days: holidays and the like, by name, country and year."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources

from detente.times.words import Word

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class _NamedDay:
    country: str
    kind: str
    rule: str


def _rows(name: str) -> list[list[str]]:
    text = resources.files("detente.times").joinpath(f"data/{name}").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _calendar() -> dict[str, list[_NamedDay]]:
    calendar: dict[str, list[_NamedDay]] = {}
    for names, country, rule in _rows("named_days.tsv"):
        kind, _, rest = rule.partition(" ")
        for name in names.split("|"):
            calendar.setdefault(name, []).append(_NamedDay(country, kind, rest))
    return calendar


@cache
def _lunar() -> dict[tuple[str, int], list[Days]]:
    """The days of feasts that follow the moon, by name and civil year; a year may hold two of one."""
    table: dict[tuple[str, int], list[Days]] = {}
    for name, begins, ends in _rows("lunar_days.tsv"):
        first = date.fromisoformat(begins)
        table.setdefault((name, first.year), []).append((first, date.fromisoformat(ends)))
    return table


@cache
def day_names() -> dict[str, list[tuple[str, ...]]]:
    """The names of days as words in lower case, longest first, by their first word."""
    names: dict[str, list[tuple[str, ...]]] = {}
    for name in _calendar():
        words = tuple(name.split())
        names.setdefault(words[0], []).append(words)
    return {first: sorted(found, key=len, reverse=True) for first, found in names.items()}


@cache
def country_names() -> dict[str, str]:
    """The countries that have a day of their own, by the words that name them ("american")."""
    return {word: code for code, words in _rows("day_countries.tsv") for word in words.split("|")}


def named_days(name: str, year: int, countries: frozenset[str]) -> list[Days]:
    """The days, first and last, that a name may mean in a year.

    Where the name is of several countries, those of ``countries`` count; several days are left where that does not decide.
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
    """Days from Easter Sunday of the eastern churches, by the Julian computus of Meeus; 13 days apart from 1900 to 2099."""
    moon = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + sunday + 114, 31)
    return [(date(year, month, day + 1) + timedelta(days=13 + int(rule)),) * 2]


def _table(rule: str, year: int) -> list[Days]:
    return _lunar().get((rule, year), [])


_RULES: dict[str, Callable[[str, int], list[Days]]] = {
    "fixed": _fixed, "weekday": _weekday, "after": _after_weekday, "easter": _easter, "orthodox": _orthodox, "table": _table,
}  # fmt: skip


@cache
def _country_phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, code in country_names().items():
        parts = tuple(name.split())
        phrases.setdefault(parts[0], []).append((parts, code))
    return phrases


def countries_in(words: Iterable[Word]) -> frozenset[str]:
    """The countries that some words name; "us" in lower case is no country."""
    named = [word.lower if word.text[:1].isupper() else "" for word in words]
    phrases = _country_phrases()
    return frozenset(
        code
        for at, word in enumerate(named)
        for parts, code in phrases.get(word, ())
        if tuple(named[at : at + len(parts)]) == parts
    )
