"""Whom an act falls on where its clause names no country: by its place, its means, and what stands beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]

FORCE = {
    "a thing in another's territory": (
        "Ukrainian drones hit an oil refinery in Ryazan.",
        ["UKR > RUS drone_strike happened"],
    ),
    "a force against its own state": (
        "Rebels in Liberia shelled the centre of the capital.",
        ["LBR > LBR shelling happened"],
    ),
    "the other state of the sentence": (
        "Peruvian jets bombed a depot on Sunday, the Bolivian ministry said.",
        ["PER > BOL airstrike happened"],
    ),
    "only alleged": (
        "Peru accused Chile of bombing a depot.",
        ["PER > CHL accusation happened", "CHL > - bombing possible"],
    ),
    "a crowd": (
        "Peruvian police fired tear gas into a march of miners.",
        ["PER > PER crowd_control happened"],
    ),
    "a person of no name": ("Saudi police arrested her last week.", ["SAU > SAU arrest happened"]),
    "rebels at home": ("Chad's army killed 12 rebels near Lake Chad.", ["TCD > TCD killing happened"]),
    "foreigners": (
        "China restricted the movement of foreign journalists.",
        ["CHN > foreign journalists restriction happened"],
    ),
}

OTHERS = {
    "envoys and their posts": (
        "Paris recalled its ambassadors to the United States, Mali and Saudi Arabia.",
        ["FRA > USA+MLI+SAU recall happened"],
    ),
    "envoys sent": ("Qatar sent envoys to Chad and Sudan on Tuesday.", ["QAT > TCD+SDN visit happened"]),
    "a colleague": ("The Tunisian president rang his Iraqi opposite number.", ["TUN > IRQ call happened"]),
    "customs": ("Polish customs seized a Chilean ship.", ["POL > CHL seizure happened"]),
    "envoys of two states": ("Envoys from Chad and Sudan met in Doha.", ["TCD+SDN > - meeting happened"]),
    "a town": ("The Nigerian president visited Rio de Janeiro this week.", ["NGA > BRA visit happened"]),
    "the country where troops move": ("Nigeria moved troops across the north.", ["NGA > - mobilization happened"]),
    "their answer": (
        "Russia ordered three Czech diplomats to leave on Sunday, after Prague had thrown out 18 of its diplomats.",
        ["RUS > CZE expulsion happened", "CZE > RUS expulsion happened"],
    ),
    "the state of joined clauses": (
        "Chad cut ties with Mali on Thursday and halted arms sales two days later.",
        ["TCD > MLI severance happened", "TCD > MLI aid_cut happened"],
    ),
    "a state of another clause": (
        "Peruvian police raided the Chilean embassy, whereupon Chile severed relations.",
        ["PER > CHL raid happened"],
    ),
    "whence it came": ("Chad has flown in thousands of tents from Turkey.", []),
    "who is freed": (
        "The Kremlin welcomed the release of the Chadians by Mali.",
        ["RUS > MLI praise happened", "MLI > TCD release happened"],
    ),
    "what is agreed": ("Chad and Mali agreed to ban Turkish airlines.", ["TCD+MLI > - agreement happened"]),
    "drills of two": ("Greece and Egypt held a naval drill.", ["GRC+EGY > - joint_exercise happened"]),
    "denial and charge": (
        "Minsk denied that its planes had crossed the border and accused Poland of lying.",
        ["BLR > - denial happened", "BLR > POL accusation happened"],
    ),
    "a denied report": (
        "India denied reports that it had sent troops to the Maldives.",
        ["IND > - denial happened", "IND > MDV mobilization denied"],
    ),
    "a crowd of no country": ("Thousands marched in Lima against the tax.", ["PER > - demonstration happened"]),
    "what a spokesman says": ('"We have armed nobody," the Chadian spokesman told reporters.', []),
}


@pytest.mark.parametrize(("text", "wanted"), FORCE.values(), ids=FORCE.keys())
def test_on_whom_force_falls(told: Told, text: str, wanted: list[str]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), OTHERS.values(), ids=OTHERS.keys())
def test_whom_an_act_concerns(told: Told, text: str, wanted: list[str]) -> None:
    assert told(text) == wanted
