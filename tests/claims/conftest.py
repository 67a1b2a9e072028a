"""What the tests of claims share: a page of a sentence or two, coded, each claim put in one line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import detente
from detente.claims.claim import Claim

DAY = "2020-06-10"  # a Wednesday


def _coded(text: str, published: str | None = DAY) -> tuple[Claim, ...]:
    return detente.code(text, published=published, least=0)  # how sure a claim is has tests of its own


def _told(text: str, published: str | None = DAY) -> list[str]:
    return [_line(claim) for claim in _coded(text, published)]


def _line(claim: Claim) -> str:
    """A claim as a line: "PER > CHL expulsion happened"; those of no country by their name, none as "-"."""
    actors, recipients = (
        "+".join(m.country or m.name for m in side) or "-" for side in (claim.actors, claim.recipients)
    )
    return f"{actors} > {recipients} {claim.kind} {claim.status}"


@pytest.fixture
def coded() -> Callable[..., tuple[Claim, ...]]:
    """The claims of a page of plain text, published on ``DAY``."""
    return _coded


@pytest.fixture
def told() -> Callable[..., list[str]]:
    """The claims of such a page, each as one line."""
    return _told
