"""doccano tasks: a page a line, with the marks of what the coder read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import BinaryIO

from detente.articles.article import Article
from detente.claims.claim import Claim
from detente.exports.marks import act_of, marks_of
from detente.exports.record import json_line


def write(articles: Iterable[tuple[Article, Sequence[Claim]]], out: BinaryIO) -> None:
    """Write each page as it comes; ``label`` lists start, end and label of each mark, in the order of the text."""
    for article, claims in articles:
        marks = {mark for claim in claims for mark in (act_of(claim), *marks_of(article, claim))}
        label = sorted([mark.start, mark.end, mark.label] for mark in marks)
        told = {"article": article.id, "headline": article.headline, "url": article.url}
        out.write(json_line({"text": article.body, "label": label, **told}))
        out.flush()
