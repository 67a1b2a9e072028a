"""Which types were taken for which: the figures of marked sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often each type (first) was taken for each (second); ``classes`` are those that the gold has, in order."""

    counts: Counter[tuple[str, str]]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> Confusion:
        """The confusion of (gold, predicted) types."""
        return cls(Counter(pairs))

    @property
    def classes(self) -> tuple[str, ...]:
        return tuple(sorted({gold for gold, _ in self.counts}))

    @property
    def predicted(self) -> tuple[str, ...]:
        """The classes, and after them the types chosen that the gold does not have."""
        others = {chosen for _, chosen in self.counts} - set(self.classes)
        return (*self.classes, *sorted(others))

    @property
    def accuracy(self) -> float:
        """The share that is right (0 to 1)."""
        right = sum(count for (gold, chosen), count in self.counts.items() if gold == chosen)
        return right / max(1, self.counts.total())

    @property
    def macro_f1(self) -> float:
        """The mean F1 of the classes that the gold has (0 to 1)."""
        return sum(map(self.f1, self.classes)) / max(1, len(self.classes))

    def gold(self, event: str) -> int:
        """How often a person chose a type."""
        return sum(count for (gold, _), count in self.counts.items() if gold == event)

    def chosen(self, event: str) -> int:
        """How often we chose a type."""
        return sum(count for (_, chosen), count in self.counts.items() if chosen == event)

    def precision(self, event: str) -> float:
        """Of the times that a type was chosen, the share that is right; 0 where it never was."""
        return self.counts[event, event] / max(1, self.chosen(event))

    def recall(self, event: str) -> float:
        """Of the times that a type is the gold, the share that was found."""
        return self.counts[event, event] / max(1, self.gold(event))

    def f1(self, event: str) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.counts[event, event] / max(1, self.gold(event) + self.chosen(event))

    def taken_for(self, event: str) -> list[tuple[str, int]]:
        """The other types that a class was taken for, the most frequent first."""
        others = [(chosen, count) for (gold, chosen), count in self.counts.items() if gold == event != chosen]
        return sorted(others, key=lambda other: (-other[1], other[0]))
