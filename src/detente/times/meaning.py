"""The meaning of a matched expression: its TIMEX3 type and value, and the days it covers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from detente.times.grammar import Match
from detente.times.period import Period
from detente.times.timex import Precision, TimeBasis, TimexType
from detente.times.words import Word

PAGE = "published"
UNKNOWN_DAY = "XXXX-XX-XX"
_CENTURY_TURN = 50  # "'82" is 1982 and "'07" is 2007


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means: the fields of ``TimeMention``, with ``unit`` the size of the period, "" where none."""

    type: TimexType
    value: str
    begins: date | None = None
    ends: date | None = None
    precision: Precision = "none"
    basis: TimeBasis = "none"
    anchor: str | None = None
    unit: str = ""


@dataclass(slots=True)
class Scene:
    """What an expression is resolved against.

    ``page`` is the day the page is of, None where it is unknown. ``direction`` tells whether the clause
    of the sentence looks back (-1) or forward (1), or neither (0). ``last_day`` and ``last`` are the latest
    day and the latest period of any size that the text spoke of, ``last_text`` its words. ``countries`` are those
    that the text names, which tell whose Independence Day is meant; ``day_first`` the order that the page's other dates
    have, None where they do not tell; ``text`` and ``words`` the sentence.
    """

    page: date | None
    direction: Callable[[], int] = lambda: 0
    last_day: Meaning | None = None
    last: Meaning | None = None
    last_text: str = ""
    countries: frozenset[str] = frozenset()
    day_first: bool | None = None
    text: str = ""
    words: Sequence[Word] = ()

    def seen_from(self, page: date, direction: int) -> Scene:
        """The scene seen from another day and in another direction."""
        return replace(self, page=page, direction=lambda: direction)

    def lower(self, match: Match) -> list[str]:
        """The words of a match in lower case."""
        return [word.lower for word in self.words[match.start : match.end]]


Inner = Callable[[str, Scene], Meaning | None]  # the meaning, in a scene, of the part of a match that has a name
Action = Callable[[Match, Scene, Inner], Meaning | None]


def unresolved(kind: TimexType, value: str) -> Meaning:
    """An expression that cannot be put on the calendar."""
    return Meaning(kind, value)


def stated(found: Period) -> Meaning:
    """A period that the text alone fixes."""
    return meant(found, "stated", None)


def relative(found: Period) -> Meaning:
    """A period that the page's date fixes."""
    return meant(found, "relative", PAGE)


def anchored(found: Period, text: str) -> Meaning:
    """A period that another expression fixes."""
    return meant(found, "inferred", text)


def meant(found: Period, basis: TimeBasis, anchor: str | None) -> Meaning:
    """A period as the meaning of an expression."""
    return Meaning("DATE", found.value, found.begins, found.ends, found.precision, basis, anchor, found.unit)


def full_year(two_figures: int) -> int:
    """The year that two figures stand for."""
    return two_figures + (1900 if two_figures >= _CENTURY_TURN else 2000)
