"""Events with their claims and sources, and a ledger that holds some, for the formats that are made from them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from detente.actors.actor import ActorMention
from detente.articles.article import Article, PageDate
from detente.claims.claim import Claim
from detente.ledger.asking.told import Source, Told
from detente.ledger.events.event import Event, Party
from detente.ledger.ledger import Ledger

MakeClaim = Callable[..., Claim]
BODY = "It rained.\n\nNorway expelled two Chadian diplomats in Oslo on Monday, the foreign minister said."
LEAD = len("It rained.\n\n")


def parties(mentions: tuple[ActorMention, ...]) -> tuple[Party, ...]:
    return tuple(Party(one.id, one.name, one.type, one.country, one.sector, one.office) for one in mentions)


def tell(*claims: Claim, added: str = "2021-03-02T08:30:00Z", outlet: str | None = "The Example") -> Told:
    """An event as its first claim tells it, with all the claims."""
    first = claims[0]
    sources = {claim.article.id: Source(added, outlet, "en", claim.evidence.text) for claim in claims}
    event = Event(
        first.id, first.event, first.mode, first.contexts, first.kind, first.cameo, first.quad, first.goldstein,
        parties(first.actors), parties(first.recipients), first.status, first.date, first.place, first.amounts,
        first.confidence, first.evidence.text, tuple(claim.id for claim in claims), len(sources), len(sources),
        (), False, first.article.published, first.article.published,
    )  # fmt: skip
    return Told(event, claims, sources)


@pytest.fixture
def told_of() -> Callable[..., Told]:
    """A maker of events of several claims."""
    return tell


@pytest.fixture
def make_told(make_claim: MakeClaim) -> Callable[..., Told]:
    """A maker of events of one claim; what is given by name is changed in the claim."""

    def make(**changes: Any) -> Told:
        told = {name: changes.pop(name) for name in ("added", "outlet") if name in changes}
        return tell(make_claim(**changes), **told)

    return make


def page_of(claim: Claim, body: str, number: int) -> tuple[Article, Claim]:
    """A page with a body in which the claim's sentence stands at the end, and the claim with its offsets in it."""
    id, shift = f"{number:016x}", body.index(claim.evidence.text)
    article = Article(
        id, f"page{number}.txt", body, tuple(body.split("\n\n")), claim.article.headline,
        published=PageDate("2021-03-02", "2021-03-02", "given"), publisher="The Example",
        url=f"https://example.org/{number}", language="en",
    )  # fmt: skip

    def moved(part: Any) -> Any:
        return replace(part, start=part.start + shift, end=part.end + shift)

    evidence = replace(moved(claim.evidence), paragraph=body.count("\n\n"), trigger=moved(claim.evidence.trigger))
    said = tuple(replace(moved(link), speaker=link.speaker and moved(link.speaker)) for link in claim.attribution)
    claim = replace(
        claim, id=f"{id}-0", article=replace(claim.article, id=id, url=article.url), evidence=evidence,
        actors=tuple(map(moved, claim.actors)), recipients=tuple(map(moved, claim.recipients)), attribution=said,
    )  # fmt: skip
    return article, claim


@pytest.fixture
def page(make_claim: MakeClaim) -> tuple[Article, Claim]:
    """A page and its claim."""
    return page_of(make_claim(), BODY, 1)


@pytest.fixture
def ledger(tmp_path: Path, make_claim: MakeClaim) -> Iterator[str]:
    """Where a ledger is that holds two pages: an expulsion, and a call of no known day."""
    where = str(tmp_path / "ledger.db")
    call = make_claim(kind="call", event="CONSULT", mode="phone", cameo="041", quad=1, goldstein=1.0, amounts=())
    call = replace(call, date=replace(call.date, start=None, end=None, precision="none", basis="none", text=None))
    with Ledger(where) as opened:
        for number, claim in enumerate((make_claim(), call), 1):
            article, moved = page_of(claim, f"{number} wet days.\n\n{claim.evidence.text}", number)
            opened.store.add(article, [moved], hashlib.sha256(article.body.encode()).hexdigest(), article.source)
    yield where
