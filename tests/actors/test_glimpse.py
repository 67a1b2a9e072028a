"""Glimpsing actors before any parse: names, surnames that can be meant, and what points back to them."""

from __future__ import annotations

import pytest

from detente.actors import ActorBase, glimpse


def seen(*sentences: str) -> dict[int, int]:
    return glimpse(sentences, ActorBase.default())


def test_a_state_is_seen_and_what_points_back_to_it_shortly_after() -> None:
    assert seen("Peru fined Chile.", "The minister shrugged.", "Rain fell.") == {0: 2, 1: 0}


def test_nothing_points_back_from_afar_or_to_nobody() -> None:
    weather = ["Rain fell."] * 4
    assert seen("Peru won.", *weather, "The minister shrugged.") == {0: 1}
    assert seen("The minister shrugged.") == {}


@pytest.mark.parametrize("sentence", ["It rained in Pune.", "He sang.", "No one came.", "Quigley ran home.", ""])
def test_no_actor_is_seen_where_there_is_none(sentence: str) -> None:
    assert seen(sentence) == {}


def test_a_surname_is_seen_where_somebody_can_be_meant_by_it() -> None:
    assert seen("Macron called.") == {0: 1}
    assert seen("The premier, Lee, called.") == {0: 1}
    assert seen("Lee called.") == {}
    assert seen("Lee Hsien Loong called.", "It was late.", "Lee slept.").keys() >= {0, 2}


def test_a_person_given_a_title_is_seen_by_the_surname_after() -> None:
    assert seen("Peru's commander, General Ana Quigley, spoke.", "Quigley left.", "Rain fell.") == {0: 1, 1: 0}
