"""The entries of a feed: new events, each in words, with a stable id and the moments it came and changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from detente.exports.printable import printable
from detente.exports.table import day_of, who
from detente.ledger.asking.told import Told

FEED_ID, FEED_TITLE = "urn:detente:events", "Detente: new events"
# No feed has room for more; a reader that looks in rarely asks the ledger.
MOST = 100
# What XML 1.0 has no way to write, even escaped.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WEB = re.compile(r"(?i)https?://\S+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One event as feeds tell of it: moments in UTC (``2019-03-01T12:30:00Z``), text without what XML cannot hold."""

    id: str
    title: str
    text: str
    link: str | None
    published: str
    updated: str
    categories: tuple[str, ...]


def entries_of(told: Iterable[Told]) -> Iterator[Entry]:
    """An entry an event."""
    for one in told:
        event = one.event
        parties = " → ".join(part for part in (who(event.actors), who(event.recipients)) if part)
        day = "" if event.date.start is None else f"{day_of(event.date).replace(chr(10), ' to ')}: "
        yield Entry(
            f"urn:detente:event:{event.id}",
            _text(f"{day}{parties}: {event.kind or event.mode or event.event.lower()} ({event.status})"),
            _text(f"{event.quote}\n{_behind(one)}"),
            next((url for claim in one.claims if (url := _link(claim.article.url))), None),
            one.added,
            one.updated,
            tuple(_text(code) for code in (event.event, event.kind) if code),
        )


def _behind(told: Told) -> str:
    outlets = dict.fromkeys(source.outlet for source in told.sources.values() if source.outlet)
    claims, origins = len(told.claims), told.event.origins
    counted = f"{claims} claim{'' if claims == 1 else 's'}, {origins} independent origin{'' if origins == 1 else 's'}"
    return f"{counted}{': ' if outlets else ''}{', '.join(outlets)}."


def _link(url: str | None) -> str | None:
    """An address that a reader may follow: a page could give any, a script's among them."""
    return _text(url) if url and _WEB.fullmatch(url) else None


def _text(text: str) -> str:
    return "\n".join(" ".join(printable(_NO_XML.sub("\ufffd", line)).split()) for line in text.split("\n"))
