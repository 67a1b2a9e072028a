"""What people said, laid over claims, and what it makes of pairs of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from detente.claims.claim import Claim
from detente.errors import UsageError
from detente.ledger.reviews.applying import completed, effective, held
from detente.ledger.reviews.making import make_review
from detente.ledger.reviews.review import Review
from detente.ontology import ontology

Make = Callable[..., Claim]


def said(verdict: Any, *claims: str, day: int = 1, **more: Any) -> Review:
    return make_review(verdict, claims, "ann", at=f"2021-04-{day:02}T00:00:00Z", **more)


def test_nothing_said_changes_nothing(make_claim: Make) -> None:
    claim = make_claim()
    assert effective(claim, []) is claim
    assert effective(claim, [said("wrong", "another"), said("note", "c1", note="x"), said("right", "c1")]) is claim


def test_the_later_of_two_holds_whatever_their_order(make_claim: Make) -> None:
    claim, wrong, right = make_claim(), said("wrong", "c1", day=1), said("right", "c1", day=2)
    assert effective(claim, [right, wrong]) == claim
    assert effective(claim, [wrong, replace(right, at="2021-03-01T00:00:00Z")]) is None
    assert effective(claim, [replace(wrong, undone="2021-05-01T00:00:00Z")]) == claim


def test_corrections_add_up(make_claim: Make) -> None:
    first, second = said("correct", "c1", changes={"status": "denied"}), said(
        "correct", "c1", day=2, changes={"kind": "closure"}
    )
    claim = effective(make_claim(), [second, first])
    assert claim is not None
    assert (claim.status, claim.kind) == ("denied", "closure")


def test_codes_follow_from_codes() -> None:
    closure = ontology().kinds["closure"]
    changes = completed({"kind": "closure"})
    assert (changes["event"], changes["mode"], changes["cameo"]) == (closure.event, closure.mode, closure.cameo)
    assert changes["goldstein"] == ontology().cameo[closure.cameo].goldstein
    assert completed({"event": "AID"})["kind"] is None
    assert completed({"kind": "closure", "cameo": "061"})["cameo"] == "061"
    assert completed({"status": "denied"}) == {"status": "denied"}


@pytest.mark.parametrize(
    "changes", [{"kind": "picnic"}, {"event": ["AID"]}, {"cameo": "999x"}, {"id": "x"}, {"event": "AID", "mode": "x"}]
)
def test_codes_that_do_not_exist_are_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        completed(changes)
    with pytest.raises(UsageError):
        said("correct", "c1", changes=changes)


def pairs(*reviews: Review) -> dict[tuple[str, str], bool]:
    return {(one.a, one.b): one.same for one in held(reviews)}


def test_merged_are_one_and_split_are_not() -> None:
    assert pairs(said("merge", "b", "a", "c")) == {("a", "b"): True, ("a", "c"): True}
    assert pairs(said("split", "b", "a", rest=("c",))) == {("a", "b"): True, ("b", "c"): False, ("a", "c"): False}
    assert pairs(said("right", "a"), said("wrong", "b")) == {}


def test_of_one_pair_the_last_word_holds() -> None:
    merge, split = said("merge", "a", "b"), said("split", "a", day=2, rest=("b",))
    assert pairs(split, merge) == {("a", "b"): False}
    assert pairs(merge, replace(split, undone="2021-05-01T00:00:00Z")) == {("a", "b"): True}
    (judgement,) = held([merge])
    assert (judgement.by, judgement.score) == ("ann", 1.0)


@pytest.mark.parametrize(
    ("verdict", "claims", "more"),
    [
        ("right", [], {}),
        ("right", ["a", "b"], {}),
        ("merge", ["a", "a"], {}),
        ("split", [], {}),
        ("note", ["a"], {"note": " "}),
        ("right", ["a"], {"changes": {"status": "denied"}}),
    ],
)
def test_what_makes_no_sense_is_refused(verdict: str, claims: list[str], more: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        said(verdict, *claims, **more)
    with pytest.raises(UsageError, match="name"):
        make_review("right", ["a"], " ")
