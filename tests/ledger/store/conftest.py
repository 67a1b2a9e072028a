"""Ledgers on both databases, pages that are told quickly, and a look at all that is in a store.

Postgres is a private server that the tests start for themselves; where none can be started its tests are skipped.
"""

from __future__ import annotations

import hashlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from detente.actors.actor import ActorMention
from detente.articles.article import Article, PageDate
from detente.claims.claim import ArticleReference, Claim, ClaimDate, Evidence, Span
from detente.ledger.store.added import Added
from detente.ledger.store.opening import open_store
from detente.ledger.store.schema import metadata
from detente.ledger.store.store import Store
from detente.ontology import ontology

_numbers = count()


def _programs() -> Path | None:
    """Where the programs of a Postgres server are: Debian keeps them off the PATH."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda place: float(place.parent.name))
    found = shutil.which("initdb")
    places += [Path(found).parent] if found else []
    return next((place for place in reversed(places) if (place / "postgres").exists()), None)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a private Postgres server, with ``{}`` for the database; skips where there is none to start."""
    pytest.importorskip("psycopg", reason="the driver of Postgres is not installed")
    programs = _programs()
    if programs is None:
        pytest.skip("no Postgres server is installed (Debian: apt install postgresql)")
    # A server refuses to run as root: it runs as somebody who has no rights at all.
    user = "nobody" if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="detente-"))
    if user:
        os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    try:
        options = ["-D", str(folder / "data"), "-U", "detente", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"]
        subprocess.run([programs / "initdb", *options], user=user, cwd=folder, check=True, capture_output=True)
        settings = ["listen_addresses=", f"unix_socket_directories={folder}", "fsync=off", "synchronous_commit=off"]
        with subprocess.Popen(
            [programs / "postgres", "-D", folder / "data", *(word for one in settings for word in ("-c", one))],
            user=user,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as server:
            try:
                _wait_for(folder, server)
                yield f"postgresql+psycopg://detente@/{{}}?host={folder}"
            finally:
                # SIGINT: whoever is still connected is cut off.
                server.send_signal(signal.SIGINT)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait_for(folder: Path, server: subprocess.Popen[bytes]) -> None:
    import psycopg

    for _ in range(300):
        try:
            psycopg.connect(f"host={folder} user=detente dbname=postgres").close()
            return
        except psycopg.OperationalError:
            assert server.poll() is None, "the Postgres server ended by itself"
            time.sleep(0.1)
    raise AssertionError("the Postgres server does not answer")


@pytest.fixture(params=["sqlite", "postgres"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a ledger can be made: a test that asks for it runs on both databases."""
    if request.param == "sqlite":
        return str(tmp_path / "detente.db")
    return str(request.getfixturevalue("database"))


@pytest.fixture
def database(postgres: str) -> str:
    """The URL of an empty Postgres database."""
    import psycopg

    name = f"ledger{next(_numbers)}"
    with psycopg.connect(postgres.format("postgres").replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return postgres.format(name)


NAMES = {"NOR": "Norway", "TCD": "Chad", "PER": "Peru", "BOL": "Bolivia"}


def moment() -> datetime:
    return datetime(2021, 3, 5, 12, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Page:
    """What ``Store.add`` takes."""

    article: Article
    claims: tuple[Claim, ...]
    sha256: str
    source: str

    def into(self, store: Store) -> Added:
        return store.add(self.article, self.claims, self.sha256, self.source)


@pytest.fixture
def page(make_claim: Callable[..., Claim]) -> Callable[..., Page]:
    """Makes a page of sentences, each with the word of its act, its kind, who did it, and to whom."""

    def make(
        *told: tuple[str, str],
        outlet: str = "The Example",
        day: str = "2021-03-02",
        url: str | None = None,
        **more: Any,
    ) -> Page:
        body = "\n\n".join(sentence for sentence, _ in told)
        url = url or f"https://{outlet.lower().replace(' ', '')}.example.org/{day}/page"
        article = Article(
            "", outlet, body, tuple(sentence for sentence, _ in told), "A headline", url=url, publisher=outlet,
            published=PageDate(day, day, "metadata", day), **more,
        )  # fmt: skip
        sha256 = hashlib.sha256(f"{article}".encode()).hexdigest()
        article = replace(article, id=sha256[:16])
        claims = [claim for number in range(len(told)) for claim in _claims(article, number, told[number], make_claim)]
        return Page(article, tuple(claims), sha256, f"{outlet}.html")

    return make


def _claims(
    article: Article, number: int, told: tuple[str, str], make_claim: Callable[..., Claim]
) -> Iterator[Claim]:
    sentence, acts = told
    start = article.body.index(sentence)
    for act in acts.split(";"):
        if not act:
            continue
        word, kind, *sides = act.split()
        at = start + sentence.index(word)
        code = ontology().kinds[kind]
        yield make_claim(
            id=f"{article.id}-{at}",
            article=ArticleReference(
                article.id, article.url, article.publisher, article.headline, article.published.start, article.origin
            ),
            event=code.event, mode=code.mode, kind=kind, cameo=code.cameo,
            actors=(_state(sides[0]),), recipients=tuple(map(_state, sides[1:])),
            date=ClaimDate(None, None, "none", "none", None), place=None, attribution=(), amounts=(),
            evidence=Evidence(sentence, start, start + len(sentence), number, Span(word, at, at + len(word))),
        )  # fmt: skip


def _state(code: str) -> ActorMention:
    return ActorMention(NAMES[code], 0, len(NAMES[code]), code, NAMES[code], "state", code, "GOV")


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    """An empty ledger, on each database."""
    opened = open_store(where, clock=moment)
    yield opened
    opened.close()


# The numbers of rows, and when what was written, say nothing of what a ledger holds.
_PASSING = frozenset({"number", "at", "added", "signature", "undone"})


@pytest.fixture
def everything() -> Callable[..., dict[str, list[Any]]]:
    """Reads all that a store holds, in an order of its own, but for some tables."""

    def read(store: Store, *without: str) -> dict[str, list[Any]]:
        with store.reading() as connection:
            return {
                name: sorted(
                    (
                        {key: value for key, value in row._mapping.items() if key not in _PASSING}
                        for row in connection.execute(select(table))
                    ),
                    key=str,
                )
                for name, table in metadata.tables.items()
                if name not in without
            }

    return read
