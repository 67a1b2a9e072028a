"""Time expressions: what is found, what it means, and on what grounds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest

from detente.articles.article import PageDate
from detente.sentences.parser import model
from detente.sentences.sentence import Sentence
from detente.times import TimeMention, find_times

WEDNESDAY = "2018-04-04"


def times(text: str, first: str | None = WEDNESDAY, last: str | None = None, parsed: bool = False) -> list[TimeMention]:
    sentence = Sentence(0, 0, 0, len(text), text, model()(text) if parsed else None)
    found = find_times([sentence], PageDate(first, last or first, "given") if first else PageDate())
    assert all(text[one.start : one.end] == one.text for one in found)
    return list(found)


@pytest.mark.parametrize(
    ("text", "expression", "value", "begins", "ends", "precision", "basis"),
    [
        ("They spoke late Tuesday.", "late Tuesday", "2018-04-03", "2018-04-03", "2018-04-03", "day", "relative"),
        ("They met on Wednesday.", "Wednesday", "2018-04-04", "2018-04-04", "2018-04-04", "day", "relative"),
        ("They met on Nov. 7.", "Nov. 7", "2017-11-07", "2017-11-07", "2017-11-07", "day", "relative"),
        ("It was 20 March 2018.", "20 March 2018", "2018-03-20", "2018-03-20", "2018-03-20", "day", "stated"),
        ("On March 20, 2018, it fell.", "March 20, 2018", "2018-03-20", "2018-03-20", "2018-03-20", "day", "stated"),
        (
            "It fell on the 3rd of May 2011.",
            "the 3rd of May 2011",
            "2011-05-03",
            "2011-05-03",
            "2011-05-03",
            "day",
            "stated",
        ),
        ("It came last month.", "last month", "2018-03", "2018-03-01", "2018-03-31", "month", "relative"),
        ("It came two weeks ago.", "two weeks ago", "2018-W12", "2018-03-19", "2018-03-25", "week", "relative"),
        ("It came earlier this year.", "earlier this year", "2018", "2018-01-01", "2018-04-04", "year", "relative"),
        ("It came late last week.", "late last week", "2018-W13", "2018-03-29", "2018-04-01", "week", "relative"),
        ("It has grown since July.", "since July", "2017-07", "2017-07-01", "2018-04-04", "year", "relative"),
        ("It began in 2014.", "2014", "2014", "2014-01-01", "2014-12-31", "year", "stated"),
        ("It began in the 1990s.", "the 1990s", "199", "1990-01-01", "1999-12-31", "none", "stated"),
        ("They will meet next week.", "next week", "2018-W15", "2018-04-09", "2018-04-15", "week", "relative"),
        ("It will end by Friday.", "by Friday", "2018-04-06", "2018-04-04", "2018-04-06", "week", "relative"),
        ("It was shelled overnight.", "overnight", "2018-04-04TNI", "2018-04-03", "2018-04-04", "day", "relative"),
        (
            "It ran from March 3 to 5.",
            "March 3 to 5",
            "2018-03-03/2018-03-05",
            "2018-03-03",
            "2018-03-05",
            "week",
            "relative",
        ),
        (
            "It grew in the third quarter.",
            "the third quarter",
            "2017-Q3",
            "2017-07-01",
            "2017-09-30",
            "quarter",
            "relative",
        ),
        ("It fell in summer 2014.", "summer 2014", "2014-SU", "2014-06-01", "2014-08-31", "quarter", "stated"),
        ("It grew in the 19th century.", "the 19th century", "18", "1801-01-01", "1900-12-31", "none", "stated"),
        (
            "They met on Friday morning.",
            "Friday morning",
            "2018-03-30TMO",
            "2018-03-30",
            "2018-03-30",
            "day",
            "relative",
        ),
        ("It stopped on Christmas.", "Christmas", "2017-12-25", "2017-12-25", "2017-12-25", "day", "relative"),
        (
            "It rose in October of last year.",
            "October of last year",
            "2017-10",
            "2017-10-01",
            "2017-10-31",
            "month",
            "relative",
        ),
    ],
)
def test_an_expression_is_put_on_the_calendar(
    text: str, expression: str, value: str, begins: str, ends: str, precision: str, basis: str
) -> None:
    (found,) = times(text)
    assert (found.text, found.value, found.begins, found.ends) == (expression, value, begins, ends)
    assert (found.precision, found.basis) == (precision, basis)
    assert found.anchor == ("published" if basis == "relative" else None)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("They meet every Friday.", "SET", "XXXX-WXX-5"),
        ("It is reviewed twice a year.", "SET", "P1Y"),
        ("It lasted for two and a half years.", "DURATION", "P2.5Y"),
        ("Hours after the vote he left.", "DURATION", "PTXH"),
        ("It was a 12-year low.", "DURATION", "P12Y"),
        ("It was decided in fiscal year 2019.", "DATE", "FY2019"),
        ("Nobody knew it at the time.", "DATE", "PAST_REF"),
    ],
)
def test_what_has_no_days_has_a_type_and_a_value(text: str, kind: str, value: str) -> None:
    (found,) = times(text)
    assert (found.type, found.value, found.begins, found.basis) == (kind, value, None, "none")


@pytest.mark.parametrize(
    "text",
    [
        "It was due on Feb. 30.",
        "It was due on 2024-02-30.",
        "It was due on June 31, 2019.",
        "The old man may march again.",
        "About 2014 people came.",
        "It welcomed Resolution 1973.",
        "It undermines the Good Friday Agreement.",
        "The sun set and the mar was gone.",
        "A quarter of the seats were empty.",
    ],
)
def test_what_is_no_time_is_left_alone(text: str) -> None:
    assert [one.text for one in times(text) if one.type == "DATE"] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ministers met on Friday.", "2018-03-30"),
        ("The ministers will meet on Friday.", "2018-04-06"),
        ("The ministers agreed to meet on Friday.", "2018-04-06"),
        ("The ministers are due to meet on Friday.", "2018-04-06"),
        ("The talks scheduled for Friday were called off.", "2018-04-06"),
        ("The minister said he would leave on Friday.", "2018-04-06"),
        ("The deal was signed in May.", "2017-05"),
        ("The deal will be signed in May.", "2018-05"),
        ("The court set a June 1 deadline.", "2018-06-01"),
        ("Jets forced a plane to land in the desert on Friday.", "2018-03-30"),
        ("The border will stay closed until Monday.", "2018-04-09"),
        ("He is the last to answer after the March 20 vote.", "2018-03-20"),
    ],
)
def test_the_tense_of_the_clause_gives_the_direction(text: str, value: str) -> None:
    (found,) = times(text, parsed=True)
    assert found.value == value


def test_a_clock_time_takes_the_day_and_the_zone_of_its_sentence() -> None:
    first, second = times("It landed at 8:20 a.m. and again at 9 a.m. Moscow time on Monday.")
    assert (first.type, first.value, first.begins) == ("TIME", "2018-04-02T08:20", "2018-04-02")
    assert (second.value, second.begins) == ("2018-04-02T09:00+03:00", "2018-04-02")


def test_utc_is_marked() -> None:
    (found,) = times("Markets opened at 14:30 UTC on Monday.")
    assert found.value == "2018-04-02T14:30Z"


def test_a_distance_is_counted_from_the_day_beside_it() -> None:
    distance, vote = times("Six weeks after the Nov. 3 vote he was sworn in.", "2020-12-20")
    assert (distance.type, distance.value, distance.text) == ("DURATION", "P6W", "Six weeks")
    assert (distance.begins, distance.ends, distance.basis, distance.anchor) == (
        "2020-12-14",
        "2020-12-20",
        "inferred",
        "Nov. 3",
    )
    assert vote.value == "2020-11-03"


def test_the_day_before_is_counted_from_what_was_said() -> None:
    _, before = times("They met on March 20. He had arrived the day before.")
    assert (before.value, before.basis, before.anchor) == (
        "P1D",
        "inferred",
        "March 20",
    ) or before.begins == "2018-03-19"


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("It was said on U.S. Independence Day.", "2014-07-05", "2014-07-04"),
        ("Ukraine marked Independence Day.", "2014-08-25", "2014-08-24"),
        ("Russia's president wrote to the U.S. leader on Independence Day.", "2014-07-05", "2014-07-04"),
        ("It was opened on Thanksgiving.", "2012-11-24", "2012-11-22"),
        ("They gathered on Good Friday.", "2018-04-04", "2018-03-30"),
        ("They gathered on Easter Sunday 2000.", "2018-04-04", "2000-04-23"),
        ("They fasted during Ramadan.", "2024-04-20", "2024-03-11/2024-04-09"),
        ("It was agreed on the eve of Christmas.", "2018-01-04", "2017-12-24"),
    ],
)
def test_named_days_are_known(text: str, published: str, value: str) -> None:
    assert times(text, published)[0].value == value


def test_independence_day_of_two_countries_is_left_open() -> None:
    (found,) = times("India and Pakistan marked Independence Day.", "2014-08-20")
    assert (found.begins, found.basis) == (None, "none")


def test_without_a_page_date_nothing_is_invented() -> None:
    found = times("He called late Tuesday, on Nov. 7, last month and in 2014.", None)
    assert [(one.value, one.begins) for one in found] == [
        ("XXXX-WXX-2", None), ("XXXX-11-07", None), ("XXXX-XX", None), ("2014", "2014-01-01"),
    ]  # fmt: skip


def test_a_window_resolves_only_what_every_day_of_it_agrees_on() -> None:
    found = times("He called on Tuesday, on Nov. 7, last month and this year.", "2012-11-12", "2012-11-18")
    assert [one.value for one in found] == ["XXXX-WXX-2", "2012-11-07", "2012-10", "2012"]


def test_spaces_between_words_and_marks_do_not_matter() -> None:
    (found,) = times("On March   20 , 2018 it fell .")
    assert found.value == "2018-03-20"


@pytest.mark.parametrize("page", ["0001-01-02", "1500-01-01", "2999-12-30", "9999-12-30"])
def test_the_ends_of_the_calendar_hold(page: str) -> None:
    texts = [
        "500 centuries ago",
        "next year",
        "last decade",
        "the next 90 years",
        "two weeks from tomorrow",
        "this weekend",
    ]
    for text in texts:
        times(f"It was {text}.", page)


def _steps(action: Callable[[], Any]) -> int:
    """The function calls that an action takes."""
    count = 0

    def note(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(note)
    try:
        action()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "unit",
    [
        "the last ",
        "two and a half ",
        "on March 3 ",
        "20 years before 20 years ago ",
        "Monday, ",
        "1,111",
        "a.m. ",
        "8:20 ",
        "'9",
        "from May to ",
    ],
)
def test_the_work_grows_with_the_text(unit: str) -> None:
    times(unit)
    small, large = (_steps(lambda n=n: times(unit * n)) for n in (200, 1600))
    assert large < 10 * small
