"""The paragraphs within a box of a page's tree, without what stands among them and is no part of the story."""

from __future__ import annotations

import re

from lxml.etree import _Element
from lxml.html import HtmlElement

from detente.articles.complete import is_prose
from detente.articles.frame import aside_by
from detente.articles.trim import Weight, Weights
from detente.captures import clean

# The tags of a page, and those that trafilatura writes in their stead.
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "summary", "head"})
_BREAKS = frozenset({"br", "hr", "lb"})
_ROWS = frozenset({"tr", "row"})
_PROSE = frozenset({"p", "blockquote", "pre", "quote"})
_LISTS = frozenset({"ul", "ol", "dl"})
_CHECKED = frozenset({"div", "section", "details", "p", "blockquote", *_LISTS, *_HEADINGS})
_RUNNING = frozenset({"li", "dd", "dt", "td", "th", "caption", "item", "code", "ab", "list", "table", "body", *_PROSE})
_WRAPS = frozenset({
    "div", "section", "article", "main", "center", "details", "form", "tbody", "thead", "tfoot", "hgroup", *_LISTS,
})  # fmt: skip
_BLOCKS = _WRAPS | _RUNNING | _ROWS | _HEADINGS
_NEVER = frozenset({
    "header", "figure", "video", "audio", "object", "embed", "fieldset", "dialog", "legend", "option", "output",
    "progress", "select", "textarea", "frame", "marquee", "math", "rp", "rt", "applet", "canvas",
})  # fmt: skip
# Stands for a line break until spaces are made even.
_BREAK = "\x1e"
_PARTED = re.compile(r"\x1e[^\S\n\x1e]*[\x1e\n]|\n[^\S\n\x1e]*\x1e")


class Reader:
    """Reads a tree block by block; ``lines`` are its paragraphs, ``left_out`` the characters that names rule out."""

    def __init__(self, weights: Weights, whole: int, *, by_names: bool = True) -> None:
        self.weights = weights
        self.whole = whole
        self.by_names = by_names
        self.lines: list[str] = []
        self.left_out = 0

    def read(self, tag: _Element, running: bool = False) -> None:
        """Takes in the text of each block within ``tag``, in order; loose text between blocks is one of its own.

        In a box that is made for layout text is loose only where line breaks part it.
        """
        running = running or tag.tag in _RUNNING
        mark = _BREAK if tag.tag in _PROSE else " "
        loose = [tag.text or ""]
        kept = running
        for child in tag:
            name = child.tag
            if name in _BREAKS:
                if running:
                    loose.append(mark)
                else:
                    if kept or is_prose("".join(loose)):
                        self.add(loose)
                    loose = []
                    kept = True
            elif self.is_aside(child):
                pass
            elif name in _BLOCKS or (len(child) and _holds_blocks(child)):
                if kept:
                    self.add(loose)
                if name in _ROWS:
                    self.add([" ".join(child.itertext())])
                elif name not in _HEADINGS:
                    # A heading within the story is a label: it tells nothing that its paragraphs do not.
                    self.read(child, running and name not in _BLOCKS)
                loose = []
                kept = running
            else:
                loose.append(self.inline(child, mark))
            if child.tail:
                loose.append(child.tail)
        if kept:
            self.add(loose)

    def inline(self, tag: _Element, mark: str) -> str:
        """The text of a tag within a sentence."""
        if not len(tag):
            return tag.text or ""
        pieces = [tag.text or ""]
        for child in tag:
            if child.tag in _BREAKS:
                pieces.append(mark)
            elif not self.is_aside(child):
                pieces.append(self.inline(child, mark))
            pieces.append(child.tail or "")
        return "".join(pieces)

    def add(self, loose: list[str]) -> None:
        """Line breaks in a paragraph part it where they stand doubled, or with a new line in the markup as well."""
        text = "".join(loose)
        if not text or text.isspace():
            return
        parts = _PARTED.split(text) if _BREAK in text else [text]
        self.lines += [line for part in parts if (line := line_of(part.replace(_BREAK, " ")))]

    def is_aside(self, tag: _Element) -> bool:
        """Whether a tag within the story is no part of it: by its kind, by its name, or since it is mostly links."""
        weight = self.weights.get(tag)
        if weight is None:
            return False
        name = tag.tag
        if name in _NEVER or (name == "form" and 2 * weight.text < self.whole):
            return True
        sign = aside_by(tag)
        if sign == "teaser":
            return True
        if sign and self.by_names:
            self.left_out += weight.text
            return True
        return weight.links > 0 and name in _CHECKED and _is_linked(tag, weight)


def _holds_blocks(tag: _Element) -> bool:
    return next(tag.iter(*_BLOCKS), None) is not None


def _is_linked(tag: HtmlElement, weight: Weight) -> bool:
    """Whether a block is a link or a list of links more than a part of the story."""
    if weight.links == 1 and weight.linked > 10 and weight.linked > 0.9 * weight.text:
        return True
    last = tag.getnext() is None
    limit = (60 if last else 30) if tag.tag == "p" else 300 if last else 100
    if weight.text < limit:
        many = weight.links > 1 and weight.short > 0.8 * weight.links
        if many or weight.linked > 0.8 * weight.text:
            return True
        return tag.tag == "div" and len(tag) >= 1 and weight.text < 200
    return weight.links > 4 and 0.9 * weight.text < weight.linked < 100 * weight.links


def line_of(text: str) -> str:
    """``text`` clean and on one line."""
    return " ".join(clean(text).split())
