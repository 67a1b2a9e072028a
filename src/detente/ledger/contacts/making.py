"""Contacts, made of the events in which leaders or governments talk and of the articles that tell of them.

A contact depends on the articles that tell of it, on all that they tell, and on the other claims of its contents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from detente.articles.article import Article
from detente.claims.claim import Claim
from detente.ledger.contacts.accounts import Word, accounts_of, comparison_of
from detente.ledger.contacts.belonging import contents
from detente.ledger.contacts.contact import Contact
from detente.ledger.contacts.scene import Scene, is_contact, scenes
from detente.ledger.contacts.telling import as_topics, words_of
from detente.ledger.events.event import Event


def contacts_of(
    events: Sequence[Event],
    claims: Mapping[str, Claim],
    articles: Mapping[str, Article],
    only: Collection[str] | None = None,
) -> list[Contact]:
    """The contacts among the events, in their order; ``only`` those of these ids, where it is given.

    ``claims`` are by id, ``articles`` by the id that the claims' ``article.id`` names. A part of a ledger gives the
    same contacts as the whole, where it holds every event that the articles of a contact tell of, with all its claims
    and their articles (``affected_contacts``).
    """
    known = {event.id: event for event in events}
    parts: dict[str, dict[str, float]] = defaultdict(dict)
    words: dict[str, list[Word]] = defaultdict(list)
    staged = list(scenes(events, claims, articles))
    for scene in staged:
        for (contact, act), score in contents(scene).items():
            parts[contact][act] = max(score, parts[contact].get(act, 0.0))
    holding: dict[str, set[str]] = defaultdict(set)
    for contact, acts in parts.items():
        for act in acts:
            holding[act].add(contact)
    for scene in staged:
        for contact in _told_of(scene, holding):
            if only is not None and contact not in only:
                continue
            words[contact] += words_of(known[contact], parts[contact], scene, known)
    wanted = (event for event in events if is_contact(event) and (only is None or event.id in only))
    return [_contact(event, parts[event.id], words[event.id], known) for event in wanted]


def _told_of(scene: Scene, holding: Mapping[str, set[str]]) -> list[str]:
    """The contacts that an article tells of, by themselves or by an act that was part of one."""
    told = {one.event.id for one in scene.told}
    return sorted((told & scene.contacts.keys()).union(*(holding.get(act, ()) for act in told)))


def _contact(event: Event, parts: Mapping[str, float], words: Sequence[Word], known: Mapping[str, Event]) -> Contact:
    accounts = accounts_of(as_topics(words))
    order = sorted(parts, key=lambda part: (known[part].date.start or "", known[part].first_published or "", part))
    return Contact(event.id, tuple(order), accounts, comparison_of(accounts))


def affected_contacts(touched: set[str], events: Sequence[Event], claims: Mapping[str, Claim]) -> frozenset[str]:
    """The ids of the contacts that may change where the ``touched`` events (ids) came, changed or went.

    These are the contacts that share an article with a touched event. To make them anew, ``contacts_of`` needs every
    event told by an article of theirs, those events' claims, and these articles.
    """
    told: dict[str, set[str]] = defaultdict(set)
    for event in events:
        for name in event.claims:
            if name in claims:
                told[claims[name].article.id].add(event.id)
    near = {event for together in told.values() if together & touched for event in together} | touched
    return frozenset(event.id for event in events if event.id in near and is_contact(event))
