"""How long one more page takes in a large ledger: ``python benchmarks/ledger/one_more.py [CLAIMS] [--ledger URL]``.

The ledger is made of made-up claims (``consolidate.py``) all at once; then 50 pages more are added as ``detente add``
adds them, and the seconds that each took are told. Ends with status 1 where one took more than a second.
"""

from __future__ import annotations

import argparse
import hashlib
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from sqlalchemy import insert

sys.path.insert(0, str(Path(__file__).parent))

from consolidate import claims_made_up  # type: ignore[import-not-found]

from detente.articles.article import Article, PageDate
from detente.claims.claim import ArticleReference, Claim
from detente.ledger.events.origins import signature
from detente.ledger.store.opening import open_store
from detente.ledger.store.pages import in_ledger, page_of, version_id
from detente.ledger.store.rows import article_row, claim_row
from detente.ledger.store.schema import articles
from detente.ledger.store.schema import claims as table
from detente.ledger.store.store import Store

MORE = 50
LIMIT = 1.0  # seconds
A_STORY = 5  # happenings


def main() -> None:
    parser = argparse.ArgumentParser(description="Time one more page in a large ledger.")
    parser.add_argument("claims", nargs="?", type=int, default=100_000)
    parser.add_argument("--ledger", help="where to make it; a temporary file unless given")
    parser.add_argument("--days", type=int, default=1825, help="days over which the acts are spread")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(options.ledger or f"{folder}/large.db")
        pages = list(pages_of(claims_made_up(options.claims, options.days)))
        # Those that come later are from all of the time that the ledger covers.
        step = len(pages) // MORE
        later = pages[::step][:MORE]
        began = time.perf_counter()
        fill(store, [page for number, page in enumerate(pages) if number % step or number // step >= MORE])
        print(f"{options.claims} claims made into a ledger at once: {time.perf_counter() - began:.0f} s", flush=True)
        took = sorted(_add(store, article, claims) for article, claims in later)
        store.close()
    print(f"one more page: {statistics.median(took):.3f} s in the middle, {took[-1]:.3f} s at the most")
    if took[-1] > LIMIT:
        parser.exit(1, f"slower than {LIMIT:.0f} s\n")


def pages_of(told: Iterable[tuple[int, Claim]]) -> Iterator[tuple[Article, tuple[Claim, ...]]]:
    """Pages that tell stories: the claims of five happenings, told by as many pages as the one most told."""
    for _, story in groupby(told, key=lambda pair: pair[0] // A_STORY):
        pages: dict[int, list[Claim]] = defaultdict(list)
        for _, tellings in groupby(story, key=lambda pair: pair[0]):
            for nth, (_, claim) in enumerate(tellings):
                pages[nth].append(claim)
        yield from (_page(claims[0].article.publisher or "", claims) for claims in pages.values())


def fill(store: Store, pages: Sequence[tuple[Article, tuple[Claim, ...]]]) -> None:
    """Put pages into an empty ledger and make its events at once, which is faster than one by one."""
    with store.writing() as connection:
        for article, claims in pages:
            sha256 = _digest(article)
            page = page_of(article, sha256, article.source)
            article = replace(article, id=version_id(page, sha256))
            row = article_row(article) | {
                "page": page, "version": 1, "current": True, "sha256": sha256, "added": "2026-01-01T00:00:00Z",
                "signature": signature(article.body), "origin": article.id,
            }  # fmt: skip
            connection.execute(insert(articles), [row])
            connection.execute(insert(table), [claim_row(claim) for claim in in_ledger(claims, page, article)])
    store.rebuild()


def _page(outlet: str, told: Sequence[Claim]) -> tuple[Article, tuple[Claim, ...]]:
    day = told[-1].article.published
    sentences = tuple(claim.evidence.text for claim in told)
    body = "\n\n".join(sentences)
    id = hashlib.sha256(body.encode()).hexdigest()[:16]
    url = f"https://{outlet}.example.org/{id}"
    article = Article(
        id, url, body, sentences, "Made up", url=url, publisher=outlet, published=PageDate(day, day, "metadata")
    )
    reference = ArticleReference(id, url, outlet, "Made up", day, None)
    claims, at = [], 0
    for number, claim in enumerate(told):
        trigger = claim.evidence.trigger
        evidence = replace(
            claim.evidence, start=at, end=at + len(claim.evidence.text), paragraph=number,
            trigger=replace(trigger, start=at + trigger.start, end=at + trigger.end),
        )  # fmt: skip
        claims.append(replace(claim, article=reference, evidence=evidence))
        at = evidence.end + 2
    return article, tuple(claims)


def _digest(article: Article) -> str:
    return hashlib.sha256(article.body.encode()).hexdigest()


def _add(store: Store, article: Article, claims: tuple[Claim, ...]) -> float:
    began = time.perf_counter()
    assert store.add(article, claims, _digest(article), article.source).state == "new"
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
