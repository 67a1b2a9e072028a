"""Inferring the date of a page that states none."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from detente.actors import ActorBase
from detente.articles.article import Article
from detente.sentences import split
from detente.times import find_times
from detente.times.infer import infer_published, office_terms

TERMS = {
    "President Ada Stone": [("2009-01-20", "2017-01-20")],
    "President Ivo Lund": [("2012-05-07", None)],
    "Prime Minister Bo Falk": [("2015-02", "2016")],
    "President Eva Thorn": [("2001-01-01", "2003-01-01"), ("2020-01-01", "2022-01-01")],
}


def terms(titled: str) -> Iterable[tuple[str, str | None]]:
    return TERMS.get(titled, [])


def dated(*paragraphs: str, headline: str | None = None) -> tuple[str | None, str | None]:
    article = Article("a", "<text>", "\n\n".join(paragraphs), paragraphs, headline)
    found = infer_published(article, split(article), terms)
    assert found.basis == ("none" if found.start is None else "inferred")
    assert (found.text is None) == (found.start is None)
    return found.start, found.end


def test_those_in_office_together_give_a_window() -> None:
    assert dated("President Ada Stone called President Ivo Lund.") == ("2012-05-07", "2017-01-20")


def test_an_office_still_held_leaves_the_window_open() -> None:
    assert dated("President Ivo Lund spoke.") == ("2012-05-07", None)


def test_a_term_may_be_known_to_the_month_or_year() -> None:
    assert dated("Prime Minister Bo Falk resigned.") == ("2015-02-01", "2016-12-31")


def test_two_terms_give_the_window_of_both_until_something_decides() -> None:
    assert dated("President Eva Thorn spoke.") == ("2001-01-01", "2022-01-01")
    assert dated("President Eva Thorn spoke.", "President Ivo Lund listened.") == ("2020-01-01", "2022-01-01")


def test_former_holders_do_not_count() -> None:
    assert dated("Former President Ada Stone spoke.") == (None, None)


def test_one_who_contradicts_the_lead_does_not_count() -> None:
    assert dated("President Ivo Lund met Prime Minister Bo Falk.", "It began under President Eva Thorn, he said.") == (
        "2015-02-01", "2016-12-31",
    )  # fmt: skip


def test_a_named_day_on_its_weekday_gives_the_week() -> None:
    text = "President Ada Stone was sent a message on Friday to mark U.S. Independence Day."
    assert dated(text) == ("2014-07-04", "2014-07-10")


def test_the_day_after_an_election_gives_the_year() -> None:
    found = dated("He sent a note on Nov. 7, a day after the U.S. election.", "President Ada Stone thanked him.")
    assert found == ("2012-11-07", "2013-10-03")


def test_so_long_after_a_day_gives_weeks() -> None:
    found = dated("It came six weeks after the Nov. 3 vote, and President Eva Thorn was told in 2020.")
    assert found == ("2020-12-11", "2021-12-19")


def test_last_month_and_a_day_of_it_give_the_month() -> None:
    found = dated("President Ada Stone spoke with President Ivo Lund last month.", "On March 20 it rained, in 2016.")
    assert found == ("2016-04-01", "2016-04-30")


def test_days_told_by_date_are_older_than_those_told_by_weekday() -> None:
    near = dated("Hurricane Sandy struck the coast two weeks ago.", "He wrote on Nov. 7 and called on Tuesday.")
    assert near == ("2012-11-14", "2012-11-16")


def test_a_storm_and_a_happening_are_lower_bounds() -> None:
    assert dated("It was rebuilt after Hurricane Katrina.") == ("2005-08-29", None)
    assert dated("The pact was changed.", headline="Ties after the annexation of Crimea") == ("2014-03-18", None)


def test_years_to_come_are_no_lower_bound() -> None:
    assert dated("The plant will be closed in 2035.") == (None, None)


def test_a_page_that_says_nothing_has_no_date() -> None:
    assert dated("The two ministers spoke on Tuesday.") == (None, None)


def test_the_inferred_window_dates_what_it_can() -> None:
    paragraphs = ("President Ada Stone was called on Friday, U.S. Independence Day.",)
    article = Article("a", "<text>", paragraphs[0], paragraphs)
    sentences = split(article)
    window = infer_published(article, sentences, terms)
    assert [one.value for one in find_times(sentences, window)] == ["2014-07-04", "2014-07-04"]


@pytest.mark.parametrize(
    ("titled", "begin"), [("President Barack Obama", "2009-01-20"), ("Prime Minister Theresa May", "2016-07-13")]
)
def test_the_knowledge_base_knows_terms_of_office(titled: str, begin: str) -> None:
    assert begin in [first for first, _ in office_terms(ActorBase.default())(titled)]
