"""What news writes about time, one thing after another, with the value and the days it has."""

from __future__ import annotations

import pytest

from detente.articles.article import PageDate
from detente.sentences.parser import model
from detente.sentences.sentence import Sentence
from detente.times import TimeMention, find_times

PAGE = "2018-04-04"  # a Wednesday


def times(text: str, page: str | None = PAGE, parsed: bool = False) -> list[TimeMention]:
    sentence = Sentence(0, 0, 0, len(text), text, model()(text) if parsed else None)
    return list(find_times([sentence], PageDate(page, page, "given") if page else PageDate()))


@pytest.mark.parametrize(
    ("text", "value", "begins", "ends"),
    [
        ("They came in the early hours of Monday.", "2018-04-02TMO", "2018-04-02", "2018-04-02"),
        ("It is due on the 15th of this month.", "2018-04-15", "2018-04-15", "2018-04-15"),
        ("They met on March 3 and 4.", "2018-03-03/2018-03-04", "2018-03-03", "2018-03-04"),
        ("They sat Monday through Wednesday.", "2018-04-02/2018-04-04", "2018-04-02", "2018-04-04"),
        ("It rained between October and December 2016.", "2016-10/2016-12", "2016-10-01", "2016-12-31"),
        ("It rose in the first half of the year.", "2018-H1", "2018-01-01", "2018-06-30"),
        ("It rose last quarter.", "2018-Q1", "2018-01-01", "2018-03-31"),
        ("It began in the nineties.", "199", "1990-01-01", "1999-12-31"),
        ("It began in the mid-1990s.", "199", "1993-05-02", "1996-08-31"),
        ("Nothing was sold last Christmas.", "2017-12-25", "2017-12-25", "2017-12-25"),
        ("It will stop next Ramadan.", "2018-05-16/2018-06-14", "2018-05-16", "2018-06-14"),
        ("They prayed on Nowruz.", "2018-03-21", "2018-03-21", "2018-03-21"),
        ("It was agreed on the eve of Easter.", "2018-03-31", "2018-03-31", "2018-03-31"),
        ("It was paid on 20.03.2018.", "2018-03-20", "2018-03-20", "2018-03-20"),
        ("He warned of it after the September 11 attacks.", "2001-09-11", "2001-09-11", "2001-09-11"),
        ("They will meet this weekend.", "2018-W14-WE", "2018-04-07", "2018-04-08"),
        ("It was so in winter 2016.", "2016-WI", "2016-12-01", "2017-02-28"),
    ],
)
def test_an_expression_has_its_days(text: str, value: str, begins: str, ends: str) -> None:
    (found,) = times(text)
    assert (found.value, found.begins, found.ends) == (value, begins, ends)


@pytest.mark.parametrize(
    ("text", "value", "begins", "anchor"),
    [
        ("It was spent in fiscal year 2019.", "FY2019", None, None),
        ("The United States spent it in fiscal year 2019.", "FY2019", "2018-10-01", "USA"),
        ("The United States spent it in the first quarter of fiscal 2019.", "FY2019-Q1", "2018-10-01", "USA"),
        ("Japan spent it in fiscal 2019.", "FY2019", "2019-04-01", "JPN"),
        ("Australia spent it this fiscal year.", "FY2018", "2017-07-01", "AUS"),
        ("Japan and Australia spent it this fiscal year.", "FY2018", None, None),
    ],
)
def test_a_fiscal_year_is_that_of_the_one_country_named(
    text: str, value: str, begins: str | None, anchor: str | None
) -> None:
    (found,) = times(text)
    assert (found.value, found.begins, found.anchor) == (value, begins, anchor)


@pytest.mark.parametrize(
    ("other", "value"),
    [
        ("25/03/2018", "2018-02-01"),
        ("03/25/2018", "2018-01-02"),
        ("20 March 2018", "2018-02-01"),
        ("March 20, 2018", "2018-01-02"),
    ],
)
def test_day_and_month_stand_in_the_order_of_the_page(other: str, value: str) -> None:
    found = times(f"It was signed on 01/02/2018 and changed on {other}.")
    assert found[0].value == value


def test_figures_of_no_known_order_are_left_open() -> None:
    assert times("It was signed on 01/02/2015.") == []


@pytest.mark.parametrize(
    "text", ["It fell on 31/02/2020.", "It fell on 30.02.2020.", "It fell on Feb. 29, 2023.", "It fell on 30 February."]
)
def test_a_day_that_never_was_is_none(text: str) -> None:
    assert [one for one in times(text) if one.begins] == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "It struck at 6:05 a.m. and 7:15 a.m. Moscow time on Monday.",
            ["2018-04-02T06:05+03:00", "2018-04-02T07:15+03:00"],
        ),
        ("It began at 0630 GMT on Tuesday.", ["2018-04-03T06:30Z"]),
        ("It began at 9 a.m. Washington time on Tuesday.", ["2018-04-03T09:00-04:00"]),
        ("It began at 9 a.m. Washington time on March 5, 2018.", ["2018-03-05T09:00-05:00"]),
        ("It began on Monday at 10 p.m. local time (1900 GMT).", ["2018-04-02T22:00", "2018-04-02T19:00Z"]),
    ],
)
def test_a_clock_time_keeps_the_zone_that_is_stated(text: str, values: list[str]) -> None:
    assert [one.value for one in times(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "late Tuesday", "on Nov. 7", "last month", "two weeks ago", "earlier this year", "next week", "by Friday",
        "this weekend", "overnight", "the day before", "yesterday", "last quarter", "in July", "since July",
        "for a third straight day", "the 15th of this month", "next Ramadan",
    ],
)  # fmt: skip
def test_without_a_page_date_what_is_relative_stays_so(text: str) -> None:
    for found in times(f"They met {text}.", None):
        assert (found.begins, found.ends, found.precision, found.basis) == (None, None, "none", "none")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The plants will be shut in the fourth quarter.", "2018-Q4"),
        ("The plants were shut in the fourth quarter.", "2017-Q4"),
        ("They withdrew in January, only to return in March.", "2018-03"),
    ],
)
def test_the_clause_looks_back_or_ahead(text: str, value: str) -> None:
    assert times(text, parsed=True)[-1].value == value


def test_a_day_in_a_row_is_the_day_spoken_of() -> None:
    assert [one.begins for one in times("They marched on Monday, for a third straight day.")] == ["2018-04-02"] * 2
    assert [one.value for one in times("They marched for the third week in a row.")] == ["2018-W14"]
