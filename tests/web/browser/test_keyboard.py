"""With the keyboard alone: the way past the head of the page, focus that shows, and an order that follows the eye."""

from __future__ import annotations

from typing import Any

import pytest

# Whether what has the focus can be told from what has not.
_SHOWS = """() => {
  const one = document.activeElement, style = getComputedStyle(one);
  return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1 || style.boxShadow !== "none";
}"""


def test_the_first_stop_leads_to_the_content(newsroom: Any, open_desk: Any) -> None:
    visitor = open_desk(newsroom)
    visitor.go("/")
    page = visitor.page
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="To the content")
    assert skip.evaluate("one => one === document.activeElement")
    assert skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('main').contains(document.activeElement)")


@pytest.mark.parametrize("path", ["/", "/review", "/pledges", "/add", "/contacts", "/articles"])
def test_focus_shows_and_goes_down_the_page(path: str, newsroom: Any, open_desk: Any) -> None:
    visitor = open_desk(newsroom)
    visitor.go(path)
    page = visitor.page
    order = []
    for _ in range(25):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        assert page.evaluate(_SHOWS), page.evaluate("document.activeElement.outerHTML")
        order.append(page.evaluate("[...document.querySelectorAll('*')].indexOf(document.activeElement)"))
    assert len(order) > 10
    assert order == sorted(order)


def test_a_filter_is_set_and_taken_away_by_keys(desk: Any, open_desk: Any) -> None:
    visitor = open_desk(desk)
    visitor.go("/")
    page = visitor.page
    facet = page.get_by_role("complementary", name="Filters").get_by_role("link", name="expulsion")
    for _ in range(80):
        page.keyboard.press("Tab")
        if facet.evaluate("one => one === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/?kind=expulsion")
    page.get_by_role("link", name="kind expulsion").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/?")
