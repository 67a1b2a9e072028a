"""Status: what tense, modality, negation and the words about an act make of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.claims.claim import Claim

Told = Callable[..., list[str]]

STATUS = {
    "past": ("Peru expelled the Chilean ambassador.", "happened"),
    "perfect": ("Peru has expelled the Chilean ambassador.", "happened"),
    "progressive": ("Peru is expelling the Chilean ambassador.", "under_way"),
    "begin": ("Peru began to expel Chilean diplomats.", "under_way"),
    "will": ("Peru will expel the Chilean ambassador.", "announced"),
    "will, shared": ("Peru will close its border and expel the Chilean ambassador.", "announced"),
    "would, reported": ("Peru's government said it would expel the Chilean ambassador.", "announced"),
    "would, conditional": ("Peru would expel the Chilean ambassador if the talks failed.", "possible"),
    "plan": ("Peru plans to expel the Chilean ambassador.", "announced"),
    "want": ("Peru wants to expel the Chilean ambassador.", "possible"),
    "consider": ("Peru is considering expelling the Chilean ambassador.", "possible"),
    "may": ("Peru may expel the Chilean ambassador.", "possible"),
    "could": ("Peru could expel the Chilean ambassador.", "possible"),
    "if": ("If Peru expels the Chilean ambassador, the talks will end.", "possible"),
    "allegedly": ("Peru allegedly expelled the Chilean ambassador.", "possible"),
    "not": ("Peru did not expel the Chilean ambassador.", "negated"),
    "never": ("Peru never expelled the Chilean ambassador.", "negated"),
    "no": ("No Chilean diplomats were expelled by Peru.", "negated"),
    "fail": ("Peru failed to expel the Chilean ambassador.", "negated"),
    "neither": ("Neither Peru nor Bolivia expelled the Chilean ambassador.", "negated"),
    "be to": ("Peru is to expel the Chilean ambassador.", "announced"),
    "be to, conditional": ("The talks will end if Peru were to expel the Chilean ambassador.", "possible"),
    "go on": ("Peru went on to expel the Chilean ambassador.", "happened"),
    "stop": ("Peru stopped expelling Chilean diplomats.", "negated"),
}


@pytest.mark.parametrize(("sentence", "status"), STATUS.values(), ids=STATUS)
def test_the_clause_tells_the_status(told: Told, sentence: str, status: str) -> None:
    assert any(line.endswith(f" > CHL expulsion {status}") for line in told(sentence))


def test_a_planned_visit_is_announced(told: Told) -> None:
    assert told("The Chilean president's planned visit to Peru was welcomed.") == ["CHL > PER visit announced"]


def test_no_talks_are_negated(told: Told) -> None:
    assert told("Peru held no talks with Chile.") == ["PER+CHL > - talks negated"]


@pytest.mark.parametrize(
    ("sentence", "event"),
    [("Norway will send aid to Chad.", "AGREE"), ("Norway sent aid to Chad.", "AID")],
    ids=["to come", "done"],
)
def test_cooperation_to_come_is_agree(coded: Callable[..., tuple[Claim, ...]], sentence: str, event: str) -> None:
    (claim,) = coded(sentence)
    assert (claim.event, claim.kind) == (event, "humanitarian_aid")


NONE = {
    "question": "Did Peru expel the Chilean ambassador?",
    "purpose": "The Peruvian president flew home in order to expel the ambassador of Chile.",
    "opinion": "Peru should expel the Chilean ambassador.",
    "fear": "There were fears of a Peruvian attack on Chile.",
}


@pytest.mark.parametrize("sentence", NONE.values(), ids=NONE)
def test_what_nobody_vouches_for_is_no_claim(told: Told, sentence: str) -> None:
    assert told(sentence) == []
