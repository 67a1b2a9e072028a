"""Roles: who did what to whom, through the grammar of the sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]

ROLES = {
    "passive": ("Two Chilean diplomats were expelled by Peru.", ["PER > CHL expulsion happened"]),
    "reduced passive": (
        "Two Chilean diplomats expelled by Peru arrived home.",
        ["PER > CHL expulsion happened"],
    ),
    "passive of judging": ("Peru's attack on Chile was condemned by Bolivia.", [
        "PER > CHL attack happened", "BOL > PER criticism happened",
    ]),
    "relative, who": (
        "Peru, which expelled two Bolivian diplomats, recalled its ambassador from Chile.",
        ["PER > BOL expulsion happened", "PER > CHL recall happened"],
    ),
    "relative, whose": (
        "Peru, whose president met the Chilean leader, withdrew its troops from Bolivia.",
        ["PER+CHL > - meeting happened", "PER > BOL troop_withdrawal happened"],
    ),
    "relative, gap": (
        "The sanctions that Washington imposed on Iran were criticised by Russia.",
        ["USA > IRN sanction happened", "RUS > USA criticism happened"],
    ),
    "control, past": ("Having met the Chilean president, Peru's leader expelled the Bolivian ambassador.", [
        "PER+CHL > - meeting happened", "PER > BOL expulsion happened",
    ]),
    "control, purpose of a call": ("The Chilean president called his Peruvian counterpart to congratulate him.", [
        "CHL > PER call happened", "CHL > PER congratulation happened",
    ]),
    "verbs in a row": (
        "Peru expelled the Chilean ambassador and closed the Bolivian consulate.",
        ["PER > CHL expulsion happened", "PER > BOL closure happened"],
    ),
    "actors in a row": ("Peru and Bolivia expelled the Chilean ambassador.", ["PER+BOL > CHL expulsion happened"]),
    "recipients in a row": (
        "Peru imposed sanctions on Chile, Bolivia and Brazil.",
        ["PER > CHL+BOL+BRA sanction happened"],
    ),
    "possessive": ("Peru's expulsion of Chilean diplomats was a mistake.", ["PER > CHL expulsion happened"]),
    "adjective": ("The Peruvian expulsion of Chilean diplomats was a mistake.", ["PER > CHL expulsion happened"]),
    "of and by": ("The expulsion of Chilean diplomats by Peru was a mistake.", ["PER > CHL expulsion happened"]),
    "territory": ("Moscow's annexation of Crimea went on.", ["RUS > UKR annexation happened"]),
    "weapons": ("Russian missiles struck a hospital in Ukraine.", ["RUS > UKR missile_strike happened"]),
    "carried": ("Two planes carrying Russian medical aid landed in Serbia.", ["RUS > SRB humanitarian_aid happened"]),
    "author of what is judged": ("Bolivia condemned Peru's attack on Chile.", [
        "BOL > PER criticism happened", "PER > CHL attack happened",
    ]),
    "author in a clause": ("Bolivia condemned the attack that Peru launched on Chile.", [
        "BOL > PER criticism happened", "PER > CHL attack happened",
    ]),
    "meet": ("The presidents of Chile and Peru met in Lima.", ["CHL+PER > - meeting happened"]),
    "meet somebody": ("Chile's president met his Peruvian counterpart.", ["CHL+PER > - meeting happened"]),
    "sign": ("Chile and Peru signed an agreement on trade.", ["CHL+PER > - signing happened"]),
    "visitor": ("The Chilean president visited Peru.", ["CHL > PER visit happened"]),
    "host": ("Peru hosted the Chilean president.", ["CHL > PER reception happened"]),
    "place first": ("In Lima police arrested two Chilean diplomats.", ["PER > CHL arrest happened"]),
    "date first": ("On 4 May 2019 Peruvian troops shelled a Chilean village.", ["PER > CHL shelling happened"]),
    "month first": ("In March Peru and Bolivia expelled the Chilean ambassador.", ["PER+BOL > CHL expulsion happened"]),
    "aside": (
        "Peru's president, in a letter to Chile, condemned the Bolivian government.",
        ["PER > CHL letter happened", "PER > BOL criticism happened"],
    ),
    "long apposition": (
        "Peru's foreign minister, the man who led the talks of last year and who hopes for more, condemned Chile.",
        ["PER > CHL criticism happened"],
    ),
    "companion": ("Peru, along with Bolivia, condemned Chile.", ["PER+BOL > CHL criticism happened"]),
    "body": (
        "The office of Peru's president accused Chile of spying.",
        ["PER > CHL accusation happened", "CHL > - espionage possible"],
    ),
    "people of a country": ("Peruvian dockers blockaded the Chilean embassy.", ["PER > CHL blocking happened"]),
    "ordered by": ("A strike ordered by Moscow killed three Ukrainian soldiers.", ["RUS > UKR killing happened"]),
    "weapons, passive": ("A Ukrainian hospital was struck by Russian missiles.", ["RUS > UKR missile_strike happened"]),
    "came from": ("From Peru came a warning to Chile.", ["PER > CHL warning happened"]),
    "causative": ("Peru had the Chilean ambassador expelled.", ["PER > CHL expulsion happened"]),
    "let": ("Peru let the Chilean sailors go.", ["PER > CHL release happened"]),
    "allow": ("Peru allowed Chilean inspectors to visit the plant.", ["PER > CHL access happened"]),
    "given": ("Chile was given two tons of food by Peru.", ["PER > CHL aid happened"]),
    "relative, to which": (
        "Chile, to which Peru sent two tons of food, condemned Bolivia.",
        ["PER > CHL humanitarian_aid happened", "CHL > BOL criticism happened"],
    ),
    "cleft, actor": ("It was Peru that expelled the Chilean ambassador.", ["PER > CHL expulsion happened"]),
    "cleft, recipient": (
        "It is Chile that Peru accuses of spying.",
        ["PER > CHL accusation happened", "CHL > - espionage possible"],
    ),
    "each other": ("Peru and Chile accused each other of spying.", ["PER+CHL > PER+CHL accusation happened"]),
    "each other's": (
        "Peru and Chile expelled all of each other's diplomats.",
        ["PER+CHL > PER+CHL expulsion happened"],
    ),
    "one and the other in turn": ("Peru shelled Chile, and Chile shelled Peru.", [
        "PER > CHL shelling happened", "CHL > PER shelling happened",
    ]),
    "name and another": (
        "The Chilean president, Sebastian Pinera, and the Bolivian envoy, Juan Perez, accused Peru of spying.",
        ["CHL+BOL > PER accusation happened", "PER > - espionage possible"],
    ),
    "hyphen": ("Chilean-Peruvian talks were held in Lima.", ["CHL+PER > - talks happened"]),
    "done with": ("Peru held joint exercises with Chile.", ["PER > CHL joint_exercise happened"]),
    "accuser last": (
        "Peru was accused on Monday of arming rebels by the Chilean government.",
        ["CHL > PER accusation happened", "PER > rebels military_aid possible"],
    ),
    "accused of this and of that": ("Peru accused Chile of bombing a village and of expelling Peruvian diplomats.", [
        "PER > CHL accusation happened", "CHL > - bombing possible", "CHL > PER expulsion possible",
    ]),
    "ultimatum": ("Peru gave Chilean diplomats 48 hours to leave the country.", ["PER > CHL expulsion happened"]),
    "persona non grata": (
        "Peru declared the Chilean ambassador persona non grata on Monday.",
        ["PER > CHL expulsion happened"],
    ),
    "participle that shares has": (
        "London has severed diplomatic relations with Buenos Aires and frozen Argentine assets.",
        ["GBR > ARG severance happened", "GBR > ARG sanction happened"],
    ),
    "arms to somebody": ("Peru sent Chile drones.", ["PER > CHL military_aid happened"]),
    "accused, of no country": ("Peru accused other powers of meddling.", ["PER > - accusation happened"]),
    "summoned": ("The Chilean envoy was summoned to the foreign ministry in Lima.", ["PER > CHL summons happened"]),
    "not to do": ("Peru promised not to attack Chile.", ["PER > CHL promise happened"]),
    "would not, promised": (
        "Peru would not cut its ties with Chile, it promised.",
        ["PER > CHL promise happened"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "lines"), ROLES.values(), ids=ROLES)
def test_who_did_what_to_whom(told: Told, sentence: str, lines: list[str]) -> None:
    assert sorted(told(sentence)) == sorted(lines)


POINTING = {
    "the invitation": (
        "Chile's president invited Peru's president to Santiago.\n\n"
        "The Chilean president extended the invitation last week.",
        "CHL > PER invitation happened",
    ),
    "the offer": (
        "Peru offered Chile help.\n\nChilean President Sebastian Pinera expressed gratitude for the offer.",
        "CHL > PER thanks happened",
    ),
    "he": (
        "Chilean President Sebastian Pinera called Peruvian President Martin Vizcarra.\n\nHe invited him to Santiago.",
        "CHL > PER invitation happened",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "line"), POINTING.values(), ids=POINTING)
def test_a_sentence_may_point_back(told: Told, text: str, line: str) -> None:
    assert told(text)[-1] == line


NONE = {
    "nobody to thank": "Chilean President Sebastian Pinera expressed gratitude for the offer.",
    "nobody political": "Microsoft sued Apple.",
    "no actor": "Two Chilean diplomats were expelled.",
    "one side of a meeting": "The Chilean president met him.",
    "aid to nobody": "Peru sent aid.",
}


@pytest.mark.parametrize("sentence", NONE.values(), ids=NONE)
def test_without_its_parties_an_act_is_no_claim(told: Told, sentence: str) -> None:
    assert told(sentence) == []
