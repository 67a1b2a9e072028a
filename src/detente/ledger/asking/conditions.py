"""A question as conditions of SQL on the table of events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select

from detente.ledger.asking.question import Question, Sort
from detente.ledger.asking.whom import Member, Whom
from detente.ledger.store.schema import articles, claims, dyads, events, parties

Condition = ColumnElement[bool]

# What each order sorts by; the id makes every order whole.
_ORDERS: dict[Sort, tuple[ColumnElement[Any], bool]] = {
    "newest": (events.c.day, True),
    "oldest": (events.c.day, False),
    "surest": (events.c.confidence, True),
    "most-told": (events.c.claims, True),
    "most-hostile": (events.c.goldstein, False),
    "most-friendly": (events.c.goldstein, True),
}


def asked(
    question: Question, texts: Select[Any] | None = None, common: frozenset[Whom] = frozenset()
) -> list[Condition]:
    """The conditions that an event must meet; ``texts`` selects the ids of events that the words stand in.

    Those in ``common`` take part in so many events that a few of them are found sooner by going through the events.
    """
    return [*_who(question, common), *_what(question), *_when(question), *_told(question, texts)]


def parts_of(one: Whom) -> Condition:
    """The rows of ``parties`` in which one takes part."""
    return _party(one)


def ordered(sort: Sort, descending_id: bool | None = None) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """What to sort by, the id last."""
    column, falling = _ORDERS[sort]
    return (column.desc(), events.c.id.desc()) if falling else (column.asc(), events.c.id.asc())


def beyond(sort: Sort, value: object, id: str) -> Condition:
    """The events that come after one with this value of what is sorted by, and this id."""
    column, falling = _ORDERS[sort]
    further, further_id = (column < value, events.c.id < id) if falling else (column > value, events.c.id > id)
    return or_(further, and_(column == value, further_id))


def sorted_by(sort: Sort) -> ColumnElement[Any]:
    """The column that an order sorts by."""
    return _ORDERS[sort][0]


def _who(question: Question, common: frozenset[Whom]) -> Iterator[Condition]:
    dyad = _dyad(question)
    if dyad is not None:
        yield dyad
    else:
        for one in question.parties:
            yield _takes_part(("actor", "recipient"), (one,), common)
        if question.actors:
            yield _takes_part(("actor",), question.actors, common)
        if question.recipients:
            yield _takes_part(("recipient",), question.recipients, common, reciprocal=True)
    if question.speakers:
        yield _takes_part(("speaker",), question.speakers, common)


def _dyad(question: Question) -> Condition | None:
    """Two plain countries are looked up by their pair: that is quick however many events either has."""
    pairs = [*question.parties] if len(question.parties) == 2 and not (question.actors or question.recipients) else []
    directed = len(question.actors) == len(question.recipients) == 1 and not question.parties
    pairs = [*question.actors, *question.recipients] if directed else pairs
    if len(pairs) != 2 or not all(_plain(one) for one in pairs):
        return None
    one, other = (whom.countries[0].country for whom in pairs)
    there = and_(dyads.c.source == one, dyads.c.target == other)
    back = and_(dyads.c.source == other, dyads.c.target == one)
    return events.c.id.in_(select(dyads.c.happening).where(there if directed else or_(there, back)))


def _plain(one: Whom) -> bool:
    return one.id is None and one.sector is None and len(one.countries) == 1 and one.countries[0].begin is None


def _takes_part(
    sides: Sequence[str], whom: Sequence[Whom], common: frozenset[Whom], *, reciprocal: bool = False
) -> Condition:
    matched = or_(*(_party(one) for one in whom))
    side: Condition = parties.c.side.in_(sides)
    if reciprocal:
        # Of an act that has no recipients because both sides are actors, each is the other's recipient.
        other = parties.alias()
        alone = and_(
            parties.c.side == "actor",
            ~exists().where(other.c.happening == parties.c.happening, other.c.side == "recipient"),
            exists().where(
                other.c.happening == parties.c.happening, other.c.side == "actor", other.c.actor != parties.c.actor
            ),
        )
        side = or_(side, alone)
    if common.intersection(whom):
        return exists().where(parties.c.happening == events.c.id, side, matched)
    return events.c.id.in_(select(parties.c.happening).where(side, matched))


def _party(one: Whom) -> Condition:
    ways: list[Condition] = [parties.c.actor == one.id] if one.id else []
    free = [member.country for member in one.countries if member.begin is None and member.end is None]
    if free:
        ways.append(parties.c.country.in_(free))
    ways.extend(_in_time(member) for member in one.countries if member.begin or member.end)
    condition = or_(*ways)
    return and_(condition, parties.c.sector == one.sector) if one.sector else condition


def _in_time(member: Member) -> Condition:
    bounds = [parties.c.day >= member.begin] if member.begin else []
    bounds += [parties.c.day < member.end] if member.end else []
    return and_(parties.c.country == member.country, *bounds)


def _what(question: Question) -> Iterator[Condition]:
    for column, values in (
        (events.c.event, question.events), (events.c.mode, question.modes), (events.c.kind, question.kinds),
        (events.c.quad, question.quads), (events.c.status, question.statuses), (events.c.country, question.countries),
    ):  # fmt: skip
        if values:
            yield column.in_(values)
    if question.contexts:
        yield or_(*(events.c.contexts.contains(f"|{context}|", autoescape=True) for context in question.contexts))
    if question.cameo:
        # A root or base code takes in all below it: "17" is "172" too.
        yield or_(*(events.c.cameo.startswith(code, autoescape=True) for code in question.cameo))


def _when(question: Question) -> Iterator[Condition]:
    if question.since:
        yield events.c.day >= question.since
    if question.until:
        yield events.c.day <= question.until
        yield events.c.day != ""


def _told(question: Question, texts: Select[Any] | None) -> Iterator[Condition]:
    if question.confidence is not None:
        yield events.c.confidence >= question.confidence
    if question.origins is not None:
        yield events.c.origins >= question.origins
    if question.contested is not None:
        yield events.c.contested.is_(question.contested)
    if question.outlets:
        told = select(claims.c.happening).join(articles, articles.c.id == claims.c.article)
        yield events.c.id.in_(told.where(articles.c.outlet.in_(question.outlets)))
    if texts is not None:
        yield events.c.id.in_(texts)
