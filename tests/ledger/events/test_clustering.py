"""Clusters: no chains, nothing apart from what people said, and no order."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import combinations

import pytest

from detente.claims.claim import Claim
from detente.ledger.events import Judgement, Telling, cluster, components, telling_of

Make = Callable[..., Claim]


def tellings(claim: Make, names: str) -> list[Telling]:
    return [
        telling_of(
            claim("Peru met Chile.", "met", "meeting", "PER CHL", id=name, published=f"2019-03-{day:02}"), name, None
        )
        for day, name in enumerate(names, 1)
    ]


def machine(pairs: dict[str, float]) -> list[Judgement]:
    return [Judgement(pair[0], pair[1], score >= 0.5, score, (), "machine") for pair, score in pairs.items()]


def person(pair: str, same: bool) -> Judgement:
    return Judgement(pair[0], pair[1], same, 1.0 if same else 0.0, (), "ann")


def test_half_likes_make_no_chain(claim: Make) -> None:
    chain = machine({"ab": 0.8, "bc": 0.6, "cd": 0.8})
    assert cluster(tellings(claim, "abcd"), chain) == [("a", "b"), ("c", "d")]


def test_alike_on_average(claim: Make) -> None:
    pairs = machine({"ab": 0.9, "bc": 0.9, "ac": 0.4})
    assert cluster(tellings(claim, "abc"), pairs) == [("a", "b", "c")]


def test_founding_claim_is_the_first_published(claim: Make) -> None:
    assert cluster(tellings(claim, "zya"), machine({"yz": 0.9, "az": 0.9, "ay": 0.9})) == [("z", "y", "a")]


def test_people_part_what_is_alike(claim: Make) -> None:
    pairs = machine({"ab": 0.95, "bc": 0.9, "ac": 0.9})
    assert cluster(tellings(claim, "abc"), pairs, [person("ab", False)]) == [("a", "c"), ("b",)] or cluster(
        tellings(claim, "abc"), pairs, [person("ab", False)]
    ) == [("a",), ("b", "c")]


def test_people_join_whole_events(claim: Make) -> None:
    pairs = machine({"ab": 0.9, "cd": 0.9})
    assert cluster(tellings(claim, "abcd"), pairs, [person("ac", True)]) == [("a", "b", "c", "d")]


def test_not_the_same_stands_before_the_same(claim: Make) -> None:
    pairs = machine({"ab": 0.9, "cd": 0.9})
    held = [person("ac", True), person("bd", False)]
    assert cluster(tellings(claim, "abcd"), pairs, held) == [("a", "b"), ("c", "d")]


def test_judgements_on_unknown_claims_say_nothing(claim: Make) -> None:
    assert cluster(tellings(claim, "ab"), machine({"ax": 0.9}), [person("bx", True)]) == [("a",), ("b",)]


def test_components_follow_links_of_machine_and_people() -> None:
    found = components("abcde", machine({"ab": 0.9, "bc": 0.2}), [person("cd", True)])
    assert found == [("a", "b"), ("c", "d"), ("e",)]


@pytest.mark.parametrize("seed", range(25))
def test_the_set_alone_decides(claim: Make, seed: int) -> None:
    draw = random.Random(seed)
    every = tellings(claim, "abcdefgh")
    scores = {"".join(pair): draw.choice((0.2, 0.4, 0.5, 0.6, 0.8)) for pair in combinations("abcdefgh", 2)}
    pairs = machine({pair: score for pair, score in scores.items() if draw.random() < 0.7})
    held = [person("bc", False), person("fg", True)]
    expected = cluster(every, pairs, held)
    for _ in range(5):
        draw.shuffle(every)
        draw.shuffle(pairs)
        draw.shuffle(held)
        assert cluster(every, pairs, held) == expected
    assert sorted(name for group in expected for name in group) == list("abcdefgh")
    assert not any({"b", "c"} <= set(group) for group in expected)
