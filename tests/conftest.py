"""What tests of several rooms need."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

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
)

BODY = "Norway expelled two Chadian diplomats in Oslo on Monday, the foreign minister said."


def _span(text: str) -> dict[str, Any]:
    return {"text": text, "start": BODY.index(text), "end": BODY.index(text) + len(text)}


def _full_claim(**changes: Any) -> Claim:
    """A claim with every field filled; ``changes`` replace fields."""
    norway = ActorMention(**_span("Norway"), id="NOR", name="Norway", type="state", country="NOR", sector="GOV")
    chad = ActorMention(
        **_span("Chadian"), id="TCD", name="Chad", type="state", country="TCD", sector="GOV", via="demonym"
    )
    minister = ActorMention(
        **_span("the foreign minister"), id="NOR.MFA", name="Foreign Minister of Norway", type="role", country="NOR",
        sector="GOV", office="Minister of Foreign Affairs", via="role",
    )  # fmt: skip
    fields: dict[str, Any] = {
        "id": "c1",
        "article": ArticleReference("a1", "https://example.org/1", "The Example", "Two out", "2021-03-02", None),
        "event": "SANCTION",
        "mode": "expel",
        "contexts": ("diplomatic", "intelligence"),
        "kind": "expulsion",
        "cameo": "061",
        "quad": 4,
        "goldstein": -4.0,
        "actors": (norway,),
        "recipients": (chad, minister),
        "status": "happened",
        "date": ClaimDate("2021-03-01", "2021-03-01", "day", "relative", "Monday"),
        "place": ClaimPlace("Oslo", "Oslo", "NOR", 59.9, 10.7, 3143244),
        "attribution": (Attribution(minister, None, **_span("the foreign minister said")),),
        "amounts": (Amount(2.0, None, "diplomats", "two Chadian diplomats"),),
        "evidence": Evidence(BODY, 0, len(BODY), 0, Span(**_span("expelled"))),
        "confidence": 0.9,
        "coder": Coder("lexicon", "expel-diplomats", "0.1.0"),
        "frame": None,
    }
    return Claim(**(fields | changes))


@pytest.fixture
def make_claim() -> Callable[..., Claim]:
    """A maker of claims: every field filled, those given by name replaced."""
    return _full_claim
