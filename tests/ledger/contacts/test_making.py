"""Contacts: what was part of them, on whose word, and what a side leaves out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from detente.articles.article import Article
from detente.claims.claim import Claim
from detente.ledger.contacts.contact import Contact
from detente.ledger.contacts.making import affected_contacts, contacts_of
from detente.ledger.events import consolidate
from detente.ledger.events.event import Event

Make = Callable[..., tuple[Article, tuple[Claim, ...]]]


class Told:
    """Pages with the events, contacts and articles that they make."""

    def __init__(self, *pages: tuple[Article, Sequence[Claim]]) -> None:
        self.articles = {article.id: article for article, _ in pages}
        self.claims = {claim.id: claim for _, claims in pages for claim in claims}
        self.events: list[Event] = consolidate(list(self.claims.values()), {}, {})[0]
        self.contacts = contacts_of(self.events, self.claims, self.articles)

    def kinds(self, contact: Contact) -> set[str | None]:
        return {event.kind for event in self.events if event.id in contact.contents}

    def contact(self, kind: str) -> Contact:
        known = {event.id: event for event in self.events}
        return next(contact for contact in self.contacts if known[contact.event].kind == kind)


@pytest.fixture
def both(page: Make, told: Any) -> Told:
    """A call of which each side gives its own account, and things told beside it that were no part of it."""
    ours = page(
        "Lima Courier",
        "2021-05-04",
        told(
            "Castillo telephoned Boric on Monday, the palace in Lima said.",
            "telephoned",
            "call",
            ["PER"],
            ["CHL"],
            day="2021-05-03",
            speaker="PER",
        ),
        told(
            "He offered Chile two field hospitals, the Peruvian government said.",
            "offered",
            "offer",
            ["PER"],
            ["CHL"],
            speaker="PER",
        ),
        told(
            "Meanwhile Peru closed its border with Ecuador on Sunday.",
            "closed",
            "closure",
            ["PER"],
            ["ECU"],
            day="2021-05-02",
        ),
    )
    theirs = page(
        "Santiago Post",
        "2021-05-05",
        told(
            "In a telephone call on Monday the two discussed copper prices and the border at Arica, Chile said.",
            "call",
            "call",
            ["CHL"],
            ["PER"],
            day="2021-05-03",
            speaker="CHL",
        ),
        told(
            "Chile's statement made no mention of any offer, and Chile demanded that Peru pay its debts.",
            "demanded",
            "demand",
            ["CHL"],
            ["PER"],
            speaker="CHL",
        ),
    )
    return Told(ours, theirs)


def test_acts_told_as_part_of_a_call_belong_to_it(both: Told) -> None:
    assert both.kinds(both.contact("call")) == {"offer", "demand"}


def test_each_side_gives_its_own_account(both: Told) -> None:
    said = {
        account.side: {item.what for item in account.items if item.stance == "says"}
        for account in both.contact("call").accounts
    }
    assert {"call", "offer"} <= said["PER"]
    assert {"call", "demand", "copper prices", "the border at Arica"} <= said["CHL"]
    assert "offer" not in said["CHL"]


def test_comparison_says_who_leaves_out_what_the_other_says(both: Told) -> None:
    found = {one.what: one for one in both.contact("call").comparison}
    assert found["offer"].said_by == ("PER",)
    assert found["offer"].omitted_by == ("CHL",)
    assert set(found["call"].said_by) == {"PER", "CHL"}


def test_every_quote_is_verbatim(both: Told) -> None:
    items = [item for contact in both.contacts for account in contact.accounts for item in account.items]
    quotes = [quote for item in items for quote in item.quotes]
    assert quotes
    for quote in quotes:
        assert both.articles[quote.article].body[quote.start : quote.end] == quote.text


def test_an_older_act_recalled_is_no_part(page: Make, told: Any) -> None:
    made = Told(
        page(
            "Delta News",
            "2021-05-04",
            told("Kenya's minister visited Uganda on Monday.", "visited", "visit", ["KEN"], ["UGA"], day="2021-05-03"),
            told(
                "In January Kenya had threatened Uganda with a tariff.",
                "threatened",
                "threat",
                ["KEN"],
                ["UGA"],
                day="2021-01-10",
            ),
        )
    )
    assert made.contact("visit").contents == ()


def test_an_act_belongs_to_the_call_it_was_done_in(page: Make, told: Any) -> None:
    made = Told(
        page(
            "Delta News",
            "2021-05-04",
            told(
                "Kenya's president telephoned Uganda's on Monday.",
                "telephoned",
                "call",
                ["KEN"],
                ["UGA"],
                day="2021-05-03",
            ),
            told(
                "In a separate conversation he asked Tanzania's president on Monday for maize.",
                "conversation",
                "call",
                ["KEN"],
                ["TZA"],
                day="2021-05-03",
            ),
            told(
                "He asked Tanzania to send the maize by train.", "asked", "appeal", ["KEN"], ["TZA"], day="2021-05-03"
            ),
        )
    )
    by_partner = {
        event.recipients[0].id: contact.contents
        for contact in made.contacts
        for event in made.events
        if event.id == contact.event
    }
    assert by_partner["UGA"] == ()
    assert len(by_partner["TZA"]) == 1


def test_a_denied_topic_is_left_out_not_talked_about(page: Make, told: Any) -> None:
    made = Told(
        page(
            "Delta News",
            "2021-05-04",
            told(
                "Kenya and Uganda held talks on Monday and discussed fishing, Kenya said.",
                "talks",
                "talks",
                ["KEN", "UGA"],
                day="2021-05-03",
                speaker="KEN",
            ),
            told("The dam on the Nile was not discussed, Uganda said in a statement.", "statement", "denial", ["UGA"]),
        )
    )
    items = {(a.side, i.what, i.stance) for a in made.contact("talks").accounts for i in a.items if i.event is None}
    assert ("KEN", "fishing", "says") in items
    assert ("UGA", "The dam on the Nile", "omits") in items
    assert not any(what == "The dam on the Nile" and stance == "says" for _, what, stance in items)


def test_state_media_speak_for_their_state(page: Make, told: Any) -> None:
    made = Told(
        page(
            "Xinhua",
            "2021-05-04",
            told("Mongolia's premier visited China on Monday.", "visited", "visit", ["MNG"], ["CHN"], day="2021-05-03"),
        )
    )
    assert [account.side for account in made.contact("visit").accounts] == ["CHN"]


def test_part_of_a_ledger_gives_the_same_contacts(both: Told, page: Make, told: Any) -> None:
    other = page(
        "Far News",
        "2021-05-04",
        told("Mali's envoy visited Ghana on Monday.", "visited", "visit", ["MLI"], ["GHA"], day="2021-05-03"),
    )
    claims = {**both.claims, **{claim.id: claim for claim in other[1]}}
    events = consolidate(list(claims.values()), {}, {})[0]
    whole = contacts_of(events, claims, {**both.articles, other[0].id: other[0]})
    offer = next(event for event in events if event.kind == "offer")
    affected = affected_contacts({offer.id}, events, claims)
    assert affected == {both.contact("call").event}
    assert [contact for contact in whole if contact.event in affected] == [both.contact("call")]


def test_order_of_events_does_not_matter(both: Told) -> None:
    again = contacts_of(list(reversed(both.events)), both.claims, both.articles)
    assert sorted(again, key=lambda c: c.event) == sorted(both.contacts, key=lambda c: c.event)


def test_he_said_is_the_word_of_whom_the_sentence_before_names(page: Make, told: Any) -> None:
    made = Told(
        page(
            "Delta News",
            "2021-05-04",
            told("Kenya and Uganda held talks on Monday.", "talks", "talks", ["KEN", "UGA"], day="2021-05-03"),
            told("Uganda's minister was glad of the grain.", "glad", "thanks", ["UGA"], ["KEN"], day="2021-05-03"),
            told("Kenya offered more of it, he added.", "offered", "offer", ["KEN"], ["UGA"], day="2021-05-03"),
        )
    )
    sides = {a.side: {item.what for item in a.items} for a in made.contact("talks").accounts}
    assert "offer" in sides["UGA"]
    assert "offer" not in sides.get("KEN", set())


def test_what_is_denied_beside_the_act_is_denied(page: Make, told: Any) -> None:
    sentence = "Uganda's minister denied having promised Kenya a port."
    made = Told(
        page(
            "Delta News",
            "2021-05-04",
            told("Kenya and Uganda held talks on Monday.", "talks", "talks", ["KEN", "UGA"], day="2021-05-03"),
            told("Uganda promised Kenya a port, Kenya said.", "promised", "promise", ["UGA"], ["KEN"], speaker="KEN"),
        ),
        page(
            "Echo News",
            "2021-05-04",
            told("Kenya and Uganda held talks on Monday.", "talks", "talks", ["KEN", "UGA"], day="2021-05-03"),
            told(sentence, "denied", "denial", ["UGA"], speaker="UGA"),
            told(sentence, "promised", "promise", ["UGA"], ["KEN"], speaker="UGA"),
        ),
    )
    found = {one.what: one for one in made.contact("talks").comparison}
    assert (found["promise"].said_by, found["promise"].denied_by) == (("KEN",), ("UGA",))
