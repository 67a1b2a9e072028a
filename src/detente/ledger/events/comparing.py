"""What speaks for and against two claims telling of one happening: each comparison gives features with their values.

The features are rows of ``weights.tsv``; a value is 0 to 1, mostly 1 for what holds. What is not known says nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import asin, cos, radians, sin, sqrt

from detente.claims.claim import Amount, ClaimPlace
from detente.ledger.events.kinds import closeness, traits
from detente.ledger.events.telling import Side, Telling
from detente.ledger.events.wording import likeness, stem

Features = Iterator[tuple[str, float]]

_TOLD_AS_DONE = frozenset({"happened", "under_way"})
_TOLD_AS_AHEAD = frozenset({"announced", "possible"})
_FAR = 100.0  # kilometres
_PARTED = 800.0


def kinds(a: Telling, b: Telling) -> Features:
    """Whether the acts are of one kind, or of kinds that may be words for one happening."""
    close = closeness(a.name, b.name)
    if close == 1.0:
        yield "kind.same", 1.0
        if "spoken" in traits(a.name):
            yield "kind.spoken", 1.0
    elif close > 0.0:
        yield "kind.close", close
    else:
        yield "kind.unlike", 1.0
    if a.act == b.act:
        yield "act.same", 1.0


def sides(a: Telling, b: Telling) -> Features:
    """Whether the same parties stand on the same sides; where sides can change places, whether they are the same."""
    mutual = "mutual" in traits(a.name) and "mutual" in traits(b.name)
    everyone, others = a.states, b.states
    if mutual:
        if everyone == others:
            yield "sides.same", 1.0
        elif everyone < others or others < everyone:
            yield "sides.wider", 1.0
            if min(len(everyone), len(others)) == 1:
                yield "sides.alone", 1.0
        else:
            yield "sides.other", 1.0
        return
    if _reversed(a, b):
        yield "sides.reversed", 1.0
        return
    yield from _one_side("actors", a.actors.states, b.actors.states)
    yield from _one_side("recipients", a.recipients.states, b.recipients.states)


def _reversed(a: Telling, b: Telling) -> bool:
    crossed = (a.actors.states & b.recipients.states) or (b.actors.states & a.recipients.states)
    return bool(crossed) and not a.actors.states & b.actors.states


def _one_side(side: str, one: frozenset[str], other: frozenset[str]) -> Features:
    if not one or not other:
        if one or other:
            yield f"{side}.unsaid", 1.0
    elif one == other:
        yield f"{side}.same", 1.0
    elif one & other:
        yield f"{side}.wider", 1.0
    else:
        yield f"{side}.other", 1.0


def persons(a: Telling, b: Telling) -> Features:
    """Whether the same people act, or others of the same country."""
    one, other = a.actors.persons | a.recipients.persons, b.actors.persons | b.recipients.persons
    if one & other:
        yield "persons.same", 1.0
    elif one and other:
        yield "persons.other", 1.0
    if _other_sectors(a.actors, b.actors) or _other_sectors(a.recipients, b.recipients):
        yield "sectors.other", 1.0


def _other_sectors(one: Side, other: Side) -> bool:
    return bool(one.sectors and other.sectors and one.states & other.states and not one.sectors & other.sectors)


def days(a: Telling, b: Telling) -> Features:
    """Whether the days agree, as the texts give them or the publication of the pages lets one think."""
    one, other = a.days, b.days
    if one.first is not None and other.first is not None and one.last is not None and other.last is not None:
        gap = max(one.first, other.first) - min(one.last, other.last)
        if one.ahead != other.ahead and gap > 1:
            yield "days.ahead", 1.0
        elif one.exact and other.exact:
            yield ("days.same", "days.next", "days.near")[gap] if gap < 3 else "days.apart", 1.0
        else:
            yield "days.within" if gap <= 0 else "days.near" if gap < 3 else "days.apart", 1.0
        return
    if one.published is None or other.published is None:
        return
    if one.first is None and other.first is None:
        gap = abs(one.published - other.published)
        yield "published.same" if gap <= 1 else "published.near" if gap <= 4 else "published.far", 1.0
        return
    dated, undated = (one, other) if one.first is not None else (other, one)
    assert dated.first is not None and dated.last is not None and undated.published is not None
    gap = max(dated.first - undated.published, undated.published - dated.last, 0)
    late = dated.first > undated.published + 1 and not undated.ahead
    yield "days.after" if late else "days.fresh" if gap <= 2 else "days.stale" if gap <= 6 else "days.old", 1.0


def amounts(a: Telling, b: Telling) -> Features:
    """Whether the same is counted, and the same number of it."""
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


def wording(a: Telling, b: Telling) -> Features:
    """Whether the clauses and the sentences share rare words, and names."""
    yield "words.clause", likeness(a.clause, b.clause)
    yield "words.sentence", likeness(a.words, b.words)
    if a.names & b.names:
        yield "names.same", min(1.0, len(a.names & b.names) / 2)
    elif a.names and b.names:
        yield "names.other", 1.0
    if a.rounds != b.rounds:
        yield "round.other", 1.0


def statuses(a: Telling, b: Telling) -> Features:
    """Whether one tells as to come what the other tells as done, or denies what the other tells."""
    one, other = a.status, b.status
    if (one in _TOLD_AS_DONE and other in _TOLD_AS_AHEAD) or (other in _TOLD_AS_DONE and one in _TOLD_AS_AHEAD):
        yield "status.ahead", 1.0
    elif (one in ("denied", "negated")) != (other in ("denied", "negated")):
        yield "status.denied", 1.0


def standing(a: Telling, b: Telling) -> Features:
    """How the two stand to each other: in one sentence, in one article, as copies of one text."""
    if a.article == b.article:
        if a.sentence == b.sentence:
            yield "told.together", 1.0
        else:
            yield "told.again", 1.0
    elif a.act == b.act and a.name == b.name and (a.text == b.text or likeness(a.words, b.words) > 0.8):
        yield "told.copied", 1.0


COMPARISONS: tuple[Callable[[Telling, Telling], Features], ...] = (
    kinds, sides, persons, days, amounts, places, wording, statuses, standing,
)  # fmt: skip


def features(a: Telling, b: Telling) -> dict[str, float]:
    """All features of a pair that are not 0, the same whichever comes first."""
    return {name: value for compare in COMPARISONS for name, value in compare(a, b) if value}
