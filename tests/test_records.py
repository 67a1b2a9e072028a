"""Records written as JSON and read again."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

import pytest

from detente.articles.article import Article, Furniture, PageDate
from detente.claims.claim import Claim
from detente.records import plain, read_record


@dataclass(frozen=True, slots=True)
class Small:
    """One field of each sort."""

    name: str
    number: float
    count: int
    sure: bool
    mood: Literal["up", "down"]
    parts: tuple[str, ...] = ()
    other: int | None = None
    more: dict[str, Any] = field(default_factory=dict)


SMALL = {"name": "a", "number": 1, "count": 2, "sure": True, "mood": "up"}


def test_claims_and_articles_come_back_as_they_were(make_claim: Callable[..., Claim]) -> None:
    for claim in (make_claim(), make_claim(place=None, attribution=(), frame="c0")):
        assert read_record(Claim, json.loads(json.dumps(plain(claim)))) == claim
    article = Article(
        "a", "x", "b", ("b",), published=PageDate("2020-01-01"), furniture=(Furniture("banner", "t", 0, 1),)
    )
    assert read_record(Article, json.loads(json.dumps(plain(article)))) == article


def test_what_has_a_default_may_be_missing_and_what_is_unknown_is_passed_over() -> None:
    small = read_record(Small, SMALL | {"later": 1})
    assert small == Small("a", 1.0, 2, True, "up")
    assert isinstance(small.number, float)
    assert small.more is not read_record(Small, SMALL).more


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("name", 3, "name is no text"),
        ("number", "1", "number is no number"),
        ("number", True, "number is no number"),
        ("count", 1.5, "count is no whole number"),
        ("count", True, "count is no whole number"),
        ("sure", 1, "sure is neither true nor false"),
        ("mood", "flat", "mood is none of down, up"),
        ("mood", ["up"], "mood is none of down, up"),
        ("parts", "up", "parts is no list"),
        ("parts", [1], "parts is no text"),
        ("other", "x", "other is no whole number"),
        ("more", [], "more is no object"),
    ],
)
def test_what_a_field_cannot_hold_is_named(field: str, value: object, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_record(Small, SMALL | {field: value})


def test_what_is_missing_is_named_with_its_path(make_claim: Callable[..., Claim]) -> None:
    record = plain(make_claim())
    del record["evidence"]["trigger"]["start"]
    with pytest.raises(ValueError, match=r"^evidence\.trigger\.start is missing$"):
        read_record(Claim, record)
    with pytest.raises(ValueError, match="the record is no object"):
        read_record(Claim, [])
