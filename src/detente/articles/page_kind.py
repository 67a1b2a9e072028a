"""What an HTML page is by its own account and its build: a live blog, a video, a list of links to other pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detente.articles.article import ArticleKind
from detente.articles.furniture import Seen
from detente.articles.head import Head
from detente.articles.kinds import is_clock, is_live

_STOP = re.compile(r"""[.!?…][\s"'”\u2019)\]]*$""")
# A paragraph has this many characters; a headline this many words, most of them in a link.
_PROSE, _RUNNING, _HEADLINE_WORDS, _LINKED = 60, 150, 4, 0.6
# What is told before a video or above a list of links: its caption, its subject.
_SAID, _FEW = 500, 3
_MANY_LINKS, _SOME_LINKS = 12, 5
_NO_LIST = frozenset({"navigation", "footer", "share", "topics", "comments", "legal", "byline"})
_LISTS = re.compile(r"(?i)collectionpage|searchresultspage|itemlist|profilepage|aboutpage|contactpage")
_VIDEO_PATH = re.compile(r"(?i)/(?:videos?|watch|clips?|av)(?=[/?-]|$)")
_PLAYER = re.compile(
    r"<(?i:video)[\s>]|(?:class|id)=[\"'][^\"'<>]{0,80}\b(?i:jwplayer|video-?js|video-?player|player)\b"
)


def stated_kind(page: str, head: Head, seen: Sequence[Seen]) -> ArticleKind | None:
    """The kind that a page shows before its words are asked; None for what looks like a story."""
    types = str(head.facts.get("@type"))
    told = [_is_told(part) for part in seen]
    stream = [part.text for part, is_told in zip(seen, told, strict=True) if is_told or is_clock(part.text)]
    if "LiveBlog" in types or is_live(stream, head.title, head.url):
        return "live"
    if str(head.facts.get("isAccessibleForFree")).lower() == "false":
        return "stub"
    # What stands below a linked headline is the teaser of another page.
    own = [
        part.text
        for index, (part, is_told) in enumerate(zip(seen, told, strict=True))
        if is_told and not (index and _is_headline(seen[index - 1]))
    ]
    if len(own) >= _FEW or sum(map(len, own)) >= _SAID:
        return None
    if _is_video(page, head, types):
        return "video"
    if "Article" in types or head.first(("og:type",)) == "article" or max(map(len, own), default=0) >= _RUNNING:
        return None
    links = sum(map(_is_headline, seen))
    return "index" if links >= (_SOME_LINKS if _LISTS.search(head.types) else _MANY_LINKS) else None


def _is_told(part: Seen) -> bool:
    return part.told and len(part.text) >= _PROSE and _STOP.search(part.text) is not None


def _is_headline(part: Seen) -> bool:
    box, text = part.box, part.text
    linked = bool(box.linked) and box.linked >= _LINKED * len(text) and text.count(" ") + 1 >= _HEADLINE_WORDS
    return linked and box.hint not in _NO_LIST


def _is_video(page: str, head: Head, types: str) -> bool:
    if "Video" in types or (head.first(("og:type",)) or "").startswith("video"):
        return True
    return bool((head.url and _VIDEO_PATH.search(head.url)) or _PLAYER.search(page))
