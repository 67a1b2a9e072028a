"""The statement of an event: the best of each field, and on whose word it stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.claims.claim import Claim, ClaimPlace
from detente.ledger.events import event_of

Make = Callable[..., Claim]

ARICA = ClaimPlace("Arica", "Arica", "CHL", -18.47, -70.3, 3899361)
CHILE = ClaimPlace("Chile", "Chile", "CHL", None, None, 3895114)


def test_origins_outvote_copies(claim: Make) -> None:
    copies = [claim("Chile met Peru.", "met", "meeting", "CHL PER", on="2019-03-03") for _ in range(3)]
    others = [claim("Chile met Peru.", "met", "meeting", "CHL PER", on="2019-03-04") for _ in range(2)]
    origins = {one.article.id: "wire" for one in copies}
    event = event_of([*copies, *others], origins, {})
    assert (event.origins, event.outlets, len(event.claims)) == (3, 5, 5)
    assert event.date.start == "2019-03-04"


def test_the_narrower_date_and_kind_of_those_that_agree(claim: Make) -> None:
    month = claim("Chile held talks with Peru.", "talks", "talks", "CHL PER", on="2019-03-01/2019-03-31")
    day = claim("Peru's minister came to Chile.", "came", "visit", "m@PER", "CHL", on="2019-03-04")
    event = event_of([month, day], {}, {})
    assert (event.kind, event.date.start, event.date.precision) == ("visit", "2019-03-04", "day")


def test_whoever_any_telling_names(claim: Make) -> None:
    bare = claim("Chile expelled two envoys.", "expelled", "expulsion", "CHL")
    full = claim("Santiago expelled two Peruvian envoys.", "expelled", "expulsion", "CHL.GOV", "PER", place=CHILE)
    placed = claim(
        "Peru's envoys were expelled.", "expelled", "expulsion", "CHL", "PER", place=ARICA, amount=(2, "envoy")
    )
    event = event_of([bare, full, placed], {}, {})
    assert [party.id for party in event.actors] == ["CHL.GOV"]
    assert [party.id for party in event.recipients] == ["PER"]
    assert event.place == ARICA
    assert [amount.value for amount in event.amounts] == [2]


def test_who_rang_says_more_than_that_they_spoke(claim: Make) -> None:
    told = [
        claim("Egypt and Sudan spoke.", "spoke", "call", "EGY SDN"),
        claim("Cairo and Khartoum spoke.", "spoke", "call", "EGY SDN"),
        claim("Sudan's president rang Egypt's.", "rang", "call", "b@SDN", "a@EGY"),
    ]
    event = event_of(told, {}, {})
    assert ([party.id for party in event.actors], [party.id for party in event.recipients]) == (["b"], ["a"])


def test_each_side_is_named_as_on_that_side(claim: Make) -> None:
    told = [claim("Putin had governors arrested.", "arrested", "arrest", "p@RUS", "RUS.OPP")]
    event = event_of(told, {}, {})
    assert ([party.id for party in event.actors], [party.id for party in event.recipients]) == (["p"], ["RUS.OPP"])


def test_what_was_announced_and_done_is_done(claim: Make) -> None:
    told = [
        claim("Chile will shut it.", "shut", "closure", "CHL", status="announced"),
        claim("Chile has shut it.", "shut", "closure", "CHL"),
    ]
    assert event_of(told, {}, {}).status == "happened"
    assert event_of(told[:1], {}, {}).status == "announced"


def test_voices_by_side_and_stance(claim: Make) -> None:
    told = [
        claim("Niger says Chad shelled it.", "shelled", "shelling", "TCD", "NER", said_by="NER.GOV", id="a"),
        claim("Chad denies it shelled.", "shelled", "shelling", "TCD", "NER", status="denied", said_by="s@TCD", id="b"),
        claim("Chad shelled Toumour.", "shelled", "shelling", "TCD", "NER", id="c"),
        claim("France says Chad shelled.", "shelled", "shelling", "TCD", "NER", said_by="FRA.GOV", id="d"),
        claim("Niger says Chad shelled.", "shelled", "shelling", "TCD", "NER", said_by="NER.GOV", id="e"),
    ]
    event = event_of(told, {}, {told[2].article.id: "The Clarion"})
    voices = {(voice.side, voice.stance): voice for voice in event.voices}
    assert {key: voice.claims for key, voice in voices.items()} == {
        ("recipient", "affirms"): ("a", "e"),
        ("actor", "denies"): ("b",),
        ("outlet", "affirms"): ("c",),
        ("third", "affirms"): ("d",),
    }
    assert voices["outlet", "affirms"].outlet == "The Clarion" and voices["outlet", "affirms"].speaker is None
    assert event.contested and event.status == "happened"


def test_an_act_that_is_only_denied_is_not_contested(claim: Make) -> None:
    event = event_of([claim("Chad denies it shelled.", "shelled", "shelling", "TCD", status="denied")], {}, {})
    assert event.status == "denied" and not event.contested


def test_independent_origins_make_surer(claim: Make) -> None:
    told = [claim("Chile met Peru.", "met", "meeting", "CHL PER", confidence=0.6) for _ in range(2)]
    alone = event_of(told[:1], {}, {}).confidence
    copied = event_of(told, {one.article.id: "wire" for one in told}, {}).confidence
    assert alone == copied == 0.6 < event_of(told, {}, {}).confidence < 1


def test_founding_claim_and_span_of_publication(claim: Make) -> None:
    told = [
        claim("Chile met Peru.", "met", "meeting", "CHL PER", published=day, id=name)
        for day, name in (("2019-03-09", "a"), (None, "b"), ("2019-03-05", "d"), ("2019-03-05", "c"))
    ]
    event = event_of(told, {}, {})
    assert event.id == "c" and event.claims == ("c", "d", "a", "b")
    assert (event.first_published, event.last_published) == ("2019-03-05", "2019-03-09")


def test_no_event_without_a_claim() -> None:
    with pytest.raises(ValueError, match="needs a claim"):
        event_of([], {}, {})
