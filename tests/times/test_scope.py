"""Which expression dates an act."""

from __future__ import annotations

import pytest

from detente.articles.article import PageDate
from detente.sentences.parser import model
from detente.sentences.sentence import Sentence
from detente.times import date_of, find_times


@pytest.mark.parametrize(
    ("text", "act", "expected"),
    [
        ("The president called his counterpart late Tuesday to wish him success.", "called", "late Tuesday"),
        ("The president called his counterpart late Tuesday to wish him success.", "wish", None),
        ("France called on Turkey to withdraw its troops, a spokesman said on Monday.", "called", None),
        ("France called on Turkey to withdraw its troops, a spokesman said on Monday.", "said", "Monday"),
        ("The ministry said Tuesday it had expelled five diplomats.", "said", "Tuesday"),
        ("The ministry said Tuesday it had expelled five diplomats.", "expelled", None),
        ("The ministry said on Friday that Poland would recall its envoy on Monday.", "said", "Friday"),
        ("The ministry said on Friday that Poland would recall its envoy on Monday.", "recall", "Monday"),
        ("Ties have soured over Chad's 2014 annexation of the strip.", "annexation", "2014"),
        ("Ties have soured over Chad's 2014 annexation of the strip.", "soured", None),
        ("The two held talks in Geneva on Friday.", "talks", "Friday"),
        ("The minister paid a visit to Oslo last month.", "visit", "last month"),
        ("Chad, which annexed the strip in 2014, rejected the offer on Tuesday.", "annexed", "2014"),
        ("Chad, which annexed the strip in 2014, rejected the offer on Tuesday.", "rejected", "Tuesday"),
        ("They plan to meet on Friday and sign a treaty in June.", "meet", "Friday"),
        ("They plan to meet on Friday and sign a treaty in June.", "sign", "June"),
        ("They plan to meet on Friday and sign a treaty in June.", "plan", None),
        ("The talks lasted for two days.", "lasted", None),
    ],
)
def test_an_act_is_dated_by_its_own_clause(text: str, act: str, expected: str | None) -> None:
    offset = 40  # the sentence stands somewhere in a body
    sentence = Sentence(0, 0, offset, offset + len(text), text, model()(text))
    mentions = find_times([sentence], PageDate("2018-04-04", "2018-04-04", "given"))
    found = date_of(offset + text.index(act), sentence, mentions)
    assert (found.text if found else None) == expected


def test_a_sentence_without_a_parse_dates_nothing() -> None:
    text = "They met on Friday."
    sentence = Sentence(0, 0, 0, len(text), text)
    mentions = find_times([sentence], PageDate("2018-04-04", "2018-04-04", "given"))
    assert mentions and date_of(5, sentence, mentions) is None
