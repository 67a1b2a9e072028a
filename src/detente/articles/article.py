"""The article: what a page says, told apart from the furniture that stood around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

DateBasis = Literal["given", "metadata", "url", "visible", "inferred", "none"]
FurnitureKind = Literal[
    "banner",
    "appeal",
    "newsletter",
    "related",
    "credit",
    "caption",
    "topics",
    "share",
    "comments",
    "legal",
    "navigation",
    "date",
    "byline",
    "label",
    "other",
]
ArticleKind = Literal["story", "stub", "index", "video", "live", "error", "consent", "foreign", "empty"]

PARAGRAPH_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class PageDate:
    """When a page was published: the days it may have been, and how that is known.

    ``start`` and ``end`` are ISO 8601 calendar days, both included, equal where the day is known, and None
    where nothing is known. ``text`` is what the date was read from, ``time`` the stated clock time with zone.
    """

    start: str | None = None
    end: str | None = None
    basis: DateBasis = "none"
    text: str | None = None
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Furniture:
    """A block of the page that is not the article; ``start`` and ``end`` count characters of the capture's text."""

    kind: FurnitureKind
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """A page as read.

    ``paragraphs`` stand in ``body`` verbatim and in order, parted by a blank line. ``kind`` is "story" unless
    the page is something else, and ``reason`` then says why. ``origin`` names the wire service that the page credits.
    """

    id: str
    source: str
    body: str
    paragraphs: tuple[str, ...]
    headline: str | None = None
    standfirst: str | None = None
    published: PageDate = field(default_factory=PageDate)
    updated: PageDate = field(default_factory=PageDate)
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    origin: str | None = None
    url: str | None = None
    language: str | None = None
    dateline: str | None = None
    section: str | None = None
    topics: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    kind: ArticleKind = "story"
    reason: str | None = None
    furniture: tuple[Furniture, ...] = ()

    def paragraph_spans(self) -> Iterator[tuple[int, int]]:
        """The (start, end) of each paragraph in ``body``."""
        at = 0
        for paragraph in self.paragraphs:
            yield at, at + len(paragraph)
            at += len(paragraph) + len(PARAGRAPH_BREAK)
