"""Overviews: what is counted over much of the ledger, kept for a little while where that is dear.

In a small ledger nothing is kept. In a large one a figure may be half a minute old, and two minutes where nobody asked
for it meanwhile; lists of records never are, but for the board of pledges.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from detente.ledger.asking.catalogue import Sought
from detente.ledger.asking.change import Change
from detente.ledger.asking.facets import Facet
from detente.ledger.asking.question import Question
from detente.ledger.asking.spots import Spots
from detente.ledger.asking.stats import Stats
from detente.ledger.asking.timeline import Step, Timeline
from detente.ledger.events.event import Event
from detente.ledger.ledger import Ledger
from detente.ledger.pledges.pledge import Fate, Pledge, PledgeKind
from detente.web.kept import Kept

Counted = TypeVar("Counted")

_SECONDS, _MEANWHILE = 30.0, 90.0
# What takes a processor less than this, in seconds, is counted anew each time.
_DEAR = 0.025
_MOST = 500


class Overviews:
    """The overviews of one ledger; every method is that of ``Ledger`` of the same name."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._kept: Kept[Any] = Kept(_SECONDS, _MOST, meanwhile=_MEANWHILE, dear=_DEAR)

    def count(self, question: Question) -> int:
        """How many events are asked for."""
        every = _all(question)
        return self._get(("count", every), lambda: self._ledger.count(every))

    def count_contacts(self, question: Question) -> int:
        """How many contacts are asked for."""
        every = _all(question)
        return self._get(("contacts", every), lambda: self._ledger.count_contacts(every))

    def count_pledges(self, question: Question, kind: PledgeKind | None) -> dict[str, int]:
        """How many pledges of each fate are asked for."""
        every = _all(question)
        return self._get(("pledges", every, kind), lambda: self._ledger.count_pledges(every, kind))

    def pledges(self, question: Question, fate: Fate, kind: PledgeKind | None) -> Sequence[tuple[Event, Pledge]]:
        """The latest pledges of one fate; as many as the question's limit."""
        limited = replace(_all(question), limit=question.limit)
        key = ("board", limited, fate, kind)
        return self._get(key, lambda: self._ledger.pledges(limited, fates=[fate], kind=kind))

    def count_articles(self, sought: Sought) -> int:
        """How many articles are looked for."""
        every = replace(sought, after=None, limit=None)
        return self._get(("articles", every), lambda: self._ledger.count_articles(every))

    def outlets(self, most: int) -> list[tuple[str, int]]:
        """The outlets with the number of their articles, the most frequent first."""
        return self._get(("outlets", most), lambda: self._ledger.outlets(most))

    def facets(
        self, question: Question, within: int, more: dict[str, int] | None = None
    ) -> dict[str, tuple[Facet, ...]]:
        """For each field its most frequent values among the latest events asked for."""
        every = _all(question)
        key = ("facets", every, within, tuple(sorted((more or {}).items())))
        return self._get(key, lambda: self._ledger.facets(every, more=more, within=within))

    def timeline(self, question: Question, step: Step) -> Timeline:
        """Counts and mean Goldstein by step."""
        every = _all(question)
        return self._get(("timeline", every, step), lambda: self._ledger.timeline(every, step=step))

    def spots(self, question: Question) -> Spots:
        """Where the events asked for took place."""
        every = _all(question)
        return self._get(("spots", every), lambda: self._ledger.spots(every))

    def changes(self, until: str | None, days: int) -> tuple[str | None, list[Change]]:
        """The last day looked at, and what differs from the usual."""
        return self._get(("changes", until, days), lambda: self._ledger.changes(until, days))

    def stats(self) -> Stats:
        """What is in the ledger, and how good it is."""
        return self._get("stats", self._ledger.stats)

    def _get(self, key: Hashable, make: Callable[[], Counted]) -> Counted:
        counted: Counted = self._kept.get(key, make)
        return counted


def _all(question: Question) -> Question:
    """A question for the same events, whatever part of the list is shown."""
    return replace(question, sort="newest", after=None, limit=None)
