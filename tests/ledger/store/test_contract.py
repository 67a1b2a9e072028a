"""What every store keeps to, whichever database it is on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import permutations
from threading import Thread
from typing import Any

import pytest
from sqlalchemy import select

from detente.claims.claim import Claim
from detente.ledger.asking import lists
from detente.ledger.events.event import Event
from detente.ledger.store import store as store_module
from detente.ledger.store.opening import open_store
from detente.ledger.store.schema import articles, claims, dyads, events
from detente.ledger.store.store import Store
from detente.records import read_record

Make = Callable[..., Any]

CLOSED = ("Norway closed the consulate of Chad in Bergen on Monday.", "closed closure NOR TCD")
SHUT = ("Chad said its consulate in Bergen was closed by Norway on Monday.", "closed closure NOR TCD")
RECALLED = ("Peru recalled its ambassador from Bolivia.", "recalled recall PER BOL")
CALLED = ("The leaders of Norway and Chad then spoke by telephone.", "spoke call NOR TCD")
OFFERED = ("In the call Norway offered Chad to reopen the consulate.", "offered offer NOR TCD")
ACCEPTED = ("Chad accepted the offer of Norway on Friday.", "accepted acceptance TCD NOR")
NOTHING = ("The weather in Bergen was dull, as it often is there in spring.", "")


def told(store: Store) -> list[Event]:
    with store.reading() as connection:
        rows = connection.execute(select(events.c.record).order_by(events.c.id))
        return [read_record(Event, row.record) for row in rows]


def kinds(store: Store) -> list[str | None]:
    return sorted(event.kind or "" for event in told(store))


def rows(store: Store, wanted: Any) -> list[Any]:
    with store.reading() as connection:
        return list(connection.execute(wanted))


def test_a_page_is_added_once(store: Store, page: Make, everything: Make) -> None:
    first = page(CLOSED, RECALLED).into(store)
    assert (first.state, first.claims, len(first.events)) == ("new", 2, 2)
    before = everything(store)
    again = page(CLOSED, RECALLED).into(store)
    assert (again.state, again.article, again.events) == ("same", first.article, ())
    assert everything(store) == before
    assert store.has(page(CLOSED, RECALLED).sha256)
    assert not store.has("0" * 64)


def test_what_comes_back_is_what_went_in(store: Store, page: Make) -> None:
    given = page(CLOSED)
    added = given.into(store)
    (article,) = store.articles()
    assert article == replace(given.article, id=added.article, source=given.source)
    ((record,),) = rows(store, select(claims.c.record))
    claim = read_record(Claim, record)
    reference = replace(given.claims[0].article, id=added.article)
    assert claim == replace(given.claims[0], id=claim.id, article=reference)


def test_a_changed_page_is_a_new_version_and_its_claims_take_the_place_of_the_former(store: Store, page: Make) -> None:
    former = page(CLOSED, RECALLED).into(store)
    kept = {row.sentence: row.id for row in rows(store, select(claims))}
    changed = page(NOTHING, CLOSED, CALLED).into(store)
    assert (changed.state, changed.claims) == ("changed", 2)
    versions = rows(store, select(articles).order_by(articles.c.version))
    assert [(row.id, row.version, row.current) for row in versions] == [
        (former.article, 1, False),
        (changed.article, 2, True),
    ]
    assert [record["kind"] for record in versions[0].former] == ["closure", "recall"]
    now = {row.sentence: row for row in rows(store, select(claims))}
    assert now.keys() == {CLOSED[0], CALLED[0]}
    assert now[CLOSED[0]].id == kept[CLOSED[0]]
    assert now[CLOSED[0]].article == changed.article
    assert kinds(store) == ["call", "closure"]


def test_a_page_that_is_gone_does_not_take_its_story_with_it(store: Store, page: Make) -> None:
    story = page(CLOSED).into(store)
    gone = page(NOTHING, kind="error", reason="an error page").into(store)
    assert (gone.state, gone.reason, gone.claims) == ("aside", "an error page", 0)
    assert [article.id for article in store.articles()] == [story.article]
    assert kinds(store) == ["closure"]
    assert page(NOTHING, kind="error", reason="an error page").into(store).state == "same"


def test_a_page_that_is_no_story_is_kept_without_claims(store: Store, page: Make) -> None:
    assert page(NOTHING, kind="index", reason="a list").into(store).state == "new"
    assert page(CLOSED).into(store).state == "changed"
    assert kinds(store) == ["closure"]


def test_claims_of_one_happening_are_one_event(store: Store, page: Make) -> None:
    page(CLOSED, RECALLED).into(store)
    page(SHUT, outlet="Other News").into(store)
    closure = next(event for event in told(store) if event.kind == "closure")
    assert (len(closure.claims), closure.outlets, closure.origins) == (2, 2, 2)
    assert {row.happening for row in rows(store, select(claims.c.happening).where(claims.c.kind == "closure"))} == {
        closure.id
    }
    assert {(row.source, row.target) for row in rows(store, select(dyads))} == {("NOR", "TCD"), ("PER", "BOL")}


def pages(page: Make) -> list[Any]:
    return [
        page(CLOSED, RECALLED),
        page(SHUT, CALLED, OFFERED, outlet="Other News", day="2021-03-03"),
        page(CALLED, NOTHING, OFFERED, ACCEPTED, outlet="Third Paper", day="2021-03-06"),
    ]


# The order in which two pages came in is told by their rows alone.
_ORDER = ("articles",)


def test_in_any_order_the_events_are_the_same(where: str, page: Make, everything: Make, tmp_path: Any) -> None:
    held = []
    for number, several in enumerate(permutations(pages(page))):
        store = open_store(str(tmp_path / f"{number}.db"))
        for one in several:
            one.into(store)
        held.append(everything(store, *_ORDER))
        store.close()
    assert len(held[0]["events"]) > 3
    assert held[0]["contacts"]
    assert held[0]["pledges"]
    assert held[0]["bearings"]
    assert all(one == held[0] for one in held)


def test_made_anew_it_is_the_same(store: Store, page: Make, everything: Make) -> None:
    for one in pages(page):
        one.into(store)
    before = everything(store)
    assert before["judgements"]
    store.rebuild()
    assert everything(store) == before


def test_a_version_that_comes_and_goes_leaves_the_others_as_they_were(
    store: Store, page: Make, everything: Make
) -> None:
    one, two, three = pages(page)
    one.into(store)
    three.into(store)
    before = everything(store, "articles")
    two.into(store)
    assert everything(store, "articles") != before
    page(NOTHING, outlet="Other News", day="2021-03-03").into(store)
    after = everything(store, "articles")
    assert {name: after[name] for name in after if name != "bands"} == {
        name: before[name] for name in before if name != "bands"
    }


def test_copies_are_one_origin_until_one_changes(store: Store, page: Make) -> None:
    page(CLOSED, NOTHING, RECALLED).into(store)
    page(CLOSED, NOTHING, RECALLED, outlet="Other News").into(store)
    assert {(event.outlets, event.origins) for event in told(store)} == {(2, 1)}
    page(SHUT, outlet="Other News").into(store)
    closure = next(event for event in told(store) if event.kind == "closure")
    assert (closure.outlets, closure.origins) == (2, 2)


def test_an_interrupted_page_leaves_nothing(
    store: Store, page: Make, everything: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    page(CLOSED).into(store)
    before = everything(store)
    with monkeypatch.context() as patch:
        patch.setattr(store_module, "settle", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            page(CLOSED, CALLED).into(store)
    assert everything(store) == before
    assert page(CLOSED, CALLED).into(store).state == "changed"


def test_writers_wait_for_each_other_and_readers_for_nobody(where: str, page: Make) -> None:
    failed: list[BaseException] = []
    several = [page(CLOSED, CALLED, outlet=f"Paper {number}") for number in range(12)]

    def run(part: list[Any]) -> None:
        try:
            store = open_store(where)
            for one in part:
                one.into(store)
                assert told(store)
            store.close()
        except BaseException as error:
            failed.append(error)

    # All four make the ledger at once, too.
    threads = [Thread(target=run, args=(several[number::4],)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    store = open_store(where, create=False)
    assert len(list(store.articles())) == 12
    assert len(rows(store, select(claims))) == 24
    store.close()


def test_odd_characters_do_no_harm(store: Store, page: Make) -> None:
    added = page(CLOSED, url="https://example.org/a\0b\ud800", outlet="A\0\ud800").into(store)
    assert added.state == "new"


def test_a_million_characters_are_a_page(store: Store, page: Make) -> None:
    words = " ".join(f"word{number}" for number in range(150_000))
    assert page((words, "")).into(store).state == "new"


@pytest.fixture
def found(store: Store, page: Make) -> Iterator[Callable[[str], list[str]]]:
    from detente.ledger.store.search import articles_saying, claims_saying

    page(CLOSED, NOTHING).into(store)
    page(RECALLED, outlet="Other News").into(store)

    def search(words: str) -> list[str]:
        with store.reading() as connection:
            claims_found = connection.execute(claims_saying(connection, words)).all()
            articles_found = connection.execute(articles_saying(connection, words)).all()
        return [f"{len(claims_found)} {len(articles_found)}"]

    yield search


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ("consulate", "1 1"),
        ("consulates closing", "1 1"),
        ('"consulate of Chad"', "1 1"),
        ('"Chad of consulate"', "0 0"),
        ("ambassador", "1 1"),
        ("weather", "0 1"),
        ("headline", "0 2"),
        ("consulate ambassador", "0 0"),
        ("AND OR NOT ( * \" '", "0 0"),
        ("!!!", "0 0"),
        ("", "0 0"),
    ],
)
def test_words_are_found(found: Callable[[str], list[str]], words: str, counts: str) -> None:
    assert found(words) == [counts]


def test_the_words_of_former_versions_are_not_found(store: Store, page: Make) -> None:
    from detente.ledger.store.search import articles_saying, events_saying

    page(CLOSED).into(store)
    page(RECALLED).into(store)
    with store.reading() as connection:
        assert connection.execute(events_saying(connection, "consulate")).all() == []
        assert connection.execute(articles_saying(connection, "consulate")).all() == []
        assert len(connection.execute(events_saying(connection, "ambassador")).all()) == 1


def test_views_read_like_sentences(store: Store, page: Make) -> None:
    from sqlalchemy import text

    page(CLOSED).into(store)
    (row,) = rows(store, text("SELECT actors, kind, recipients, quote FROM ledger"))
    assert tuple(row) == ("Norway", "closure", "Chad", CLOSED[0])
    (row,) = rows(store, text("SELECT outlet, sentence FROM reports"))
    assert tuple(row) == ("The Example", CLOSED[0])


def test_lists_read_what_was_written(store: Store, page: Make) -> None:
    page(CALLED).into(store)
    (event,) = told(store)
    with store.reading() as connection:
        assert lists.event_named(connection, event.id) == event
        contact = lists.contact_named(connection, event.id)
    assert contact is not None
    assert contact.event == event.id
