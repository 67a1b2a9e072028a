"""Looking things up by many ids at once: claims as they stand after what people said of them, reviews, judgements."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Dialect,
    Executable,
    Row,
    Table,
    Text,
    TypeDecorator,
    bindparam,
    cast,
    delete,
    select,
    union_all,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine

from detente.claims.claim import Claim
from detente.ledger.events.judgement import Judgement, Reason
from detente.ledger.events.telling import Telling, telling_of
from detente.ledger.reviews.applying import effective
from detente.ledger.reviews.review import Review
from detente.ledger.store.schema import articles, claims, judgements, reviewed, reviews
from detente.records import read_record

Record = TypeVar("Record")

# Pages that come one after another tell of the same days: what their neighbours say is read and understood once.
_REMEMBERED = 8192


class _Ids(TypeDecorator[list[str]]):
    """Any number of ids as one value of a statement: a list in Postgres, a JSON text in SQLite."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return ARRAY(Text()) if dialect.name == "postgresql" else Text()

    def process_bind_param(self, value: list[str] | None, dialect: Dialect) -> Any:
        return value if dialect.name == "postgresql" else json.dumps(value)


class among(FunctionElement[bool]):
    """Whether a column is one of the ids that the statement is given under a name.

    A statement with it is made once and asked again and again: to make one takes longer than to answer it.
    """

    type = Boolean()
    inherit_cache = True
    _is_implicitly_boolean = True

    def __init__(self, column: Column[Any], name: str = "ids") -> None:
        super().__init__(column, bindparam(name, type_=_Ids))


@compiles(among, "sqlite")
def _in_sqlite(element: among, compiler: SQLCompiler, **given: Any) -> str:
    column, ids = (compiler.process(part, **given) for part in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({ids}))"


@compiles(among, "postgresql")
def _in_postgres(element: among, compiler: SQLCompiler, **given: Any) -> str:
    column, ids = (compiler.process(part, **given) for part in element.clauses)
    return f"{column} = ANY({ids})"


def selected(connection: Connection, ids: Iterable[str], statement: Executable) -> Sequence[Any]:
    """The rows of a statement that asks for what is ``among`` ids, for any number of them."""
    ordered = sorted(set(ids))
    return connection.execute(statement, {"ids": ordered}).all() if ordered else ()


def delete_where(connection: Connection, column: Column[Any], ids: Iterable[str]) -> None:
    """Delete the rows whose ``column`` is one of ``ids``, however many these are."""
    if ordered := sorted(set(ids)):
        connection.execute(_deletion(column.table, column), {"ids": ordered})


@lru_cache
def _deletion(table: Table, column: Column[Any]) -> Executable:
    return delete(table).where(among(column))


@lru_cache(_REMEMBERED)
def from_json(kind: type[Record], text: str) -> Record:
    """The record that a text of JSON holds."""
    return read_record(kind, json.loads(text))


@dataclass(frozen=True, slots=True)
class Stored:
    """A claim as it stands after all that people said of it (``claim`` is None where it was judged wrong).

    ``reviews`` is what they said; ``origin`` and ``outlet`` are those of its article, ``happening`` the id of its
    event.
    """

    id: str
    claim: Claim | None
    article: str
    origin: str
    outlet: str | None
    happening: str | None
    reviews: tuple[Review, ...] = ()

    @property
    def telling(self) -> Telling | None:
        """What it tells; nothing where it was judged wrong."""
        return None if self.claim is None else _telling(_Same(self.claim), self.origin, self.outlet)


class _Same:
    """A record by its identity, which is quicker to tell than what it holds."""

    __slots__ = ("one",)

    def __init__(self, one: Claim) -> None:
        self.one = one

    def __hash__(self) -> int:
        return id(self.one)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.one is other.one


@lru_cache(_REMEMBERED)
def _telling(claim: _Same, origin: str, outlet: str | None) -> Telling:
    return telling_of(claim.one, origin, outlet)


_is_reviewed = select(reviewed.c.claim).where(reviewed.c.claim == claims.c.id).exists()
_stored = select(
    claims.c.id,
    claims.c.article,
    claims.c.happening,
    cast(claims.c.record, Text).label("record"),
    articles.c.origin,
    articles.c.outlet,
    _is_reviewed.label("reviewed"),
).join(articles, articles.c.id == claims.c.article)
_stored_by_id = _stored.where(among(claims.c.id))
_stored_by_article = _stored.where(among(claims.c.article))


def stored_claims(connection: Connection, ids: Iterable[str]) -> dict[str, Stored]:
    """The claims of these ids; ids of which there is no claim are passed over."""
    return _read(connection, selected(connection, ids, _stored_by_id))


def stored_in(connection: Connection, names: Iterable[str]) -> dict[str, Stored]:
    """The claims of the articles of these ids."""
    return _read(connection, selected(connection, names, _stored_by_article))


def every_stored(connection: Connection) -> dict[str, Stored]:
    """All claims."""
    return _read(connection, connection.execute(_stored).all())


def _read(connection: Connection, found: Sequence[Any]) -> dict[str, Stored]:
    judged = reviews_by_claim(connection, (row.id for row in found if row.reviewed))
    return {
        id: Stored(
            id,
            effective(from_json(Claim, record), judged[id]) if id in judged else from_json(Claim, record),
            article,
            origin or article,
            outlet,
            happening,
            tuple(judged.get(id, ())),
        )
        for id, article, happening, record, origin, outlet, _ in found
    }


_reviews = (
    select(reviewed.c.claim, *reviews.c)
    .join(reviews, reviews.c.id == reviewed.c.review)
    .where(among(reviewed.c.claim), reviews.c.undone.is_(None))
)


def reviews_by_claim(connection: Connection, ids: Iterable[str]) -> dict[str, list[Review]]:
    """The reviews of each claim of these ids that has any, those undone left out."""
    found: dict[str, list[Review]] = defaultdict(list)
    for row in selected(connection, ids, _reviews):
        found[row[0]].append(review_of(row))
    return found


def review_of(row: Row[Any]) -> Review:
    """The review in a row that has the columns of ``reviews`` (and may have others)."""
    return Review(
        row.id, row.verdict, tuple(row.claims), tuple(row.rest), dict(row.changes), row.note, row.by, row.at, row.undone
    )


_judged = select(judgements.c.a, judgements.c.b, judgements.c.same, judgements.c.score).where(among(judgements.c.a))


def judgements_among(connection: Connection, ids: Iterable[str]) -> list[Judgement]:
    """The machine's judgements on pairs of these claims; their reasons are left out."""
    wanted = set(ids)
    found = selected(connection, wanted, _judged) if len(wanted) > 1 else ()
    return [Judgement(a, b, same, score, (), "machine") for a, b, same, score in found if b in wanted]


def judgement_of(row: Row[Any]) -> Judgement:
    """The judgement in a row of ``judgements``, whole."""
    reasons = tuple(read_record(Reason, reason) for reason in row.reasons)
    return Judgement(row.a, row.b, row.same, row.score, reasons, "machine", row.at)


_linked = union_all(
    select(judgements.c.b).where(among(judgements.c.a), judgements.c.same),
    select(judgements.c.a).where(among(judgements.c.b), judgements.c.same),
)


def linked(connection: Connection, ids: Iterable[str]) -> set[str]:
    """The claims that the machine judged to tell of the same happening as one of these."""
    wanted = set(ids)
    return {name for (name,) in selected(connection, wanted, _linked)} - wanted
