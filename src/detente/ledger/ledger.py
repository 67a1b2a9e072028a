"""The ledger as Python sees it: one class over all the rooms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Any

from sqlalchemy import Connection

from detente.articles.article import Article
from detente.claims.claim import Claim
from detente.ledger.asking import catalogue, judged, lists
from detente.ledger.asking.answer import Answer
from detente.ledger.asking.catalogue import Listed, Sought
from detente.ledger.asking.change import Change, changes, last_day
from detente.ledger.asking.dossier import Dossier, dossier_of
from detente.ledger.asking.facets import WITHIN, Facet, facets
from detente.ledger.asking.prospect import Prospect, prospect_of
from detente.ledger.asking.question import Question
from detente.ledger.asking.reading import Reading, claim_home, read_article
from detente.ledger.asking.sheets import CONTACTS, EVENTS, PLEDGES
from detente.ledger.asking.snapshot import Snapshot
from detente.ledger.asking.spots import Spots, spots
from detente.ledger.asking.stats import Stats, precision, stats
from detente.ledger.asking.timeline import Step, Timeline, timeline
from detente.ledger.asking.whom import Whom, whom
from detente.ledger.contacts.contact import Contact
from detente.ledger.events.event import Event
from detente.ledger.pledges.pledge import Fate, Pledge, PledgeKind
from detente.ledger.store import engines
from detente.ledger.store.opening import open_store
from detente.ledger.store.plainly import plainly
from detente.ledger.store.store import Store

DEFAULT = "detente.db"

_WHOM = ("parties", "actors", "recipients", "speakers")


class Ledger:
    """A ledger at a path or URL, made where there is none; use it in a ``with``, or close it.

        >>> with detente.Ledger("detente.db") as ledger:
        ...     for event in ledger.events(parties=["Russia", "Turkey"], since="2020-01-01", kinds=["call"]):
        ...         print(event.date.start, event.quote)

    Filters are the fields of ``Question``; those that name actors take their names, ids or codes as text. Raises
    InputError where there is no ledger to open, and UsageError where a filter names nobody.
    """

    def __init__(self, where: str = DEFAULT, *, create: bool = True) -> None:
        self.store: Store = open_store(where, create)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.store.close()

    def events(self, question: Question | None = None, **filters: Any) -> Answer[Event]:
        """The events asked for."""
        with self._reading() as connection:
            return Answer(lists.list_events(connection, question or asked(**filters)), EVENTS)

    def each_event(self, question: Question) -> Iterator[Event]:
        """The events asked for one by one, however many there are."""
        with self._reading() as connection:
            yield from lists.list_events(connection, question)

    @contextmanager
    def snapshot(self, question: Question | None = None, **filters: Any) -> Iterator[Snapshot]:
        """All that a question gives, of one state of the ledger: for writing out things that belong together."""
        with self._reading() as connection:
            yield Snapshot(connection, question or asked(**filters))

    def count(self, question: Question | None = None, **filters: Any) -> int:
        """How many events are asked for."""
        with self._reading() as connection:
            return lists.count_events(connection, question or asked(**filters))

    def contacts(self, question: Question | None = None, **filters: Any) -> Answer[tuple[Event, Contact]]:
        """The contacts asked for, each with its event."""
        with self._reading() as connection:
            return Answer(lists.list_contacts(connection, question or asked(**filters)), CONTACTS)

    def pledges(
        self,
        question: Question | None = None,
        *,
        fates: Sequence[Fate] = (),
        kind: PledgeKind | None = None,
        **filters: Any,
    ) -> Answer[tuple[Event, Pledge]]:
        """The pledges asked for, of these fates (all where none is named) and this kind, each with its event."""
        with self._reading() as connection:
            found = lists.list_pledges(connection, question or asked(**filters), fates, kind=kind)
            return Answer(found, PLEDGES)

    def count_pledges(self, question: Question, kind: PledgeKind | None = None) -> dict[str, int]:
        """How many pledges of each fate are asked for."""
        with self._reading() as connection:
            return lists.count_pledges(connection, question, kind)

    def count_contacts(self, question: Question | None = None, **filters: Any) -> int:
        """How many contacts are asked for."""
        with self._reading() as connection:
            return lists.count_contacts(connection, question or asked(**filters))

    def timeline(self, question: Question | None = None, *, step: Step = "month", **filters: Any) -> Timeline:
        """Counts and mean Goldstein by step, both ways where two ``parties`` are named."""
        with self._reading() as connection:
            return timeline(connection, question or asked(**filters), step)

    def facets(
        self,
        question: Question | None = None,
        *,
        more: Mapping[str, int] | None = None,
        within: int | None = WITHIN,
        **filters: Any,
    ) -> dict[str, tuple[Facet, ...]]:
        """How many of the events asked for have which values, by field.

        ``more`` says of how many values for some fields; of more events than ``within`` the latest are counted,
        None counts all.
        """
        with self._reading() as connection:
            return facets(connection, question or asked(**filters), more=more, within=within)

    def changes(self, until: str | None = None, days: int = 7) -> tuple[str | None, list[Change]]:
        """The last day looked at (by default that of the latest event), and what differs from the usual."""
        with self._reading() as connection:
            day = until or last_day(connection)
            return day, [] if day is None else changes(connection, day, days)

    def spots(self, question: Question | None = None, **filters: Any) -> Spots:
        """Where the events asked for took place."""
        with self._reading() as connection:
            return spots(connection, question or asked(**filters))

    def reviewed_gold(self) -> Iterator[dict[str, Any]]:
        """The articles of which people judged every claim, as gold for ``detente score``."""
        with self._reading() as connection:
            yield from judged.gold(connection)

    def reviewed_items(self) -> Iterator[dict[str, Any]]:
        """The claims that people judged, as items of the training corpus."""
        with self._reading() as connection:
            yield from judged.items(connection)

    def precision(self) -> dict[str, tuple[float, int]]:
        """By event type: the share of the claims that people judged that were right, and how many they judged."""
        with self._reading() as connection:
            return precision(connection)

    def stats(self) -> Stats:
        """What is in the ledger, and how good it is."""
        with self._reading() as connection:
            return stats(connection)

    def event(self, id: str) -> Event | None:
        """The event of that id, or that the claim of that id belongs to; None where there is none."""
        with self._reading() as connection:
            return lists.event_named(connection, id)

    def contact(self, event: str) -> Contact | None:
        """The contact that an event is, with the accounts of it; None where it is none."""
        with self._reading() as connection:
            return lists.contact_named(connection, event)

    def pledge(self, event: str) -> Pledge | None:
        """The pledge that an event opened; None where it opened none."""
        with self._reading() as connection:
            return lists.pledge_named(connection, event)

    def dossier(self, id: str) -> Dossier | None:
        """The event of that id, or of the claim of that id, with all that stands behind it; None where none is."""
        with self._reading() as connection:
            return dossier_of(connection, id)

    def article(self, id: str) -> Article | None:
        """The version of an article of that id; None where there is none."""
        with self._reading() as connection:
            return lists.article_named(connection, id)

    def reading(self, id: str) -> Reading | None:
        """The article of that id with its claims, their events and its other versions; None where there is none."""
        with self._reading() as connection:
            return read_article(connection, id)

    def prospect(self, article: Article, claims: Sequence[Claim], sha256: str) -> Prospect:
        """What adding a page that was coded would do, with the digest of its bytes."""
        with self._reading() as connection:
            return prospect_of(connection, article, claims, sha256, self.store.folder)

    def articles(self, sought: Sought) -> list[Listed]:
        """The articles looked for, the latest published first."""
        with self._reading() as connection:
            return catalogue.list_catalogue(connection, sought)

    def count_articles(self, sought: Sought) -> int:
        """How many articles are looked for."""
        with self._reading() as connection:
            return catalogue.count_catalogue(connection, sought)

    def outlets(self, most: int | None = None) -> list[tuple[str, int]]:
        """The outlets with the number of their articles, the most frequent first."""
        with self._reading() as connection:
            return catalogue.list_outlets(connection, most)

    def home_of(self, claim: str) -> str | None:
        """The id of the article that the claim of that id stands in; None where there is no such claim."""
        with self._reading() as connection:
            return claim_home(connection, claim)

    def claim(self, id: str) -> Claim | None:
        """The claim of that id, as the coder made it; None where there is none."""
        with self._reading() as connection:
            return lists.claim_named(connection, id)

    def claims(self, event: str) -> list[Claim]:
        """The claims of an event, in the order of publication."""
        with self._reading() as connection:
            return lists.claims_of(connection, event)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with plainly(self.store.name), engines.reading(self.store.engine) as connection:
            yield connection


def asked(**filters: Any) -> Question:
    """The question of these fields, where actors may be named by text; raises UsageError for a name of nobody."""
    given: dict[str, Any] = {}
    for name, value in filters.items():
        if name in _WHOM:
            value = _several(value)
        given[name] = tuple(value) if isinstance(value, list) else value
    return Question(**given)


def _several(named: str | Whom | Iterable[str | Whom]) -> tuple[Whom, ...]:
    several = [named] if isinstance(named, str | Whom) else named
    return tuple(whom(one) if isinstance(one, str) else one for one in several)
