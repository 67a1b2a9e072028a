"""What an HTML page says of its article in its head and its JSON-LD: title, authors, dates, publisher and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlElement

from detente.articles.article import PageDate
from detente.articles.byline import authors_of, people_in
from detente.articles.page_date import stated_date
from detente.articles.structured import Facts, names_of, text_of
from detente.captures import clean

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "parsely-pub-date", "sailthru.date",
    "datepublished", "date.issued", "dc.date.issued", "dcterms.date", "dcterms.created", "dc.date", "dc.date.created",
    "pubdate", "publish-date", "publishdate", "publication_date", "article.published", "citation_publication_date",
    "rbpubdate", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "published_time", "published-date",
    "article_date_original", "ptime", "dateposted", "date_published", "originalpublicationdate", "bt:pubdate",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "lastmod", "last-modified",
    "dcterms.modified", "dc.date.modified", "article:updated_time", "updated_time",
)  # fmt: skip
_AUTHOR = (
    "author", "byl", "parsely-author", "sailthru.author", "article:author", "dc.creator", "dcterms.creator",
    "cxenseparse:author",
)  # fmt: skip
_TITLE = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title")
_SITE = ("og:site_name", "application-name", "article:publisher", "publisher", "dc.publisher")
_TOPICS = ("article:tag", "news_keywords", "keywords", "parsely-tags", "sailthru.tags")

# A name or a domain: "Ministers meet - live updates" ends in neither.
_SITE_SUFFIX = re.compile(r"\s(?:[|»·\u2013—]|-{1,2}|::)\s(?=[^a-z]|[\w-]+\.\w)[^|»·\u2013—]{2,60}$")
_FULLER = 1.3
_BYS = "//text()[contains(., 'by') or contains(., 'By') or contains(., 'BY') or contains(., 'uthor:')]"
_LONGEST = 1000
_WORD = re.compile(r"\w+")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_URL_DAY = re.compile(
    rf"/(20\d\d|19\d\d)[/-]?(0[1-9]|1[0-2]|[1-9]|{'|'.join(_MONTHS)})[/-]?(0[1-9]|[12]\d|3[01]|[1-9])(?=[/_-]|$)"
)
_LOOSE_DAY = re.compile(
    r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)(?:[T ]?(\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?)\s?(Z|UTC|[+-]\d{2}:?\d{2})?)?"
)


@dataclass(frozen=True)
class Head:
    """The metadata of one page: its parsed tree, its JSON-LD facts, and the address that the input gives for it."""

    tree: HtmlElement
    facts: Facts
    given_url: str | None

    @cached_property
    def metas(self) -> dict[str, list[str]]:
        """The contents of the page's ``meta`` tags by lower-case name, property or itemprop."""
        found: dict[str, list[str]] = {}
        for tag in self.tree.iter("meta"):
            content = clean(tag.get("content") or "").strip()
            for key in ("property", "name", "itemprop"):
                name = tag.get(key)
                if name and content:
                    found.setdefault(name.strip().lower(), []).append(content)
        return found

    def first(self, names: Iterable[str]) -> str | None:
        """The first content of the first of ``names`` that the page has."""
        return next((self.metas[name][0] for name in names if name in self.metas), None)

    @property
    def types(self) -> str:
        """The schema.org types of all that the page describes."""
        return str(self.facts.get("@types", ""))

    @cached_property
    def title(self) -> str | None:
        """The headline in JSON-LD, but where that is cut for search engines the fuller one that is shown."""
        stated = _line(text_of(self.facts.get("headline")))
        shown = [line for tag in self.tree.iter("h1") if (line := _line(tag.text_content())) and len(line) > 3]
        meta = _line(self.first(_TITLE))
        page = _line(next((tag.text_content() for tag in self.tree.iter("title")), None))
        agreed = next((line for other in (meta, stated, page) if other for line in shown if _begins(other, line)), None)
        if meta and "LiveBlog" in str(self.facts.get("@type")):
            # What a live blog shows is rewritten all day and opens with its label: "Border talks LIVE: ...".
            return _without_site(meta)
        if stated and agreed:
            return agreed if len(agreed) > _FULLER * len(stated) else stated
        single = shown[0] if len(shown) == 1 and len(shown[0].split()) > 2 else None
        return stated or agreed or _without_site(meta) or single or _without_site(page)

    @cached_property
    def authors(self) -> tuple[str, ...]:
        """The people named as authors in JSON-LD, else in the head, else in the page's byline."""
        ways = (self._stated_authors, self._meta_authors, self._byline_authors, self._plain_authors)
        for names in (way() for way in ways):
            people = tuple(dict.fromkeys(p for name in names for p in people_in(name) if not self._is_site(p)))
            if people:
                return people
        return ()

    def _stated_authors(self) -> list[str]:
        return names_of(self.facts.get("author"))

    def _meta_authors(self) -> list[str]:
        names = [name for key in _AUTHOR for name in self.metas.get(key, ())]
        return [name for name in names if "/" not in name and not self._is_site(name)]

    def _byline_authors(self) -> list[str]:
        found: dict[int, list[str]] = {}
        for tag in self.tree.iter(etree.Element):
            rank = _byline_rank(tag)
            if rank is None:
                continue
            name = _line(tag.text_content()) or ""
            if 3 < len(name) < 120 and len(found.setdefault(rank, [])) < 6:
                found[rank].append(name)
        return next((found[rank] for rank in sorted(found) if found[rank]), [])

    def _plain_authors(self) -> list[str]:
        """The names in the first line of the page that is a byline by its words: "By Ana Ruiz"."""
        lines = (_line(text) or "" for text in self.tree.xpath(_BYS) if text.is_text and len(text) < _LONGEST)
        return list(next((names for line in lines if (names := authors_of(line))), ()))

    def _is_site(self, name: str) -> bool:
        site = (self.publisher or "").lower().removeprefix("the ")
        return name.lower().removeprefix("the ") == site

    @cached_property
    def publisher(self) -> str | None:
        """The outlet: JSON-LD's publisher, the site's name in the head, else the domain."""
        stated = text_of(self.facts.get("publisher"))
        named = next((self.metas[k][0] for k in _SITE if k in self.metas and "/" not in self.metas[k][0]), None)
        domain = urlsplit(self.url).hostname if self.url else None
        return named or _line(stated) or (domain.removeprefix("www.") if domain else None)

    @cached_property
    def url(self) -> str | None:
        """The page's own address: given, canonical, or Open Graph's; absolute or None."""
        if self.given_url:
            return self.given_url
        links = [t.get("href") for t in self.tree.iter("link") if (t.get("rel") or "").lower() == "canonical"]
        if any(link and "://" not in link for link in links):
            base = next((tag.get("href") for tag in self.tree.iter("base")), None)
            links = [urljoin(base or "", link or "") for link in links]
        candidates = [*links, self.first(("og:url", "twitter:url", "parsely-link")), text_of(self.facts.get("url"))]
        candidates.append(text_of(self.facts.get("mainEntityOfPage")))
        return next((url.strip() for url in candidates if url and re.match(r"https?://\S+$", url.strip())), None)

    @cached_property
    def published(self) -> PageDate:
        """The day in JSON-LD or the head, else in the address."""
        stated = [text_of(self.facts.get("datePublished")), text_of(self.facts.get("dateCreated"))]
        return _first_date([*stated, *(v for k in _PUBLISHED for v in self.metas.get(k, ()))]) or url_date(self.url)

    @cached_property
    def updated(self) -> PageDate:
        """The day on which the page says it was last changed."""
        stated = [text_of(self.facts.get("dateModified")), *(v for k in _UPDATED for v in self.metas.get(k, ()))]
        return _first_date(stated) or PageDate()

    @cached_property
    def topics(self) -> tuple[str, ...]:
        """The page's keywords."""
        stated = _split_names(self.facts.get("keywords"))
        return stated or next((t for k in _TOPICS if (t := _split_names(self.metas.get(k)))), ())

    @cached_property
    def section(self) -> str | None:
        """The section of the outlet that the article stands in."""
        return _line(text_of(self.facts.get("articleSection"))) or self.first(("article:section", "parsely-section"))


_BYLINE_CLASSES = (
    re.compile(r"author-?_{0,2}name|byline-?_{0,2}(?:name|author)"),
    re.compile(r"byline|Byline"),
    re.compile(r"(?:^|\s)author(?:$|\s)"),
)


def _byline_rank(tag: HtmlElement) -> int | None:
    """How surely an element is the byline, 0 the surest: what says so in its own right, then what its class says."""
    said = tag.attrib
    if not said:
        return None
    if said.get("rel") == "author":
        return 0
    if said.get("itemprop") == "author" or "author" in said.get("data-testid", ""):
        return 1
    name = said.get("class", "")
    if "author" not in name and "yline" not in name:
        return None
    return next((rank for rank, pattern in enumerate(_BYLINE_CLASSES, 2) if pattern.search(name)), None)


def url_date(url: str | None) -> PageDate:
    """The day in an address such as ``/2019/11/18/`` or ``/2019/nov/18/``."""
    found = _URL_DAY.search(url.lower()) if url else None
    if found is None:
        return PageDate()
    year, month, day = found.groups()
    number = _MONTHS.index(month) + 1 if month in _MONTHS else int(month)
    try:
        date = stated_date(f"{year}-{number:02}-{int(day):02}", "url")
    except ValueError:
        return PageDate()
    return PageDate(date.start, date.end, "url", found.group().strip("/"))


def _first_date(values: Iterable[str | None]) -> PageDate | None:
    for value in values:
        found = _LOOSE_DAY.match(value.strip()) if value else None
        if not found or not value or not "1990" <= found.group(1) < "2100":
            continue
        day = "-".join(found.group(1, 2, 3))
        clock = (found.group(4) + (found.group(5) or "")) if found.group(4) else None
        try:
            date = stated_date(day, "metadata")
        except ValueError:
            continue
        return PageDate(date.start, date.end, "metadata", value.strip(), clock)
    return None


def _split_names(value: Any) -> tuple[str, ...]:
    names = [part.strip() for name in names_of(value) for part in re.split(r"[,;]", name)]
    return tuple(dict.fromkeys(name for name in names if 1 < len(name) < 60))


def _line(text: str | None) -> str | None:
    return " ".join(clean(text).split()) or None if text else None


def _begins(whole: str, part: str) -> bool:
    """Whether ``whole`` is ``part``, perhaps with the site's name behind it, whatever the punctuation."""
    one, two = _WORD.findall(whole.lower()), _WORD.findall(part.lower())
    return len(two) > 1 and one[: len(two)] == two and len(one) <= len(two) + 6


def _without_site(title: str | None) -> str | None:
    return _SITE_SUFFIX.sub("", title) if title else None
