"""Framing: an act under another one, as PLOVER codes it, and the links between the two."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.claims.claim import Claim

Told = Callable[..., list[str]]
Coded = Callable[..., tuple[Claim, ...]]

FRAMED = {
    "agree": ("Peru agreed to release two Chilean sailors.", ["PER > CHL agreement happened"]),
    "agree, both": ("Peru agreed to hold talks with Chile.", ["PER > CHL agreement happened"]),
    "offer": ("Peru offered to mediate between Chile and Bolivia.", ["PER > CHL+BOL offer happened"]),
    "offer, thing": ("Peru offered Chile aid.", ["PER > CHL offer happened"]),
    "propose": ("Peru proposed holding talks with Chile.", ["PER > CHL offer happened"]),
    "promise": ("Peru promised to lift sanctions on Chile.", ["PER > CHL promise happened"]),
    "refuse": ("Peru refused to release the Chilean sailors.", ["PER > CHL refusal happened"]),
    "refuse, both": ("Peru refused to meet the Chilean president.", ["PER > CHL refusal happened"]),
    "urge": ("Peru urged Chile to release the sailors.", ["PER > CHL appeal happened"]),
    "urge, whatever": ("Peru urged Chile to show restraint.", ["PER > CHL appeal happened"]),
    "call on": ("Peru called on Chile to withdraw its troops.", ["PER > CHL appeal happened"]),
    "demand that": ("Peru demanded that Chile withdraw its troops.", ["PER > CHL demand happened"]),
    "order another": ("Peru ordered Chile to close its consulate in Lima.", ["PER > CHL order happened"]),
    "call on one's own": ("Peru's president called on residents to stay at home.", ["PER > PER appeal happened"]),
    "call on others": (
        "Peru called on foreign governments to stay calm.",
        ["PER > foreign governments appeal happened"],
    ),
    "refuse, at a time": ("Peru refused on Tuesday to apologise.", ["PER > - refusal happened"]),
    "agree, home": ("Peru and Chile agreed to open a consulate in Lima.", ["PER+CHL > - agreement happened"]),
    "invite": ("Peru invited the Chilean president to visit Lima.", ["PER > CHL invitation happened"]),
    "invite to do": ("Peru invited Chile to send observers.", ["PER > CHL invitation happened"]),
    "reject charges": (
        "Peru rejected Chilean allegations of arming rebels.",
        ["PER > CHL denial happened", "CHL > PER accusation happened"],
    ),
    "set a time": (
        "Peru gave Chile's generals one week on Sunday to free the governor.",
        ["PER > CHL ultimatum happened"],
    ),
    "not hesitate": (
        '"We will not hesitate to act alone," Peru\'s president said.',
        ["PER > - threat happened"],
    ),
    "not hesitate to help": ('"We will not hesitate to speak," Peru\'s president said.', []),
    "outrageous": ("Peru's president said Chile's raid was unacceptable.", ["PER > CHL criticism happened"]),
    "a lie": (
        "Chile accused Peru of theft, which Lima called a lie.",
        ["CHL > PER accusation happened", "PER > - denial happened"],
    ),
    "of a body": ("Ana Quigley of the Red Cross urged Peru to show restraint.", ["NGO > PER appeal happened"]),
    "complain to a body": ("Peru complained to the Security Council about Chile.", ["PER > CHL complaint happened"]),
    "complain that": ("Peru complained that Chile was unfair.", ["PER > CHL complaint happened"]),
    "who leads": ("Ana Quigley, who heads Peru's opposition, urged Chile to leave.", ["PER > CHL appeal happened"]),
    "reject a demand": (
        "Peru rejected Chile's demand that it leave.",
        ["PER > CHL refusal happened", "CHL > PER demand happened"],
    ),
    "must": (
        "Peru must release the Chilean sailors, Chile's foreign minister said.",
        ["CHL > PER demand happened"],
    ),
    "threaten": (
        "Peru threatened to expel the Chilean ambassador.",
        ["PER > CHL threat happened", "PER > CHL expulsion possible"],
    ),
    "accuse": (
        "Peru accused Chile of bombing a Peruvian village.",
        ["PER > CHL accusation happened", "CHL > PER bombing possible"],
    ),
    "deny doing": (
        "Chile denied arming Peruvian rebels.",
        ["CHL > - denial happened", "CHL > PER military_aid denied"],
    ),
    "deny that": (
        "Chile denied that its forces bombed Peru.",
        ["CHL > - denial happened", "CHL > PER bombing denied"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "lines"), FRAMED.values(), ids=FRAMED)
def test_the_framing_is_the_act(told: Told, sentence: str, lines: list[str]) -> None:
    assert told(sentence) == lines


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru threatened to expel the Chilean ambassador.",
        "Peru accused Chile of bombing a Peruvian village.",
        "Chile denied arming Peruvian rebels.",
    ],
    ids=["threat", "accusation", "denial"],
)
def test_the_act_within_names_its_frame(coded: Coded, sentence: str) -> None:
    outer, inner = coded(sentence)
    assert (outer.frame, inner.frame) == (None, outer.id)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Peru accused Chile of bombing a Peruvian village.", "Peru"),
        ("Chile denied that its forces bombed Peru.", "Chile"),
    ],
    ids=["accuser", "denier"],
)
def test_an_act_alleged_or_denied_stands_on_a_word(coded: Coded, sentence: str, speaker: str) -> None:
    *_, inner = coded(sentence)
    assert [link.speaker.name for link in inner.attribution if link.speaker] == [speaker]


def test_an_order_to_ones_own_is_an_order(told: Told) -> None:
    assert told("Chile's president ordered his troops to attack Peru.") == ["CHL > CHL order happened"]


OF_THE_UNKNOWN = {
    "ask that it be done": ("Peru asked that the Chilean walls be repainted.", ["PER > CHL appeal happened"]),
    "ask on a day": ("Peru asked Chile on Monday to repaint its walls.", ["PER > CHL appeal happened"]),
    "refuse": ("Peru refused to repaint the walls.", ["PER > - refusal happened"]),
    "will not": (
        "Peru denounced Chile and will not repaint the wall.",
        ["PER > CHL criticism happened", "PER > - refusal happened"],
    ),
    "vow to fight an evil": ("Peru vowed to fight corruption.", ["PER > - promise happened"]),
    "will not, known": ("Peru will not hold talks with Chile.", ["PER > CHL refusal happened"]),
    "promise that": ("Peru pledged that the walls would be repainted.", ["PER > - promise happened"]),
    "vow harm": ("Peru vowed to answer in kind.", ["PER > - threat happened"]),
    "threaten": ("Peru threatened to repaint the walls.", ["PER > - threat happened"]),
    "warn of an own act": ("Peru warned that it could look for new friends.", ["PER > - warning happened"]),
    "want another to": ("Peru wants Chile to repaint the walls.", ["PER > CHL demand happened"]),
    "insist that": ("Peru insists that Chile repaint the walls.", ["PER > CHL demand happened"]),
    "must": ("Chile must repaint the walls, Peru's foreign minister said.", ["PER > CHL demand happened"]),
    "ready to": ("Peru is ready to repaint the walls.", ["PER > - offer happened"]),
    "unwilling to": ("Peru is unwilling to repaint the walls.", ["PER > - refusal happened"]),
    "charge that": ("Peru charged that Chilean soldiers had repainted the walls.", ["PER > CHL accusation happened"]),
    "retort": ("Peru said that it would retaliate against Chile.", ["PER > CHL threat happened"]),
    "reckoning": ("Chile will pay a heavy price, Peru's president said.", ["PER > CHL threat happened"]),
    "harm that follows": (
        "Peru said it would expel the Chilean ambassador unless the walls were repainted.",
        ["PER > CHL threat happened"],
    ),
    "deny it": ("Chile was behind it, he said; Chile denies it.", ["CHL > - denial happened"]),
    "propose to": ("Peru proposed to Chile that they repaint the walls.", ["PER > CHL offer happened"]),
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "lines"), OF_THE_UNKNOWN.values(), ids=OF_THE_UNKNOWN)
def test_the_framing_is_an_act_whatever_it_frames(told: Told, sentence: str, lines: list[str]) -> None:
    assert told(sentence) == lines


@pytest.mark.parametrize(
    "sentence",
    [
        "Chile's candidate for mayor promised to paint the buses.",
        "Peru warned that the harvest would be poor.",
        "Peru will not stand idly by.",
        "Peru wants to repaint the walls.",
        "Peru refused to give details.",
        '"We are tired," he told Chile.',
    ],
    ids=["campaign", "forecast", "patience", "own wish", "details", "told"],
)
def test_words_that_look_like_framing_are_none(told: Told, sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    ["Chile's foreign minister refused to comment.", "Chile's president promised to think about it."],
    ids=["comment", "think"],
)
def test_framing_what_is_no_act_is_none(told: Told, sentence: str) -> None:
    assert told(sentence) == []
