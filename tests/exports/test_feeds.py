"""RSS and Atom: well-formed whatever a page says, with ids that stay and links that are safe to follow."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from email.utils import parsedate_to_datetime
from typing import Any

import pytest
from lxml import etree

from detente.claims.claim import Claim
from detente.exports import atom, rss
from detente.ledger.asking.told import Told

MakeTold = Callable[..., Told]
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def parsed(writer: Any, *told: Told) -> Any:
    out = io.BytesIO()
    writer.write(told, out)
    return etree.fromstring(out.getvalue())


def quoting(told: Told, text: str) -> Told:
    return replace(told, event=replace(told.event, quote=text))


def test_an_entry_says_what_happened(make_told: MakeTold) -> None:
    [entry] = parsed(atom, make_told()).findall("a:entry", ATOM)
    said = {name: entry.findtext(f"a:{name}", namespaces=ATOM) for name in ("id", "title", "published", "updated")}
    assert said == {
        "id": "urn:detente:event:c1",
        "title": "2021-03-01: Norway → Chad; Foreign Minister of Norway (NOR): expulsion (happened)",
        "published": "2021-03-02T08:30:00Z",
        "updated": "2021-03-02T08:30:00Z",
    }
    assert "Norway expelled two Chadian diplomats" in entry.findtext("a:content", namespaces=ATOM)
    assert entry.find("a:link", ATOM).get("href") == "https://example.org/1"
    assert [one.get("term") for one in entry.findall("a:category", ATOM)] == ["SANCTION", "expulsion"]


def test_rss_says_the_same(make_told: MakeTold) -> None:
    channel = parsed(rss, make_told()).find("channel")
    [item] = channel.findall("item")
    assert item.findtext("guid") == "urn:detente:event:c1"
    assert item.find("guid").get("isPermaLink") == "false"
    assert item.findtext("link") == "https://example.org/1"
    assert parsedate_to_datetime(item.findtext("pubDate")).isoformat() == "2021-03-02T08:30:00+00:00"
    assert parsedate_to_datetime(channel.findtext("lastBuildDate")).isoformat() == "2021-03-02T08:30:00+00:00"


def test_a_later_page_makes_an_entry_newer_and_keeps_its_id(
    make_claim: Callable[..., Claim], told_of: MakeTold
) -> None:
    first = make_claim()
    told = told_of(first, replace(first, id="c2", article=replace(first.article, id="a2")))
    sources = {**told.sources, "a2": replace(told.sources["a2"], added="2021-03-05T00:00:00Z")}
    feed = parsed(atom, replace(told, sources=sources))
    entry = feed.find("a:entry", ATOM)
    assert entry.findtext("a:id", namespaces=ATOM) == "urn:detente:event:c1"
    assert entry.findtext("a:published", namespaces=ATOM) == "2021-03-02T08:30:00Z"
    assert entry.findtext("a:updated", namespaces=ATOM) == "2021-03-05T00:00:00Z"
    assert feed.findtext("a:updated", namespaces=ATOM) == "2021-03-05T00:00:00Z"


@pytest.mark.parametrize("writer", [atom, rss])
def test_a_feed_without_events_is_one(writer: Any) -> None:
    assert parsed(writer).tag.endswith(("feed", "rss"))


@pytest.mark.parametrize("writer", [atom, rss])
@pytest.mark.parametrize(
    "text",
    ["a \x00\x08\x1b b", "a \ufffe\uffff b", "a \ud800 b", "]]> & <![CDATA[", "</content></item>", "a\u2028b", "🕊"],
)
def test_any_text_is_well_formed(make_told: MakeTold, writer: Any, text: str) -> None:
    told = quoting(make_told(), text)
    told = replace(told, event=replace(told.event, actors=(replace(told.event.actors[0], name=text),), kind=text))
    assert parsed(writer, told) is not None


def test_text_of_a_page_is_text_in_a_reader_that_shows_html(make_told: MakeTold) -> None:
    item = parsed(rss, quoting(make_told(), "<script>alert(1)</script> A & B")).find("channel/item")
    assert item.findtext("description").startswith("&lt;script&gt;alert(1)&lt;/script&gt; A &amp; B<br>")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://a b", None])
@pytest.mark.parametrize("writer", [atom, rss])
def test_only_addresses_of_pages_are_linked(make_told: MakeTold, writer: Any, url: str | None) -> None:
    told = make_told()
    claim = replace(told.claims[0], article=replace(told.claims[0].article, url=url))
    feed = parsed(writer, replace(told, claims=(claim,)))
    assert feed.findall(".//a:entry/a:link", ATOM) == [] == feed.findall(".//item/link")
