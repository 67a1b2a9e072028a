"""The form with YIELD: what is folded, and which acts have another type there."""

from __future__ import annotations

import pytest

from detente.claims.claim import Status
from detente.claims.pair import PairCoding
from detente.claims.vocabulary import Code
from detente.claims.votes import Fit, Vote
from detente.ontology import ontology
from detente.scoring import choose, fold, form_of


def coding(
    shares: dict[str, float], kind: str | None = None, status: Status = "happened", fit: Fit = "both"
) -> PairCoding:
    every = dict.fromkeys(ontology().events, 0.0) | shares
    vote = Vote(Code.of(ontology().kinds[kind]), status, fit, "", 1, (0, 1)) if kind else None
    return PairCoding(every, 0.0, vote, "both")


def test_the_form_is_told_by_the_types() -> None:
    assert form_of(["AID", "CONCEDE"]) == "plover"
    assert form_of(["AID", "YIELD"]) == "yield"
    assert form_of(["INVESTIGATE"]) == "yield"


def test_types_that_a_person_gave_are_folded() -> None:
    assert [fold(event, "yield") for event in ("CONCEDE", "RETREAT", "INVESTIGATE", "AID")] == [
        "YIELD", "YIELD", "ACCUSE", "AID",
    ]  # fmt: skip
    assert fold("CONCEDE", "plover") == "CONCEDE"


def test_shares_of_folded_types_add_up() -> None:
    divided = coding({"CONCEDE": 0.3, "RETREAT": 0.3, "AID": 0.4})
    assert (choose(divided, "plover"), choose(divided, "yield")) == ("AID", "YIELD")


@pytest.mark.parametrize(
    ("event", "kind", "status", "chosen"),
    [
        ("SANCTION", "sanction", "happened", "COERCE"),
        ("SANCTION", "expulsion", "happened", "SANCTION"),
        ("SANCTION", "conviction", "happened", "ACCUSE"),
        ("COERCE", "blockade", "happened", "ASSAULT"),
        ("COERCE", "arrest", "happened", "COERCE"),
        ("RETREAT", "release", "announced", "AGREE"),
        ("RETREAT", "release", "negated", "REJECT"),
        ("RETREAT", "release", "happened", "YIELD"),
        ("AID", "aid", "negated", "REJECT"),
        ("CONCEDE", "apology", "happened", "SUPPORT"),
        ("AGREE", "acceptance", "happened", "YIELD"),
        ("AGREE", "acceptance", "negated", "REJECT"),
        ("PROTEST", "demonstration", "announced", "THREATEN"),
        ("PROTEST", "demonstration", "under_way", "PROTEST"),
    ],
)
def test_acts_that_the_older_form_codes_otherwise(event: str, kind: str, status: Status, chosen: str) -> None:
    assert choose(coding({event: 1.0}, kind, status), "yield") == chosen
    assert choose(coding({event: 1.0}, kind, status), "plover") == event


def test_another_act_of_the_sentence_moves_nothing() -> None:
    assert choose(coding({"SANCTION": 1.0}, "sanction", fit="far"), "yield") == "SANCTION"
