"""Contacts and pledges kept up with the events: only those are made anew that a change can have touched.

A contact depends on the articles that tell of it, and on those that tell of what was part of it. A pledge depends, pair
by pair, on the events that ``bearing`` finds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import Connection, insert, select

from detente.ledger.contacts.contact import Contact
from detente.ledger.contacts.making import contacts_of
from detente.ledger.contacts.scene import is_contact
from detente.ledger.pledges.making import pledge_of
from detente.ledger.pledges.nearness import could_bear
from detente.ledger.pledges.pledge import Pledge
from detente.ledger.pledges.vocabulary import openers
from detente.ledger.store.bearing import acts_upon, pledges_before
from detente.ledger.store.known import Known
from detente.ledger.store.lookup import among, delete_where, selected
from detente.ledger.store.rows import contact_row, pledge_row
from detente.ledger.store.schema import bearings, contacts, contents, pledges

_holding = select(contents.c.contact).where(among(contents.c.event))
_bearing_on = select(bearings.c.pledge, bearings.c.event).where(among(bearings.c.pledge))
_borne_by = select(bearings.c.pledge, bearings.c.event).where(among(bearings.c.event))


def derive(connection: Connection, touched: Collection[str], dirty: Collection[str]) -> None:
    """Make anew the contacts and pledges that a change can have touched.

    ``touched`` are the ids of events that are new, changed or gone, ``dirty`` those of articles of which a claim is
    new, tells of another event than before, or tells of an event of which something else is said now.
    """
    known = Known(connection)
    told = known.told_by({*known.telling(touched), *dirty})
    near = {name for article in dirty for name in told.get(article, ())} | set(touched)
    holding = {name for (name,) in selected(connection, near, _holding)}
    there = known.events({*near, *holding, *(name for several in told.values() for name in several)})
    wanted = {name for name in near | holding if name in there and is_contact(there[name])}
    delete_where(connection, contacts.c.event, wanted)
    write_contacts(connection, contacts_among(known, wanted))
    _pledges(known, set(touched), told)


def contacts_among(known: Known, names: Collection[str]) -> list[Contact]:
    """The contacts that these events are: first what was part of them, by the articles that tell of them, then what
    all say of that.
    """
    if not names:
        return []
    telling = known.telling(names)
    made = _made(known, names, telling)
    elsewhere = known.telling({part for contact in made for part in contact.contents}) - telling
    return _made(known, names, telling | elsewhere) if elsewhere else made


def _made(known: Known, names: Collection[str], telling: Collection[str]) -> list[Contact]:
    told = {name for several in known.told_by(telling).values() for name in several}
    return contacts_of([*known.events(told).values()], known.claims_in(telling), known.articles(telling), only=names)


def write_contacts(connection: Connection, made: Sequence[Contact]) -> None:
    """Put in contacts, with what is part of them."""
    if made:
        connection.execute(insert(contacts), [contact_row(contact) for contact in made])
    if parts := [{"contact": one.event, "event": part} for one in made for part in one.contents]:
        connection.execute(insert(contents), parts)


def _pledges(known: Known, touched: set[str], told: Mapping[str, set[str]]) -> None:
    """Make anew the pledges that touched events opened or may bear on, each with all that may bear on it.

    ``told`` gives for each article that tells of a touched event all events that it tells of.
    """
    connection = known.connection
    others: dict[str, set[str]] = defaultdict(set)
    besides = _besides(touched, told.values())
    # A touched event may bear on the pledges before it, and on those that an article tells beside it.
    for name, event in known.events(touched).items():
        beside = known.events(besides[name] - {name})
        opened = {one for one, near in beside.items() if could_bear(event, near)}
        for pledge in opened | pledges_before(connection, event):
            others[pledge].add(name)
        if event.kind in openers():
            others[name] |= {one for one, act in beside.items() if could_bear(act, event)}
            others[name] |= acts_upon(connection, event)
    bore: dict[str, set[str]] = defaultdict(set)
    for pledge, act in selected(connection, touched, _borne_by):
        bore[pledge].add(act)
    # What bore on an untouched pledge still does, but for what was touched.
    untouched = (others.keys() | bore.keys()) - touched
    for pledge, act in selected(connection, untouched, _bearing_on):
        others[pledge] |= {act} - touched
    _rewrite(known, {name: others[name] for name in (*others, *bore)}, touched)


def _besides(touched: Iterable[str], told: Iterable[set[str]]) -> Mapping[str, set[str]]:
    """For each of the touched events those that an article tells beside it."""
    found: dict[str, set[str]] = {name: set() for name in touched}
    for several in told:
        for name in several & found.keys():
            found[name] |= several
    return found


def _rewrite(known: Known, others: Mapping[str, set[str]], touched: Collection[str]) -> None:
    everyone = others.keys() | {name for several in others.values() for name in several}
    there = known.events(everyone)
    told = known.claims(everyone)
    made = [
        pledge
        for name, several in sorted(others.items())
        if name in there and (pledge := pledge_of(there[name], [there[one] for one in sorted(several)], told))
    ]
    delete_where(known.connection, pledges.c.event, {*others, *touched})
    write_pledges(known.connection, made)


def write_pledges(connection: Connection, made: Sequence[Pledge]) -> None:
    """Put in pledges, with what bears on them."""
    if made:
        connection.execute(insert(pledges), [pledge_row(pledge) for pledge in made])
    if several := [{"pledge": one.event, "event": link.event} for one in made for link in one.links]:
        connection.execute(insert(bearings), several)
