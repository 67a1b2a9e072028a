"""Facets: how many of the events asked for are of each actor, country, type, kind, status, outlet and so on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from detente.ledger.asking.lists import conditions
from detente.ledger.asking.question import Question
from detente.ledger.store.schema import articles, claims, events, parties


@dataclass(frozen=True, slots=True)
class Facet:
    """A value of a field with the number of events that have it."""

    value: str
    count: int


def facets(connection: Connection, question: Question, most: int = 12) -> dict[str, tuple[Facet, ...]]:
    """For each field its ``most`` frequent values among the events asked for, the most frequent first."""
    asked = conditions(connection, question)
    found = {
        name: _plain(connection, column, asked, most)
        for name, column in (
            ("event", events.c.event), ("kind", events.c.kind), ("status", events.c.status), ("quad", events.c.quad),
        )
    }  # fmt: skip
    number = func.count(parties.c.happening.distinct())
    for name, column, sides in (
        ("country", parties.c.country, ("actor", "recipient")), ("actor", parties.c.actor, ("actor", "recipient")),
        ("speaker", parties.c.country, ("speaker",)),
    ):  # fmt: skip
        counted = (
            select(column, number).join(events, events.c.id == parties.c.happening).where(parties.c.side.in_(sides))
        )
        found[name] = _counted(connection, counted.where(*asked), column, number, most)
    number = func.count(events.c.id.distinct())
    told = select(articles.c.outlet, number).join(claims, claims.c.article == articles.c.id)
    told = told.join(events, events.c.id == claims.c.happening).where(*asked)
    found["outlet"] = _counted(connection, told, articles.c.outlet, number, most)
    return found


def _plain(connection: Connection, column: ColumnElement[Any], asked: list[Any], most: int) -> tuple[Facet, ...]:
    number = func.count()
    return _counted(connection, select(column, number).select_from(events).where(*asked), column, number, most)


def _counted(
    connection: Connection, counted: Select[Any], column: ColumnElement[Any], number: ColumnElement[int], most: int
) -> tuple[Facet, ...]:
    wanted = counted.where(column.is_not(None)).group_by(column).order_by(number.desc(), column).limit(most)
    return tuple(Facet(str(value), many) for value, many in connection.execute(wanted))
