"""Lists of the ledger: events, contacts and pledges that a question asks for, and single records by id."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, func, literal, select

from detente.articles.article import Article
from detente.claims.claim import Claim
from detente.errors import InputError
from detente.ledger.asking.conditions import asked, beyond, ordered, parts_of, sorted_by
from detente.ledger.asking.cursor import split_cursor
from detente.ledger.asking.question import Question
from detente.ledger.asking.standing import fate_on, of_fates, standing
from detente.ledger.asking.whom import Whom
from detente.ledger.contacts.contact import Contact
from detente.ledger.events.event import Event
from detente.ledger.pledges.pledge import Pledge
from detente.ledger.store.lookup import among, selected, stored_claims
from detente.ledger.store.schema import articles, claims, contacts, events, pledges
from detente.ledger.store.search import events_saying
from detente.records import read_record

Record = TypeVar("Record")

# Who takes part in so many events is found by going through the latest ones.
_COMMON = 2_000


def list_events(connection: Connection, question: Question) -> Iterator[Event]:
    """The events asked for, streamed in their order; raises InputError where ``after`` names no event."""
    return _streamed(connection, asked_for(connection, question, select(events.c.record)), Event)


def list_contacts(connection: Connection, question: Question) -> Iterator[tuple[Event, Contact]]:
    """The contacts whose events are asked for, each with its event."""
    wanted = select(events.c.record, contacts.c.record).join(contacts, contacts.c.event == events.c.id)
    for row in _rows(connection, asked_for(connection, question, wanted)):
        yield read_record(Event, row[0]), read_record(Contact, row[1])


def list_pledges(
    connection: Connection,
    question: Question,
    fates: Sequence[str] = (),
    on: str | None = None,
    kind: str | None = None,
) -> Iterator[tuple[Event, Pledge]]:
    """The pledges whose events are asked for, each with its event, of these fates and this kind (None is any).

    They are as they stand on ISO day ``on``, None for today.
    """
    day = on or date.today().isoformat()
    wanted = select(events.c.record, pledges.c.record).join(pledges, pledges.c.event == events.c.id)
    if kind is not None:
        wanted = wanted.where(pledges.c.kind == kind)
    for row in _rows(connection, asked_for(connection, question, of_fates(wanted, fates, day))):
        yield read_record(Event, row[0]), standing(row[1], day)


def count_events(connection: Connection, question: Question) -> int:
    """How many events are asked for, whatever ``limit`` and ``after``."""
    return connection.execute(
        select(func.count()).select_from(events).where(*conditions(connection, question))
    ).scalar_one()


def count_contacts(connection: Connection, question: Question) -> int:
    """How many contacts are asked for, whatever ``limit`` and ``after``."""
    wanted = select(func.count()).select_from(contacts)
    if asked_of := conditions(connection, question):
        wanted = wanted.where(contacts.c.event.in_(select(events.c.id).where(*asked_of)))
    return connection.execute(wanted).scalar_one()


def count_pledges(connection: Connection, question: Question, kind: str | None = None) -> dict[str, int]:
    """How many pledges of each fate, as they stand today, are asked for, whatever ``limit`` and ``after``."""
    fate = fate_on(date.today().isoformat()).label("fate")
    wanted = select(fate, func.count()).select_from(pledges).group_by(fate)
    if asked_of := conditions(connection, question):
        wanted = wanted.where(pledges.c.event.in_(select(events.c.id).where(*asked_of)))
    if kind is not None:
        wanted = wanted.where(pledges.c.kind == kind)
    return {row[0]: row[1] for row in connection.execute(wanted)}


def conditions(connection: Connection, question: Question, few: bool = False) -> list[Any]:
    """The conditions on events that a question comes to in this store; ``few``: only the first by day are wanted."""
    texts = events_saying(connection, question.text) if question.text else None
    return asked(question, texts, _common(connection, question) if few else frozenset())


def _common(connection: Connection, question: Question) -> frozenset[Whom]:
    """Those who take part in very many events."""
    named = {*question.parties, *question.actors, *question.recipients, *question.speakers}
    some = {one: select(literal(1)).where(parts_of(one)).limit(_COMMON).subquery() for one in named}
    counted = {
        one: connection.execute(select(func.count()).select_from(rows)).scalar_one() for one, rows in some.items()
    }
    return frozenset(one for one, number in counted.items() if number == _COMMON)


def event_named(connection: Connection, id: str) -> Event | None:
    """The event of that id, or the one that the claim of that id belongs to: an old id of an event still finds it."""
    known = connection.execute(select(events.c.record).where(events.c.id == id)).scalar()
    if known is None:
        of_claim = select(claims.c.happening).where(claims.c.id == id).scalar_subquery()
        known = connection.execute(select(events.c.record).where(events.c.id == of_claim)).scalar()
    return None if known is None else read_record(Event, known)


def events_named(connection: Connection, ids: set[str]) -> dict[str, Event]:
    """The events of these ids, by id; ids of which there is none are passed over."""
    found = selected(connection, ids, select(events.c.record).where(among(events.c.id)))
    return {event.id: event for event in (read_record(Event, row.record) for row in found)}


def contact_named(connection: Connection, event: str) -> Contact | None:
    """The contact that an event is, None where it is none."""
    return _one(connection, select(contacts.c.record).where(contacts.c.event == event), Contact)


def pledge_named(connection: Connection, event: str) -> Pledge | None:
    """The pledge that an event opened, as it stands today; None where it opened none."""
    record = connection.execute(select(pledges.c.record).where(pledges.c.event == event)).scalar()
    return None if record is None else standing(record, date.today().isoformat())


def article_named(connection: Connection, id: str) -> Article | None:
    """The version of an article of that id."""
    return _one(connection, select(articles.c.record).where(articles.c.id == id), Article)


def claim_named(connection: Connection, id: str) -> Claim | None:
    """The claim of that id with what people corrected in it; None where there is none, or it was judged wrong."""
    found = stored_claims(connection, [id]).get(id)
    return None if found is None else found.claim


def claims_of(connection: Connection, event: str) -> list[Claim]:
    """The claims of an event with what people corrected in them, in the order of publication."""
    told = select(claims.c.id).join(articles, articles.c.id == claims.c.article).where(claims.c.happening == event)
    names = connection.execute(told.order_by(articles.c.published, claims.c.article, claims.c.position)).scalars().all()
    found = stored_claims(connection, names)
    return [claim for name in names if (claim := found[name].claim) is not None]


def asked_for(connection: Connection, question: Question, wanted: Select[Any]) -> Select[Any]:
    """``wanted`` of the events asked for, in order, from where the question goes on."""
    every, order = wanted, ordered(question.sort)
    by_day = question.sort in ("newest", "oldest")
    wanted = wanted.where(*conditions(connection, question, question.limit is not None and by_day)).order_by(*order)
    if question.after is not None:
        id, value = split_cursor(question.after, question.sort)
        if value is None:
            last = connection.execute(select(sorted_by(question.sort)).where(events.c.id == id)).first()
            if last is None:
                raise InputError(question.after, "no event of that id to go on after")
            value = last[0]
        wanted = wanted.where(beyond(question.sort, value, id))
    if question.limit is None:
        return wanted
    if by_day:
        return wanted.limit(question.limit)
    # All are sorted for the sake of a few: without their records, which are most of the file.
    few = wanted.with_only_columns(events.c.id, maintain_column_froms=True).limit(question.limit)
    return every.where(events.c.id.in_(few)).order_by(*order)


def _streamed(connection: Connection, wanted: Select[Any], kind: type[Record]) -> Iterator[Record]:
    for (record,) in _rows(connection, wanted):
        yield read_record(kind, record)


def _rows(connection: Connection, wanted: Select[Any]) -> Iterator[Sequence[Any]]:
    """The rows as they are read on: a server sends them some hundreds at a time."""
    yield from connection.execute(wanted, execution_options={"yield_per": 500})


def _one(connection: Connection, wanted: Select[Any], kind: type[Record]) -> Record | None:
    found = connection.execute(wanted).first()
    return None if found is None else read_record(kind, found[0])
