"""From an event to its article, from a mark to its claim, and the accounts of a contact side by side."""

from __future__ import annotations

from typing import Any


def test_from_an_event_to_the_mark_in_its_article_and_back(desk: Any, open_desk: Any) -> None:
    visitor = open_desk(desk)
    visitor.go("/?text=envoys")
    page = visitor.page
    page.locator("li.event blockquote a").click()
    assert "/events/" in page.url
    event = page.url
    page.get_by_role("link", name="Two envoys out").click()
    assert "/articles/" in page.url and "#c-" in page.url
    note = page.locator(page.evaluate("'#' + CSS.escape(location.hash.slice(1))"))
    assert "expulsion" in note.inner_text()
    # The parts of the claim whose note was followed are shown in the text.
    assert page.locator(".m-actor").first.inner_text() == "Norway"
    mark = page.locator("a.act", has_text="held").or_(page.locator("a.act", has_text="talks")).first
    mark.click()
    assert page.evaluate("location.hash") == mark.get_attribute("href")
    assert page.locator(".note.on").count() == 1
    assert "talks" in page.locator(".note.on").inner_text()
    page.locator(".note", has_text="expulsion").get_by_role("link", name="event").click()
    assert page.url.split("#")[0] == event


def test_two_outlets_that_tell_one_event_are_both_on_its_page(desk: Any, open_desk: Any) -> None:
    visitor = open_desk(desk)
    visitor.go("/?kind=expulsion")
    visitor.page.locator("li.event blockquote a").click()
    claims = visitor.page.locator("article.claim")
    assert claims.count() == 2
    assert "The Daily Herald" in claims.nth(0).inner_text()
    assert "The Evening Post" in claims.nth(1).inner_text()
    assert visitor.page.locator("article.claim .m-act").first.inner_text() == "expelled"


def test_the_accounts_of_a_call_stand_side_by_side(newsroom: Any, open_desk: Any) -> None:
    with newsroom.ledger() as ledger:
        event, contact = ledger.contacts(kinds=["call"])[0]
        sides = len(contact.accounts)
    visitor = open_desk(newsroom)
    visitor.go("/contacts")
    visitor.page.locator(f"a[href='/contacts/{event.id}']").first.click()
    page = visitor.page
    heads = page.locator("table.accounts thead th")
    assert heads.count() == sides + 1 >= 3
    assert page.locator(".stance.denies").count() > 0
    assert page.locator(".stance.omits").count() > 0
    page.locator("table.accounts blockquote a").first.click()
    assert "/articles/" in page.url


def test_on_a_phone_the_table_of_accounts_does_not_push_the_page_wide(newsroom: Any, open_desk: Any) -> None:
    with newsroom.ledger() as ledger:
        event, _ = ledger.contacts(kinds=["call"])[0]
    visitor = open_desk(newsroom, width=360, height=740, is_mobile=True, has_touch=True)
    visitor.go(f"/contacts/{event.id}")
    assert visitor.too_wide() == []
    assert visitor.page.locator(".stance.denies").first.is_visible()
