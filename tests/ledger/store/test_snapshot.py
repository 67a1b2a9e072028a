"""What a question gives to be written out: whole, of one state of the ledger, the same from both databases."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from detente.ledger.asking import told as asking_told
from detente.ledger.asking.question import Question
from detente.ledger.asking.snapshot import Snapshot
from detente.ledger.reviews.review import Review
from detente.ledger.store.store import Store

Make = Callable[..., Any]

CLOSED = ("Norway closed the consulate of Chad in Bergen on Monday.", "closed closure NOR TCD")
SHUT = ("Chad said its consulate in Bergen was closed by Norway on Monday.", "closed closure NOR TCD")
RECALLED = ("Peru recalled its ambassador from Bolivia.", "recalled recall PER BOL")
OFFERED = ("Norway offered Chad to reopen the consulate.", "offered offer NOR TCD")


def test_events_come_with_their_claims_and_sources(store: Store, page: Make) -> None:
    page(CLOSED, RECALLED).into(store)
    page(SHUT, outlet="The Other").into(store)
    with store.reading() as connection:
        told = list(Snapshot(connection, Question(kinds=("closure", "recall"))).told())
    assert sorted(len(one.claims) for one in told) == [1, 2]
    for one in told:
        assert [claim.id for claim in one.claims] == list(one.event.claims)
        assert {claim.article.id for claim in one.claims} == set(one.sources)
        for claim in one.claims:
            source, evidence = one.sources[claim.article.id], claim.evidence
            assert source.body[evidence.start : evidence.end] == evidence.text
    assert {source.outlet for one in told for source in one.sources.values()} == {"The Example", "The Other"}
    assert {one.added for one in told} == {one.updated for one in told} == {"2021-03-05T12:30:00Z"}


def test_pieces_are_put_together(store: Store, page: Make, monkeypatch: Any) -> None:
    monkeypatch.setattr(asking_told, "_EVENTS", 1)
    monkeypatch.setattr(asking_told, "_ARTICLES", 1)
    page(CLOSED, RECALLED, OFFERED).into(store)
    page(SHUT, outlet="The Other").into(store)
    with store.reading() as connection:
        snapshot = Snapshot(connection, Question())
        events = [event.id for event in snapshot.events()]
        assert [told.event.id for told in snapshot.told()] == events
        assert len(events) == len(set(events)) == 3
        assert [(article.publisher, len(claims)) for article, claims in snapshot.articles()] == [
            ("The Example", 3), ("The Other", 1),
        ]  # fmt: skip


def test_articles_come_with_the_claims_that_are_asked_for(store: Store, page: Make) -> None:
    page(CLOSED, RECALLED).into(store)
    page(OFFERED, outlet="The Other").into(store)
    with store.reading() as connection:
        [(article, claims)] = Snapshot(connection, Question(kinds=("recall",))).articles()
        assert [claim.kind for claim in claims] == ["recall"]
        assert article.publisher == "The Example"
        [(other, _)] = Snapshot(connection, Question(kinds=("closure", "offer"), sort="surest", limit=1)).articles()
        assert other.publisher in ("The Example", "The Other")


def test_the_newest_are_those_that_came_last_whatever_their_day(store: Store, page: Make) -> None:
    page(RECALLED, day="2021-03-04").into(store)
    page(CLOSED, day="2021-03-01", outlet="The Other").into(store)
    page(SHUT, day="2021-03-02", outlet="The Third").into(store)
    with store.reading() as connection:
        snapshot = Snapshot(connection, Question())
        assert [told.event.kind for told in snapshot.new(5)] == ["closure", "recall"]
        assert [told.event.kind for told in snapshot.new(1)] == ["closure"]
        assert [event.kind for event in snapshot.events()] == ["recall", "closure"]


def test_a_claim_is_as_people_left_it(store: Store, page: Make) -> None:
    page(CLOSED).into(store)
    page(SHUT, outlet="The Other").into(store)
    with store.reading() as connection:
        [told] = Snapshot(connection, Question(kinds=("closure",))).told()
    wrong = told.claims[1].id
    store.review(Review("r1", "wrong", (wrong,), (), {}, None, "ann", "2021-03-06T00:00:00Z"))
    with store.reading() as connection:
        [left] = Snapshot(connection, Question(kinds=("closure",))).told()
    assert [claim.id for claim in left.claims] == [told.claims[0].id]
