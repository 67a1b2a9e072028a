"""Whether confidence means what it says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bin:
    """Those whose confidence lies from ``least`` on: how many, their mean confidence, and the share that is right."""

    least: float
    count: int
    confidence: float
    right: float


def reliability(judged: Iterable[tuple[float, bool]], bins: int = 10) -> list[Bin]:
    """The bins of (confidence, right) that hold any, from the least sure on; all are of one width."""
    held: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for sure, right in judged:
        held[min(int(sure * bins), bins - 1)].append((sure, right))
    return [
        Bin(
            number / bins, len(inside), sum(sure for sure, _ in inside) / len(inside),
            sum(right for _, right in inside) / len(inside),
        )
        for number, inside in sorted(held.items())
    ]  # fmt: skip


def calibration_error(bins: Sequence[Bin]) -> float:
    """The expected calibration error (0 to 1): the gap between confidence and rightness, weighed by count."""
    total = sum(each.count for each in bins)
    return sum(each.count * abs(each.confidence - each.right) for each in bins) / max(1, total)
