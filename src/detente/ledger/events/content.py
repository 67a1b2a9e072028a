"""What two claims say of an act besides who did it to whom and when: numbers, places and words."""

from __future__ import annotations

from collections.abc import Iterator
from math import asin, cos, radians, sin, sqrt

from detente.claims.claim import Amount, ClaimPlace
from detente.ledger.events.kinds import traits
from detente.ledger.events.telling import Telling
from detente.ledger.events.wording import likeness, stem

Features = Iterator[tuple[str, float]]

_FAR = 100.0  # kilometres
_PARTED = 800.0
_COPIED = 0.7  # likeness of sentences that are one sentence, lightly edited


def wording(a: Telling, b: Telling) -> Features:
    """Whether one sentence tells both (of one article, or copied), or what words, names and rounds sentences share."""
    shared = likeness(a.words, b.words)
    if a.article == b.article:
        if a.sentence == b.sentence:
            yield "told.together", 1.0
            return
        yield "told.again", 1.0
    elif a.counts == b.counts and (a.text == b.text or (shared > _COPIED and len(a.words.these) > 4)):
        yield "told.copied" if a.act == b.act else "told.together", 1.0
        return
    if shared:
        yield "words.sentence", shared
        yield "words.clause", likeness(a.clause, b.clause)
    else:
        yield "words.none", 1.0
        if "spoken" in traits(a.name) & traits(b.name):
            yield "words.spoken", 1.0
    if a.names & b.names:
        yield "names.same", min(1.0, len(a.names & b.names) / 2)
    if a.spots and b.spots and not {name for _, name in a.spots} & {name for _, name in b.spots}:
        one_thing = {thing for thing, _ in a.spots} & {thing for thing, _ in b.spots}
        yield "spots.other" if one_thing else "spots.apart", 1.0
    if a.rounds != b.rounds:
        yield "round.other", 1.0


def amounts(a: Telling, b: Telling) -> Features:
    """Whether the same is counted, and the same number of it."""
    if a.counts and b.counts:
        if any(value > 2 for value in {x for x, _ in a.counts} & {y for y, _ in b.counts}):
            yield "counts.same", 1.0
        elif {of for _, of in a.counts} & {of for _, of in b.counts}:
            yield "counts.other", 1.0
    if not a.amounts or not b.amounts:
        return
    if any(_agree(x, y) for x in a.amounts for y in b.amounts):
        yield "amounts.same", 1.0
    elif any(_same_thing(x, y) for x in a.amounts for y in b.amounts):
        # The dead of one attack grow in number from page to page; the expelled do not.
        yield "toll.other" if a.event == b.event == "ASSAULT" else "amounts.other", 1.0


def _agree(x: Amount, y: Amount) -> bool:
    near = abs(x.value - y.value) <= 0.06 * max(abs(x.value), abs(y.value)) if x.value > 100 else x.value == y.value
    return near and x.unit == y.unit and x.value > 1


def _same_thing(x: Amount, y: Amount) -> bool:
    return x.unit == y.unit and (x.of is None or y.of is None or stem(x.of) == stem(y.of))


def places(a: Telling, b: Telling) -> Features:
    """Whether the places agree, by name or as places that are near each other."""
    if a.place is None or b.place is None:
        return
    if a.place.name == b.place.name:
        yield "place.same" if a.place.latitude is not None else "place.country", 1.0
    elif a.place.country and b.place.country and a.place.country != b.place.country:
        yield "place.abroad", 1.0
    elif (away := kilometres(a.place, b.place)) is not None:
        exact = a.place.geonames_id is not None and b.place.geonames_id is not None
        if away > (_FAR if exact else _PARTED):
            yield "place.other", 1.0
        elif exact and away > 5.0:
            yield "place.near", 1.0


def kilometres(one: ClaimPlace, other: ClaimPlace) -> float | None:
    """The great-circle distance of two places; None where one has no coordinates."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    south, north = radians(one.latitude), radians(other.latitude)
    half = sin((north - south) / 2) ** 2
    across = cos(south) * cos(north) * sin(radians(other.longitude - one.longitude) / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(half + across)))
