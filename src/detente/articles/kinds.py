"""Pages that hold no story: error pages, consent walls, paywalls, lists of headlines, other languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from detente.articles.article import ArticleKind
from detente.articles.features import cue_features
from detente.articles.language import language_of

# A body this long is a story whatever a box beside it says.
_SHORT = 600
_NO_STORY = 160
# Of a story for subscribers a page shows its opening.
_OPENING = 1500
_CONSENT = {"consent", "newsletter_terms", "legal", "form"}
_CLOCK = re.compile(r"(?i)(?:\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?)(?:\s?[A-Z]{2,4}\b)?")
_AGO = re.compile(r"(?i)\d{1,2} (?:minutes?|mins?|hours?|hrs?|m|h) ago\b")
_LIVE = re.compile(
    r"(?i)\blive(?:[ -]?blog|[ -]updates?|[ -]report(?:ing)?| coverage|:| -| \u2013)|^live\b|\bas it happened\b|/live/"
)
_MANY_ITEMS, _SOME_ITEMS = 6, 3
_RUNNING = 60

_REASONS = {
    "error": "the page says that it was not found or may not be seen",
    "consent": "a consent notice and no story",
    "empty": "no running text",
    "stub": "the story stops at a paywall",
    "live": "a live blog: many short items under one headline",
    "video": "a video and its caption",
    "index": "a list of links to other pages",
}


def kind_fields(
    paragraphs: Sequence[str],
    furniture: Sequence[str],
    headline: str | None,
    stated: ArticleKind | None = None,
) -> dict[str, Any]:
    """The fields ``kind``, ``reason`` and ``language`` of an Article; ``stated`` is what the page claims to be."""
    kind, language = _kind(paragraphs, furniture, headline, stated)
    reason = f"not English ({language})" if kind == "foreign" else _REASONS.get(kind)
    return {"kind": kind, "reason": reason, "language": language}


def is_live(lines: Sequence[str], *names: str | None) -> bool:
    """Whether ``lines`` are the items of a live blog: many that open with a clock time or "5 minutes ago".

    Where the headline or the address (``names``) says "live", some will do.

    >>> is_live(["10:05", "The ministers have arrived at the gate of the villa, and smile at the cameras."] * 6)
    True
    """
    items = sum(_is_item(*pair) for pair in pairwise([*lines, ""]))
    return items >= (_SOME_ITEMS if any(name and _LIVE.search(name) for name in names) else _MANY_ITEMS)


def _is_item(line: str, following: str) -> bool:
    clock = _CLOCK.match(line) or _AGO.match(line)
    if clock is None:
        return False
    told = line[clock.end() :].strip(" -\u2013—:|") or following
    return len(told) >= _RUNNING and not told.isupper() and bool(re.search(r"[.!?…][\"”\u2019)]?$", told))


def _kind(
    paragraphs: Sequence[str], furniture: Sequence[str], headline: str | None, stated: ArticleKind | None
) -> tuple[ArticleKind, str | None]:
    body = "\n\n".join(paragraphs)
    short = len(body) < _SHORT
    shown = [cue_features(text) for text in (*furniture, *paragraphs[:3])] if short else []
    missing = len(body) < _NO_STORY and any("not_found" in cues for cues in shown)
    if missing or (short and headline and "not_found" in cue_features(headline)):
        return "error", None
    if not body:
        return ("consent" if any("consent" in cues for cues in shown) else stated or "empty"), None
    if short and all(not _CONSENT.isdisjoint(cue_features(text)) for text in paragraphs):
        return "consent", None
    language = language_of(body)
    if stated == "index":
        return stated, language
    if language not in ("en", None):
        return "foreign", language
    if any("paywall" in cues for cues in shown) or (stated == "stub" and len(body) < _OPENING):
        return "stub", language
    return stated if stated and stated != "stub" else "story", language
