"""The review queue by keys alone: a verdict, undo, a correction, a note, moving about."""

from __future__ import annotations

from typing import Any

import pytest

expect = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed").expect


def kept(desk: Any) -> list[tuple[str, bool]]:
    """The verdicts in the ledger, and whether each still holds."""
    with desk.ledger() as ledger:
        return [(one.verdict, one.undone is None) for one in ledger.store.reviews(undone=True)]


def test_a_verdict_by_one_key_and_its_undo_by_another(desk: Any, open_desk: Any) -> None:
    visitor = open_desk(desk)
    visitor.go("/review")
    page = visitor.page
    before = page.locator(".queue").count()
    judged = page.locator(".queue.current").get_attribute("id")
    page.keyboard.press("w")
    page.get_by_text("Kept: wrong").wait_for()
    expect(page.locator(".queue")).to_have_count(before - 1)
    assert page.locator(f"#{judged}").count() == 0
    assert kept(desk) == [("wrong", True)]
    page.keyboard.press("u")
    page.locator(f"#{judged}").wait_for()
    assert kept(desk) == [("wrong", False)]


def test_j_and_k_move_and_the_verdict_falls_on_the_card_moved_to(desk: Any, open_desk: Any) -> None:
    visitor = open_desk(desk)
    visitor.go("/review")
    page = visitor.page
    ids = page.locator(".queue").evaluate_all("all => all.map(one => one.id)")
    for key in "jjk":
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.id") == ids[1]
    page.keyboard.press("r")
    page.get_by_text("Kept: right").wait_for()
    assert page.locator(f"#{ids[1]}").count() == 0
    assert page.locator(f"#{ids[0]}").count() == 1


def test_a_correction_and_a_note_by_keys(desk: Any, open_desk: Any) -> None:
    visitor = open_desk(desk)
    visitor.go("/review")
    page = visitor.page
    page.keyboard.press("n")
    page.keyboard.type("the word just means that he left")
    page.keyboard.press("Enter")
    page.locator(".said").wait_for()
    assert "the word just means that he left" in page.locator("aside").inner_text()
    page.keyboard.press("c")
    page.keyboard.type("denial")
    page.locator(".queue.current button", has_text="Keep the correction").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Kept: correct").wait_for()
    assert sorted(kept(desk)) == [("correct", True), ("note", True)]


def test_letters_typed_into_a_field_judge_nothing(desk: Any, open_desk: Any) -> None:
    visitor = open_desk(desk)
    visitor.go("/review")
    visitor.page.keyboard.press("n")
    visitor.page.keyboard.type("rw")
    assert kept(desk) == []
