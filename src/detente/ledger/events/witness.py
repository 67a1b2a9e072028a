"""The witness: a claim as one voice among independent origins, and what stands behind a value that witnesses give."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from detente.claims.claim import Claim

Value = TypeVar("Value", bound=Hashable)

# The share of what stands behind all values that one needs to count beside the best.
ENOUGH = 0.3


@dataclass(frozen=True, slots=True)
class Witness:
    """A claim, and the origin (id of an article) of its article."""

    claim: Claim
    origin: str


def support(witnesses: Iterable[Witness], values: Callable[[Claim], Iterable[Value]]) -> dict[Value, float]:
    """How much stands behind each value: for every origin that gives it, the confidence of its surest claim."""
    surest: dict[Value, dict[str, float]] = defaultdict(dict)
    for witness in witnesses:
        for value in values(witness.claim):
            behind = surest[value]
            behind[witness.origin] = max(behind.get(witness.origin, 0.0), witness.claim.confidence)
    return {value: round(sum(sorted(behind.values())), 6) for value, behind in surest.items()}
