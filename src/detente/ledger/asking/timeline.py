"""Timelines: how many events, how hostile or friendly, by day, week, month or year; both ways between two parties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from sqlalchemy import ColumnElement, Connection, func, literal_column, select

from detente.ledger.asking.lists import conditions
from detente.ledger.asking.question import Question
from detente.ledger.asking.whom import Whom
from detente.ledger.store.schema import events

Step = Literal["day", "week", "month", "year"]

# An event known to the month alone has no place in a chart of days.
_FINE_ENOUGH: dict[Step, tuple[str, ...]] = {
    "day": ("day",),
    "week": ("day", "week"),
    "month": ("day", "week", "month"),
    "year": ("day", "week", "month", "quarter", "year"),
}

# What days are grouped by in the database, which knows no weeks.
_AS_FAR: dict[Step, ColumnElement[str]] = {
    "month": func.substr(events.c.day, literal_column("1"), literal_column("7")),
    "year": func.substr(events.c.day, literal_column("1"), literal_column("4")),
}


@dataclass(frozen=True, slots=True)
class Point:
    """What happened in one ``step`` from ISO day ``start`` on, in one ``direction`` ("Russia → Turkey", or "all").

    ``events`` counts all; ``quads`` those of quad classes 1 to 4 (verbal and material cooperation, verbal and material
    conflict); ``goldstein`` is their mean on the scale from -10 to 10, None where there is no event.
    """

    start: str
    direction: str
    events: int
    quads: tuple[int, int, int, int]
    goldstein: float | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """The points, without gaps, in order of time; ``undated`` events are not dated finely enough to be in them."""

    step: Step
    points: tuple[Point, ...]
    undated: int


def timeline(connection: Connection, question: Question, step: Step = "month") -> Timeline:
    """The timeline of the events asked for.

    Where the question names two parties there are two series, of each one's acts towards the other; what they did
    together is in both.
    """
    series = [_Series(name, one, connection, step) for name, one in _directions(question)]
    days = sorted({start for one in series for start in one.points})
    starts = list(_steps(days[0], days[-1], step)) if days else []
    dated = select(func.count()).select_from(events).where(*conditions(connection, question))
    undated = connection.execute(dated.where(events.c.date_precision.not_in(_FINE_ENOUGH[step]))).scalar_one()
    return Timeline(step, tuple(one.point(start) for start in starts for one in series), undated)


def _directions(question: Question) -> Iterator[tuple[str, Question]]:
    if len(question.parties) != 2:
        yield "all", question
        return
    one, other = question.parties
    for actor, recipient in ((one, other), (other, one)):
        yield _arrow(actor, recipient), replace(question, parties=(), actors=(actor,), recipients=(recipient,))


def _arrow(actor: Whom, recipient: Whom) -> str:
    return f"{actor.name} → {recipient.name}"


class _Series:
    """Counts and sums of one direction by the first day of their step."""

    def __init__(self, name: str, question: Question, connection: Connection, step: Step) -> None:
        self.name = name
        self.points: dict[str, list[tuple[int, int, float]]] = defaultdict(list)
        day = _AS_FAR.get(step, events.c.day)
        wanted = select(day, events.c.quad, func.count(), func.sum(events.c.goldstein))
        wanted = wanted.where(*conditions(connection, question), events.c.date_precision.in_(_FINE_ENOUGH[step]))
        for when, quad, many, total in connection.execute(wanted.group_by(day, events.c.quad)):
            self.points[start_of(when, step)].append((quad, many, total))

    def point(self, start: str) -> Point:
        quads, total = [0, 0, 0, 0], 0.0
        for quad, many, goldstein in self.points.get(start, ()):
            quads[quad - 1] += many
            total += goldstein
        number = sum(quads)
        mean = round(total / number, 2) if number else None
        return Point(start, self.name, number, (quads[0], quads[1], quads[2], quads[3]), mean)


def start_of(day: str, step: Step) -> str:
    """The ISO day that the step begins on in which ``day`` lies; weeks begin on Monday."""
    if step == "day":
        return day
    if step == "week":
        when = date.fromisoformat(day)
        return (when - timedelta(days=when.weekday())).isoformat()
    return f"{day[:7]}-01" if step == "month" else f"{day[:4]}-01-01"


def _steps(first: str, last: str, step: Step) -> Iterable[str]:
    when = date.fromisoformat(first)
    while when.isoformat() <= last:
        yield when.isoformat()
        if step in ("day", "week"):
            when += timedelta(days=1 if step == "day" else 7)
        elif step == "month":
            when = date(when.year + when.month // 12, when.month % 12 + 1, 1)
        else:
            when = date(when.year + 1, 1, 1)
