"""Trimming a page's tree before extraction: what holds no text or nothing but links goes.

Extraction looks at every box in many ways, so that a page of menus and link lists costs as much as one of text. Half
of the boxes of a news page are such; without them it takes half the time and finds the same story.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

# What never holds a story's text; extraction would take these out itself, after looking at all that is in them.
_NEVER = (
    "head", "nav", "footer", "aside", "iframe", "button", "picture", "map", "input", "label", "link", "source", "menu",
)  # fmt: skip
_BOXES = frozenset(["div", "section", "article", "ul", "ol", "li", "span", "header", "p", "h2", "h3", "h4", "h5"])
_LINKS = frozenset(["div", "section", "ul", "ol"])
_HEADINGS = frozenset(["h2", "h3", "h4", "h5", "h6"])
_MOSTLY = 0.9

# A card: another story's headline, linked, with a teaser. One alone may be a heading of this story.
_CARDS = frozenset(["div", "li", "article", "section"])
_TEASER = 250
_MANY = 2


@dataclass(slots=True)
class _Weight:
    """What a tag holds: characters of text, those of them in links, paragraphs of its own, linked headings."""

    text: int = 0
    links: int = 0
    paragraphs: bool = False
    headings: int = 0

    def add(self, inner: _Weight) -> None:
        self.text += inner.text
        self.links += inner.links
        self.paragraphs = self.paragraphs or inner.paragraphs
        self.headings += inner.headings


def trim(tree: HtmlElement, *, cards: bool = True) -> list[str]:
    """Takes out of ``tree`` what holds no text, boxes of links, and ``cards`` of other stories; gives their headlines.

    The items of a live blog look like cards: leave them there.
    """
    etree.strip_elements(tree, *_NEVER, with_tail=False)
    headlines: list[str] = []
    _weigh(tree, False, headlines if cards else None)
    return headlines


def _weigh(tag: HtmlElement, linked: bool, headlines: list[str] | None) -> _Weight:
    linked = linked or tag.tag == "a"
    whole = _Weight(len(tag.text.strip()) if tag.text else 0)
    found = []
    for child in list(tag):
        inner = _weigh(child, linked, headlines)
        if child.tail:
            whole.text += len(child.tail.strip())
        if child.tag in _BOXES and _is_idle(child.tag, inner):
            child.drop_tree()
        elif (
            headlines is not None
            and child.tag in _CARDS
            and inner.headings == 1
            and inner.text - inner.links <= _TEASER
        ):
            found.append((child, inner))
        else:
            whole.add(inner)
    for child, inner in found:
        if headlines is not None and len(found) >= _MANY:
            headlines += [" ".join(heading.text_content().split()) for heading in child.iter(*_HEADINGS)]
            child.drop_tree()
        else:
            whole.add(inner)
    if linked:
        whole.links = whole.text
    if tag.tag == "p" and whole.links <= _MOSTLY * whole.text:
        whole.paragraphs = True
    if tag.tag in _HEADINGS and whole.text and whole.links > _MOSTLY * whole.text:
        whole.headings = 1
    return whole


def _is_idle(name: str, inner: _Weight) -> bool:
    return not inner.text or (name in _LINKS and not inner.paragraphs and inner.links > _MOSTLY * inner.text)
