"""The boxes of a page: the texts between its block tags, where they stand and what the tags say that they are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from html import unescape
from importlib.resources import files
from typing import NamedTuple

from detente.articles.named import words_of
from detente.captures import clean
from detente.tables import rows

_NAME = re.compile(r"/?([a-zA-Z][a-zA-Z0-9:-]{0,40})")
_BODY = re.compile(r"<(?i:body)(?=[\s>])")
_LINKS = frozenset({"a ", "a\n", "A ", "A\n"})

_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "input", "ins", "kbd", "mark", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
    "u", "var", "wbr",
})  # fmt: skip
_VOID = frozenset({"area", "base", "col", "embed", "hr", "link", "meta", "param", "source", "track"})
_CLOSED_BY_NEXT = frozenset({"p", "li", "dt", "dd", "tr", "td", "th", "option"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# The classes of some speak of the whole page (<body class="has-comments">), those of others say what their list does.
_UNSAID = frozenset({"html", "head", "body", "main", "li", "dd", "dt", "tr", "td", "th", "tbody", "label", "option"})
_NAMING = re.compile(r"""[\s"'](?:class|id|role|itemprop|CLASS|ID)=["']([^"']*)""")
_BY_TAG = {
    "nav": "navigation", "menu": "navigation", "header": "header", "footer": "footer", "aside": "sidebar",
    "figcaption": "caption", "button": "navigation",
}  # fmt: skip
# Spans are part of a sentence, but those that say that they are one of these stand by themselves.
_SPANS = frozenset({"byline", "date", "credit", "caption", "topics", "label"})

STRONG = frozenset({"comments", "newsletter", "appeal", "consent", "related", "share", "topics"})
"""What a box is whose whole content is that, whatever the boxes within say."""

# A value with markup in it is at most this long: data-html="<p>...".
_LONGEST_VALUE = 20_000
_LONGEST_NAMES = 300
_LONGEST_MENU = 100_000
_NOT_IN_MENUS = ("<p", "<h1", "<article", "<form")

MOST_TEXTS = 30_000
"""News pages have some 300. What stands behind so many is one box, markup and all: kept, and not looked at."""

Run = tuple[int, int]


class Box:
    """The texts between two block tags.

    ``runs`` are their places, each free of tags; ``linked`` counts the characters in links; ``hint`` is what the tags
    around say (a word of the first column of ``boxes.tsv``, or "header") and ``holder`` numbers the tag that said so.
    ``heading`` is the heading tag around it, such as "h2", or empty.
    """

    __slots__ = ("heading", "hint", "holder", "linked", "runs")

    def __init__(self, hint: str, holder: int, heading: str, runs: list[Run], linked: int = 0) -> None:
        self.hint = hint
        self.holder = holder
        self.heading = heading
        self.runs = runs
        self.linked = linked

    def text(self, page: str) -> str:
        """What a reader sees of it, on one line."""
        runs = self.runs
        shown = page[slice(*runs[0])] if len(runs) == 1 else " ".join([page[start:end] for start, end in runs])
        if shown.isalpha():
            return shown
        return " ".join((clean(unescape(shown)) if "&" in shown else shown).split())


class _Tag(NamedTuple):
    """A tag as it is written: ``hint`` is what it says of its content, ``quote`` the mark of a value left open.

    The name is empty where it neither begins nor ends a box.
    """

    name: str
    closing: bool = False
    hint: str = ""
    quote: str = ""


_WITHIN = _Tag("")
# A link, one with a value left open, and the end of one: each is one object.
_LINK, _OPEN_LINK, _LINK_END = _Tag("a"), _Tag("", quote='"'), _Tag("a", closing=True)


class _Reader:
    """The state of one reading: the open tags (each with its hint, holder and heading), the boxes begun and done."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.done: list[Box] = []
        self.box: Box | None = None
        self.stack = [("", "", 0, "")]
        self.open: defaultdict[str, int] = defaultdict(int)
        self.linked = False
        self.holders = 0
        # How many more texts are looked at, and where those begin that are not.
        self.left, self.rest = MOST_TEXTS, 0
        # Up to here all is a menu, or an attribute's value that has ">" in it; no tag before ``quiet`` says anything.
        self.menu = self.value = self.quiet = 0
        # Most tags of a page are written as others of it are.
        self.tags = {"": _WITHIN, "a": _LINK, "A": _LINK, "/a": _LINK_END, "/A": _LINK_END}

    def read(self, start: int, end: int) -> None:
        """Reads on from ``start`` to ``end``, which hold no script, style or comment."""
        first, *rest = self.page[start:end].split("<")
        if first and not first.isspace():
            self.text(start, first)
        at, tags = start + len(first), self.tags
        for piece in rest:
            written, closed, text = piece.partition(">")
            if not closed and not _NAME.match(written):
                # A sign of its own: "growth < 2%".
                text, written = written, ""
            at += len(piece) - len(text) + 1
            if at >= self.quiet:
                tag = tags.get(written) or self.tag_of(written)
                if tag is _LINK:
                    self.linked = True
                elif tag is _LINK_END:
                    self.linked = False
                elif tag is not _WITHIN:
                    self.take(tag, at)
            if text:
                if not text.isspace() and at >= self.value:
                    self.text(at, text)
                at += len(text)

    def text(self, at: int, text: str) -> None:
        name, hint, holder, heading = self.stack[-1]
        if name == "title":
            return
        bare = text.strip()
        begin = at + text.index(bare[0])
        self.left -= 1
        if self.left <= 0:
            self.rest = self.rest or begin
            return
        run = (begin, begin + len(bare))
        if at < self.menu:
            # No tag within a menu says more than that.
            self.done.append(Box(hint, holder, heading, [run], len(bare)))
            return
        if self.box is None:
            self.box = Box(hint, holder, heading, [run])
            self.done.append(self.box)
        else:
            self.box.runs.append(run)
        if self.linked:
            self.box.linked += len(bare)

    def tag_of(self, written: str) -> _Tag:
        if written[:2] in _LINKS:
            # No two are written alike.
            return _OPEN_LINK if written.count('"') % 2 else _LINK
        tag = self.tags[written] = _tag(written)
        return tag

    def take(self, tag: _Tag, at: int) -> None:
        """Takes in the tag that ends at ``at``."""
        name, top = tag.name, self.stack[-1]
        if tag.quote:
            self.value = _past_value(self.page, tag.quote, at)
            self.quiet = max(self.quiet, self.value + 1)
        if not name:
            self.linked = self.linked or tag is _OPEN_LINK
            return
        if tag.closing:
            if name == top[0]:
                self.stack.pop()
                self.open[name] -= 1
            elif name == "span":
                return
            elif self.open[name]:
                self.close(name)
            self.box = None
            return
        self.box = None
        if name in _VOID:
            return
        self.begin(tag)
        if name == "nav":
            self.menu = _menu_end(self.page, at)
            self.quiet = max(self.quiet, self.menu)

    def begin(self, tag: _Tag) -> None:
        name, top = tag.name, self.stack[-1][0]
        if top == "p" or (top == name and name in _CLOSED_BY_NEXT):
            self.close(top)
        _, hint, holder, heading = self.stack[-1]
        if tag.hint and hint not in STRONG and (hint != "caption" or tag.hint == "credit"):
            self.holders += 1
            hint, holder = tag.hint, self.holders
        self.stack.append((name, hint, holder, name if name in _HEADINGS else heading))
        self.open[name] += 1

    def close(self, name: str) -> None:
        last = ""
        while last != name:
            last = self.stack.pop()[0]
            self.open[last] -= 1


def boxes_of(page: str, spans: Iterable[Run]) -> list[Box]:
    """The boxes in the stretches of ``page`` between scripts, styles and comments; linear in their length."""
    reader = _Reader(page)
    body = _BODY.search(page)
    first = body.start() if body else 0
    for start, end in spans:
        if end > first:
            reader.read(max(start, first), end)
    rest = [Box("", 0, "", [(reader.rest, len(page.rstrip()))])] if reader.rest else []
    return reader.done + rest


def _tag(written: str) -> _Tag:
    """What stands between "<" and ">" as a tag."""
    found = _NAME.match(written)
    if found is None:
        return _WITHIN
    name, closing = found.group(1).lower(), written[0] == "/"
    if closing:
        return _Tag(name, True) if name not in _INLINE or name == "span" else _WITHIN
    quote = _left_open(written)
    hint = "" if name in _UNSAID else _hint(name, written)
    if name in _INLINE and (name != "span" or hint not in _SPANS):
        return _Tag("", quote=quote) if quote else _WITHIN
    return _Tag(name, False, hint, quote)


def _hint(tag: str, written: str) -> str:
    """What a tag says of its content: by its class, id or role, else by its name."""
    if tag in _INLINE and tag != "span":
        return ""
    said = [_said(value) for value in _NAMING.findall(written, 0, _LONGEST_NAMES)] if "=" in written else ()
    kinds = [kind for kind in said if kind]
    return min(kinds, key=_order().__getitem__) if kinds else _BY_TAG.get(tag, "")


def _left_open(attributes: str) -> str:
    """The quotation mark that a tag's attributes open and do not close, since their value has ">" in it."""
    if attributes.count('"') % 2:
        return '"'
    return "'" if '"' not in attributes and attributes.count("'") % 2 else ""


def _past_value(page: str, quote: str, at: int) -> int:
    closed = page.find(quote, at, at + _LONGEST_VALUE)
    end = page.find(">", closed, closed + _LONGEST_VALUE) if closed >= 0 else -1
    return end + 1


def _menu_end(page: str, at: int) -> int:
    """Where the menu ends that begins at ``at``; ``at`` where it is not closed or holds more than a menu does."""
    end = page.find("</nav", at, at + _LONGEST_MENU)
    return end if end >= 0 and all(page.find(tag, at, end) < 0 for tag in _NOT_IN_MENUS) else at


@lru_cache(maxsize=1 << 14)
def _said(value: str) -> str:
    """The surest kind that the words of a class or an id stand for; the pages of a site share most of them."""
    table = _table()
    kinds = [table[word] for word in words_of(value) if word in table]
    return min(kinds, key=_order().__getitem__, default="")


@cache
def _order() -> dict[str, int]:
    return {row["kind"]: index for index, row in enumerate(rows(files("detente.articles") / "boxes.tsv"))}


@cache
def _table() -> dict[str, str]:
    """The kind that each word or pair of words in a class stands for; the first in the table is the surest."""
    table = rows(files("detente.articles") / "boxes.tsv")
    return {word: row["kind"] for row in table for word in row["words"].split()}
