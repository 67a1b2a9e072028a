"""Which captures are of one page, and what the ids of claims follow from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from detente.articles.article import Article
from detente.ledger.store.pages import in_ledger, outlet_of, page_of

SHA = "0123456789abcdef" * 4


def article(url: str | None = None, id: str = SHA[:16]) -> Article:
    return Article(id, "x.html", "", (), url=url)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.example.org/news/a?utm_source=mail&id=3#top", "http://example.org/news/a?id=3"),
        ("https://example.org/a/", "https://EXAMPLE.org:443/a"),
        ("https://example.org/a?b=1&a=2", "https://example.org/a?a=2&b=1"),
    ],
)
def test_addresses_of_one_page(one: str, other: str) -> None:
    assert page_of(article(one), SHA, "a.html") == page_of(article(other, "f" * 16), "f" * 64, "b.html")


@pytest.mark.parametrize("other", ["https://example.org/a?id=4", "https://example.org/A", "https://example.net/a?id=3"])
def test_addresses_of_two_pages(other: str) -> None:
    assert page_of(article("https://example.org/a?id=3"), SHA, "x") != page_of(article(other), SHA, "x")


@pytest.mark.parametrize("url", [None, "https://example.org/", "https://example.org", "http://[broken", ""])
def test_without_an_address_of_its_own_a_page_is_where_it_lies(
    url: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert page_of(article(url), SHA, "a.html") == page_of(article(id="f" * 16), "f" * 64, str(tmp_path / "a.html"))
    assert page_of(article(url), SHA, "a.html") != page_of(article(url), SHA, "b.html")


def test_pages_and_a_ledger_can_be_moved_together() -> None:
    here, there = (page_of(article(), SHA, f"{at}/pages/a.html", at) for at in ("/srv/news", "/home/ann"))
    assert here == there == "file:pages/a.html"


def test_a_line_is_known_by_its_id_within_its_file() -> None:
    assert page_of(article(id="7"), SHA, "news.jsonl:1") == page_of(article(id="7"), "f" * 64, "news.jsonl:9")
    assert page_of(article(id="7"), SHA, "news.jsonl:1") != page_of(article(id="7"), SHA, "more.jsonl:1")
    assert page_of(article(id="7"), SHA, "news.jsonl:1") != page_of(article(id="8"), SHA, "news.jsonl:1")


@pytest.mark.parametrize("source", ["-", "-:3", "<text>", "news.jsonl:1"])
def test_what_lies_nowhere_is_a_page_by_its_bytes(source: str) -> None:
    assert page_of(article(), SHA, source) == f"bytes:{SHA}"


def test_ids_of_claims_stay_while_their_sentence_does(make_claim: Callable[..., Any]) -> None:
    claim = make_claim()
    version = replace(article(), id="v1")
    (one,) = in_ledger([claim], "url:x", version)
    moved = replace(
        claim.evidence,
        start=claim.evidence.start + 50,
        end=claim.evidence.end + 50,
        trigger=replace(claim.evidence.trigger, start=claim.evidence.trigger.start + 50),
    )
    (other,) = in_ledger([replace(claim, id="c9", evidence=moved, kind="closure")], "url:x", replace(version, id="v2"))
    assert one.id == other.id
    assert (one.article.id, other.article.id) == ("v1", "v2")
    (elsewhere,) = in_ledger([claim], "url:y", version)
    assert elsewhere.id != one.id


def test_claims_of_one_word_have_ids_of_their_own_and_frames_follow(make_claim: Callable[..., Any]) -> None:
    first, second = in_ledger([make_claim(), make_claim(id="c2", frame="c1")], "url:x", article())
    assert first.id != second.id
    assert second.frame == first.id


def test_the_outlet_is_the_publisher_else_the_host() -> None:
    assert outlet_of(replace(article("https://www.example.org/a"), publisher="The Example")) == "The Example"
    assert outlet_of(article("https://www.example.org/a")) == "example.org"
    assert outlet_of(article("http://[broken")) is None
    assert outlet_of(article()) is None
