"""Parties whose country their clause does not name: whom a state acts on at home, and things that share an owner."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]

HOME = {
    "police and the people they hold": ("Peruvian police arrested 40 people.", ["PER > PER arrest happened"]),
    "soldiers at home": ("Malian soldiers killed 12 people on Sunday.", ["MLI > MLI killing happened"]),
    "soldiers where others are told of": (
        "Russian soldiers killed 12 people, Ukraine said.",
        ["RUS > - killing happened"],
    ),
    "soldiers abroad": ("Turkish soldiers killed 12 people in Syria.", ["TUR > SYR killing happened"]),
    "one whom a state holds": ("Chad arrested a dissident journalist.", ["TCD > TCD arrest happened"]),
    "people of a stated country": ("Peruvian police arrested 40 Chileans.", ["PER > CHL arrest happened"]),
    "joined things": ("Israel's tanks and guns struck Lebanon.", ["ISR > LBN attack happened"]),
}


@pytest.mark.parametrize(("text", "claims"), HOME.values(), ids=HOME)
def test_whom_a_state_acts_on(told: Told, text: str, claims: list[str]) -> None:
    assert told(text) == claims


def test_an_army_that_fights_abroad_is_not_taken_to_fight_at_home(told: Told) -> None:
    claims = told("Russia bombed Ukraine on Monday. Russian forces killed nine people on Tuesday.")
    assert claims[-1].startswith("RUS > -")
