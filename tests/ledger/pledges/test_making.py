"""Pledges and what came of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from detente.articles.article import Article
from detente.claims.claim import Claim
from detente.ledger.events import consolidate
from detente.ledger.events.event import Event
from detente.ledger.pledges.making import affected_pledges, pledge_of, pledges_of
from detente.ledger.pledges.pledge import Pledge

Make = Callable[..., tuple[Article, tuple[Claim, ...]]]
Fates = Callable[..., dict[str, Pledge]]


@pytest.fixture
def fates(page: Make, told: Any) -> Fates:
    """The pledges of acts that are told each in an article of its own, by kind."""

    def make(*acts: tuple[Any, ...], **options: Any) -> dict[str, Pledge]:
        events, claims = tell(page, told, *acts)
        known = {event.id: event.kind or "" for event in events}
        return {known[pledge.event]: pledge for pledge in pledges_of(events, claims, **options)}

    return make


def tell(page: Make, told: Any, *acts: tuple[Any, ...]) -> tuple[list[Event], dict[str, Claim]]:
    """The events and claims of acts: (day, sentence, word of the act, kind, actors, recipients)."""
    pages = [page("Delta News", day, told(*rest, day=day)) for day, *rest in acts]
    claims = {claim.id: claim for _, several in pages for claim in several}
    return consolidate(list(claims.values()), {}, {})[0], claims


OFFER = ("2021-03-01", "Chile offered to send Peru two field hospitals.", "offered", "offer", ["CHL"], ["PER"])
INVITATION = ("2021-03-01", "Chile invited Peru's president to Santiago.", "invited", "invitation", ["CHL"], ["PER"])
PROMISE = (
    "2021-03-01",
    "Mali promised Ghana to keep the Sikasso crossing open.",
    "promised",
    "promise",
    ["MLI"],
    ["GHA"],
)
THREAT = ("2021-03-01", "Kenya threatened Uganda with a tariff on sugar.", "threatened", "threat", ["KEN"], ["UGA"])
DEMAND = ("2021-03-01", "Kenya demanded that Uganda release the fishermen.", "demanded", "demand", ["KEN"], ["UGA"])
TRUCE = ("2021-03-01", "Armenia and Azerbaijan agreed on a truce.", "agreed", "agreement", ["ARM", "AZE"], [])

CASES = [
    (
        OFFER,
        (
            "2021-03-05",
            "Peru accepted Chile's offer of the field hospitals.",
            "accepted",
            "acceptance",
            ["PER"],
            ["CHL"],
        ),
        "accepted",
    ),
    (
        OFFER,
        ("2021-03-05", "Peru turned down Chile's field hospitals.", "turned", "refusal", ["PER"], ["CHL"]),
        "declined",
    ),
    (
        OFFER,
        ("2021-03-05", "Chile sent two field hospitals to Peru.", "sent", "humanitarian_aid", ["CHL"], ["PER"]),
        "kept",
    ),
    (OFFER, ("2021-03-05", "Bolivia sent tents to Paraguay.", "sent", "humanitarian_aid", ["BOL"], ["PRY"]), "open"),
    (
        OFFER,
        ("2021-02-05", "Chile sent two field hospitals to Peru.", "sent", "humanitarian_aid", ["CHL"], ["PER"]),
        "open",
    ),
    (INVITATION, ("2021-05-05", "Peru's president visited Santiago.", "visited", "visit", ["PER"], ["CHL"]), "kept"),
    (
        INVITATION,
        ("2021-05-05", "Chile's president visited Peru's capital.", "visited", "visit", ["CHL"], ["PER"]),
        "open",
    ),
    (
        INVITATION,
        ("2021-03-05", "Chile called off its invitation to Peru.", "called", "cancellation", ["CHL"], ["PER"]),
        "withdrawn",
    ),
    (
        PROMISE,
        ("2021-03-20", "Mali closed the Sikasso crossing to Ghana's lorries.", "closed", "blockade", ["MLI"], ["GHA"]),
        "contradicted",
    ),
    (THREAT, ("2021-03-20", "Kenya put a tariff on sugar from Uganda.", "put", "tariff", ["KEN"], ["UGA"]), "kept"),
    (DEMAND, ("2021-03-09", "Uganda released the Kenyan fishermen.", "released", "release", ["UGA"], ["KEN"]), "kept"),
    (
        DEMAND,
        ("2021-03-09", "Uganda rejected Kenya's demand over the fishermen.", "rejected", "refusal", ["UGA"], ["KEN"]),
        "declined",
    ),
    (
        TRUCE,
        ("2021-03-03", "Azerbaijan shelled Armenia in spite of the truce.", "shelled", "shelling", ["AZE"], ["ARM"]),
        "contradicted",
    ),
]


@pytest.mark.parametrize(("pledged", "later", "fate"), CASES, ids=[f"{p[3]}-{a[3]}-{f}" for p, a, f in CASES])
def test_fate(fates: Fates, pledged: tuple[Any, ...], later: tuple[Any, ...], fate: str) -> None:
    pledge = fates(pledged, later)[pledged[3]]
    assert pledge.fate == fate
    if fate == "open":
        assert (pledge.settled, pledge.reason) == (None, None)
    else:
        assert pledge.settled == later[0]
        assert pledge.reason
        assert later[1] in pledge.reason
        assert all(link.reasons and 0 <= link.score <= 1 for link in pledge.links)


def test_the_visit_keeps_an_invitation_that_was_accepted(fates: Fates) -> None:
    accepted = ("2021-03-05", "Peru accepted Chile's invitation.", "accepted", "acceptance", ["PER"], ["CHL"])
    visit = ("2021-05-05", "Peru's president visited Santiago.", "visited", "visit", ["PER"], ["CHL"])
    assert fates(INVITATION, accepted)["invitation"].fate == "accepted"
    assert fates(INVITATION, accepted, visit)["invitation"].fate == "kept"


def test_the_words_and_parties_of_a_pledge(fates: Fates) -> None:
    pledge = fates(OFFER)["offer"]
    assert pledge.content == "offered to send Peru two field hospitals"
    assert ([p.id for p in pledge.makers], [p.id for p in pledge.recipients]) == (["CHL"], ["PER"])
    assert (pledge.kind, pledge.made, pledge.fate) == ("offer", "2021-03-01", "open")


def test_an_ultimatum_lapses_when_its_day_has_passed(fates: Fates) -> None:
    ultimatum = (
        "2021-03-01",
        "Kenya demanded that Uganda release the fishermen within 72 hours.",
        "demanded",
        "demand",
        ["KEN"],
        ["UGA"],
    )
    assert fates(ultimatum)["demand"].due == "2021-03-04"
    assert fates(ultimatum)["demand"].fate == "open"
    assert fates(ultimatum, on="2021-03-03")["demand"].fate == "open"
    assert fates(ultimatum, on="2021-03-05")["demand"].fate == "lapsed"


def test_a_persons_offer_lapses_with_his_office(page: Make, told: Any) -> None:
    def offices(titled: str) -> Iterator[tuple[str, str | None]]:
        assert titled == "president Barack Obama"
        yield "2009-01-20", "2017-01-20"

    _, claims = page(
        "Delta News",
        "2016-03-01",
        told("Obama offered Cuba a loan.", "offered", "offer", ["barack-obama"], ["CUB"], day="2016-03-01"),
    )
    held = {c.id: replace(c, actors=tuple(replace(m, office="president") for m in c.actors)) for c in claims}
    events = consolidate(list(held.values()), {}, {})[0]
    assert [p.fate for p in pledges_of(events, held, offices, "2017-01-19")] == ["open"]
    assert [p.fate for p in pledges_of(events, held, offices, "2017-02-01")] == ["lapsed"]


def test_a_warning_is_a_pledge_only_where_something_came_of_it(fates: Fates) -> None:
    warning = ("2021-03-01", "Kenya warned Uganda that it would tax its sugar.", "warned", "warning", ["KEN"], ["UGA"])
    tariff = ("2021-03-20", "Kenya put a tariff on sugar from Uganda.", "put", "tariff", ["KEN"], ["UGA"])
    assert fates(warning) == {}
    assert fates(warning, tariff)["warning"].fate == "kept"


def test_part_of_a_ledger_gives_the_same_pledges(page: Make, told: Any) -> None:
    visit = ("2021-05-05", "Peru's president visited Santiago.", "visited", "visit", ["PER"], ["CHL"])
    events, claims = tell(page, told, INVITATION, THREAT, visit)
    by_kind = {event.kind: event for event in events}
    whole = {pledge.event: pledge for pledge in pledges_of(events, claims)}
    affected = affected_pledges([by_kind["visit"]], events)
    assert affected == {by_kind["invitation"].id}
    assert pledge_of(by_kind["invitation"], [by_kind["visit"]], claims) == whole[by_kind["invitation"].id]
    assert pledge_of(by_kind["visit"], events, claims) is None


SENTENCES = [
    ("Mali's promised grain never arrived in Ghana.", "promised", "promise", "lapsed"),
    ("Mali had demanded in vain that Ghana return the cattle.", "demanded", "demand", "declined"),
    ("Mali's threat to close the bridge to Ghana has been dropped.", "threat", "threat", "withdrawn"),
    ("Mali pledged to Ghana to leave the island, but stayed.", "pledged", "promise", "contradicted"),
    ("Mali promised Ghana a shipment of grain.", "promised", "promise", "open"),
]


@pytest.mark.parametrize(("sentence", "word", "kind", "fate"), SENTENCES, ids=[one[-1] for one in SENTENCES])
def test_the_sentence_of_a_pledge_may_tell_its_fate(
    fates: Fates, sentence: str, word: str, kind: str, fate: str
) -> None:
    pledge = fates(("2021-03-01", sentence, word, kind, ["MLI"], ["GHA"]))[kind]
    assert (pledge.fate, pledge.settled, pledge.links) == (fate, None, ())
    assert pledge.reason == (None if fate == "open" else sentence)


def test_a_deadline_that_passed_is_no_more_than_what_was_done(fates: Fates) -> None:
    ultimatum = (
        "2021-03-01",
        "Kenya's ultimatum to Uganda to free the fishermen ran out.",
        "ultimatum",
        "ultimatum",
        ["KEN"],
        ["UGA"],
    )
    release = ("2021-03-09", "Uganda released the Kenyan fishermen.", "released", "release", ["UGA"], ["KEN"])
    assert fates(ultimatum)["ultimatum"].fate == "lapsed"
    assert fates(ultimatum, release)["ultimatum"].fate == "kept"


def test_what_is_pledged_may_stand_before_the_word_for_it(fates: Fates) -> None:
    threat = (
        "2021-03-01",
        "It will sue Chile in The Hague, Bolivia threatened.",
        "threatened",
        "threat",
        ["BOL"],
        ["CHL"],
    )
    lawsuit = ("2021-06-01", "Bolivia filed a suit against Chile.", "filed", "lawsuit", ["BOL"], ["CHL"])
    assert fates(threat, lawsuit)["threat"].fate == "kept"


def test_a_release_does_not_keep_a_promise_to_open_a_bridge(fates: Fates) -> None:
    promise = ("2021-03-01", "Mali promised Ghana to reopen the bridge.", "promised", "promise", ["MLI"], ["GHA"])
    release = ("2021-03-09", "Mali freed two nuns from Ghana.", "freed", "release", ["MLI"], ["GHA"])
    reopened = ("2021-03-19", "Mali reopened the bridge to Ghana.", "reopened", "access", ["MLI"], ["GHA"])
    assert fates(promise, release)["promise"].fate == "open"
    assert fates(promise, release, reopened)["promise"].settled == "2021-03-19"


def test_a_plea_for_a_life_is_declined_by_the_execution(fates: Fates) -> None:
    plea = ("2021-03-01", "Ghana asked Mali to spare the life of a pilot.", "asked", "demand", ["GHA"], ["MLI"])
    shot = ("2021-03-09", "Mali shot the pilot from Ghana.", "shot", "killing", ["MLI"], ["GHA"])
    pardoned = ("2021-03-09", "Mali pardoned the pilot from Ghana.", "pardoned", "pardon", ["MLI"], ["GHA"])
    assert fates(plea, shot)["demand"].fate == "declined"
    assert fates(plea, pardoned)["demand"].fate == "kept"
