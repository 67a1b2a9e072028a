"""From capture to article, whichever way the capture came."""

from __future__ import annotations

from detente.articles.article import Article
from detente.articles.plain import read_plain
from detente.captures import Capture


def read(capture: Capture) -> Article:
    """The article in ``capture``; raises InputError where the page cannot be read at all.

    A page that can be read and is no story (an error page, a consent wall) comes back with its ``kind`` and ``reason``.
    """
    if capture.media == "text":
        return read_plain(capture)
    # trafilatura and htmldate take 0.3 s to import: plain text must not wait for them.
    from detente.articles.html import read_html

    return read_html(capture)
