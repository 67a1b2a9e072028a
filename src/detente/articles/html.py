"""Reading HTML pages: trafilatura finds the text; the page's own head and JSON-LD say the rest."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from itertools import islice

from htmldate import find_date
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from detente.articles.apart import read_apart
from detente.articles.article import PARAGRAPH_BREAK, Article, ArticleKind, Furniture, FurnitureKind, PageDate
from detente.articles.credit import credit_in
from detente.articles.dateline import credited_wire, dateline_of, wire_in
from detente.articles.extract import extracted
from detente.articles.head import Head
from detente.articles.kinds import is_live, kind_fields
from detente.articles.limits import refuse_markup, refuse_text
from detente.articles.locate import located
from detente.articles.markup import Markup, flattened, lighten
from detente.articles.page_date import given_date
from detente.articles.plain import read_plain
from detente.articles.sift import Sifted, sift
from detente.articles.structured import article_facts, text_of
from detente.articles.trim import trim
from detente.captures import Capture, clean
from detente.errors import InputError

# These report every page they can do nothing with; what comes of it is said in Article.kind.
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)

_OPENING = 2
# News pages stay under 60 levels.
_DEEPEST = 200
# Each piece of furniture is sought in the whole page; no page has as many as this but one built to hurt.
_MOST_FURNITURE = 500
_LAYOUT = 3

# A page with this many links as long as headlines and no running paragraph (in characters) is a list of stories.
_MANY, _HEADLINE_WORDS, _FEW, _RUNNING = 15, 5, 3, 150
_STOPS = (".", "!", "?", "\u201d", '"')

# Mastheads and footers print today's date and the year of the copyright.
_AROUND = "//footer|//nav|//aside|//header[not(ancestor::article or ancestor::main)]"


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
        return _read_flattened(capture, markup.text, reason)
    refuse_text(capture.source, len(tree.text_content()))
    _open_layout_tables(tree)
    head = Head(tree, article_facts(markup.structured), capture.url)
    stated = text_of(head.facts.get("articleBody"))
    trimmed = deepcopy(tree)
    others = trim(trimmed, cards="LiveBlog" not in str(head.facts.get("@type")))
    sifted = sift(extracted(trimmed, stated), capture.headline or head.title)
    related: tuple[tuple[FurnitureKind, str], ...] = tuple(("related", text) for text in map(clean, others) if text)
    return _article(capture, head, replace(sifted, aside=sifted.aside + related))


def _tree(markup: str) -> HtmlElement | None:
    """The page's tree; None where there is no element in it."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except ValueError:
        # lxml's ParserError: the page holds nothing that could be an element.
        return None


def _too_deep(tree: HtmlElement) -> bool:
    """Whether the parser may have lost text: libxml2 drops, without a word, what stands below 256 levels."""
    return bool(tree.xpath(f"boolean(//*[count(ancestor::*) > {_DEEPEST}])"))


def _open_layout_tables(tree: HtmlElement) -> None:
    """Turns tables that lay out a page, with its paragraphs in their cells, into plain boxes."""
    for table in list(tree.iter("table")):
        if sum(1 for _ in table.iter("p")) >= _LAYOUT or table.get("role") in ("presentation", "none"):
            for tag in table.iter("table", "tbody", "tr", "td", "th"):
                tag.tag = "div"


def _article(capture: Capture, head: Head, sifted: Sifted) -> Article:
    paragraphs = sifted.kept
    # Some pages give their text once more for machines, and that can be of any length.
    refuse_text(capture.source, sum(map(len, paragraphs)))
    dateline, wire = dateline_of(paragraphs[0]) if paragraphs else (None, None)
    captions = list(_texts(head.tree, "figcaption"))
    known = {*paragraphs, *(text for _, text in sifted.aside)}
    headings = [text for text in _texts(head.tree, "h2", "h3", "h4") if text not in known]
    aside = [*(("caption", text) for text in captions), *sifted.aside, *(("label", text) for text in headings)]
    credits = [credit for text in captions if (credit := credit_in(text))]
    credits += [text for kind, text in sifted.aside if kind == "credit"]
    return Article(
        id=capture.id or capture.sha256[:16],
        source=capture.source,
        body=PARAGRAPH_BREAK.join(paragraphs),
        paragraphs=paragraphs,
        headline=capture.headline or head.title,
        standfirst=_standfirst(head, paragraphs),
        published=given_date(capture) or _published(head),
        updated=head.updated,
        authors=head.authors,
        publisher=capture.publisher or head.publisher,
        origin=wire or _origin(head, credits),
        url=head.url,
        dateline=dateline,
        section=head.section,
        topics=head.topics,
        credits=tuple(dict.fromkeys(credits)),
        related=tuple(text for kind, text in sifted.aside if kind == "related"),
        furniture=tuple(_located(capture.text, aside)),
        **kind_fields(paragraphs, [text for _, text in aside], head.title, stated=_stated_kind(head, paragraphs)),
    )


def _stated_kind(head: Head, paragraphs: tuple[str, ...]) -> ArticleKind | None:
    """What the page is by its own account or its build: a live blog, a video, a list of links to other pages."""
    types = str(head.facts.get("@type"))
    if "LiveBlog" in types or is_live(paragraphs, head.title, head.url):
        return "live"
    if str(head.facts.get("isAccessibleForFree")).lower() == "false":
        return "stub"
    running = sum(len(text) > _RUNNING and text.endswith(_STOPS) for text in paragraphs)
    if "Video" in types or head.first(("og:type",)) in ("video", "video.other"):
        return "video" if running < _FEW else None
    if running >= _FEW or "Article" in types or head.first(("og:type",)) == "article":
        return None
    if running:
        return None
    links = sum(len(tag.text_content().split()) >= _HEADLINE_WORDS for tag in head.tree.iter("a"))
    return "index" if links >= _MANY else None


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
    opening = " ".join(paragraphs[:_OPENING])
    return text if text and text[:60] not in opening else None


def _origin(head: Head, credits: list[str]) -> str | None:
    """The wire service among the authors or in a line on who reported the story."""
    named = (wire for name in head.authors if (wire := wire_in(name)))
    return next(named, None) or next((wire for line in credits if (wire := credited_wire(line))), None)


def _texts(tree: HtmlElement, *tags: str) -> Iterator[str]:
    for tag in tree.iter(*tags):
        text = " ".join(clean(tag.text_content()).split())
        if 3 < len(text) < 1000:
            yield text


def _located(page: str, aside: list[tuple[FurnitureKind, str]]) -> Iterator[Furniture]:
    """The furniture that stands in the page's markup in one piece, with its place."""
    for kind, text in islice(dict.fromkeys(aside), _MOST_FURNITURE):
        # Headings stand in one piece or not at all; captions are worth a closer look.
        start = page.find(text) if kind == "label" else -1
        span = located(page, text) if kind != "label" else (start, start + len(text)) if start >= 0 else None
        if span is not None:
            yield Furniture(kind, page[slice(*span)], *span)


def _read_flattened(capture: Capture, markup: str, reason: str) -> Article:
    """Reads a page that no tree can be built of by its text alone."""
    refuse_markup(capture.source, len(markup))
    text = clean(flattened(markup))
    try:
        article = read_plain(replace(capture, text=text, media="text"))
    except InputError as error:
        raise InputError(capture.source, f"{reason}; {error.reason}") from None
    kept = [(piece.kind, piece.text) for piece in article.furniture]
    return replace(article, furniture=tuple(_located(capture.text, kept)))
