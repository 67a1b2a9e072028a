"""The frame of a story: the box that a page's own names say holds it, and what in that box is no part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from lxml.html import HtmlElement

from detente.articles.named import words_of
from detente.tables import rows

Signs = frozenset[str]

_NOTHING: Signs = frozenset()

_FRAMES = ("article", "div", "main", "section")
_BY_ROLE = {"article": "around", "main": "main"}
_UNSEEN = re.compile(r"display: ?none|hidden")
_SAID_OF = frozenset({"div", "li", "dd", "dt", "ul", "ol", "dl", "p", "section", "span"})


def frames_of(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The boxes that may hold the story of a page: the first of each sort, those that most surely hold it first."""
    found: dict[str, HtmlElement] = {}
    for tag in tree.iter(*_FRAMES):
        for sign in _signs_of_frame(tag):
            found.setdefault(sign, tag)
    for sign in ("story", "article", "around", "content", "main"):
        if sign in found:
            yield found[sign]


def _signs_of_frame(tag: HtmlElement) -> Iterator[str]:
    yield from signs_of(tag)
    role = tag.get("role")
    if tag.get("itemprop") == "articleBody":
        yield "story"
    if role in _BY_ROLE:
        yield _BY_ROLE[role]
    if tag.tag in ("article", "main"):
        yield tag.tag


def is_apart(tag: HtmlElement) -> bool:
    """Whether a box holds what readers say of a story, or other stories whole."""
    return "apart" in signs_of(tag)


def aside_by(tag: HtmlElement) -> str | None:
    """The sign by which a tag within a frame is no part of the story: "aside", "hidden", "teaser"; None if none."""
    signs = signs_of(tag)
    if tag.tag in _SAID_OF:
        if "aside" in signs or "nav" in (tag.get("role") or "").lower():
            return "aside"
        if "teaser" in signs:
            return "teaser"
    style = tag.get("style")
    if style is not None and "border" in style and tag.tag in _SAID_OF:
        return "teaser"
    unseen = (style is not None and _UNSEEN.search(style) is not None) or tag.get("aria-hidden") == "true"
    return "hidden" if unseen or "hidden" in signs else None


def signs_of(tag: HtmlElement) -> Signs:
    """What the class and the id of a tag say (first column of ``frames.tsv``)."""
    named, numbered = tag.get("class"), tag.get("id")
    if named is None and numbered is None:
        return _NOTHING
    return _signs("class", named or "") | _signs("id", numbered) if numbered else _signs("class", named or "")


@lru_cache(maxsize=1 << 14)
def _signs(attribute: str, value: str) -> Signs:
    words, table = words_of(value) or ("",), _table()[attribute]
    return frozenset(table[word] for word in (*words, f"={value.strip()}", f"^{words[0]}") if word in table)


@cache
def _table() -> dict[str, dict[str, str]]:
    """The sign that each word stands for, by attribute."""
    table: dict[str, dict[str, str]] = {"class": {}, "id": {}}
    for row in rows(files("detente.articles") / "frames.tsv"):
        for attribute in table if row["attribute"] == "any" else (row["attribute"],):
            table[attribute].update(dict.fromkeys(row["words"].split(), row["sign"]))
    return table
