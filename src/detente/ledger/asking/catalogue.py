"""The catalogue: the articles of the ledger as a person looks for them, by words, outlet and day, the latest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, ScalarSelect, Select, func, or_, select

from detente.errors import InputError
from detente.ledger.store.schema import articles, claims
from detente.ledger.store.search import articles_saying


@dataclass(frozen=True, slots=True)
class Sought:
    """Which articles are looked for: with ``text`` in headline or body, of an ``outlet``, published from ``since`` to
    ``until`` (ISO days, both included); at most ``limit``, those that come ``after`` the one of that id.
    """

    text: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    after: str | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """An article in the catalogue: ``published`` is the first ISO day that it may be of, ``basis`` how that is known,
    ``claims`` how many claims stand in it.
    """

    id: str
    headline: str | None
    outlet: str | None
    published: str | None
    basis: str
    kind: str
    claims: int
    source: str


def list_catalogue(connection: Connection, sought: Sought) -> list[Listed]:
    """The current articles that are looked for, the latest published first and those without a day last.

    Raises InputError where ``after`` names none.
    """
    wanted = _on(connection, sought, listing())
    published, number = articles.c.published, articles.c.number
    if sought.after is not None:
        last = connection.execute(select(published, number).where(articles.c.id == sought.after)).first()
        if last is None:
            raise InputError(sought.after, "no article of that id to go on after")
        day, at = last
        earlier = published.is_(None) & (number < at)
        if day is not None:
            earlier = or_(published < day, (published == day) & (number < at), published.is_(None))
        wanted = wanted.where(earlier)
    found = connection.execute(wanted.order_by(published.desc().nulls_last(), number.desc()).limit(sought.limit))
    return [Listed(*row) for row in found]


def count_catalogue(connection: Connection, sought: Sought) -> int:
    """How many current articles are looked for, whatever ``after`` and ``limit``."""
    counted = _on(connection, sought, select(func.count()).select_from(articles))
    number: int = connection.execute(counted).scalar_one()
    return number


def list_outlets(connection: Connection, most: int | None = None) -> list[tuple[str, int]]:
    """The outlets with the number of their current articles, the most frequent first."""
    number = func.count()
    wanted = select(articles.c.outlet, number).where(articles.c.current, articles.c.outlet.is_not(None))
    wanted = wanted.group_by(articles.c.outlet).order_by(number.desc(), articles.c.outlet)
    return [(row[0], row[1]) for row in connection.execute(wanted.limit(most))]


def listing() -> Select[Any]:
    """The columns of ``Listed``, of all articles."""
    return select(
        articles.c.id, articles.c.headline, articles.c.outlet, articles.c.published, articles.c.published_basis,
        articles.c.kind, _number_of_claims(), articles.c.source,
    )  # fmt: skip


def _number_of_claims() -> ScalarSelect[int]:
    return select(func.count()).where(claims.c.article == articles.c.id, ~claims.c.rejected).scalar_subquery()


def _on(connection: Connection, sought: Sought, wanted: Select[Any]) -> Select[Any]:
    wanted = wanted.where(articles.c.current)
    if sought.text:
        wanted = wanted.where(articles.c.id.in_(articles_saying(connection, sought.text)))
    if sought.outlet:
        wanted = wanted.where(articles.c.outlet == sought.outlet)
    if sought.since:
        wanted = wanted.where(articles.c.published >= sought.since)
    if sought.until:
        wanted = wanted.where(articles.c.published <= sought.until)
    return wanted
