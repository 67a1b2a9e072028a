"""How fast a large ledger answers: ``python benchmarks/ledger/million.py [CLAIMS] [--ledger FILE] [--keep]``.

Makes a ledger of a million made-up claims (those of ``consolidate.py``, put in as they belong together, as it is the
asking that is measured here; with places, speakers, contacts and pledges in about the shares that news has), and times
questions to it, the median and the slowest of several runs each, in milliseconds. Ends with status 1 where the events
of a dyad take longer than 100 ms at the median.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, text

sys.path.insert(0, str(Path(__file__).parent))

from consolidate import claims_made_up  # type: ignore[import-not-found]

from detente.actors.base import ActorBase
from detente.articles.article import Article, PageDate
from detente.claims.claim import Attribution, Claim, ClaimPlace
from detente.ledger.asking.question import Question
from detente.ledger.asking.whom import whom
from detente.ledger.contacts.contact import Account, Comparison, Contact, Item, Quote
from detente.ledger.contacts.scene import is_contact
from detente.ledger.events.blocking import blocks_of
from detente.ledger.events.event import Event
from detente.ledger.events.statement import event_of
from detente.ledger.events.telling import telling_of
from detente.ledger.ledger import Ledger
from detente.ledger.pledges.pledge import Fate, Pledge
from detente.ledger.pledges.vocabulary import openers
from detente.ledger.store.rows import (
    article_row,
    claim_row,
    contact_row,
    dyad_rows,
    event_row,
    party_rows,
    pledge_row,
)
from detente.ledger.store.schema import articles, blocks, claims, contacts, dyads, events, parties, pledges

LIMIT = 100.0  # milliseconds for a dyad's events
RUNS = 15
_BATCH = 5_000
# What news has about: the share of happenings with a place, of those at a town, and of claims on somebody's word.
_PLACED, _IN_TOWN, _SPOKEN = 0.6, 0.5, 0.35
_TOWNS = 12  # a country
_FATES: tuple[Fate, ...] = ("open", "open", "open", "open", "accepted", "declined", "kept", "withdrawn", "contradicted")

Row = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description="Time questions to a large made-up ledger.")
    parser.add_argument("claims", nargs="?", type=int, default=1_000_000)
    parser.add_argument("--ledger", default="million.db", help="the file to make, or to ask again where it is there")
    parser.add_argument("--keep", action="store_true", help="do not delete it afterwards")
    options = parser.parse_args()
    file = Path(options.ledger)
    there = file.exists()
    with Ledger(str(file)) as ledger:
        if not there:
            began = time.perf_counter()
            fill(ledger, options.claims)
            print(f"made in {time.perf_counter() - began:.0f} s, {file.stat().st_size / 1e9:.1f} GB", flush=True)
        slowest = measure(ledger)
    if not options.keep and not there:
        for part in file.parent.glob(f"{file.name}*"):
            part.unlink()
    if slowest > LIMIT:
        parser.exit(1, f"the events of a dyad took {slowest:.0f} ms, more than {LIMIT:.0f}\n")


def fill(ledger: Ledger, number: int) -> None:
    """Put the claims in, each with an article of its own, and the events that they were made from."""
    draw = random.Random(11)
    told = groupby(claims_made_up(number, days=3650), key=lambda pair: pair[0])
    happenings = (list(dressed((claim for _, claim in several), draw)) for _, several in told)
    while batch := list(islice(happenings, _BATCH)):
        with ledger.store.writing() as connection:
            _insert(connection, batch, draw)
    with ledger.store.writing() as connection:
        # So that it is planned by what is in it, as it is where ``detente add`` filled it.
        connection.execute(text("ANALYZE"))


def dressed(several: Iterator[Claim], draw: random.Random) -> Iterator[Claim]:
    """The claims of a happening with the place it was at, and some with a speaker."""
    place: ClaimPlace | None = None
    for nth, claim in enumerate(several):
        if not nth and draw.random() < _PLACED:
            place = _place(claim.actors[0].country or "", draw)
        on_word = (Attribution(claim.actors[0], "statement", "said in a statement", 0, 19),)
        yield replace(claim, place=place, attribution=on_word if draw.random() < _SPOKEN else ())


def _place(country: str, draw: random.Random) -> ClaimPlace | None:
    state = ActorBase.default().states.get(country)
    if state is None:
        return None
    town = f"Town {draw.randrange(_TOWNS)}" if draw.random() < _IN_TOWN else state.name
    # Somewhere, but everything there at one point.
    where = random.Random(f"{country} {town}")
    at = round(where.uniform(-50, 65), 3), round(where.uniform(-120, 150), 3)
    return ClaimPlace(town, town, country, *at, None)


def _insert(connection: Connection, batch: list[list[Claim]], draw: random.Random) -> None:
    tables = (articles, claims, events, parties, dyads, blocks, contacts, pledges)
    kept: dict[Any, list[Row]] = {table: [] for table in tables}
    for several in batch:
        event = event_of(several, {}, {claim.article.id: claim.article.publisher for claim in several})
        row = event_row(event)
        kept[events].append(row)
        kept[parties].extend(party_rows(event, row["day"]))
        kept[dyads].extend(dyad_rows(event, row["day"]))
        if is_contact(event):
            kept[contacts].append(contact_row(_contact(event, several)))
        if event.kind in openers():
            kept[pledges].append(pledge_row(_pledge(event, draw)))
        for claim in several:
            kept[articles].append(_article(claim))
            kept[claims].append(claim_row(claim) | {"happening": event.id})
            in_blocks = blocks_of(telling_of(claim, claim.article.id, claim.article.publisher))
            kept[blocks].extend({"block": block, "claim": claim.id} for block in in_blocks)
    for table, rows in kept.items():
        if rows:
            connection.execute(insert(table), rows)


def _contact(event: Event, several: list[Claim]) -> Contact:
    """A contact of which every outlet tells one thing."""
    items = tuple(Item("talks about grain", None, "says", 0.8, (_quote(claim),)) for claim in several[:3])
    outlets = tuple(sorted({claim.article.publisher or "" for claim in several}))
    sides = [party.country for party in (*event.actors, *event.recipients) if party.country]
    accounts = tuple(Account(side, (), outlets, items) for side in dict.fromkeys([*sides, "outlet"]))
    said = Comparison("talks about grain", None, tuple(one.side for one in accounts), (), ())
    return Contact(event.id, (), accounts, (said,))


def _quote(claim: Claim) -> Quote:
    evidence = claim.evidence
    return Quote(claim.id, claim.article.id, claim.article.publisher, evidence.text, evidence.start, evidence.end)


def _pledge(event: Event, draw: random.Random) -> Pledge:
    kind, _ = openers()[event.kind or ""]
    fate, made = draw.choice(_FATES), event.date.start or event.first_published
    settled = None if fate == "open" else made
    return Pledge(event.id, kind, event.actors, event.recipients, event.quote, made, None, fate, settled, None, ())


def _article(claim: Claim) -> Row:
    text = claim.evidence.text
    day = claim.article.published
    article = Article(
        claim.article.id,
        claim.article.id,
        text,
        (text,),
        published=PageDate(day, day, "given") if day else PageDate(),
        publisher=claim.article.publisher,
    )
    fixed = {"page": article.id, "version": 1, "current": True, "sha256": article.id, "added": "2026-01-01T00:00:00Z"}
    return article_row(article) | fixed | {"origin": article.id, "signature": b""}


def measure(ledger: Ledger) -> float:
    """Time the questions; the median of the slowest dyad's events, in milliseconds."""
    counted = ledger.facets(Question())["country"]
    busy, quiet = counted[0].value, counted[-1].value
    pairs = [(busy, counted[1].value), (busy, quiet), (counted[3].value, counted[5].value)]
    print(f"{ledger.count(Question()):,} events; countries by number of events: {busy} ... {quiet}")
    slowest = 0.0
    for one, other in pairs:
        dyad = Question(parties=(whom(one), whom(other)))
        year = replace(dyad, since="2020-01-01", until="2020-12-31", kinds=("meeting", "talks"), limit=50)
        latest = timed(f"{one} and {other}: the latest 50 events", partial(ledger.events, replace(dyad, limit=50)))
        slowest = max(slowest, latest)
        timed(f"{one} and {other}: how many", partial(ledger.count, dyad))
        timed(f"{one} and {other}: meetings of a year", partial(ledger.events, year))
        timed(f"{one} and {other}: timeline by month", partial(ledger.timeline, dyad))
    timed("the latest 50 events of all", lambda: ledger.events(Question(limit=50)))
    timed(f"the latest 50 of {busy}", lambda: ledger.events(Question(parties=(whom(busy),), limit=50)))
    timed("words in the sentences", lambda: ledger.events(Question(text="embassy", limit=50)))
    return slowest


def timed(what: str, ask: Callable[[], object]) -> float:
    """Ask several times; prints and gives the median in milliseconds."""
    took = sorted(_runs(ask))
    median = statistics.median(took)
    print(f"{what:<45} {median:8.1f} ms   slowest {took[-1]:8.1f} ms", flush=True)
    return median


def _runs(ask: Callable[[], object]) -> Iterator[float]:
    for _ in range(RUNS):
        began = time.perf_counter()
        ask()
        yield 1000 * (time.perf_counter() - began)


if __name__ == "__main__":
    main()
