"""The text of an article in a page's tree, by trafilatura, as paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import trafilatura
from lxml.etree import _Element
from lxml.html import HtmlElement
from trafilatura.settings import Extractor

from detente.articles.complete import completed
from detente.captures import clean

_BLOCKS = frozenset(["p", "item", "quote", "list", "table", "code", "div", "ab"])
_LITTLE, _TINY, _MUCH = 600, 250, 1.6


def extracted(tree: HtmlElement, stated: str | None) -> list[str]:
    """The paragraphs of the article in ``tree``; ``stated`` is the text that the page gives for machines, if any.

    Precision is favoured: less text rather than furniture. The quick mode, with lost paragraphs put back, does as well
    as the thorough one (which asks two more extractors) except where it finds next to nothing.
    """
    found = completed(tree, _paragraphs(tree, quick=True))
    if _length(found) < _LITTLE:
        found = _richer(found, completed(tree, _paragraphs(tree, quick=False)))
    if stated and len(stated) > max(3 * _length(found), _TINY):
        found = [line for line in map(_line, re.split(r"\n\s*", stated)) if line]
    if _length(found) < _TINY:
        found = _richer(found, _paragraphs(tree, quick=False, precise=False))
    return found


def _richer(found: list[str], other: list[str]) -> list[str]:
    """``other`` where it has much more text; a little more is the furniture that the first way left out."""
    return other if _length(other) > _MUCH * _length(found) else found


def _length(paragraphs: list[str]) -> int:
    return sum(map(len, paragraphs))


def _paragraphs(tree: HtmlElement, *, quick: bool, precise: bool = True) -> list[str]:
    document = trafilatura.bare_extraction(tree, options=_options(quick, precise))
    body = getattr(document, "body", None)
    return [text for text in _texts(body) if text] if body is not None else []


@cache
def _options(quick: bool, precise: bool) -> Extractor:
    """Made once: its settings are read anew for each page otherwise, and the text written out once more (a tenth)."""
    return Extractor(comments=False, precision=precise, fast=quick)


def _texts(element: _Element) -> Iterator[str]:
    """The text of each block within ``element``, in reading order; loose text between blocks is one of its own."""
    loose = [element.text or ""]
    for child in element:
        if child.tag == "lb":
            loose.append("\n" if element.tag in ("p", "quote") else " ")
        elif child.tag == "head":
            # A heading within the story is a label: it tells nothing that its paragraphs do not.
            yield from _lines(loose)
            loose = []
        elif child.tag == "row":
            yield from _lines(loose)
            yield _line(" ".join(child.itertext()))
            loose = []
        elif child.tag in _BLOCKS:
            yield from _lines(loose)
            yield from _texts(child)
            loose = []
        else:
            loose.append("".join(child.itertext()))
        loose.append(child.tail or "")
    yield from _lines(loose)


def _lines(pieces: list[str]) -> Iterator[str]:
    """Line breaks in a paragraph are kept apart only where they stand doubled, as some sites part paragraphs."""
    for part in re.split(r"\n\s*\n", "".join(pieces)):
        yield _line(part)


def _line(text: str) -> str:
    return " ".join(clean(text).split())
