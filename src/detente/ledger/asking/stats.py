"""What is in the ledger, and how good it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, case, func, null, select

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
    told, rejected, by_outlet = _claims(connection)
    number = _number(connection, select(func.count()).select_from(events))
    several = _number(connection, select(func.count()).select_from(events).where(events.c.origins > 1))
    current = select(func.count()).select_from(articles).where(articles.c.current)
    return Stats(
        articles=_number(connection, current),
        stories=_number(connection, current.where(articles.c.kind == "story")),
        versions=_number(connection, select(func.count()).select_from(articles)),
        claims=told.claims + rejected.claims,
        rejected=rejected.claims,
        events=number,
        contacts=_number(connection, select(func.count()).select_from(contacts)),
        pledges=dict(fates(connection, date.today().isoformat())),
        kinds=_counts(connection, events.c.event, ()),
        outlets=tuple(_outlets(connection, by_outlet)),
        days=_counts(connection, articles.c.published, [articles.c.current, articles.c.published.is_not(None)]),
        dated=told.share(told.dated),
        placed=told.share(told.placed),
        attributed=told.share(told.attributed),
        several=round(several / number, 3) if number else None,
        contested=_number(connection, select(func.count()).select_from(events).where(events.c.contested)),
        reviews=_number(connection, select(func.count()).select_from(reviews).where(reviews.c.undone.is_(None))),
        precision=precision(connection),
        coders=_counts(connection, articles.c.coder, [articles.c.current]),
    )


@dataclass(slots=True)
class _Told:
    """How many claims there are, and how many of them have a date, a place and a speaker."""

    claims: int = 0
    dated: int = 0
    placed: int = 0
    attributed: int = 0

    def take(self, counted: Sequence[int]) -> None:
        """Count others too."""
        self.claims += counted[0]
        self.dated += counted[1]
        self.placed += counted[2]
        self.attributed += counted[3]

    def share(self, number: int) -> float | None:
        """A number of the claims as their share."""
        return round(number / self.claims, 3) if self.claims else None


def _claims(connection: Connection) -> tuple[_Told, _Told, dict[str | None, _Told]]:
    """The claims that stand, those judged wrong, and all by outlet: counted in one go."""
    columns = claims.c.date_start, claims.c.country, claims.c.speaker
    # An expression, lest SQLite go by the outlets for the sake of their order, and jump about in the claims.
    outlet = func.coalesce(articles.c.outlet, null())
    told = select(outlet, claims.c.rejected, func.count(), *map(func.count, columns))
    told = told.join_from(claims, articles, articles.c.id == claims.c.article)
    standing, rejected, by_outlet = _Told(), _Told(), defaultdict[str | None, _Told](_Told)
    for name, wrong, *counted in connection.execute(told.group_by(outlet, claims.c.rejected)):
        (rejected if wrong else standing).take(counted)
        by_outlet[name].take(counted)
    return standing, rejected, by_outlet


def _outlets(connection: Connection, told: Mapping[str | None, _Told]) -> Iterable[Outlet]:
    """The outlets, those with the most articles first."""
    span = select(
        articles.c.outlet, func.count(), func.min(articles.c.published), func.max(articles.c.published)
    ).where(articles.c.current)
    for name, many, first, last in connection.execute(
        span.group_by(articles.c.outlet).order_by(func.count().desc(), articles.c.outlet)
    ):
        of = told.get(name, _Told())
        shares = (of.share(of.dated), of.share(of.placed), of.share(of.attributed))
        yield Outlet(name, many, of.claims, first, last, *shares)


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
