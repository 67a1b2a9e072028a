"""The judgement: that two claims tell, or do not tell, of one happening; with its score and reasons, and who judged."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that spoke for (positive ``weight``) or against (negative) two claims telling of one happening.

    ``what`` is a short word ("kind", "days", "amounts", "place", "words", ...: what stands before the dot in
    ``weights.tsv``); ``weight`` is in log-odds; ``text`` says it in words.
    """

    what: str
    weight: float
    text: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """Claims ``a`` and ``b`` (ids, a < b): ``same`` happening or not, with a ``score`` (probability, 0 to 1).

    ``by`` is "machine" or the name of a person; a person's judgement holds over the machine's whenever it runs again.
    """

    a: str
    b: str
    same: bool
    score: float
    reasons: tuple[Reason, ...]
    by: str
    at: str | None = None
