"""Facets: how many of the events asked for are of each actor, country, type, kind, status, outlet and so on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CTE, ColumnElement, Connection, Select, String, cast, func, literal, select, union_all

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
WITHIN = 10_000
_OF_EVENTS = (events.c.id, events.c.event, events.c.kind, events.c.status, events.c.quad)
_NAMED = frozenset({"actor", "country", "speaker"})


def facets(
    connection: Connection,
    question: Question,
    most: int = 12,
    more: Mapping[str, int] | None = None,
    within: int | None = WITHIN,
) -> dict[str, tuple[Facet, ...]]:
    """For each field its ``most`` frequent values among the events asked for, the most frequent first.

    ``more`` gives another number for some fields. Of more events than ``within`` the latest so many are counted, which
    is quick however large the ledger is; None counts all.
    """
    wanted = select(*_OF_EVENTS).where(*conditions(connection, question, within is not None))
    if within is not None:
        wanted = wanted.order_by(events.c.day.desc(), events.c.id.desc()).limit(within)
    having: dict[str, list[tuple[str, int]]] = {name: [] for name in FIELDS}
    for field, value, number in connection.execute(union_all(*_counted(wanted.cte("asked")))):
        having[field].append((value, number))
    return {name: _most(name, counted, (more or {}).get(name, most)) for name, counted in having.items()}


def _counted(asked: CTE) -> Iterator[Select[Any]]:
    """For each field its values with the number of events; ``asked`` are the rows of the events."""
    for field in ("event", "kind", "status", "quad"):
        value = asked.c[field]
        yield _by(field, value, func.count()).where(value.is_not(None))
    # A person and their state can both take part: a country counts once an event.
    once = func.count(parties.c.happening.distinct())
    for field, value in (("speaker", parties.c.country), ("actor", parties.c.actor), ("country", parties.c.country)):
        sides = ("speaker",) if field == "speaker" else ("actor", "recipient")
        taking_part = _by(field, value, once).join_from(asked, parties, parties.c.happening == asked.c.id)
        yield taking_part.where(parties.c.side.in_(sides), value.is_not(None))
    telling = _by("outlet", articles.c.outlet, func.count(claims.c.happening.distinct()))
    telling = telling.join_from(asked, claims, claims.c.happening == asked.c.id)
    yield telling.join(articles, articles.c.id == claims.c.article).where(articles.c.outlet.is_not(None))


def _by(field: str, value: ColumnElement[Any], number: ColumnElement[int]) -> Select[Any]:
    columns: list[Any] = [literal(field), cast(value, String), number]
    return select(*columns).group_by(value)


def _most(field: str, counted: list[tuple[str, int]], most: int) -> tuple[Facet, ...]:
    ranked = sorted(counted, key=lambda item: (-item[1], item[0]))[:most]
    return tuple(Facet(value, number, _label(field, value)) for value, number in ranked)


def _label(field: str, value: str) -> str:
    if field in _NAMED:
        return name_of(value)
    return value if field == "outlet" else value.replace("_", " ").lower()
