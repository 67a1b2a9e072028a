"""Making a review: what a person says, checked as far as it can be without the ledger."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from detente.errors import UsageError
from detente.ledger.reviews.applying import completed
from detente.ledger.reviews.review import Review, Verdict

_OF_ONE = frozenset({"right", "wrong", "correct", "note"})


def make_review(
    verdict: Verdict,
    claims: Sequence[str],
    by: str,
    *,
    rest: Sequence[str] = (),
    changes: Mapping[str, Any] | None = None,
    note: str | None = None,
    at: str | None = None,
) -> Review:
    """A review of these claims (ids) by a person; ``at`` is the UTC moment, None for now.

    Of a "merge" the claims may be any of the events that are one. The ``rest`` of a "split" may be left to the store.
    Raises UsageError where it makes no sense: nobody's name, a note without words, a field that cannot be corrected.
    """
    several = tuple(dict.fromkeys(claims))
    if not by.strip():
        raise UsageError("a review needs the name of who judges")
    if verdict in _OF_ONE and len(several) != 1:
        raise UsageError(f"{verdict} is said of one claim")
    if verdict == "merge" and len(several) < 2:
        raise UsageError("merge needs two events or more")
    if verdict == "split" and not several:
        raise UsageError("split needs the claims that leave their event")
    if verdict == "note" and not (note or "").strip():
        raise UsageError("a note needs words")
    try:
        completed(changes or {})
    except ValueError as error:
        raise UsageError(str(error)) from None
    if bool(changes) != (verdict == "correct"):
        raise UsageError("correct needs what is right" if verdict == "correct" else f"{verdict} changes nothing")
    at = at or f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
    parts = [verdict, *several, ">", *rest, repr(sorted((changes or {}).items())), note or "", by, at]
    name = hashlib.sha256("\x1f".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:12]
    return Review(name, verdict, several, tuple(rest), dict(changes or {}), note, by, at)
