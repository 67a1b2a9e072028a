"""Acts that a sentence asks for, agrees to, gives thanks for or only describes: not done, or not told here."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]

DEMANDED = {
    "that troops leave": (
        "Chile's president demanded that Peruvian troops leave the island.",
        ["CHL > PER demand happened"],
    ),
    "by nobody named": ("The crowd's banners demanded that Peruvian troops leave the island.", []),
    "in a resolution": (
        "Peru's parliament passed a resolution asking the government to expel Chilean envoys.",
        ["PER > PER appeal happened"],
    ),
    "hyphen": (
        "Peru and Chile agreed to re-establish relations and to reopen their embassies.",
        ["PER+CHL > - agreement happened"],
    ),
    "a plan by another": (
        "Peru agreed to pull back under a plan brokered by Bolivia.",
        ["PER > - agreement happened", "BOL > - mediation happened"],
    ),
    "where they meet": ("Peru and Chile agreed to meet in Brazil.", ["PER+CHL > - agreement happened"]),
    "inquiry led by": (
        "Peru called for an inquiry led by Brazil.",
        ["PER > BRA appeal happened"],
    ),
    "led by": ("A Peruvian delegation led by Juan Diaz visited Chile.", ["PER > CHL visit happened"]),
    "thanked for": ("Peru thanked Chile for hosting the Bolivian president.", ["PER > CHL thanks happened"]),
    "consequence": ("Peru shelled a Chilean village, setting houses ablaze.", ["PER > CHL shelling happened"]),
    "veto dropped": ("Peru is to drop its veto on Chile's membership.", ["PER > - concession announced"]),
    "list of partners": ("Peru struck Chile off its list of trusted suppliers.", ["PER > CHL sanction happened"]),
    "flown in": ("Peru has flown in tents and blankets to Chile.", ["PER > CHL humanitarian_aid happened"]),
    "sent into": ("Peru sent drones into Chilean refineries.", ["PER > CHL attack happened"]),
    "instead": (
        "Instead of expelling Chile's ambassador, Peru summoned him.",
        ["PER > CHL summons happened"],
    ),
    "without": (
        "Peru withdrew its troops without accusing Chile of the raid.",
        ["PER > - troop_withdrawal happened"],
    ),
    "opposed": ("Peru opposed Chile sending troops to Bolivia.", ["PER > CHL refusal happened"]),
    "refrained": ("Peru refrained from expelling the ambassador of Chile.", []),
    "warned off": ("Peru warned Chile against sending troops to Bolivia.", ["PER > CHL warning happened"]),
    "denied having": (
        "Peru denied having bombed Chile.",
        ["PER > - denial happened", "PER > CHL bombing denied"],
    ),
    "nearly": ("Peru nearly expelled the ambassador of Chile.", ["PER > CHL expulsion negated"]),
    "a need": ("Peru discussed a need for Chile to open an inquiry into the crash.", []),
    "visiting": ("Peru's president told visiting Chilean ministers that he would pay.", []),
    "break with the past": (
        "Breaking with decades of Chilean policy, Peru closed its embassy in Bolivia.",
        [
            "PER > BOL closure happened",
        ],
    ),
    "ruled out as a cause": ("Peru ruled out Chilean involvement in the crash.", []),
    "to the Red Cross": (
        "The Peruvian rebels handed two Chilean hostages over to the Red Cross.",
        ["PER > CHL release happened"],
    ),
}


@pytest.mark.parametrize("text, lines", DEMANDED.values(), ids=list(DEMANDED))
def test_what_is_asked_for_or_agreed_to_is_not_done(told: Told, text: str, lines: list[str]) -> None:
    """Acts demanded, agreed to, thanked for or only described give no claims of their own."""
    assert told(text) == lines
