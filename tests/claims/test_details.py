"""When, where and how much: what a claim carries besides its code and its parties."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.claims.claim import Claim

Coded = Callable[..., tuple[Claim, ...]]

DATES = {
    "weekday": ("Peru expelled the Chilean ambassador on Tuesday.", ("2020-06-09", "2020-06-09", "relative")),
    "day": ("Peru expelled the Chilean ambassador on May 4, 2019.", ("2019-05-04", "2019-05-04", "stated")),
    "month": ("Peru expelled the Chilean ambassador in May.", ("2020-05-01", "2020-05-31", "relative")),
    "none": ("Peru expelled the Chilean ambassador.", (None, None, "none")),
}


@pytest.mark.parametrize(("sentence", "date"), DATES.values(), ids=DATES)
def test_the_date_is_the_clauses_own(coded: Coded, sentence: str, date: tuple[str | None, str | None, str]) -> None:
    (claim,) = coded(sentence)
    assert (claim.date.start, claim.date.end, claim.date.basis) == date


def test_each_clause_has_its_own_date(coded: Coded) -> None:
    visit, recall = coded(
        "Peru, which expelled two Bolivian diplomats in May, recalled its ambassador from Chile on Monday."
    )
    assert (visit.date.start, recall.date.start) == ("2020-05-01", "2020-06-08")


def test_a_date_is_shared_by_what_is_done_in_one_go(coded: Coded) -> None:
    first, second = coded("Peru expelled the Chilean ambassador on Tuesday, closing the Bolivian consulate.")
    assert first.date.start == second.date.start == "2020-06-09"


def test_when_it_was_said_is_not_when_it_was_done(coded: Coded) -> None:
    (claim,) = coded("Estonia said on Tuesday that Poland had expelled two Russian diplomats.")
    assert claim.date.start is None


@pytest.mark.parametrize("published", [None, "2020-06-10"], ids=["undated page", "dated page"])
def test_a_claim_never_takes_the_pages_date(coded: Coded, published: str | None) -> None:
    (claim,) = coded("Peru expelled the Chilean ambassador.", published)
    assert (claim.date.start, claim.date.precision, claim.date.basis) == (None, "none", "none")
    assert claim.article.published == published


AMOUNTS = {
    "people": ("Peru expelled 60 Chilean diplomats.", [(60.0, None, "diplomat", "60 Chilean diplomats")]),
    "words": ("Peru expelled three Chilean diplomats.", [(3.0, None, "diplomat", "three Chilean diplomats")]),
    "unit": ("Peru sent 40 tons of aid to Chile.", [(40.0, "tonne", "aid", "40 tons")]),
    "sign": ("Peru gave Chile $3 million in aid.", [(3e6, "USD", None, "$3 million")]),
    "currency": ("Peru lent Chile two billion euros.", [(2e9, "EUR", None, "two billion euros")]),
    "comma": ("Peru sent 1,500 soldiers to Chile.", [(1500.0, None, "soldier", "1,500 soldiers")]),
    "a year is none": ("In 2019 Peru expelled the Chilean ambassador.", []),
    "none": ("Peru expelled the Chilean ambassador.", []),
}


@pytest.mark.parametrize(("sentence", "amounts"), AMOUNTS.values(), ids=AMOUNTS)
def test_amounts_have_value_unit_and_what_is_counted(
    coded: Coded, sentence: str, amounts: list[tuple[float, str | None, str | None, str]]
) -> None:
    (claim,) = coded(sentence)
    assert [(a.value, a.unit, a.of, a.text) for a in claim.amounts] == amounts


def test_a_number_beyond_all_numbers_is_no_amount(coded: Coded) -> None:
    (claim,) = coded(f"Peru expelled {'9' * 400} Chilean diplomats.")
    assert claim.amounts == ()


PLACES = {
    "in": ("The foreign ministers of Chile and Peru met in Geneva on Friday.", ("Geneva", "CHE")),
    "thing": ("Peru closed the Chilean consulate in Arequipa.", ("Arequipa", "PER")),
    "none": ("Peru expelled the Chilean ambassador.", None),
}


@pytest.mark.parametrize(("sentence", "place"), PLACES.values(), ids=PLACES)
def test_the_place_is_the_clauses_own(coded: Coded, sentence: str, place: tuple[str, str] | None) -> None:
    (claim,) = coded(sentence)
    assert (claim.place and (claim.place.name, claim.place.country)) == place


def test_contexts_come_from_the_kind_and_the_words_about_it(coded: Coded) -> None:
    (claim,) = coded("Norway sent tents to Chad after the flood.")
    assert set(claim.contexts) >= {"humanitarian"}
