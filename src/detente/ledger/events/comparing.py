"""What speaks for and against two claims telling of one happening: each comparison gives features with their values.

The features are rows of ``weights.tsv``; a value is 0 to 1, mostly 1 for what holds. What is not known says nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from detente.ledger.events.content import Features, amounts, places, wording
from detente.ledger.events.kinds import closeness, traits
from detente.ledger.events.telling import Telling
from detente.ontology import ontology

_TOLD_AS_DONE = frozenset({"happened", "under_way"})
_TOLD_AS_AHEAD = frozenset({"announced", "possible"})
_SOON = 10  # days from the news of a measure to the day on which it takes effect


def kinds(a: Telling, b: Telling) -> Features:
    """Whether the acts are of one kind, or of kinds that may be words for one happening."""
    close = closeness(a.name, b.name)
    if close == 1.0:
        yield "kind.same", 1.0
    elif close > 0.0:
        yield "kind.close", close
    else:
        yield "kind.unlike", 1.0
    if a.act == b.act:
        yield "act.same", 1.0
    elif a.act in b.clause.these or b.act in a.clause.these:
        yield "act.named", 1.0


def sides(a: Telling, b: Telling) -> Features:
    """Whether the same parties stand on the same sides; where sides can change places, whether they are the same."""
    if "mutual" in traits(a.name) & traits(b.name):
        everyone, others = a.states, b.states
        if everyone == others:
            if len(everyone) > 1:
                yield "sides.same", 1.0
        elif not (everyone < others or others < everyone):
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
        return
    if one == other:
        yield f"{side}.same", 1.0
    elif not one & other:
        yield f"{side}.other" if all(map(_is_state, one | other)) else f"{side}.unlike", 1.0


def _is_state(code: str) -> bool:
    """Whether a code is a country's: a bloc that acts in one telling may be its member in another."""
    return len(code) == 3 and code not in ontology().codes


def persons(a: Telling, b: Telling) -> Features:
    """Whether the same people act, or others of the same country."""
    one, other = a.actors.persons | a.recipients.persons, b.actors.persons | b.recipients.persons
    if one & other:
        yield "persons.same", 1.0
    if _differ(one, other):
        yield "guests.other" if "mutual" in traits(a.name) & traits(b.name) else "persons.other", 1.0
    if _differ(a.actors.groups, b.actors.groups) or _differ(a.recipients.groups, b.recipients.groups):
        yield "groups.other", 1.0
    if _differ(a.actors.sectors, b.actors.sectors) or _differ(a.recipients.sectors, b.recipients.sectors):
        yield "sectors.other", 1.0


def _differ(one: frozenset[tuple[str, str]], other: frozenset[tuple[str, str]]) -> bool:
    """Whether of some country both name somebody, and nobody that both name."""
    if not one or not other or one == other:
        return False
    common = {state for state, _ in one} & {state for state, _ in other} - {state for state, _ in one & other}
    return bool(common)


def days(a: Telling, b: Telling) -> Features:
    """Whether the days agree, as the texts give them or the publication of the pages lets one think."""
    one, other = a.days, b.days
    if one.first is not None and other.first is not None and one.last is not None and other.last is not None:
        gap = max(one.first, other.first) - min(one.last, other.last)
        if one.ahead != other.ahead and 1 < gap <= _SOON:
            yield "days.ahead", 1.0
        elif one.exact and other.exact:
            # A day's difference says nothing: it was night, or another time zone, or the day of the news.
            if gap != 1:
                yield "days.same" if gap == 0 else "days.near" if gap == 2 else "days.apart", 1.0
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
    yield "days.after" if late else _freshness(gap), 1.0


def _freshness(gap: int) -> str:
    if gap <= 1:
        return "days.fresh"
    return "days.recent" if gap <= 3 else "days.stale" if gap <= 6 else "days.old" if gap <= 40 else "days.past"


def statuses(a: Telling, b: Telling) -> Features:
    """Whether one tells as to come what the other tells as done, or denies what the other tells."""
    one, other = a.status, b.status
    if (one in _TOLD_AS_DONE and other in _TOLD_AS_AHEAD) or (other in _TOLD_AS_DONE and one in _TOLD_AS_AHEAD):
        yield "status.ahead", 1.0
    elif (one in ("denied", "negated")) != (other in ("denied", "negated")):
        yield "status.denied", 1.0


COMPARISONS: tuple[Callable[[Telling, Telling], Features], ...] = (
    kinds, sides, days, persons, statuses, wording, amounts, places,
)  # fmt: skip


def features(a: Telling, b: Telling) -> dict[str, float]:
    """All features of a pair that are not 0, the same whichever comes first."""
    return {name: value for compare in COMPARISONS for name, value in compare(a, b) if value}
