"""Origins: pages that print one text are one, in any order."""

from __future__ import annotations

import random
from itertools import permutations

from detente.ledger.events import Page, alike, bands, origins_of, same_origin, signature

VOCABULARY = [f"{one}{other}" for one in "bar cel dun for gul hem".split() for other in "ton wick field ham".split()]


def text(seed: int, words: int = 120) -> list[str]:
    draw = random.Random(seed)
    return [draw.choice(VOCABULARY) for _ in range(words)]


def page(name: str, words: list[str], published: str | None = "2019-03-04", credit: str | None = None) -> Page:
    return Page(name, published, credit, signature(" ".join(words)))


def test_alike_estimates_the_share_of_common_runs() -> None:
    whole = text(1, 1000)
    half = signature(" ".join(whole[:500]))
    assert alike(signature(" ".join(whole)), signature(" ".join(whole))) == 1.0
    assert 0.35 < alike(signature(" ".join(whole)), half) < 0.65
    assert alike(half, signature(" ".join(text(2, 500)))) < 0.05


def test_case_and_punctuation_do_not_matter() -> None:
    assert signature("The envoy left, he said: for good.") == signature("THE ENVOY LEFT he said for good")


def test_a_signature_has_a_fixed_size_and_short_texts_have_none() -> None:
    assert len(signature(" ".join(text(1)))) == len(signature(" ".join(text(1, 9000)))) == 504
    assert signature("too short") == b"" and bands(b"") == ()
    assert alike(b"", b"") == 0.0


def test_signatures_are_kept_so_they_stay() -> None:
    assert signature("the consulate closed its doors on friday").hex()[:16] == "7e3696088bde4e07"


def test_near_copies_share_a_band() -> None:
    whole = text(1)
    assert set(bands(signature(" ".join(whole)))) & set(bands(signature(" ".join(whole[:90] + text(9, 40)))))


def test_a_wire_credit_needs_less() -> None:
    whole = text(1, 400)
    shortened = whole[:100] + text(2, 40)
    free, credited = page("b", shortened), page("b", shortened, credit="Harbour Wire")
    assert not same_origin(page("a", whole, credit="Harbour Wire"), free)
    assert same_origin(page("a", whole, credit="Harbour Wire"), credited)


def test_origin_is_the_first_published_in_any_order() -> None:
    whole = text(1)
    pages = [
        page("c", whole, "2019-03-05"),
        page("b", [*whole[:100], *text(3, 20)], "2019-03-04"),
        page("a", whole, None),
        page("d", text(4), "2019-03-01"),
    ]
    for order in permutations(pages):
        assert origins_of(order) == {"a": "b", "b": "b", "c": "b", "d": "d"}
