"""The review: one judgement of a person, kept for good; to undo it is to mark it undone, never to delete it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Verdict = Literal["right", "wrong", "correct", "merge", "split", "note"]


@dataclass(frozen=True, slots=True)
class Review:
    """What a person judged, of what, and when.

    ``claims`` are the ids of the claims it is about: one for "right", "wrong" (the claim leaves its event), "correct"
    and "note"; for "merge" the founding claims of the events that are one; for "split" those that leave their event
    together. ``rest`` are, for "split", the claims that stayed. ``changes`` gives, for "correct", the fields that were
    wrong with the values that are right (keys of the claim's JSON). ``at`` and ``undone`` are UTC times (ISO 8601,
    "Z"), ``undone`` None while the review holds.
    """

    id: str
    verdict: Verdict
    claims: tuple[str, ...]
    rest: tuple[str, ...]
    changes: dict[str, Any]
    note: str | None
    by: str
    at: str
    undone: str | None = None
