"""Clusters of claims that tell of one happening: by the mean likeness of all pairs, so that half-likes make no chain.

The result depends on the set of claims and judgements alone, never on their order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from math import log
from typing import Protocol

from detente.ledger.events.judgement import Judgement
from detente.ledger.events.likeness import SAME

# Likeness is counted in thousandths of log-odds: whole numbers add up the same in any order.
_UNIT = 1000
_NEVER = -6 * _UNIT  # of a pair without a judgement
_MOST = 5 * _UNIT

Links = Mapping[int, Mapping[int, int]]
Pair = tuple[int, int]


class Published(Protocol):
    """What clusters are made of: a telling, or no more of it than its id and the ISO day of its page."""

    @property
    def id(self) -> str: ...

    @property
    def published(self) -> str | None: ...


def cluster(
    tellings: Sequence[Published], judgements: Iterable[Judgement], held: Sequence[Judgement] = ()
) -> list[tuple[str, ...]]:
    """The claims that tell of one happening, together: each tuple in the order of publication, founding claim first.

    A pair without a judgement counts as unlike. What people judged (``held``) goes before: a pair that is not the same
    is never in one cluster, and clusters that hold a pair that is the same are made one, unless another "not the same"
    stands between them. The clusters come in the order of their founding claims.
    """
    ordered = sorted(tellings, key=_order)
    number = {telling.id: at for at, telling in enumerate(ordered)}
    apart = _pairs((one for one in held if not one.same), number)
    links = _links(judgements, number, apart)
    alike = ((one, other) for one, others in links.items() for other, odds in others.items() if odds >= _odds(SAME))
    groups: list[list[int]] = []
    for component in _components(len(ordered), alike):
        groups += _agglomerate(component, links, apart) if len(component) > 1 else [component]
    groups = _join(groups, sorted(_pairs((one for one in held if one.same), number) - apart), apart)
    return [tuple(ordered[at].id for at in sorted(group)) for group in sorted(groups, key=min)]


def components(
    ids: Iterable[str], judgements: Iterable[Judgement], held: Iterable[Judgement] = ()
) -> list[tuple[str, ...]]:
    """The claims that links ("same", by the machine or by people) connect: no event reaches across them."""
    names = sorted(set(ids))
    number = {name: at for at, name in enumerate(names)}
    links = _pairs((one for one in (*judgements, *held) if one.same), number)
    return [tuple(names[at] for at in component) for component in _components(len(names), links)]


def _order(telling: Published) -> tuple[bool, str, str]:
    return telling.published is None, telling.published or "", telling.id


def _pair(judgement: Judgement, number: Mapping[str, int]) -> Pair | None:
    if judgement.a not in number or judgement.b not in number:
        return None
    one, other = number[judgement.a], number[judgement.b]
    return (one, other) if one < other else (other, one)


def _pairs(judgements: Iterable[Judgement], number: Mapping[str, int]) -> set[Pair]:
    return {pair for one in judgements if (pair := _pair(one, number)) is not None}


def _links(judgements: Iterable[Judgement], number: Mapping[str, int], apart: Container[Pair]) -> Links:
    """The likeness of judged pairs, from either side."""
    found: dict[int, dict[int, int]] = defaultdict(dict)
    for judgement in judgements:
        pair = _pair(judgement, number)
        if pair is not None and pair not in apart:
            one, other = pair
            found[one][other] = found[other][one] = _odds(judgement.score)
    return found


def _odds(score: float) -> int:
    if not 0.0 < score < 1.0:
        return _MOST if score >= 1.0 else _NEVER
    return max(_NEVER, min(_MOST, round(_UNIT * log(score / (1.0 - score)))))


def _components(size: int, links: Iterable[Pair]) -> list[list[int]]:
    parent = list(range(size))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = at = parent[parent[at]]
        return at

    for one, other in links:
        low, high = sorted((root(one), root(other)))
        parent[high] = low
    found: dict[int, list[int]] = defaultdict(list)
    for at in range(size):
        found[root(at)].append(at)
    return list(found.values())


def _agglomerate(component: Sequence[int], links: Links, apart: Iterable[Pair]) -> list[list[int]]:
    """Join, again and again, the two clusters most alike on average, while they are alike at all."""
    groups = {at: [at] for at in component}
    # Of two clusters: the summed likeness of their judged pairs, and how many those are.
    sums = {one: {other: (odds, 1) for other, odds in links[one].items() if other in groups} for one in component}
    barred: dict[int, set[int]] = defaultdict(set)
    for one, other in apart:
        if one in groups and other in groups:
            barred[one].add(other)
            barred[other].add(one)

    def entry(one: int, other: int) -> tuple[int, int, int, int, int] | None:
        """A pair of clusters as it stands in the queue, most alike first; None where they are unlike."""
        if other in barred[one]:
            return None
        (total, known), sizes = sums[one][other], (len(groups[one]), len(groups[other]))
        mean = (total + (sizes[0] * sizes[1] - known) * _NEVER) // (sizes[0] * sizes[1])
        return (-mean, one, other, *sizes) if mean >= 0 else None

    queue = [found for one in component for other in sums[one] if one < other and (found := entry(one, other))]
    heapify(queue)
    while queue:
        _, one, other, *sizes = heappop(queue)
        if one not in groups or other not in groups or sizes != [len(groups[one]), len(groups[other])]:
            continue  # one of them has grown since
        groups[one] += groups.pop(other)
        _take_over(one, other, sums, barred)
        for third in sums[one]:
            if found := entry(min(one, third), max(one, third)):
                heappush(queue, found)
    return list(groups.values())


def _take_over(one: int, other: int, sums: dict[int, dict[int, Pair]], barred: dict[int, set[int]]) -> None:
    """Give all that is known of the cluster ``other`` to ``one``."""
    del sums[one][other]
    for third, (total, known) in sums.pop(other).items():
        if third != one:
            del sums[third][other]
            before, counted = sums[one].get(third, (0, 0))
            sums[one][third] = sums[third][one] = (before + total, counted + known)
    for third in barred.pop(other, set()):
        barred[third].discard(other)
        barred[third].add(one)
        barred[one].add(third)


def _join(groups: list[list[int]], pairs: Sequence[Pair], apart: Container[Pair]) -> list[list[int]]:
    """Make one of clusters that people joined, unless they also said of a pair between them that it is not the same."""
    home = {at: group for group in groups for at in group}
    for one, other in pairs:
        first, second = home[one], home[other]
        if first is second or any((min(x, y), max(x, y)) in apart for x in first for y in second):
            continue
        first += second
        home.update(dict.fromkeys(second, first))
    return list({id(group): group for group in home.values()}.values())
