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
# "I agree"
_BUTTON = 25
# Of a story for subscribers a page shows its opening.
_OPENING = 1500
# Of a page with more boxes than twice this, the first and the last are looked at.
_LOOKED_AT = 150
_CONSENT = {"consent", "newsletter_terms", "legal", "form"}
_CLOCK = re.compile(r"(?i)(?:\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?)(?:\s?[A-Z]{2,4}\b)?")
_AGO = re.compile(r"(?i)\d{1,2} (?:minutes?|mins?|hours?|hrs?|m|h) ago\b")
_LIVE = re.compile(
    r"(?i)\blive(?:[ -]?blog|[ -]updates?|[ -]report(?:ing)?| coverage|:| -| \u2013)|^live\b|\bas it happened\b|/live/"
)
# What a page says that could not be shown, or that asks to be let in; on a short page only.
_NOT_SHOWN = re.compile(
    r"(?i)\b(?:can(?:no|['\u2019])t|could(?: not|n['\u2019]t)|unable to) (?:find|locate) (?:that|the|this|your)\b"
    r"|\b(?:page|story|article) (?:has |may have |might have )?(?:moved|been removed|expired)\b"
    r"|\bare you a (?:robot|human)\b|\bcaptcha\b|\b(?:verify|confirm)(?: that)? you(?:['\u2019]re| are)(?: a)? human\b"
    r"|\b(?:bad gateway|service unavailable|internal server error|gateway time-?out|temporarily unavailable)\b"
    r"|\bnot available in your (?:country|region|location)\b|\bchecking your browser\b"
)
_ASKS_CONSENT = re.compile(
    r"(?i)\bwith your (?:consent|agreement|permission)\b|\bwe value your privacy\b|\bour \d[\d,.]* partners\b"
    r"|\bwe use cookies and\b|\byour (?:cookie|privacy) (?:choices|settings|preferences)\b"
)
_NEEDS_SCRIPT = re.compile(
    r"(?i)\b(?:enabl\w+|turn on|needs?|requires?|without|activate) javascript\b|\bjavascript (?:is|to be) "
)
_MANY_ITEMS, _SOME_ITEMS = 6, 3
_RUNNING = 60

_REASONS = {
    "error": "the page says that it was not found or may not be seen",
    "consent": "a consent notice and no story",
    "empty": "no running text",
    "script": "no running text: the page needs a script to show it",
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
    if kind == "empty" and any(_NEEDS_SCRIPT.search(text) for text in (*furniture[:_LOOKED_AT], *paragraphs)):
        reason = _REASONS["script"]
    return {"kind": kind, "reason": reason, "language": language}


def is_live(lines: Sequence[str], *names: str | None) -> bool:
    """Whether ``lines`` are the items of a live blog: many that open with a clock time or "5 minutes ago".

    Where the headline or the address (``names``) says "live", some will do.

    >>> is_live(["10:05", "The ministers have arrived at the gate of the villa, and smile at the cameras."] * 6)
    True
    """
    items = sum(_is_item(*pair) for pair in pairwise([*lines, ""]))
    return items >= (_SOME_ITEMS if any(name and _LIVE.search(name) for name in names) else _MANY_ITEMS)


def is_clock(line: str) -> bool:
    """Whether ``line`` opens with a clock time or with "5 minutes ago"."""
    return line[:1].isdigit() and (_CLOCK.match(line) or _AGO.match(line)) is not None


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
    said = [*furniture[:_LOOKED_AT], *furniture[_LOOKED_AT:][-_LOOKED_AT:], *paragraphs[:3]] if short else []
    shown = [cue_features(text) for text in said]
    needs_script = any(_NEEDS_SCRIPT.search(text) for text in said) if len(body) < _NO_STORY else False
    if short and not needs_script and _is_error(body, said, shown, headline):
        return "error", None
    if not body or needs_script:
        return stated or ("consent" if any(map(_is_consent, said, shown)) else "empty"), None
    asked = said if len(body) < _BUTTON else paragraphs
    if short and (any if asked is said else all)(map(_is_consent, asked, map(cue_features, asked))):
        return "consent", None
    language = language_of(body)
    if stated == "index":
        return stated, language
    if language not in ("en", None):
        return "foreign", language
    if any("paywall" in cues for cues in shown) or (stated == "stub" and len(body) < _OPENING):
        return "stub", language
    return stated if stated and stated != "stub" else "story", language


def _is_error(body: str, said: Sequence[str], shown: Sequence[set[str]], headline: str | None) -> bool:
    if headline and ("not_found" in cue_features(headline) or _NOT_SHOWN.search(headline)):
        return True
    return len(body) < _NO_STORY and any(map(_is_not_shown, said, shown))


def _is_not_shown(text: str, cues: set[str]) -> bool:
    return "not_found" in cues or (len(text) < _SHORT and _NOT_SHOWN.search(text) is not None)


def _is_consent(text: str, cues: set[str]) -> bool:
    return not _CONSENT.isdisjoint(cues) or (len(text) < _SHORT and _ASKS_CONSENT.search(text) is not None)
