"""Facets: how many of the events asked for are of each actor, country, type, kind, status, outlet and so on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select

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
    having: dict[str, Counter[str]] = {name: Counter() for name in FIELDS}
    rows = connection.execute(wanted).all()
    for row in rows:
        for name in ("event", "kind", "status", "quad"):
            _count(having[name], getattr(row, name))
    # A person and their state can both take part: a country counts once an event.
    for field, value, _ in set(_told(connection, wanted.with_only_columns(events.c.id))):
        _count(having[field], value)
    return {name: _most(name, counted, (more or {}).get(name, most)) for name, counted in having.items()}


def _told(connection: Connection, ids: Select[Any]) -> Iterator[tuple[str, str | None, str]]:
    """Field, value and event of all that is not in the row of an event itself; ``ids`` selects the events."""
    columns = parties.c.side, parties.c.actor, parties.c.country, parties.c.happening
    for row in connection.execute(select(*columns).where(parties.c.happening.in_(ids))):
        if row.side == "speaker":
            yield "speaker", row.country, row.happening
        else:
            yield "actor", row.actor, row.happening
            yield "country", row.country, row.happening
    telling = select(articles.c.outlet, claims.c.happening).join(claims, claims.c.article == articles.c.id)
    for outlet, happening in connection.execute(telling.where(claims.c.happening.in_(ids))):
        yield "outlet", outlet, happening


def _count(counted: Counter[str], value: object) -> None:
    if value is not None:
        counted[str(value)] += 1


def _most(field: str, counted: Counter[str], most: int) -> tuple[Facet, ...]:
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:most]
    return tuple(Facet(value, number, _label(field, value)) for value, number in ranked)


def _label(field: str, value: str) -> str:
    if field in _NAMED:
        return name_of(value)
    return value if field == "outlet" else value.replace("_", " ").lower()
