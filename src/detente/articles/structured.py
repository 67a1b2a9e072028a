"""What a page says of itself for machines: schema.org JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any

from lxml.etree import XPath
from lxml.html import HtmlElement

Facts = dict[str, Any]

_ARTICLE_TYPES = re.compile(
    r"(?i)article|blogposting|report|review|liveblog|newsitem|creativework$|webpage$|videoobject$"
)
_BEST_TYPE = re.compile(r"(?i)article|blogposting|liveblog")
_DEEPEST = 6


def article_facts(scripts: Sequence[str]) -> Facts:
    """The JSON-LD record that describes the page's article; empty if there is none.

    Records of an article come before those of the page around it, and facts missing from the best record are
    filled from the others. "@types" has the types of all records on the page.
    """
    found = [record for script in scripts for record in _records(_parsed(script))]
    records = [record for record in found if _ARTICLE_TYPES.search(" ".join(_types(record)))]
    records.sort(key=lambda record: (not _BEST_TYPE.search(" ".join(_types(record))), "headline" not in record))
    facts: Facts = {"@types": " ".join(name for record in found for name in _types(record))} if found else {}
    for record in records:
        for key, value in record.items():
            if value not in (None, "", [], {}):
                facts.setdefault(key, value)
    return facts


_MARKED = frozenset({
    "headline", "description", "datePublished", "dateModified", "articleSection", "keywords", "author", "publisher",
    "url", "mainEntityOfPage",
})  # fmt: skip
_ARTICLE_SCOPE = XPath(
    "//*[@itemtype[contains(., 'Article') or contains(., 'BlogPosting') or contains(., 'Report')]][1]"
)
_LONGEST = 1000


def microdata(tree: HtmlElement) -> Facts:
    """What a page's microdata (``itemprop="datePublished"``) say of its article, under the names that JSON-LD uses."""
    scope = next(iter(_ARTICLE_SCOPE(tree)), None)
    facts: Facts = {}
    for tag in scope.iterfind(".//*[@itemprop]") if scope is not None else ():
        names = [name for name in tag.get("itemprop").split() if name in _MARKED]
        if (
            not names
            or next((outer for outer in tag.iterancestors() if outer.get("itemscope") is not None), None) is not scope
        ):
            # Of a comment or of another story within this one.
            continue
        inner = tag.find(".//*[@itemprop='name']") if tag.get("itemscope") is not None else None
        shown = tag if inner is None else inner
        value = shown.get("content") or shown.get("datetime") or (tag.get("href") if "url" in names else None)
        text = " ".join((value or shown.text_content()[:_LONGEST]).split())
        for name in names:
            if name in facts and name == "author":
                facts[name] = [*([facts[name]] if isinstance(facts[name], str) else facts[name]), text]
            elif text:
                facts.setdefault(name, text)
    return facts


def _parsed(script: str) -> Any:
    text = script.strip().removeprefix("<![CDATA[").removesuffix("]]>").strip().rstrip(";")
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _records(value: Any, depth: int = 0) -> Iterator[Facts]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value[:200]:
            yield from _records(item, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(value.get(key), list | dict):
                yield from _records(value[key], depth + 1)


def _types(record: Facts) -> list[str]:
    types = record.get("@type")
    return [str(item) for item in types] if isinstance(types, list) else [str(types)]


def names_of(value: Any) -> list[str]:
    """The names in a value that may be a string, a record with a ``name``, or a list of either."""
    if isinstance(value, str):
        return [unescape(value).strip()] if value.strip() else []
    if isinstance(value, dict):
        return names_of(value.get("name"))
    if isinstance(value, list):
        return [name for item in value[:50] for name in names_of(item)]
    return []


def text_of(value: Any) -> str | None:
    """The first string in a JSON-LD value."""
    names = names_of(value)
    return names[0] if names else None
