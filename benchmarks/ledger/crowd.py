"""Whether writers and readers get in each other's way: ``python benchmarks/ledger/crowd.py [SECONDS] [--ledger URL]``.

Four processes add made-up pages to one ledger while four others ask it, for a minute. Nobody may fail, no reader may
see half a page, and at the end every page that was added is there. Ends with status 1 otherwise.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

from sqlalchemy import func, select

sys.path.insert(0, str(Path(__file__).parent))

from consolidate import claims_made_up  # type: ignore[import-not-found]
from one_more import pages_of  # type: ignore[import-not-found]

from detente.errors import DetenteError
from detente.ledger.store.opening import open_store
from detente.ledger.store.schema import articles, claims, events

WRITERS = READERS = 4
A_WRITER = 4000  # claims, more than it can add


def main() -> None:
    parser = argparse.ArgumentParser(description="Four writers and four readers of one ledger.")
    parser.add_argument("seconds", nargs="?", type=float, default=60)
    parser.add_argument("--ledger", help="a temporary file unless given")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        where = options.ledger or f"{folder}/crowd.db"
        with ProcessPoolExecutor(WRITERS + READERS, mp_context=get_context("spawn")) as pool:
            writing = [pool.submit(write, where, number, options.seconds) for number in range(WRITERS)]
            reading = [pool.submit(read, where, options.seconds) for _ in range(READERS)]
            wrote, asked = [one.result() for one in writing], [one.result() for one in reading]
        store = open_store(where, create=False)
        with store.reading() as connection:
            held = connection.execute(select(func.count()).select_from(articles)).scalar_one()
        store.close()
    failures = [failure for _, several in (*wrote, *asked) for failure in several]
    added = sum(number for number, _ in wrote)
    print(f"{added} pages added by {WRITERS} writers, {held} there; {sum(n for n, _ in asked)} questions by {READERS}")
    print(f"{len(failures)} failures{': ' if failures else ''}{'; '.join(failures[:3])}")
    if failures or added != held:
        sys.exit(1)


def write(where: str, number: int, seconds: float) -> tuple[int, list[str]]:
    """Add pages until the time is up; returns how many, and what failed."""
    end, added, failures = time.monotonic() + seconds, 0, []
    pages = list(pages_of(claims_made_up(A_WRITER, 3650, seed=number)))
    store = open_store(where)
    for article, several in pages:
        if time.monotonic() > end:
            break
        sha256 = hashlib.sha256(f"{number} {article.body}".encode()).hexdigest()
        mine = replace(article, id=sha256[:16], url=f"{article.url}-{number}", body=article.body)
        try:
            added += store.add(mine, several, sha256, mine.source).state == "new"
        except DetenteError as error:
            failures.append(str(error))
    store.close()
    return added, failures


def read(where: str, seconds: float) -> tuple[int, list[str]]:
    """Ask until the time is up; returns how often, and what failed or was half there."""
    end, asked, failures = time.monotonic() + seconds, 0, []
    store = open_store(where)
    while time.monotonic() < end:
        try:
            with store.reading() as connection:
                homeless = connection.execute(
                    select(func.count()).select_from(claims).where(~claims.c.happening.in_(select(events.c.id)))
                ).scalar_one()
                told = connection.execute(select(func.coalesce(func.sum(events.c.claims), 0))).scalar_one()
                there = connection.execute(select(func.count()).select_from(claims)).scalar_one()
        except DetenteError as error:
            failures.append(str(error))
            continue
        if homeless or told != there:
            failures.append(f"{there} claims, {told} in events, {homeless} without")
        asked += 1
    store.close()
    return asked, failures


if __name__ == "__main__":
    main()
