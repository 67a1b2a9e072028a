"""Claims made by hand, as the coder would make them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from detente.actors.actor import ActorMention
from detente.claims.claim import (
    Amount,
    ArticleReference,
    Attribution,
    Claim,
    ClaimDate,
    ClaimPlace,
    Coder,
    Evidence,
    Span,
    Status,
)
from detente.ontology import ontology

Make = Callable[..., Claim]


@dataclass(slots=True)
class _Maker:
    made: int = 0

    def __call__(
        self,
        text: str,
        act: str,
        kind: str,
        actors: str,
        recipients: str = "",
        *,
        article: str | None = None,
        published: str | None = "2019-03-05",
        on: str | None = None,
        status: Status = "happened",
        said_by: str = "",
        place: ClaimPlace | None = None,
        amount: tuple[float, str] | None = None,
        confidence: float = 0.8,
        id: str | None = None,
    ) -> Claim:
        """A claim; parties are written "USA RUS.GOV vladimir-putin@RUS", ``on`` is a day or "first/last"."""
        self.made += 1
        known = ontology().kinds[kind]
        cameo = ontology().cameo[known.cameo]
        first, _, last = (on or "").partition("/")
        precision = "none" if not on else "month" if last else "day"
        at = text.index(act)
        source = article or f"page-{self.made}"
        return Claim(
            id=id or f"c{self.made:03}",
            article=ArticleReference(source, None, f"Outlet of {source}", None, published, None),
            event=known.event,
            mode=known.mode,
            contexts=known.contexts,
            kind=kind,
            cameo=cameo.code,
            quad=cameo.quad,
            goldstein=cameo.goldstein,
            actors=tuple(map(_mention, actors.split())),
            recipients=tuple(map(_mention, recipients.split())),
            status=status,
            date=ClaimDate(first or None, last or first or None, precision, "stated" if on else "none", on),
            place=place,
            attribution=tuple(
                Attribution(speaker, None, speaker.text, 0, 0) for speaker in map(_mention, said_by.split())
            ),
            amounts=(Amount(amount[0], None, amount[1], f"{amount[0]:g} {amount[1]}"),) if amount else (),
            evidence=Evidence(text, 0, len(text), 0, Span(act, at, at + len(act))),
            confidence=confidence,
            coder=Coder("lexicon", "test", "0"),
        )


def _mention(written: str) -> ActorMention:
    name, _, country = written.partition("@")
    if country:
        return ActorMention(name, 0, len(name), name, name, "person", country, "GOV")
    state, _, sector = written.partition(".")
    return ActorMention(
        state, 0, len(state), written, state, "organisation" if sector else "state", state, sector or None
    )


@pytest.fixture
def claim() -> Make:
    """Makes claims, each of a page of its own unless told otherwise."""
    return _Maker()
