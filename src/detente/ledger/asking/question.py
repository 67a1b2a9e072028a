"""The question: which events, contacts or pledges are asked for, in what order, and how many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.ledger.asking.whom import Whom

Sort = Literal["newest", "oldest", "surest", "most-told", "most-hostile", "most-friendly"]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked; everything given must hold, and of several values of one field any.

    ``parties`` must all have a part, on whichever side; ``actors`` and ``recipients`` on theirs (any of them).
    ``speakers`` are those on whose word it stands. ``since`` and ``until`` are ISO days, both included, of the day of
    the event, or of its first publication where its day is not known. ``text`` is looked for in the sentences.
    ``confidence`` and ``origins`` are the least. ``limit`` None is all. ``after`` is the id of the event after which to
    go on, in the order of ``sort``, or its ``cursor``, which holds even where that event is no more.
    """

    parties: tuple[Whom, ...] = ()
    actors: tuple[Whom, ...] = ()
    recipients: tuple[Whom, ...] = ()
    speakers: tuple[Whom, ...] = ()
    since: str | None = None
    until: str | None = None
    events: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    cameo: tuple[str, ...] = ()
    quads: tuple[int, ...] = ()
    statuses: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    confidence: float | None = None
    origins: int | None = None
    contested: bool | None = None
    text: str | None = None
    sort: Sort = "newest"
    limit: int | None = None
    after: str | None = None
