"""What people say in a ledger: it holds whatever the machine does, and can be undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from detente.errors import UsageError
from detente.ledger.events.event import Event
from detente.ledger.reviews.making import make_review
from detente.ledger.store.schema import claims, events, parties
from detente.ledger.store.store import Store
from detente.ontology import ontology
from detente.records import read_record

Make = Callable[..., Any]

CLOSED = ("Norway closed the consulate of Chad in Bergen on Monday.", "closed closure NOR TCD")
SHUT = ("Chad said its consulate in Bergen was closed by Norway on Monday.", "closed closure NOR TCD")
RECALLED = ("Peru recalled its ambassador from Bolivia.", "recalled recall PER BOL")


@pytest.fixture
def filled(store: Store, page: Make) -> Store:
    """Two outlets that tell of a closure, and one of a recall."""
    page(CLOSED, RECALLED).into(store)
    page(SHUT, outlet="Other News", day="2021-03-03").into(store)
    return store


def told(store: Store) -> dict[str, Event]:
    with store.reading() as connection:
        rows = connection.execute(select(events.c.record))
        return {row.record["quote"]: read_record(Event, row.record) for row in rows}


def claim_of(store: Store, sentence: str) -> Any:
    with store.reading() as connection:
        return connection.execute(select(claims).where(claims.c.sentence == sentence)).one()


def say(store: Store, verdict: Any, *sentences: str, **more: Any) -> str:
    several = [claim_of(store, one).id for one in sentences]
    made = make_review(verdict, several, "ann", at="2021-04-01T00:00:00Z", **more)
    store.review(made)
    return made.id


def test_two_claims_are_one_event_to_begin_with(filled: Store) -> None:
    assert sorted(len(event.claims) for event in told(filled).values()) == [1, 2]


@pytest.mark.parametrize(
    ("verdict", "sentences", "more"),
    [
        ("wrong", [CLOSED[0]], {}),
        ("correct", [CLOSED[0]], {"changes": {"kind": "recall", "status": "denied"}}),
        ("split", [SHUT[0]], {}),
        ("merge", [CLOSED[0], RECALLED[0]], {}),
        ("right", [CLOSED[0]], {}),
        ("note", [CLOSED[0]], {"note": "ask the ministry"}),
    ],
)
def test_what_is_undone_is_as_if_it_had_not_been_said(
    filled: Store, everything: Make, verdict: str, sentences: list[str], more: dict[str, Any]
) -> None:
    without = "reviews", "reviewed"
    before = everything(filled, *without)
    review = say(filled, verdict, *sentences, **more)
    assert (everything(filled, *without) == before) == (verdict in ("right", "note"))
    changed = everything(filled, *without)
    filled.rebuild()
    assert everything(filled, *without) == changed
    filled.undo(review)
    assert everything(filled, *without) == before
    assert filled.reviews() == []
    (kept,) = filled.reviews(undone=True)
    assert (kept.id, kept.undone) == (review, "2021-03-05T12:30:00Z")


def test_a_wrong_claim_leaves_its_event(filled: Store) -> None:
    say(filled, "wrong", CLOSED[0])
    row = claim_of(filled, CLOSED[0])
    assert (row.rejected, row.happening) == (True, None)
    assert len(told(filled)[SHUT[0]].claims) == 1
    say(filled, "wrong", RECALLED[0])
    assert RECALLED[0] not in told(filled)


def test_what_is_corrected_shows_in_the_event_and_not_in_the_record(filled: Store) -> None:
    say(filled, "correct", RECALLED[0], changes={"kind": "closure", "status": "denied"})
    event = told(filled)[RECALLED[0]]
    closure = ontology().kinds["closure"]
    assert (event.kind, event.status) == ("closure", "denied")
    assert (event.event, event.mode, event.cameo) == (closure.event, closure.mode, closure.cameo)
    assert event.goldstein == ontology().cameo[closure.cameo].goldstein
    row = claim_of(filled, RECALLED[0])
    assert (row.kind, row.status, row.record["kind"], row.record["status"]) == (
        "closure",
        "denied",
        "recall",
        "happened",
    )


def test_parties_can_be_corrected(filled: Store) -> None:
    peru = {"text": "Peru", "start": 0, "end": 4, "id": "CHL", "name": "Chile", "type": "state", "country": "CHL"}
    say(filled, "correct", RECALLED[0], changes={"actors": [peru]})
    with filled.reading() as connection:
        there = connection.execute(select(parties.c.actor).where(parties.c.side == "actor")).scalars().all()
    assert sorted(there) == ["CHL", "NOR"]


def test_a_split_and_a_merge_hold_when_pages_come_again(filled: Store, page: Make) -> None:
    say(filled, "split", SHUT[0])
    assert {len(event.claims) for event in told(filled).values()} == {1}
    say(filled, "merge", CLOSED[0], RECALLED[0])
    # Both pages come in a new version; the sentences stay as they were.
    page(("A new paragraph opens the story.", ""), CLOSED, RECALLED).into(filled)
    page(("A new paragraph opens it here, too.", ""), SHUT, outlet="Other News", day="2021-03-03").into(filled)
    assert sorted(len(event.claims) for event in told(filled).values()) == [1, 2]
    assert len(told(filled)[SHUT[0]].claims) == 1


def test_the_last_word_holds(filled: Store) -> None:
    say(filled, "wrong", CLOSED[0])
    right = make_review("right", [claim_of(filled, CLOSED[0]).id], "bob", at="2021-04-02T00:00:00Z")
    filled.review(right)
    assert not claim_of(filled, CLOSED[0]).rejected
    filled.undo(right.id)
    assert claim_of(filled, CLOSED[0]).rejected


def test_the_least_sure_are_those_nobody_has_judged(filled: Store) -> None:
    assert len(filled.unsure()) == 3
    review = say(filled, "right", CLOSED[0])
    assert {claim.evidence.text for claim in filled.unsure()} == {SHUT[0], RECALLED[0]}
    filled.undo(review)
    assert len(filled.unsure()) == 3
    assert len(filled.unsure(limit=1)) == 1


def test_what_makes_no_sense_is_refused_and_nothing_kept(filled: Store) -> None:
    closed, recalled = claim_of(filled, CLOSED[0]).id, claim_of(filled, RECALLED[0]).id
    shut = claim_of(filled, SHUT[0]).id
    for review, words in (
        (make_review("wrong", ["nothing"], "ann"), "no claim nothing"),
        (make_review("merge", [closed, shut], "ann"), "one event already"),
        (make_review("split", [closed, recalled], "ann"), "all of one event"),
        (make_review("split", [closed, shut], "ann"), "nothing would be left"),
        (make_review("correct", [closed], "ann", changes={"status": "perhaps"}), "status is none of"),
    ):
        with pytest.raises(UsageError, match=words):
            filled.review(review)
    with pytest.raises(UsageError, match="no review"):
        filled.undo("nothing")
    assert filled.reviews() == []
    once = say(filled, "wrong", CLOSED[0])
    with pytest.raises(UsageError, match="said already"):
        say(filled, "wrong", CLOSED[0])
    filled.undo(once)
    with pytest.raises(UsageError, match="was undone on 2021-03-05"):
        filled.undo(once)
