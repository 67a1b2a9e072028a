"""The text of an article in a page's tree, as paragraphs: by the page's own names of its boxes, else by trafilatura."""

from __future__ import annotations

import re
from functools import cache

import trafilatura
from lxml.html import HtmlElement
from trafilatura.settings import Extractor

from detente.articles.complete import completed
from detente.articles.frame import frames_of
from detente.articles.prose import Reader, line_of
from detente.articles.trim import Weights

_LITTLE, _TINY, _MUCH = 600, 250, 1.6


def extracted(tree: HtmlElement, weights: Weights, stated: str | None) -> list[str]:
    """The paragraphs of the article in ``tree``; ``stated`` is the text that the page gives for machines, if any.

    Precision is favoured: less text rather than furniture. Trafilatura is asked where little is found by names.
    """
    found = framed(tree, weights)
    found = completed(tree, found if _length(found) >= _LITTLE else _paragraphs(tree, quick=True))
    if _length(found) < _LITTLE:
        found = _richer(found, completed(tree, _paragraphs(tree, quick=False)))
    if stated and len(stated) > max(3 * _length(found), _TINY):
        found = [line for line in map(line_of, re.split(r"\n\s*", stated)) if line]
    if _length(found) < _TINY:
        found = _richer(found, _paragraphs(tree, quick=False, precise=False))
    return found


def framed(tree: HtmlElement, weights: Weights) -> list[str]:
    """The paragraphs in the box that the page's names say holds the story; none where no name says so."""
    for frame in frames_of(tree):
        reader = Reader(weights, weights[tree].text)
        reader.read(frame)
        if 7 * reader.left_out > 6 * weights[frame].text:
            # Names that speak of the whole story ("article-with-sidebar") say nothing of its parts.
            reader = Reader(weights, weights[tree].text, by_names=False)
            reader.read(frame)
        if len(reader.lines) > 1:
            return reader.lines
    return []


def _richer(found: list[str], other: list[str]) -> list[str]:
    """``other`` where it has much more text; a little more is the furniture that the first way left out."""
    return other if _length(other) > _MUCH * _length(found) else found


def _length(paragraphs: list[str]) -> int:
    return sum(map(len, paragraphs))


def _paragraphs(tree: HtmlElement, *, quick: bool, precise: bool = True) -> list[str]:
    """What trafilatura takes for the article."""
    document = trafilatura.bare_extraction(tree, options=_options(quick, precise))
    body = getattr(document, "body", None)
    reader = Reader({}, 0)
    if body is not None:
        reader.read(body)
    return reader.lines


@cache
def _options(quick: bool, precise: bool) -> Extractor:
    """Made once: its settings are read anew for each page otherwise, and the text written out once more (a tenth)."""
    return Extractor(comments=False, precision=precise, fast=quick)
