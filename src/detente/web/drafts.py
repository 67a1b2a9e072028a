"""Drafts: pages that were coded and shown, and wait for somebody to say whether they are kept."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from detente.ledger.store.added import Added
from detente.pipeline import Coded

MINUTES = 30
MOST_OF_ONE = 5
MOST = 40
MOST_CHARACTERS = 40_000_000


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as it was coded, with the digest of its bytes and the name it came in by."""

    source: str
    sha256: str
    coded: Coded

    @property
    def size(self) -> int:
        """About how many characters it takes."""
        article = self.coded.article
        around = sum(len(block.text) for block in article.furniture)
        return 2 * len(article.body) + around + 4000 * len(self.coded.claims)


@dataclass(slots=True)
class Draft:
    """What one person gave at once: its pages, what could not be read and why, and what became of what was kept."""

    id: str
    person: str
    ends: float
    leaves: tuple[Leaf, ...]
    unread: tuple[tuple[str, str], ...]
    kept: dict[int, Added] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """About how many characters it takes."""
        return sum(leaf.size for leaf in self.leaves)


class Drafts:
    """The drafts of a desk, in memory: of each person a few, for a while; ``clock`` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._drafts: dict[str, Draft] = {}

    def put(self, person: str, leaves: tuple[Leaf, ...], unread: tuple[tuple[str, str], ...]) -> Draft:
        """Hold pages for a person; where there are too many, the oldest go."""
        draft = Draft(secrets.token_urlsafe(16), person, self._clock() + MINUTES * 60, leaves, unread)
        with self._lock:
            self._drafts[draft.id] = draft
            own = [one.id for one in self._drafts.values() if one.person == person]
            for id in own[:-MOST_OF_ONE]:
                del self._drafts[id]
            # The one just put stays, however large: a request's size is bounded.
            while len(self._drafts) > 1 and (len(self._drafts) > MOST or self._size() > MOST_CHARACTERS):
                del self._drafts[next(iter(self._drafts))]
        return draft

    def get(self, id: str, person: str) -> Draft | None:
        """The draft of that id, if it is that person's and is still held."""
        with self._lock:
            for old in [one.id for one in self._drafts.values() if one.ends <= self._clock()]:
                del self._drafts[old]
            draft = self._drafts.get(id)
        return draft if draft is not None and draft.person == person else None

    def drop(self, draft: Draft) -> None:
        """Forget a draft."""
        with self._lock:
            self._drafts.pop(draft.id, None)

    def _size(self) -> int:
        return sum(draft.size for draft in self._drafts.values())
