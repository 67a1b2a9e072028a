"""Trimming a page's tree before extraction: what holds no text or nothing but links goes.

Half of the boxes of a news page are menus and lists of links; without them the rest is read in half the time, and the
same story found. What each box holds is kept, for the reader that comes next.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from detente.articles.frame import is_apart

# What never holds a story's text.
_NEVER = (
    "head", "nav", "footer", "aside", "iframe", "button", "picture", "map", "input", "label", "link", "source", "menu",
)  # fmt: skip
_BOXES = frozenset(["div", "section", "article", "ul", "ol", "li", "span", "header", "p", "h2", "h3", "h4", "h5"])
_LINKS = frozenset(["div", "section", "ul", "ol"])
_APART = frozenset(["div", "section", "ul", "ol", "details"])
_HEADINGS = frozenset(["h2", "h3", "h4", "h5", "h6"])
_MOSTLY = 0.9
_SHORT_LINK = 10

# A card: another story's headline, linked, with a teaser. One alone may be a heading of this story.
_CARDS = frozenset(["div", "li", "article", "section"])
_TEASER = 250
_MANY = 2


@dataclass(slots=True)
class Weight:
    """What a tag holds: characters of text, those of them in links, links (and short ones), linked headings.

    ``paragraphs`` says whether there are paragraphs of its own in it.
    """

    text: int = 0
    linked: int = 0
    links: int = 0
    short: int = 0
    paragraphs: bool = False
    headings: int = 0

    def add(self, inner: Weight) -> None:
        self.text += inner.text
        self.linked += inner.linked
        self.links += inner.links
        self.short += inner.short
        self.paragraphs = self.paragraphs or inner.paragraphs
        self.headings += inner.headings


Weights = dict[HtmlElement, Weight]


@dataclass(slots=True)
class Trimmed:
    """What was weighed in a trimmed tree, and the headlines of other stories that were taken out of it."""

    weights: Weights = field(default_factory=dict)
    headlines: list[str] = field(default_factory=list)


def trim(tree: HtmlElement, *, cards: bool = True) -> Trimmed:
    """Takes out of ``tree`` what holds no text, boxes of links, comments, and ``cards`` of other stories.

    The items of a live blog look like cards: leave them there.
    """
    etree.strip_elements(tree, *_NEVER, with_tail=False)
    trimmed = Trimmed()
    trimmed.weights[tree] = _weigh(tree, False, cards, trimmed)
    return trimmed


def _weigh(tag: HtmlElement, linked: bool, cards: bool, trimmed: Trimmed) -> Weight:
    name, text = tag.tag, tag.text
    linked = linked or name == "a"
    whole = Weight(len(text.strip()) if text else 0)
    found = []
    for child in list(tag):
        kind, tail = child.tag, child.tail
        if tail:
            whole.text += len(tail.strip())
        inner = _weigh(child, linked, cards, trimmed)
        if (kind in _BOXES and _is_idle(kind, inner)) or (kind in _APART and is_apart(child)):
            child.drop_tree()
        elif cards and kind in _CARDS and inner.headings == 1 and inner.text - inner.linked <= _TEASER:
            found.append((child, inner))
        else:
            trimmed.weights[child] = inner
            whole.add(inner)
    for child, inner in found:
        if len(found) >= _MANY:
            trimmed.headlines += [" ".join(heading.text_content().split()) for heading in child.iter(*_HEADINGS)]
            child.drop_tree()
        else:
            trimmed.weights[child] = inner
            whole.add(inner)
    if linked:
        whole.linked = whole.text
        if name == "a" and whole.text:
            whole.links, whole.short = 1, int(whole.text < _SHORT_LINK)
    elif name == "p" and whole.linked <= _MOSTLY * whole.text:
        whole.paragraphs = True
    if name in _HEADINGS and whole.text and whole.linked > _MOSTLY * whole.text:
        whole.headings = 1
    return whole


def _is_idle(name: str, inner: Weight) -> bool:
    return not inner.text or (name in _LINKS and not inner.paragraphs and inner.linked > _MOSTLY * inner.text)
