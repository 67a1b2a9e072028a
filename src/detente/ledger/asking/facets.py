"""Facets: how many of the events asked for are of each actor, country, type, kind, status, outlet and so on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, String, cast, literal_column, select, text, union_all

from detente.ledger.asking.lists import conditions
from detente.ledger.asking.names import name_of
from detente.ledger.asking.question import Question
from detente.ledger.store.schema import events


@dataclass(frozen=True, slots=True)
class Facet:
    """A value of a field with the number of events that have it; ``label`` is the value in words."""

    value: str
    count: int
    label: str


FIELDS = ("actor", "country", "event", "kind", "status", "quad", "speaker", "outlet")
WITHIN = 10_000
_OF_EVENTS = (events.c.id, events.c.event, events.c.kind, events.c.status, events.c.quad)
_OWN = ("event", "kind", "status", "quad")
# What is not in the row of an event itself: the value, and where it stands. A person and their state can both take
# part: a country counts once an event. Left to itself SQLite goes through all parties there are, for the sake of their
# order or of a condition on them: so the tables are joined from left to right, and sides told apart in the value.
_PARTIES = "asked CROSS JOIN parties", "parties.happening = asked.id"
_TOLD = {
    "actor": ("CASE WHEN parties.side <> 'speaker' THEN parties.actor END", *_PARTIES),
    "country": ("CASE WHEN parties.side <> 'speaker' THEN parties.country END", *_PARTIES),
    "speaker": ("CASE WHEN parties.side = 'speaker' THEN parties.country END", *_PARTIES),
    "outlet": (
        "articles.outlet",
        "asked CROSS JOIN claims CROSS JOIN articles",
        "claims.happening = asked.id AND articles.id = claims.article",
    ),
}
_NUMBER = "count(DISTINCT asked.id)"
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
    for field, value, number in connection.execute(union_all(*_counted()).add_cte(wanted.cte("asked"))):
        if value is not None:
            having[field].append((value, number))
    return {name: _most(name, counted, (more or {}).get(name, most)) for name, counted in having.items()}


def _counted() -> Iterator[Select[Any]]:
    """For each field its values with the number of events, of the rows of events called ``asked``."""
    for field in _OWN:
        yield _values(field, f"asked.{field}", "asked")
    for field, (value, tables, joined) in _TOLD.items():
        yield _values(field, value, tables).where(text(joined))


def _values(field: str, value: str, tables: str) -> Select[Any]:
    column: ColumnElement[Any] = literal_column(value)
    counted: list[Any] = [literal_column(f"'{field}'"), cast(column, String), literal_column(_NUMBER)]
    return select(*counted).select_from(text(tables)).group_by(column)


def _most(field: str, counted: list[tuple[str, int]], most: int) -> tuple[Facet, ...]:
    ranked = sorted(counted, key=lambda item: (-item[1], item[0]))[:most]
    return tuple(Facet(value, number, _label(field, value)) for value, number in ranked)


def _label(field: str, value: str) -> str:
    if field in _NAMED:
        return name_of(value)
    return value if field == "outlet" else value.replace("_", " ").lower()
