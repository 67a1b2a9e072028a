"""How fast a large ledger answers: ``python benchmarks/ledger/million.py [CLAIMS] [--ledger FILE] [--keep]``.

Makes a ledger of a million made-up claims (those of ``consolidate.py``, put in as they belong together, as it is the
asking that is measured here), and times questions to it, the median and the slowest of several runs each, in
milliseconds. Ends with status 1 where the events of a dyad take longer than 100 ms at the median.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from consolidate import claims_made_up
from sqlalchemy import Connection, insert

from detente.articles.article import Article, PageDate
from detente.claims.claim import Claim
from detente.ledger.asking.question import Question
from detente.ledger.asking.whom import whom
from detente.ledger.events.statement import event_of
from detente.ledger.ledger import Ledger
from detente.ledger.store.rows import article_row, claim_row, dyad_rows, event_row, party_rows
from detente.ledger.store.schema import articles, claims, dyads, events, parties

LIMIT = 100.0  # milliseconds for a dyad's events
RUNS = 15
_BATCH = 5_000

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
    told = groupby(claims_made_up(number, days=3650), key=lambda pair: pair[0])
    happenings = ([claim for _, claim in several] for _, several in told)
    while batch := list(islice(happenings, _BATCH)):
        with ledger.store.writing() as connection:
            _insert(connection, batch)


def _insert(connection: Connection, batch: list[list[Claim]]) -> None:
    made = [(event_of(several, {}, {}), several) for several in batch]
    kept: dict[Any, list[Row]] = {table: [] for table in (articles, claims, events, parties, dyads)}
    for event, several in made:
        row = event_row(event)
        kept[events].append(row)
        kept[parties].extend(party_rows(event, row["day"]))
        kept[dyads].extend(dyad_rows(event, row["day"]))
        for claim in several:
            kept[articles].append(_article(claim))
            kept[claims].append(claim_row(claim) | {"happening": event.id})
    for table, rows in kept.items():
        connection.execute(insert(table), rows)


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
