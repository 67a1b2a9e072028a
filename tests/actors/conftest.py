"""Reading a text of one's own for its mentions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.actors import ActorBase, ActorMention, find_mentions
from detente.articles.article import PARAGRAPH_BREAK, Article, PageDate
from detente.sentences import parse, split


def _mentions(
    text: str, day: str | None = None, headline: str | None = None, *, parsed: bool = True
) -> list[ActorMention]:
    article = Article("t", "<text>", text, tuple(text.split(PARAGRAPH_BREAK)))
    sentences = parse(split(article), lambda sentence: parsed)
    return list(find_mentions(sentences, ActorBase.default(), PageDate(day, day), headline))


@pytest.fixture(scope="session")
def read() -> Callable[..., list[ActorMention]]:
    """Finds the mentions in a text whose paragraphs are parted by blank lines, published on the day."""
    return _mentions
