"""Logging in and out, and what each role is let do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from detente.ledger.ledger import Ledger
from detente.web.people.users import add_user

expect = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed").expect
GOOD = "correct horse battery"


@pytest.fixture
def shared(serve: Callable[..., Any], ledger_path: Path) -> Any:
    """A desk where people log in: ann is admin, ned analyst, bob reader."""
    with Ledger(str(ledger_path)) as ledger:
        for name, role in (("ann", "admin"), ("ned", "analyst"), ("bob", "reader")):
            add_user(ledger.store, name, role, GOOD)
    return serve(ledger_path, users=True)


@pytest.fixture
def logged_in(shared: Any, open_desk: Any) -> Callable[[str], Any]:
    """Opens the desk as somebody, through the form, by keys."""

    def opened(name: str) -> Any:
        visitor = open_desk(shared)
        visitor.go("/login")
        page = visitor.page
        expect(page.get_by_label("Name")).to_be_focused()
        page.keyboard.type(name)
        page.keyboard.press("Tab")
        page.keyboard.type(GOOD)
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Log out")).to_be_visible()
        return visitor

    return opened


def test_nothing_is_shown_before_the_log_in_which_leads_back(shared: Any, open_desk: Any) -> None:
    visitor = open_desk(shared)
    visitor.forgiven.append("401")
    visitor.go("/?party=NOR")
    page = visitor.page
    expect(page.locator("h1")).to_have_text("Log in")
    assert "Norway" not in page.content()
    assert visitor.faults() == []
    page.get_by_label("Name").fill("bob")
    page.get_by_label("Password").fill("wrong horse battery")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Password").fill(GOOD)
    page.get_by_role("button", name="Log in").click()
    expect(page.locator("h1")).to_have_text("2 events")
    assert page.url.endswith("/?party=NOR")


def test_after_the_log_out_the_way_back_is_closed(logged_in: Any) -> None:
    visitor = logged_in("bob")
    visitor.forgiven.append("401")
    visitor.page.get_by_role("button", name="Log out").click()
    visitor.page.wait_for_load_state()
    visitor.go("/contacts")
    expect(visitor.page.locator("h1")).to_have_text("Log in")


def test_a_reader_reads_and_is_offered_no_more(logged_in: Any, shared: Any) -> None:
    visitor = logged_in("bob")
    visitor.forgiven.append("403")
    page = visitor.page
    assert visitor.go("/").status == 200
    expect(page.get_by_role("navigation").get_by_role("link", name="Add")).to_have_count(0)
    page.locator("li.event blockquote a").first.click()
    expect(page.locator("h2#claims")).to_be_visible()
    expect(page.get_by_role("button", name="Wrong")).to_have_count(0)
    for closed in ("/review", "/add", "/users"):
        assert visitor.go(closed).status == 403


def test_an_analyst_reviews_under_their_name(logged_in: Any, shared: Any) -> None:
    visitor = logged_in("ned")
    visitor.forgiven.append("403")
    visitor.go("/review")
    visitor.page.keyboard.press("r")
    expect(visitor.page.locator("aside")).to_contain_text("right by ned")
    with shared.ledger() as ledger:
        assert [(one.verdict, one.by) for one in ledger.store.reviews()] == [("right", "ned")]
    assert visitor.go("/users").status == 403


def test_an_admin_lets_somebody_in_and_shuts_them_out(logged_in: Any, shared: Any, open_desk: Any) -> None:
    visitor = logged_in("ann")
    page = visitor.page
    page.get_by_role("link", name="Users").click()
    page.get_by_label("Name", exact=True).fill("eve")
    page.get_by_role("button", name="Add", exact=True).click()
    secret = page.locator(".secret").inner_text()
    other = open_desk(shared)
    other.go("/login")
    other.page.get_by_label("Name").fill("eve")
    other.page.get_by_label("Password").fill(secret)
    other.page.keyboard.press("Enter")
    expect(other.page.get_by_role("button", name="Log out")).to_be_visible()
    page.get_by_role("button", name="Deactivate eve").click()
    expect(page.get_by_role("button", name="Activate eve", exact=True)).to_be_visible()
    other.forgiven.append("401")
    other.go("/contacts")
    expect(other.page.locator("h1")).to_have_text("Log in")


@pytest.mark.parametrize("path", ["/account", "/users"])
def test_their_pages_have_no_serious_fault_and_fit_a_phone(path: str, logged_in: Any) -> None:
    visitor = logged_in("ann")
    visitor.page.set_viewport_size({"width": 360, "height": 740})
    visitor.go(path)
    assert visitor.too_wide() == []
    assert visitor.faults() == []
