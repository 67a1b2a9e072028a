"""Fiscal years and their quarters: days that depend on whose budget is spoken of."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from detente.tables import rows
from detente.times import period
from detente.times.grammar import Match
from detente.times.meaning import Meaning, Scene, anchored, unresolved
from detente.times.period import Period


@cache
def _starts() -> dict[str, tuple[int, bool]]:
    """By country, the month that its fiscal year begins with, and whether it has the name of the year it ends in."""
    table = rows(files("detente.times").joinpath("data/fiscal_years.tsv"))
    return {row["country"]: (int(row["month"]), row["named"] == "end") for row in table}


def fiscal(match: Match, scene: Scene) -> Meaning | None:
    """A fiscal year, or a quarter of one: on the calendar where the text names one country whose rule is known.

    "The fiscal year 2019" of the United States began in October 2018.
    """
    number = match.values.get("ORD")
    if number is not None and (not isinstance(number, int) or not 1 <= number <= 4):
        return None
    suffix = f"-Q{number}" if number else ""
    (country,) = scene.countries if len(scene.countries) == 1 else ("",)
    if "YEAR" in match.values:
        year: int | None = match.number("YEAR")
    else:
        year = _current(scene, country, match.step)
    if year is None:
        return unresolved("DATE", f"FYXXXX{suffix}")
    value = f"FY{year:04d}{suffix}"
    if country not in _starts():
        return unresolved("DATE", value)
    return anchored(_period(value, country, year, number), country)


def _current(scene: Scene, country: str, step: int) -> int | None:
    if scene.page is None:
        return None
    month, named_by_end = _starts().get(country, (1, False))
    began = scene.page.year - (scene.page.month < month)
    return began + (named_by_end and month > 1) + step


def _period(value: str, country: str, year: int, number: int | None) -> Period:
    month, named_by_end = _starts()[country]
    first = 12 * (year - (named_by_end and month > 1)) + month - 1 + 3 * ((number or 1) - 1)
    last = first + (3 if number else 12) - 1
    begins, ends = period.month(first // 12, first % 12 + 1).begins, period.month(last // 12, last % 12 + 1).ends
    return Period(value, begins, ends, "Q" if number else "Y")
