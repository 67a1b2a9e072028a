"""Making markup light and safe before it is parsed: what no reader needs goes, and pages built to hurt are told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

_DROPPED = ("script", "style", "svg", "template", "noscript", "object", "canvas", "select", "textarea")
# Case is let go of within the patterns alone: a search for one that begins with a known sign is some times as fast.
_OPENED = re.compile(rf"<(!--|(?i:{'|'.join(_DROPPED)})(?=[\s/>]))")
_CLOSING = {"!--": re.compile("-->"), **{name: re.compile(rf"</(?i:{name})(?=[\s/>])") for name in _DROPPED}}
_TAG_END = re.compile("[<>]")
_STRUCTURED = re.compile(r"(?i)<script[^<>]{0,300}?application/ld\+json[^<>]{0,300}>")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,30})([^<>]*)>")
_LONG = 4000
_LONG_TAG = re.compile(rf"<([a-zA-Z][a-zA-Z0-9]{{0,30}})[\s/][^<>]{{{_LONG},}}>")

_INLINE = frozenset({
    "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "ins", "kbd", "mark", "q",
    "s", "small", "span", "strong", "sub", "sup", "time", "u", "var",
})  # fmt: skip

# Marks around link texts while a page is flattened; cleaning has taken control characters out of every page.
_LINK, _LINK_END = "\x01", "\x02"
_LINKED = re.compile("\x01[^\x01\x02\n]*\x02")

MOST_TAGS = 60_000
"""Past this many opening and closing tags extraction takes minutes; news pages have some 3,000."""

MOST_ATTRIBUTES = 150_000
"""A tree of this many attributes takes a gigabyte; news pages have some 5,000 (counted by their equals signs)."""

LARGE, MANY_TAGS = 1 << 20, 15_000
"""News pages have under 400,000 characters of markup, and some 3,000 tags."""

LARGEST = 8 << 20
"""libxml2 silently drops a text of 10 MB; what is left of a news page without scripts is under 2 MB."""


@dataclass(frozen=True, slots=True)
class Markup:
    """A page's markup without scripts, styles, comments and drawings; ``structured`` holds its JSON-LD texts.

    ``spans`` are the stretches of the page that were kept.
    ``heavy`` says why the page cannot be given to a tree-building reader, and is None for all ordinary pages.
    """

    text: str
    structured: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    heavy: str | None

    @property
    def large(self) -> bool:
        """Whether it is much more than a news page has, though not too much for a tree."""
        facts = sum(map(len, self.structured))
        return self.heavy is None and (max(len(self.text), facts) > LARGE or self.text.count("<") > MANY_TAGS)


def lighten(page: str) -> Markup:
    """The page's markup made light; runs in time linear in its length whatever it holds."""
    kept: list[tuple[int, int]] = []
    structured: list[str] = []
    unclosed: set[str] = set()
    at = 0
    while (opened := _OPENED.search(page, at)) is not None:
        kept.append((at, opened.start()))
        name = opened.group(1).lower()
        end = None if name in unclosed else _CLOSING[name].search(page, opened.end())
        if end is None:
            # Never closed: the opening goes and what follows is read as the rest of the page.
            unclosed.add(name)
            at = opened.end() if name == "!--" else _past_tag(page, opened.end())
            continue
        if name == "script" and _STRUCTURED.match(page, opened.start()):
            structured.append(page[_past_tag(page, opened.end()) : end.start()])
        at = end.end() if name == "!--" else _past_tag(page, end.end())
    kept.append((at, len(page)))
    text = "".join([page[start:end] for start, end in kept])
    if max(map(len, text.split(">"))) > _LONG:
        text = _LONG_TAG.sub(r"<\1>", text)
    return Markup(text, tuple(structured), tuple(kept), _heaviness(text))


def _past_tag(page: str, at: int) -> int:
    """The place behind the ``>`` that ends a tag; a tag cut off by another or by the end of the page ends there."""
    found = _TAG_END.search(page, at)
    return (found.end() if found.group() == ">" else found.start()) if found else len(page)


def _heaviness(text: str) -> str | None:
    if len(text) > LARGEST:
        return f"more than {LARGEST >> 20} MB of markup"
    if text.count("<") > MOST_TAGS:
        return f"more than {MOST_TAGS:,} tags"
    if text.count("=") > MOST_ATTRIBUTES:
        return f"more than {MOST_ATTRIBUTES:,} attributes"
    return None


def flattened(text: str) -> str:
    """Markup as plain text, a line a block, for pages too heavy to build a tree of; lists of links are left out."""
    spaced = re.sub(r"\s+", " ", text.replace(_LINK, "").replace(_LINK_END, ""))
    blocks = _TAG.sub(_as_text, spaced).split("\n")
    return unescape("\n\n".join(_unmarked(block) for block in blocks if block.strip() and not _is_links(block)))


def _as_text(tag: re.Match[str]) -> str:
    name = tag.group(2).lower()
    if name == "a":
        return _LINK_END if tag.group(1) else _LINK
    return "" if name in _INLINE else "\n"


def _is_links(block: str) -> bool:
    linked = sum(map(len, _LINKED.findall(block)))
    return linked > 0.6 * len(block)


def _unmarked(block: str) -> str:
    return block.replace(_LINK, "").replace(_LINK_END, "")
