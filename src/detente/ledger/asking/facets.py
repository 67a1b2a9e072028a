"""Facets: how many of the events asked for are of each actor, country, type, kind, status, outlet and so on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from detente.ledger.asking.lists import conditions
from detente.ledger.asking.names import name_of
from detente.ledger.asking.question import Question
from detente.ledger.store.schema import articles, claims, events, parties


@dataclass(frozen=True, slots=True)
class Facet:
    """A value of a field with the number of events that have it; ``label`` is the value in words."""

    value: str
    count: int
    label: str


FIELDS = ("actor", "country", "event", "kind", "status", "quad", "speaker", "outlet")


def facets(
    connection: Connection, question: Question, most: int = 12, more: Mapping[str, int] | None = None
) -> dict[str, tuple[Facet, ...]]:
    """For each field its ``most`` frequent values among the events asked for, the most frequent first.

    ``more`` gives another number for some fields.
    """
    asked = conditions(connection, question)
    most_of = {name: (more or {}).get(name, most) for name in FIELDS}
    found = {
        name: _plain(connection, events.c[name], asked, most_of[name]) for name in ("event", "kind", "status", "quad")
    }
    number = func.count(parties.c.happening.distinct())
    for name, column, sides in (
        ("country", parties.c.country, ("actor", "recipient")), ("actor", parties.c.actor, ("actor", "recipient")),
        ("speaker", parties.c.country, ("speaker",)),
    ):  # fmt: skip
        counted = (
            select(column, number).join(events, events.c.id == parties.c.happening).where(parties.c.side.in_(sides))
        )
        found[name] = _counted(connection, counted.where(*asked), column, number, most_of[name], name_of)
    number = func.count(events.c.id.distinct())
    told = select(articles.c.outlet, number).join(claims, claims.c.article == articles.c.id)
    told = told.join(events, events.c.id == claims.c.happening).where(*asked)
    found["outlet"] = _counted(connection, told, articles.c.outlet, number, most_of["outlet"], str)
    return found


def _plain(connection: Connection, column: ColumnElement[Any], asked: list[Any], most: int) -> tuple[Facet, ...]:
    number = func.count()
    counted = select(column, number).select_from(events).where(*asked)
    return _counted(connection, counted, column, number, most, _in_words)


def _counted(
    connection: Connection,
    counted: Select[Any],
    column: ColumnElement[Any],
    number: ColumnElement[int],
    most: int,
    label: Callable[[str], str],
) -> tuple[Facet, ...]:
    wanted = counted.where(column.is_not(None)).group_by(column).order_by(number.desc(), column).limit(most)
    return tuple(Facet(str(value), many, label(str(value))) for value, many in connection.execute(wanted))


def _in_words(code: str) -> str:
    return code.replace("_", " ").lower()
