"""A small ledger made by hand, and the desk over it: what every test of the desk needs.

Pages are put in as records, without the coder, so that what a test expects stands in it::

    told = Told("Norway expelled two envoys of Chad.", "Norway", "expelled", "Chad")
    page = make_page("Envoys out", "2021-03-02", told)
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from detente.actors.actor import ActorMention
from detente.actors.base import ActorBase
from detente.articles.article import Article, Furniture, PageDate
from detente.claims.claim import (
    ArticleReference,
    Attribution,
    Claim,
    ClaimDate,
    ClaimPlace,
    Coder,
    Evidence,
    Span,
)
from detente.ledger.store.added import Added
from detente.ledger.store.opening import open_store
from detente.ontology import ontology
from detente.web.app import create_app
from detente.web.settings import Settings


@dataclass(frozen=True)
class Told:
    """One act that a page tells: its sentence, and the words of it that name who, what and to whom."""

    sentence: str
    actor: str
    trigger: str
    recipient: str
    kind: str = "expulsion"
    day: str | None = None
    status: str = "happened"
    speaker: str | None = None
    place: str | None = None
    confidence: float = 0.9


def make_page(
    headline: str, published: str, *told: Told, publisher: str = "The Daily Herald", url: str | None = None
) -> tuple[Article, tuple[Claim, ...]]:
    """An article with a paragraph for each act, and the claims of them; its address follows from its headline."""
    paragraphs = tuple(one.sentence for one in told)
    body = "\n\n".join(paragraphs)
    slug = "-".join(headline.lower().split())
    host = publisher.lower().replace(" ", "")
    address = url or f"https://{host}.example/{published}/{slug}"
    article = Article(
        hashlib.sha256(body.encode()).hexdigest()[:16],
        f"{slug}.html",
        body,
        paragraphs,
        headline=headline,
        published=PageDate(published, published, "metadata"),
        publisher=publisher,
        url=address,
        language="en",
        furniture=(Furniture("appeal", "Subscribe today.", 0, 16),),
    )
    reference = ArticleReference(article.id, address, publisher, headline, published, None)
    return article, tuple(_claim(one, number, body, reference) for number, one in enumerate(told))


def put(where: Path | str, *pages: tuple[Article, tuple[Claim, ...]]) -> list[Added]:
    """Add pages to the ledger at a path."""
    store = open_store(str(where))
    try:
        return [
            store.add(
                article,
                claims,
                hashlib.sha256(f"{article.url} {article.headline} {article.body}".encode()).hexdigest(),
                article.source,
            )
            for article, claims in pages
        ]
    finally:
        store.close()


def _claim(told: Told, number: int, body: str, reference: ArticleReference) -> Claim:
    kind = ontology().kinds[told.kind]
    cameo = ontology().cameo[kind.cameo]
    start = body.index(told.sentence)

    def span(text: str) -> tuple[str, int, int]:
        at = body.index(text, start)
        return text, at, at + len(text)

    def mention(text: str) -> ActorMention:
        state = ActorBase.default().resolve(text)[0].key
        name = ActorBase.default().states[state].name
        return ActorMention(*span(text), state, name, "state", state, "GOV")

    day = told.day or reference.published
    speaker = (Attribution(mention(told.speaker), None, *span(told.speaker)),) if told.speaker else ()
    place = ClaimPlace(told.place, told.place, None, None, None, None) if told.place else None
    return Claim(
        id=f"{reference.id}-{number}",
        article=reference,
        event=kind.event,
        mode=kind.mode,
        contexts=tuple(kind.contexts),
        kind=told.kind,
        cameo=kind.cameo,
        quad=cameo.quad,
        goldstein=cameo.goldstein,
        actors=(mention(told.actor),),
        recipients=(mention(told.recipient),),
        status=told.status,  # type: ignore[arg-type]
        date=ClaimDate(day, day, "day", "stated", None),
        place=place,
        attribution=speaker,
        amounts=(),
        evidence=Evidence(told.sentence, start, start + len(told.sentence), number, Span(*span(told.trigger))),
        confidence=told.confidence,
        coder=Coder("lexicon", f"{told.kind}-by-hand", "test"),
    )


PAGES = (
    make_page(
        "Two envoys out",
        "2021-03-02",
        Told("Norway expelled two envoys of Chad from Oslo.", "Norway", "expelled", "Chad", place="Oslo"),
        Told("Norway and Chad held talks in Geneva on the border.", "Norway", "talks", "Chad", "talks", "2021-02-20"),
    ),
    make_page(
        "Oslo sends diplomats home",
        "2021-03-03",
        Told("Norway expelled two envoys of Chad, Norway said.", "Norway", "expelled", "Chad", day="2021-03-02",
             speaker="Norway"),
        publisher="The Evening Post",
    ),
    make_page(
        "Leaders on the phone",
        "2021-04-10",
        Told("Turkey spoke with Russia by telephone, Turkey said.", "Turkey", "spoke", "Russia", "call",
             speaker="Turkey"),
        Told("Turkey offered Russia a grain corridor.", "Turkey", "offered", "Russia", "offer", status="announced",
             confidence=0.6),
    ),
    make_page(
        "Kremlin on the call",
        "2021-04-10",
        Told("Russia spoke with Turkey by telephone, Russia said.", "Russia", "spoke", "Turkey", "call",
             speaker="Russia"),
        publisher="The Evening Post",
    ),
    make_page(
        "Aid for the north",
        "2021-05-01",
        Told("Japan sent aid to Kenya after the floods.", "Japan", "sent aid", "Kenya", "humanitarian_aid"),
    ),
)  # fmt: skip


@pytest.fixture(name="Told", scope="session")
def _told() -> type[Told]:
    """The class of what a page tells."""
    return Told


@pytest.fixture(name="make_page", scope="session")
def _make_page() -> Callable[..., tuple[Article, tuple[Claim, ...]]]:
    """The maker of pages."""
    return make_page


@pytest.fixture(name="put", scope="session")
def _put() -> Callable[..., list[Added]]:
    """What adds pages to the ledger at a path."""
    return put


@pytest.fixture(scope="session")
def _filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "filled.db"
    put(path, *PAGES)
    return path


@pytest.fixture
def ledger_path(_filled: Path, tmp_path: Path) -> Path:
    """A ledger of one's own with ``PAGES`` in it."""
    import sqlite3

    copy = tmp_path / "detente.db"
    with sqlite3.connect(_filled) as source, sqlite3.connect(copy) as target:
        source.backup(target)
    source.close()
    target.close()
    return copy


@pytest.fixture
def make_client() -> Iterator[Callable[..., TestClient]]:
    """A maker of desks over a ledger at a path; keywords are fields of ``Settings``."""
    clients: list[TestClient] = []

    def make(ledger: Path, **fields: object) -> TestClient:
        settings = replace(Settings(str(ledger)), **fields)  # type: ignore[arg-type]
        client = TestClient(create_app(settings), raise_server_exceptions=False)
        clients.append(client.__enter__())
        return client

    yield make
    for client in clients:
        client.__exit__(None, None, None)


@pytest.fixture
def client(ledger_path: Path, make_client: Callable[..., TestClient]) -> TestClient:
    """The desk of one local user over a ledger with ``PAGES`` in it."""
    return make_client(ledger_path)
