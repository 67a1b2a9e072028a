"""How fast the desk answers while pages are added: ``python benchmarks/web/load.py [--ledger FILE] [--seconds 60]``.

Serves a ledger of 200,000 made-up events as ``detente serve`` does, in a process of its own; adds two pages a second to
it in another; and asks for pages and API answers as people and programs do (``mix.py``), 20 a second on average, each
at its moment whether or not those before it are answered. Every route is asked once before the clock starts, which is
the column "first". A time counts from the moment a request was due until its last byte. Prints milliseconds by route
and of all, and what share of a processor the desk took, which tells more than times do where others use the machine;
ends with status 1 where one of twenty took more than 200 ms, or anything failed.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import multiprocessing
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path

import httpx

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "ledger"))

from consolidate import claims_made_up  # type: ignore[import-not-found]
from million import fill  # type: ignore[import-not-found]
from mix import Ask, asks, every_route  # type: ignore[import-not-found]
from one_more import pages_of  # type: ignore[import-not-found]

from detente.ledger.ledger import Ledger

LIMIT = 200.0  # milliseconds, for nineteen of twenty
CLAIMS = 530_000  # tell of 200,000 events
RATE = 20.0  # requests a second
PAGES = 2.0  # added a second
PATIENCE = 30.0  # seconds until a request has failed


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of a request: milliseconds from when it was due, and what was wrong with it, if anything."""

    route: str
    took: float
    wrong: str | None


def main() -> None:
    parser = argparse.ArgumentParser(description="Time the desk while pages are added.")
    parser.add_argument("--ledger", help="a ledger to serve, to which pages are added; one is made unless it is there")
    parser.add_argument("--claims", type=int, default=CLAIMS, help="of the ledger that is made")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--rate", type=float, default=RATE, help="requests a second")
    parser.add_argument("--pages", type=float, default=PAGES, help="pages added a second")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        where = options.ledger or f"{folder}/desk.db"
        told = _made(where, options.claims)
        print(f"{told:,} events; {options.rate:g} requests and {options.pages:g} pages a second", flush=True)
        with _served(where) as (address, desk), _adding(where, options.pages) as added:
            first, answered, share = asyncio.run(_ask(address, desk, where, options.seconds, options.rate))
            pages = added()
    overall = _print(first, answered)
    wrong = [f"{one.route}: {one.wrong}" for one in (*first, *answered) if one.wrong]
    print(f"the desk took {share:.0%} of a processor; {options.seconds:g} seconds", flush=True)
    print(f"{pages} pages added meanwhile; {len(wrong)} failures{': ' if wrong else ''}{'; '.join(wrong[:5])}")
    if wrong or overall > LIMIT or not pages:
        parser.exit(1, f"one of twenty took more than {LIMIT:.0f} ms, or something failed\n")


def _made(where: str, claims: int) -> int:
    """Make the ledger where there is none; returns its number of events."""
    there = Path(where).exists()
    with Ledger(where) as ledger:
        if not there:
            began = time.perf_counter()
            fill(ledger, claims)
            print(f"a ledger of {claims:,} claims made in {time.perf_counter() - began:.0f} s", flush=True)
        return ledger.count()


@contextmanager
def _served(where: str) -> Iterator[tuple[str, int]]:
    """The address of a desk over the ledger, once it answers, and the number of its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", "from detente.cli.app import main; main()"]
    with tempfile.TemporaryFile() as log:
        desk = subprocess.Popen([*command, "serve", "--ledger", where, "--port", str(port)], stderr=log)
        try:
            address = f"http://127.0.0.1:{port}"
            for _ in range(600):
                try:
                    httpx.get(f"{address}/healthz", timeout=1)
                    break
                except httpx.TransportError:
                    time.sleep(0.1)
            yield address, desk.pid
        finally:
            desk.terminate()
            desk.wait()


@contextmanager
def _adding(where: str, pages: float) -> Iterator[object]:
    """Pages are added in another process meanwhile; what is given tells how many, and ends it."""
    spawn = multiprocessing.get_context("spawn")
    here, there = spawn.Pipe()
    adder = spawn.Process(target=_add, args=(where, pages, there))
    adder.start()
    here.recv()

    def number() -> int:
        here.send("enough")
        return int(here.recv())

    try:
        yield number
    finally:
        adder.terminate()
        adder.join()


def _add(where: str, rate: float, told: Connection) -> None:
    """Add pages on happenings that the ledger knows, each at its moment, until told that it is enough."""
    added = 0
    with Ledger(where) as ledger:
        # Other pages each time, where one ledger is served again and again.
        skipped = ledger.count() % 97 * 500
        pages = pages_of(islice(claims_made_up(10**9, days=3650), skipped, None))
        next(pages)
        told.send("ready")
        began = time.monotonic()
        for number, (article, claims) in enumerate(pages):
            if told.poll(max(0.0, began + number / rate - time.monotonic()) if rate else None):
                break
            unique = hashlib.sha256(f"{os.getpid()} {article.body}".encode()).hexdigest()
            mine = replace(article, url=f"{article.url}-{os.getpid()}")
            added += ledger.store.add(mine, claims, unique, mine.source).state == "new"
    told.send(added)


async def _ask(
    address: str, desk: int, where: str, seconds: float, rate: float
) -> tuple[list[Answered], list[Answered], float]:
    """Every route once, one after the other; then the mix for as long as it is to take, and what that took of a
    processor."""
    draw = random.Random(5)
    with Ledger(where) as ledger:
        several = asks(ledger, draw)
        once = every_route(several)
        moments = list(_moments(seconds, rate, draw))
        drawn = [next(several) for _ in moments]
    limits = httpx.Limits(max_connections=200, max_keepalive_connections=50)
    async with httpx.AsyncClient(base_url=address, timeout=PATIENCE, limits=limits) as client:
        first = [await _answer(client, ask, time.perf_counter()) for ask in once]
        began, used = time.perf_counter(), _used(desk)
        waiting = []
        for ask, moment in zip(drawn, moments, strict=True):
            await asyncio.sleep(max(0.0, began + moment - time.perf_counter()))
            waiting.append(asyncio.create_task(_answer(client, ask, began + moment)))
        answered = list(await asyncio.gather(*waiting))
        return first, answered, (_used(desk) - used) / (time.perf_counter() - began)


def _used(process: int) -> float:
    """The seconds of a processor that a process has used; 0 where the system does not tell."""
    told = Path(f"/proc/{process}/stat")
    if not told.exists():
        return 0.0
    user, system = told.read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _moments(seconds: float, rate: float, draw: random.Random) -> Iterator[float]:
    """When requests come: as if of many people who know nothing of each other."""
    at = draw.expovariate(rate)
    while at < seconds:
        yield at
        at += draw.expovariate(rate)


async def _answer(client: httpx.AsyncClient, ask: Ask, due: float) -> Answered:
    try:
        answer = await client.get(ask.path, params=ask.query)
        wrong = None if answer.status_code in (200, 304) else f"{answer.status_code} {answer.url}"
        if wrong is None and not answer.text.rstrip().endswith(ask.whole):
            wrong = f"not whole: {answer.url}"
    except httpx.HTTPError as error:
        wrong = f"{type(error).__name__} {ask.path}"
    return Answered(ask.route, 1000 * (time.perf_counter() - due), wrong)


def _print(first: Sequence[Answered], answered: Sequence[Answered]) -> float:
    """Print a line a route and one of all; returns what nineteen of twenty took at most."""
    by_route: dict[str, list[float]] = defaultdict(list)
    for one in answered:
        by_route[one.route].append(one.took)
    print(f"{'milliseconds':<44} {'asked':>5} {'p50':>7} {'p95':>7} {'p99':>7} {'first':>7}")
    for cold in first:
        _line(cold.route, by_route[cold.route], f"{cold.took:7.0f}")
    return _line("all", [one.took for one in answered], "")


def _line(name: str, took: list[float], first: str) -> float:
    ranked = sorted(took) or [0.0]
    p50, p95, p99 = (ranked[min(len(ranked) - 1, int(share * len(ranked)))] for share in (0.5, 0.95, 0.99))
    print(f"{name:<44} {len(took):5} {p50:7.0f} {p95:7.0f} {p99:7.0f} {first}", flush=True)
    return p95


if __name__ == "__main__":
    main()
