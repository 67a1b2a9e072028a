"""The list of events: filters and their removal, search, order, pages, export."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

expect = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed").expect


@pytest.fixture
def many(serve: Callable[..., Any], ledger_path: Path, put: Any, make_page: Any, Told: Any) -> Any:
    """A desk over a ledger with more events than a page holds: sixty by hand beside the usual few."""
    put(
        ledger_path,
        *(
            make_page(
                f"Envoy {number} out",
                f"2019-{1 + number % 12:02d}-{1 + number % 28:02d}",
                Told(f"Peru expelled envoy number {number} of Chile.", "Peru", "expelled", "Chile"),
            )
            for number in range(60)
        ),
    )
    return serve(ledger_path)


def lists(visitor: Any, number: int) -> None:
    """Wait until so many events are listed; fails where they never are."""
    expect(visitor.page.locator("li.event")).to_have_count(number)


def test_a_filter_is_set_by_a_click_and_taken_away_by_another(desk: Any, open_desk: Any) -> None:
    visitor = open_desk(desk)
    visitor.go("/")
    page = visitor.page
    lists(visitor, 5)
    page.get_by_role("complementary", name="Filters").get_by_role("link", name="Norway").first.click()
    lists(visitor, 2)
    assert page.url.endswith("?party=NOR")
    chip = page.get_by_role("list", name="Filters set").get_by_role("link", name="involving Norway")
    assert chip.is_visible()
    page.get_by_role("complementary", name="Filters").get_by_role("link", name="talks").click()
    lists(visitor, 1)
    page.go_back()
    lists(visitor, 2)
    chip.click()
    lists(visitor, 5)
    assert "party" not in page.url


def test_search_dates_and_order_go_by_the_form(desk: Any, open_desk: Any) -> None:
    visitor = open_desk(desk)
    visitor.go("/")
    page = visitor.page
    page.get_by_label("Words in the sentences").fill("envoys")
    page.keyboard.press("Enter")
    lists(visitor, 1)
    assert "envoys" in page.locator("li.event").inner_text()
    page.get_by_label("Words in the sentences").fill("")
    page.get_by_label("From").fill("2021-04-01")
    page.get_by_label("Order").select_option("oldest")
    page.get_by_role("button", name="Show").click()
    lists(visitor, 3)
    days = page.locator("li.event time").all_inner_texts()
    assert days == sorted(days)
    assert page.get_by_label("From").input_value() == "2021-04-01"
    page.get_by_role("link", name="clear all").click()
    lists(visitor, 5)


def test_pages_follow_each_other_without_a_gap(many: Any, open_desk: Any) -> None:
    visitor = open_desk(many)
    visitor.go("/?party=PER")
    page = visitor.page
    assert page.locator("h1").inner_text() == "60 events"
    first = page.locator("li.event").evaluate_all("all => all.map(one => one.id)")
    page.get_by_role("link", name="More events").click()
    lists(visitor, 10)
    second = page.locator("li.event").evaluate_all("all => all.map(one => one.id)")
    assert len(first) == 50
    assert len({*first, *second}) == 60
    assert page.get_by_role("link", name="More events").count() == 0


def test_what_is_shown_is_exported(desk: Any, open_desk: Any) -> None:
    visitor = open_desk(desk, accept_downloads=True)
    visitor.go("/?party=NOR")
    where = visitor.page.get_by_role("link", name="CSV").get_attribute("href")
    rows = visitor.page.request.get(desk.url + where).text().splitlines()
    lists(visitor, len(rows) - 1)
    assert rows[0].startswith("id,")


def test_a_wrong_filter_is_told_in_words(desk: Any, open_desk: Any) -> None:
    visitor = open_desk(desk)
    visitor.forgiven.append("400")
    assert visitor.go("/?party=Atlantis").status == 400
    assert "Atlantis" in visitor.page.get_by_role("alert").inner_text()
