"""The snapshot: one state of the ledger, however many questions are asked of it and whatever is written meanwhile."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from detente.articles.article import Article
from detente.claims.claim import Claim
from detente.ledger.asking import lists
from detente.ledger.asking.question import Question
from detente.ledger.asking.told import Told, list_articles, list_new, list_told
from detente.ledger.contacts.contact import Contact
from detente.ledger.events.event import Event
from detente.ledger.pledges.pledge import Pledge


class Snapshot:
    """What a question gives, one by one: nothing here holds more than some hundred records at a time."""

    def __init__(self, connection: Connection, question: Question) -> None:
        self._connection = connection
        self._question = question

    def events(self) -> Iterator[Event]:
        """The events asked for."""
        return lists.list_events(self._connection, self._question)

    def told(self) -> Iterator[Told]:
        """The events asked for with their claims and what is known of their articles."""
        return list_told(self._connection, self._question)

    def new(self, most: int) -> Iterator[Told]:
        """Of the events asked for those that came into the ledger last, the newest first."""
        return list_new(self._connection, self._question, most)

    def contacts(self) -> Iterator[tuple[Event, Contact]]:
        """The contacts among the events asked for, each with its event."""
        return lists.list_contacts(self._connection, self._question)

    def pledges(self) -> Iterator[tuple[Event, Pledge]]:
        """The pledges that events asked for opened, each with its event."""
        return lists.list_pledges(self._connection, self._question)

    def articles(self) -> Iterator[tuple[Article, tuple[Claim, ...]]]:
        """The articles that tell of the events asked for, each with its claims of them."""
        return list_articles(self._connection, self._question)
