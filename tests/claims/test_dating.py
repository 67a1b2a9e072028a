"""When an act took place: its own clause, and the scopes that a careful reader would carry."""

from __future__ import annotations

import pytest

from detente.articles.article import Article, PageDate
from detente.claims.claim import ClaimDate
from detente.claims.dating import UNDATED, claim_date
from detente.claims.vocabulary import lexicon
from detente.sentences import parse, split
from detente.times import find_times

PAGE = "2018-04-04"  # a Wednesday


def date_of(text: str, act: str, page: str | None = PAGE) -> ClaimDate:
    sentences = parse(split(Article("a", "test", text, (text,))), worth=lambda sentence: True)
    at = text.index(act)
    sentence = next(one for one in sentences if one.start <= at < one.end)
    times = find_times(sentences, PageDate(page, page, "given") if page else PageDate())
    return claim_date(sentence.tokens_within(at, at + len(act))[0], sentence, times, lexicon())


@pytest.mark.parametrize(
    ("text", "act", "start", "end"),
    [
        ("During a phone call last month Lund invited the envoy.", "invited", "2018-03-01", "2018-03-31"),
        ("Lund and Falk spoke on March 20, a call in which Lund asked for help.", "asked", "2018-03-20", "2018-03-20"),
        ("The offer was made when the two spoke on March 20.", "made", "2018-03-20", "2018-03-20"),
        ("Speaking in Oslo on Monday, Lund rejected the plan.", "rejected", "2018-04-02", "2018-04-02"),
        ("In Monday's call the premier rejected the plan.", "rejected", "2018-04-02", "2018-04-02"),
        ("Lund called Falk on Monday to discuss the plan.", "discuss", "2018-04-02", "2018-04-02"),
        ("Lund wrote six weeks after the Jan. 3 vote.", "wrote", "2018-02-12", "2018-02-18"),
        ("Lund resigned on Monday, two days after Falk had quit.", "quit", "2018-03-31", "2018-03-31"),
        ("Pirates have seized six ships in the past two weeks.", "seized", "2018-03-21", "2018-04-04"),
        ("The army has shelled the town since Monday.", "shelled", "2018-04-02", "2018-04-04"),
        ("They tried three men for killings committed in 1993.", "killings", "1993-01-01", "1993-12-31"),
        ("Lund met Falk on March 20. During the meeting he asked for help.", "asked", "2018-03-20", "2018-03-20"),
        ("The army crossed the river before dawn on Monday.", "crossed", "2018-04-02", "2018-04-02"),
        ("Exactly a year ago, on April 4, 2017, the army crossed the river.", "crossed", "2017-04-04", "2017-04-04"),
    ],
)
def test_the_day_is_carried_to_the_act(text: str, act: str, start: str, end: str) -> None:
    found = date_of(text, act)
    assert (found.start, found.end) == (start, end)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Lund promised on Monday to give up the island.", "give"),
        ("Lund resigned on Monday after weeks of protests.", "protests"),
        ("Lund has called for a vote by June.", "called"),
        ("It was the first visit since 2011.", "visit"),
        ("No minister had visited the island since Lund in 2011.", "visited"),
        ("Falk condemned on Monday the attack.", "attack"),
        ("Lund, bailed out twice since 2010, wants relief.", "wants"),
        ("The minister condemned yesterday's raid and promised an inquiry.", "promised"),
        ("The ministers meet every Friday.", "meet"),
        ("They talked for three days.", "talked"),
        ("The island was occupied on February 30.", "occupied"),
        ("They met on Monday. They vote on Friday. At the meeting Lund asked for help.", "asked"),
    ],
)
def test_no_day_is_better_than_a_wrong_one(text: str, act: str) -> None:
    assert date_of(text, act) == UNDATED


def test_the_basis_says_what_the_day_rests_on() -> None:
    assert date_of("Lund resigned on Monday, two days after Falk had quit.", "quit").basis == "inferred"
    assert date_of("Lund resigned on Monday.", "resigned").basis == "relative"
    assert date_of("Lund resigned on March 20, 2018.", "resigned").basis == "stated"


def test_without_a_page_date_a_weekday_dates_nothing() -> None:
    found = date_of("Lund resigned on Monday.", "resigned", page=None)
    assert (found.start, found.end, found.precision, found.basis) == (None, None, "none", "none")
