"""Every page of the desk in a browser: it opens without a complaint, in light and dark, and fits a phone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest

from detente.ledger.ledger import Ledger
from detente.web.access import routes

# Pages for people with no users, or that are no page: tested elsewhere, or nothing to look at.
_ELSEWHERE = ("/login", "/account", "/users", "/add/{id}", "/healthz", "/metrics")
PAGES = sorted(
    one.path
    for one in routes()
    if one.method == "GET"
    and one.path not in _ELSEWHERE
    and not one.path.startswith(("/api/", "/feeds/", "/static/"))
    and not one.path.endswith(".jsonl")
)


def _most_told(ledger: Ledger) -> str:
    return max(ledger.events(), key=lambda event: len(event.claims)).id


# Where a route with holes leads to in the ledger of the stories.
_FILLED: dict[str, Callable[[Ledger], str]] = {
    "/events/{id}": lambda ledger: f"/events/{_most_told(ledger)}",
    "/contacts/{id}": lambda ledger: f"/contacts/{ledger.contacts(kinds=['call'])[0][0].id}",
    "/articles/{id}": lambda ledger: f"/articles/{ledger.claims(_most_told(ledger))[0].article.id}",
    "/actors/{id}": lambda ledger: "/actors/donald-trump",
    "/countries/{code}": lambda ledger: "/countries/TUR",
    "/dyads/{one}/{other}": lambda ledger: "/dyads/GBR/RUS",
}


def address(pattern: str, desk: Any) -> str:
    """A page of the desk for a route of the table."""
    if "{" not in pattern:
        return pattern
    assert pattern in _FILLED, f"say in _FILLED where {pattern} leads to"
    with desk.ledger() as ledger:
        return quote(_FILLED[pattern](ledger))


@pytest.mark.parametrize("pattern", PAGES)
def test_light_at_a_desk(pattern: str, newsroom: Any, open_desk: Any) -> None:
    visitor = open_desk(newsroom)
    assert visitor.go(address(pattern, newsroom)).status == 200
    page = visitor.page
    assert page.locator("h1").count() == 1
    assert page.title().endswith(" · Detente")
    levels = page.locator("h1, h2, h3, h4").evaluate_all("all => all.map(one => Number(one.tagName[1]))")
    assert levels[0] == 1 or "facets" in page.content()
    assert visitor.faults() == []


@pytest.mark.parametrize("pattern", PAGES)
def test_dark_on_a_phone(pattern: str, newsroom: Any, open_desk: Any) -> None:
    visitor = open_desk(newsroom, width=360, height=740, color_scheme="dark", is_mobile=True, has_touch=True)
    assert visitor.go(address(pattern, newsroom)).status == 200
    red, green, blue = visitor.page.evaluate(
        "getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).slice(0, 3).map(Number)"
    )
    assert max(red, green, blue) < 60
    assert visitor.too_wide() == []
    assert visitor.faults() == []


def test_without_script_the_page_is_there(newsroom: Any, open_desk: Any) -> None:
    visitor = open_desk(newsroom, java_script_enabled=False)
    for pattern in PAGES:
        visitor.page.goto(newsroom.url + address(pattern, newsroom))
        assert len(visitor.page.locator("main").inner_text()) > 40, pattern
