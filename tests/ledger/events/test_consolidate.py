"""All at once, page by page and in any order: the same events."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.claims.claim import Claim
from detente.ledger.events import (
    Event,
    Judgement,
    blocks_of,
    cluster,
    components,
    consolidate,
    event_of,
    likely,
    telling_of,
)

Make = Callable[..., Claim]

WORDS = "harbour ferry dyke salt copper orchard tram bell quarry lantern".split()


def drawn(claim: Make, seed: int, number: int = 14) -> list[Claim]:
    """Claims of a few look-alike acts of three countries in ten days."""
    draw = random.Random(seed)
    made = []
    for _ in range(number):
        actor, recipient = draw.sample(("PER", "CHL", "ECU"), 2)
        words = " ".join(draw.sample(WORDS, 3))
        kind = draw.choice(("expulsion", "visit", "reception", "talks", "criticism"))
        day = f"2019-03-{draw.randint(1, 10):02}"
        made.append(
            claim(
                f"They acted over the {words} there.",
                "acted",
                kind,
                actor,
                recipient if draw.random() < 0.7 else "",
                published=draw.choice((None, day, "2019-03-11")),
                on=draw.choice((None, day)),
                article=f"page-{draw.randint(1, 6)}",
            )
        )
    return made


def page_by_page(claims: Sequence[Claim]) -> list[Event]:
    """The events as a store makes them: each page is compared with what shares a block, and its components redone."""
    known, judgements, events = {}, {}, {}
    by_id = {claim.id: claim for claim in claims}
    for page in dict.fromkeys(claim.article.id for claim in claims):
        fresh = [telling_of(claim, page, None) for claim in claims if claim.article.id == page]
        for telling in fresh:
            near = (other for other in known.values() if blocks_of(other) & blocks_of(telling))
            for judgement in filter(None, (likely(telling, other) for other in near)):
                judgements[judgement.a, judgement.b] = judgement
            known[telling.id] = telling
        added = {telling.id for telling in fresh}
        for component in components(known, judgements.values()):
            if added & set(component):
                events = {name: event for name, event in events.items() if name not in component}
                groups = cluster([known[name] for name in component], judgements.values())
                made = (event_of([by_id[name] for name in group], {}, {}) for group in groups)
                events |= {event.id: event for event in made}
    return sorted(events.values(), key=lambda event: event.id)


def by_id(events: Sequence[Event]) -> list[Event]:
    return sorted(events, key=lambda event: event.id)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000), order=st.randoms(use_true_random=False))
def test_any_order_and_page_by_page_give_the_same(claim: Make, seed: int, order: random.Random) -> None:
    claims = drawn(claim, seed)
    events, judgements = consolidate(claims, {}, {})
    order.shuffle(claims)
    again, others = consolidate(claims, {}, {})
    assert again == events
    assert sorted(others, key=lambda one: (one.a, one.b)) == sorted(judgements, key=lambda one: (one.a, one.b))
    assert page_by_page(claims) == by_id(events)


def test_tellings_come_together_and_look_alikes_do_not(claim: Make) -> None:
    closing = [
        claim("Chile shut the consulate of Peru in Arica.", "shut", "closure", "CHL", "PER", on="2019-03-04", id="a"),
        claim("The Peruvian consulate in Arica was shut.", "shut", "closure", "CHL.GOV", "PER", id="b"),
        claim("Chile shut the consulate of Peru in Iquique.", "shut", "closure", "CHL", "PER", on="2019-03-20", id="c"),
        claim("Peru shut the consulate of Chile in Tacna.", "shut", "closure", "PER", "CHL", on="2019-03-05", id="d"),
    ]
    events, _ = consolidate(closing, {}, {})
    assert [event.claims for event in events] == [("a", "b"), ("c",), ("d",)]


def test_people_are_heard(claim: Make) -> None:
    one = claim("Chile shut the consulate in Arica.", "shut", "closure", "CHL", "PER", on="2019-03-04", id="a")
    other = claim("Chile shut its mission in Lima.", "shut", "severance", "CHL", on="2019-06-04", id="b")
    apart, _ = consolidate([one, other], {}, {})
    assert len(apart) == 2
    together, _ = consolidate([one, other], {}, {}, [Judgement("a", "b", True, 1.0, (), "ann")])
    assert [event.claims for event in together] == [("a", "b")]


def test_nothing_comes_of_nothing() -> None:
    assert consolidate([], {}, {}) == ([], [])
