"""What people judged, laid over what the machine made: claims corrected or gone, pairs that are one or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, product
from typing import Any

from detente.claims.claim import Claim
from detente.ledger.events.judgement import Judgement
from detente.ledger.reviews.checking import check
from detente.ledger.reviews.review import Review
from detente.ontology import ontology
from detente.records import plain, read_record

CORRECTABLE = (
    "event", "mode", "contexts", "kind", "cameo", "quad", "goldstein", "actors", "recipients", "status", "date",
    "place", "attribution", "amounts",
)  # fmt: skip
"""What a person may correct of a claim; what stands in the text (its sentence, its article) is not to be corrected."""


def effective(claim: Claim, reviews: Sequence[Review]) -> Claim | None:
    """The claim with all that people corrected in it; None where a person judged it wrong.

    Reviews that are undone, or of other claims, are passed over. Of two that say different things the later holds.
    """
    wrong = False
    changes: dict[str, Any] = {}
    for review in _holding(reviews):
        if claim.id not in review.claims:
            continue
        if review.verdict in ("right", "wrong"):
            wrong = review.verdict == "wrong"
        elif review.verdict == "correct":
            wrong = False
            changes |= completed(review.changes)
    if wrong:
        return None
    return corrected(claim, changes) if changes else claim


def corrected(claim: Claim, changes: Mapping[str, Any]) -> Claim:
    """The claim with fields changed; raises ValueError, naming the field, where a value is none that it can hold."""
    return read_record(Claim, plain(claim) | dict(changes))


def completed(changes: Mapping[str, Any]) -> dict[str, Any]:
    """The changes with what follows: a kind has its event, mode and CAMEO code, and that has its quad and Goldstein.

    Raises ValueError for a field that is not ``CORRECTABLE``, for a code that does not exist, and for a value that is
    out of its bounds.
    """
    changes = dict(changes)
    for field in changes:
        if field not in CORRECTABLE:
            raise ValueError(f"{field} cannot be corrected; these can: {', '.join(CORRECTABLE)}")
    codes = ontology()
    if (name := changes.get("kind")) is not None:
        kind = _known("kind", name, codes.kinds)
        changes = {"event": kind.event, "mode": kind.mode, "cameo": kind.cameo} | changes
    elif "event" in changes:
        # Nothing finer is known of an act than what was said of it.
        event = _known("event", changes["event"], codes.events)
        changes = {"kind": None, "mode": None, "cameo": event.cameo} | changes
    if "cameo" in changes:
        cameo = _known("cameo", changes["cameo"], codes.cameo)
        changes = {"quad": cameo.quad, "goldstein": cameo.goldstein} | changes
    check(changes)
    if changes.get("mode") is not None and "event" in changes:
        _known("mode", (changes["event"], changes["mode"]), codes.modes)
    return changes


def held(reviews: Sequence[Review]) -> list[Judgement]:
    """The pairs of claims that people judged to be one happening or not; of one pair the latest judgement.

    Events that were merged are one; of an event that was split, no claim that left is one with any that stayed, and
    those that left stay together.
    """
    judged: dict[tuple[str, str], Judgement] = {}
    for review in _holding(reviews):
        for a, b, same in _pairs(review):
            pair = min(a, b), max(a, b)
            if a != b:
                judged[pair] = Judgement(*pair, same, float(same), (), review.by, review.at)
    return list(judged.values())


def _holding(reviews: Iterable[Review]) -> list[Review]:
    return sorted((each for each in reviews if each.undone is None), key=lambda each: (each.at, each.id))


def _pairs(review: Review) -> Iterator[tuple[str, str, bool]]:
    if review.verdict == "merge":
        yield from ((a, b, True) for a, b in pairwise(review.claims))
    elif review.verdict == "split":
        yield from ((a, b, True) for a, b in pairwise(review.claims))
        yield from ((a, b, False) for a, b in product(review.claims, review.rest))


def _known(field: str, value: Any, known: Mapping[Any, Any]) -> Any:
    try:
        return known[value]
    except (KeyError, TypeError):
        raise ValueError(f"{field}: {value!r} is no code") from None
