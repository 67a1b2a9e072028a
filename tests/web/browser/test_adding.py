"""Adding pages: pasted or chosen as files, looked at, and kept or let go."""

from __future__ import annotations

from typing import Any

import pytest

expect = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed").expect

PAGE = """Sweden expels three Belarus diplomats
Published: 3 May 2021

STOCKHOLM - Sweden expelled three diplomats of Belarus on Monday, the foreign ministry said.

Belarus condemned the decision and promised to answer in kind.
"""


def test_a_pasted_page_is_shown_with_its_claims_and_kept_when_said(desk: Any, open_desk: Any) -> None:
    visitor = open_desk(desk)
    visitor.go("/")
    page = visitor.page
    page.get_by_role("link", name="Add", exact=True).click()
    page.get_by_label("The page, as text or HTML").fill(PAGE)
    page.get_by_label("Outlet").fill("The Skerry Post")
    page.get_by_role("button", name="Show what they tell").click()
    expect(page.locator("h1")).to_have_text("Look, and keep", timeout=60_000)
    expect(page.locator(".note", has_text="expulsion")).to_have_count(1)
    expect(page.locator(".m-act", has_text="expelled")).to_be_visible()
    with desk.ledger() as ledger:
        assert ledger.count(parties=["Sweden"]) == 0
    page.get_by_role("button", name="Keep what is ticked").first.click()
    expect(page.locator("h1")).to_have_text("Kept")
    page.get_by_role("link", name="To the article").click()
    expect(page.locator("h1")).to_have_text("Sweden expels three Belarus diplomats")
    visitor.go("/?party=SWE&kind=expulsion")
    expect(page.locator("li.event")).to_have_count(1)
    expect(page.locator("li.event time")).to_have_text("2021-05-03")


def test_what_is_let_go_is_not_kept(desk: Any, open_desk: Any) -> None:
    visitor = open_desk(desk)
    visitor.go("/add")
    page = visitor.page
    several = [
        {"name": f"{name}.txt", "mimeType": "text/plain", "buffer": PAGE.replace("Belarus", name).encode()}
        for name in ("Belarus", "Sudan")
    ]
    page.get_by_label("Text, HTML or JSONL").set_input_files(several)
    page.get_by_role("button", name="Show what they tell").click()
    expect(page.locator("section.leaf")).to_have_count(2, timeout=60_000)
    page.get_by_label("Keep this page").last.uncheck()
    page.get_by_role("button", name="Keep what is ticked").first.click()
    expect(page.get_by_role("status")).to_contain_text("1 of 2 pages kept")
    with desk.ledger() as ledger:
        assert (ledger.count(parties=["Belarus"]) > 0, ledger.count(parties=["Sudan"])) == (True, 0)


def test_a_draft_has_no_serious_fault_and_fits_a_phone(desk: Any, open_desk: Any) -> None:
    visitor = open_desk(desk, width=360, height=740)
    visitor.go("/add")
    visitor.page.get_by_label("The page, as text or HTML").fill(PAGE)
    visitor.page.get_by_role("button", name="Show what they tell").click()
    expect(visitor.page.locator("section.leaf")).to_be_visible(timeout=60_000)
    assert visitor.too_wide() == []
    assert visitor.faults() == []
