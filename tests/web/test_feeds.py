"""The feed of events."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from starlette.testclient import TestClient

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def read(client: TestClient, query: str = "") -> ElementTree.Element:
    answer = client.get(f"/feeds/events.atom{query}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/atom+xml")
    return ElementTree.fromstring(answer.content)


def test_the_feed_holds_the_newest_events_first(client: TestClient) -> None:
    feed = read(client)
    titles = [entry.findtext("a:title", namespaces=ATOM) for entry in feed.findall("a:entry", ATOM)]
    assert titles[0] == "2021-05-01: Japan, humanitarian aid, Kenya"
    assert titles[1] == "2021-04-10: Turkey, offer, Russia (announced)"
    assert len(titles) == 5
    for name in ("id", "title", "updated", "author"):
        assert feed.find(f"a:{name}", ATOM) is not None


def test_entries_lead_to_their_events_and_name_the_outlets(client: TestClient) -> None:
    (entry,) = read(client, "?kind=expulsion").findall("a:entry", ATOM)
    link = entry.find("a:link", ATOM)
    assert link is not None
    event = client.get("/api/v1/events?kind=expulsion").json()["items"][0]
    assert link.get("href") == f"http://testserver/events/{event['id']}"
    assert entry.findtext("a:summary", namespaces=ATOM) == event["quote"]
    assert [one.text for one in entry.findall("a:contributor/a:name", ATOM)] == ["The Daily Herald", "The Evening Post"]


def test_nothing_in_a_page_breaks_the_feed(
    client: TestClient, ledger_path: Path, put: Callable[..., Any], make_page: Any, Told: Any
) -> None:
    told = Told("Peru <b>expelled</b> \x0b two & more ]]> of Cuba \ufffe.", "Peru", "expelled", "Cuba")
    put(ledger_path, make_page("From Lima", "2021-06-01", told, publisher="A & B <news>"))
    (entry,) = read(client, "?party=Peru").findall("a:entry", ATOM)
    assert entry.findtext("a:summary", namespaces=ATOM) == "Peru <b>expelled</b>  two & more ]]> of Cuba ."


def test_a_feed_without_entries_is_a_feed_and_a_known_one_is_not_sent_again(client: TestClient) -> None:
    assert read(client, "?party=Peru").findall("a:entry", ATOM) == []
    first = client.get("/feeds/events.atom")
    again = client.get("/feeds/events.atom", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
