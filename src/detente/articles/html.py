"""Reading HTML pages: trafilatura finds the text; the page's own head and JSON-LD say the rest."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import replace
from itertools import takewhile
from typing import Any

from htmldate import find_date
from lxml.etree import ElementDefaultClassLookup, HTMLParser, XPath, strip_elements
from lxml.html import HtmlElement, document_fromstring

from detente.articles.apart import read_apart
from detente.articles.article import PARAGRAPH_BREAK, Article, FurnitureKind, PageDate
from detente.articles.boxes import Box, boxes_of
from detente.articles.credit import credit_in
from detente.articles.dateline import credited_wire, dateline_of, wire_in
from detente.articles.extract import extracted
from detente.articles.furniture import Aside, asides, packed, seen_of, story_of
from detente.articles.head import Head
from detente.articles.kinds import kind_fields
from detente.articles.limits import refuse_markup, refuse_text
from detente.articles.markup import Markup, flattened, lighten
from detente.articles.page_date import given_date
from detente.articles.page_kind import stated_kind
from detente.articles.plain import read_plain
from detente.articles.publisher import publisher_in
from detente.articles.shown import Shown, shown_on
from detente.articles.sift import Sifted, sift
from detente.articles.structured import article_facts, microdata, text_of
from detente.articles.trim import trim
from detente.captures import Capture, clean
from detente.errors import InputError

# These report every page they can do nothing with; what comes of it is said in Article.kind.
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)

_OPENING, _LABEL = 3, 60
_LABELS, _LINES = frozenset({"label", "byline", "date", "legal", "share", "topics"}), 2
_STOPS = (".", "!", "?", "\u201d", '"')
# News pages stay under 60 levels.
_DEEPEST = 200
# A caption or a credit has fewer characters; a related headline this many words or more.
_LONGEST, _SHORTEST = 1000, 4
_BELOW = XPath(f"boolean({'/*' * (_DEEPEST + 1)})")
_LAYOUT = 3
Spans = tuple[tuple[int, int], ...]

# Mastheads and footers print today's date and the year of the copyright.
_AROUND = "//footer|//aside|//header[not(ancestor::article or ancestor::main)]"


def read_html(capture: Capture) -> Article:
    """The article in an HTML capture; raises InputError where the page cannot be read.

    A page much larger than any of news is read in a process of its own, under limits of time and memory.
    """
    markup = lighten(capture.text)
    return read_apart(capture) if markup.large else _read_markup(capture, markup)


def read_here(capture: Capture) -> Article:
    """The article in an HTML capture, however large, read in this process."""
    return _read_markup(capture, lighten(capture.text))


def _read_markup(capture: Capture, markup: Markup) -> Article:
    tree = None if markup.heavy else _tree(markup.text)
    if tree is None or _too_deep(tree):
        reason = markup.heavy or ("no elements" if tree is None else f"tags nested more than {_DEEPEST} deep")
        return _read_flattened(capture, markup, reason)
    refuse_text(capture.source, len(tree.text_content()))
    _open_layout_tables(tree)
    # Menus say nothing of the story, and are a fifth of a page; a caption outside a figure would be taken for it.
    strip_elements(tree, "nav", "figcaption", with_tail=False)
    facts = article_facts(markup.structured)
    if "headline" not in facts and "itemtype" in markup.text:
        facts = microdata(tree) | facts
    head = Head(tree, facts, capture.url)
    stated = _stated(capture, head)
    trimmed = trim(tree, cards="LiveBlog" not in str(head.facts.get("@type")))
    sifted = sift(extracted(tree, trimmed.weights, text_of(head.facts.get("articleBody"))), stated["headline"])
    others = map(clean, trimmed.headlines)
    related: tuple[tuple[FurnitureKind, str], ...] = tuple(("related", text) for text in others if text)
    return _article(capture, head, stated, replace(sifted, aside=sifted.aside + related), markup.spans)


def _stated(capture: Capture, head: Head) -> dict[str, Any]:
    """The fields of an Article that the input and the page state; read before the tree is trimmed."""
    return {
        "headline": capture.headline or head.title,
        "published": given_date(capture) or _published(head),
        "updated": head.updated,
        "authors": head.authors,
        "publisher": capture.publisher or head.publisher,
        "url": head.url,
        "section": head.section,
        "topics": head.topics,
    }


def _tree(markup: str) -> HtmlElement | None:
    """The page's tree; None where there is no element in it."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    # lxml.html asks a Python function for the class of every element that is touched, to tell forms and the like.
    parser.set_element_class_lookup(ElementDefaultClassLookup(element=HtmlElement))
    try:
        return document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except ValueError:
        # lxml's ParserError: the page holds nothing that could be an element.
        return None


def _too_deep(tree: HtmlElement) -> bool:
    """Whether the parser may have lost text: libxml2 drops, without a word, what stands below 256 levels."""
    return _BELOW(tree) is True


def _open_layout_tables(tree: HtmlElement) -> None:
    """Turns tables that lay out a page, with its paragraphs in their cells, into plain boxes."""
    for table in list(tree.iter("table")):
        if sum(1 for _ in table.iter("p")) >= _LAYOUT or table.get("role") in ("presentation", "none"):
            for tag in table.iter("table", "tbody", "tr", "td", "th"):
                tag.tag = "div"


def _article(capture: Capture, head: Head, stated: dict[str, Any], sifted: Sifted, spans: Spans) -> Article:
    boxes = boxes_of(capture.text, spans)
    paragraphs = _without_labels(capture.text, sifted.kept, boxes)
    # Some pages give their text once more for machines, and that can be of any length.
    refuse_text(capture.source, sum(map(len, paragraphs)))
    # A standfirst may stand above the paragraph that opens with the place.
    places = (found for found in map(dateline_of, paragraphs[:_OPENING]) if found != (None, None))
    dateline, wire = next(places, (None, None))
    standfirst = _standfirst(head, paragraphs)
    story = story_of(paragraphs, stated["headline"], head.title, standfirst)
    known = {packed(text): kind for kind, text in sifted.aside}
    seen = seen_of(capture.text, boxes, story)
    aside = list(asides(capture.text, seen, story, known))
    shown = shown_on(seen, aside)
    captions = _texts(aside, "caption")
    credits = [credit for text in captions if (credit := credit_in(text))] + _texts(aside, "credit")
    cards = [text for kind, text in sifted.aside if kind == "related"]
    kind = stated_kind(capture.text, head, seen)
    return Article(
        id=capture.id or capture.sha256[:16],
        source=capture.source,
        body=PARAGRAPH_BREAK.join(paragraphs),
        paragraphs=paragraphs,
        standfirst=standfirst or shown.standfirst,
        origin=wire or _origin(head, credits),
        dateline=dateline,
        credits=tuple(dict.fromkeys(credits)),
        captions=tuple(dict.fromkeys(captions)),
        related=tuple(dict.fromkeys([*cards, *_headlines(aside)])),
        furniture=tuple([piece for box in aside for piece in box.pieces]),
        **kind_fields(paragraphs, [box.text for box in aside], head.title, stated=kind),
        **_filled(stated, shown, aside),
    )


def _without_labels(page: str, paragraphs: tuple[str, ...], boxes: Sequence[Box]) -> tuple[str, ...]:
    """The paragraphs without lines above and below them that the page's tags call a label, a date, a legal notice."""
    above = list(takewhile(_is_line, paragraphs[:_OPENING]))
    below = list(takewhile(_is_line, reversed(paragraphs[len(above) :][-_OPENING:])))
    if not above and not below:
        return paragraphs
    # A box that holds more than a line or two is no label, whatever its class says.
    held = Counter(box.holder for box in boxes)
    called = {box.text(page) for box in boxes if box.hint in _LABELS and held[box.holder] <= _LINES}
    ends = {*above, *below} & called
    return tuple(text for text in paragraphs if text not in ends)


def _is_line(text: str) -> bool:
    return len(text) < _LABEL and not text.endswith(_STOPS)


def _filled(stated: dict[str, Any], shown: Shown, aside: Sequence[Aside]) -> dict[str, Any]:
    """The stated fields with what the page shows where nothing is stated; the clock time of a day comes from there."""
    fields = {name: stated[name] or getattr(shown, name) for name in ("section", "topics")}
    fields["publisher"] = stated["publisher"] or publisher_in(box.text for box in aside)
    updated = stated["updated"] if stated["updated"].start else shown.updated
    day = stated["published"]
    if day.start is None or (day.basis == "visible" and day.start == shown.published.start):
        day = shown.published
    return stated | fields | {"published": day, "updated": updated}


def _published(head: Head) -> PageDate:
    if head.published.start:
        return head.published
    tree = deepcopy(head.tree)
    for tag in tree.xpath(_AROUND):
        tag.drop_tree()
    # Not the extensive search: it takes any date in the text for the page's own.
    day = find_date(tree, extensive_search=False, original_date=True, url=head.url)
    return PageDate(day, day, "visible", day) if day else PageDate()


def _standfirst(head: Head, paragraphs: tuple[str, ...]) -> str | None:
    """The page's own summary, where it is not just the beginning of the story."""
    text = clean(head.first(("og:description", "description")) or text_of(head.facts.get("description")) or "").strip()
    opening = " ".join(paragraphs[:2])
    return text if text and text[:60] not in opening else None


def _origin(head: Head, credits: list[str]) -> str | None:
    """The wire service among the authors or in a line on who reported the story."""
    named = (wire for name in head.authors if (wire := wire_in(name)))
    return next(named, None) or next((wire for line in credits if (wire := credited_wire(line))), None)


def _texts(aside: Iterable[Aside], kind: FurnitureKind) -> list[str]:
    return [box.text for box in aside if box.kind == kind and len(box.text) < _LONGEST]


def _headlines(aside: Iterable[Aside]) -> list[str]:
    """The headlines of other pages: linked or set as headings, some words and no sentence."""
    lines = _texts(aside, "related")
    return [line for line in lines if _SHORTEST <= len(line.split()) <= 20 and not line.endswith((".", ":"))]


def _read_flattened(capture: Capture, markup: Markup, reason: str) -> Article:
    """Reads a page that no tree can be built of by its text alone."""
    refuse_markup(capture.source, len(markup.text))
    text = clean(flattened(markup.text))
    try:
        article = read_plain(replace(capture, text=text, media="text"))
    except InputError as error:
        raise InputError(capture.source, f"{reason}; {error.reason}") from None
    known = {packed(piece.text): piece.kind for piece in article.furniture}
    story = story_of(article.paragraphs, article.headline, article.standfirst)
    seen = seen_of(capture.text, boxes_of(capture.text, markup.spans), story)
    aside = asides(capture.text, seen, story, known)
    return replace(article, furniture=tuple(piece for box in aside for piece in box.pieces))
