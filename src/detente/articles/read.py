"""From capture to article, whichever way the capture came."""

from __future__ import annotations

from detente.articles.article import Article
from detente.articles.html import read_html
from detente.articles.plain import read_plain
from detente.captures import Capture


def read(capture: Capture) -> Article:
    """The article in ``capture``; raises InputError where the page cannot be read at all.

    A page that can be read and is no story (an error page, a consent wall) comes back with its ``kind`` and ``reason``.
    """
    return read_html(capture) if capture.media == "html" else read_plain(capture)
