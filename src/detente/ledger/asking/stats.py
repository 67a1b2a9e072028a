"""What is in the ledger, and how good it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, case, func, select

from detente.ledger.asking.standing import fates
from detente.ledger.store.schema import articles, claims, contacts, events, reviewed, reviews


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet's share in the ledger; days are ISO, of publication; shares (0 to 1) are of its claims."""

    name: str | None
    articles: int
    claims: int
    first: str | None
    last: str | None
    dated: float | None
    placed: float | None
    attributed: float | None


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts of everything, coverage, and shares (0 to 1, None where there is nothing to share).

    ``days`` counts the articles of each ISO day of publication. ``dated``, ``placed`` and ``attributed`` are the shares
    of claims with a date, a place and a speaker; ``several`` that of events that more than one independent origin tells
    of. ``precision`` is the share of claims judged by people that they judged right, by event type with the number
    judged.
    """

    articles: int
    stories: int
    versions: int
    claims: int
    rejected: int
    events: int
    contacts: int
    pledges: dict[str, int]
    kinds: dict[str, int]
    outlets: tuple[Outlet, ...]
    days: dict[str, int]
    dated: float | None
    placed: float | None
    attributed: float | None
    several: float | None
    contested: int
    reviews: int
    precision: dict[str, tuple[float, int]]
    coders: dict[str, int]


def stats(connection: Connection) -> Stats:
    """The statistics of the whole ledger."""
    shares = _shares(connection)
    number = _number(connection, select(func.count()).select_from(events))
    several = _number(connection, select(func.count()).select_from(events).where(events.c.origins > 1))
    current = select(func.count()).select_from(articles).where(articles.c.current)
    return Stats(
        articles=_number(connection, current),
        stories=_number(connection, current.where(articles.c.kind == "story")),
        versions=_number(connection, select(func.count()).select_from(articles)),
        claims=_number(connection, select(func.count()).select_from(claims)),
        rejected=_number(connection, select(func.count()).select_from(claims).where(claims.c.rejected)),
        events=number,
        contacts=_number(connection, select(func.count()).select_from(contacts)),
        pledges=dict(fates(connection, date.today().isoformat())),
        kinds=_counts(connection, events.c.event, ()),
        outlets=tuple(_outlets(connection)),
        days=_counts(connection, articles.c.published, [articles.c.current, articles.c.published.is_not(None)]),
        dated=shares[0],
        placed=shares[1],
        attributed=shares[2],
        several=round(several / number, 3) if number else None,
        contested=_number(connection, select(func.count()).select_from(events).where(events.c.contested)),
        reviews=_number(connection, select(func.count()).select_from(reviews).where(reviews.c.undone.is_(None))),
        precision=precision(connection),
        coders=_counts(connection, articles.c.coder, [articles.c.current]),
    )


def _parts() -> tuple[Any, Any, Any]:
    """The shares of claims with a date, with a place, and on somebody's word."""
    conditions = (claims.c.date_start.is_not(None), claims.c.country.is_not(None), claims.c.speaker.is_not(None))
    dated, placed, attributed = (func.avg(case((each, 1.0), else_=0.0)) for each in conditions)
    return dated, placed, attributed


def _shares(connection: Connection) -> tuple[float | None, float | None, float | None]:
    dated, placed, attributed = connection.execute(select(*_parts()).where(~claims.c.rejected)).one()
    return _rounded(dated), _rounded(placed), _rounded(attributed)


def _outlets(connection: Connection) -> Iterable[Outlet]:
    """The outlets, those with the most articles first."""
    span = select(
        articles.c.outlet, func.count(), func.min(articles.c.published), func.max(articles.c.published)
    ).where(articles.c.current)
    told = select(articles.c.outlet, func.count(), *_parts()).join(claims, claims.c.article == articles.c.id)
    of_claims = {row[0]: row[1:] for row in connection.execute(told.group_by(articles.c.outlet))}
    for name, many, first, last in connection.execute(
        span.group_by(articles.c.outlet).order_by(func.count().desc(), articles.c.outlet)
    ):
        number, *shares = of_claims.get(name, (0, None, None, None))
        dated, placed, attributed = map(_rounded, shares)
        yield Outlet(name, many, number, first, last, dated, placed, attributed)


def precision(connection: Connection) -> dict[str, tuple[float, int]]:
    """By event type: the share (0 to 1) of the judged claims that were right, and how many were judged."""
    right = func.avg(case((reviews.c.verdict == "right", 1.0), else_=0.0))
    judged = (
        select(claims.c.event, right, func.count())
        .join(reviewed, reviewed.c.claim == claims.c.id)
        .join(reviews, reviews.c.id == reviewed.c.review)
    )
    judged = judged.where(reviews.c.undone.is_(None), reviews.c.verdict.in_(("right", "wrong", "correct")))
    return {
        event: (round(float(share), 3), many)
        for event, share, many in connection.execute(judged.group_by(claims.c.event))
    }


def _counts(connection: Connection, column: Any, where: Iterable[Any]) -> dict[str, int]:
    wanted = select(column, func.count()).where(*where).group_by(column).order_by(column)
    return {str(value): many for value, many in connection.execute(wanted)}


def _number(connection: Connection, wanted: Select[Any]) -> int:
    return int(connection.execute(wanted).scalar_one())


def _rounded(share: Any) -> float | None:
    return None if share is None else round(float(share), 3)
