"""Pages that hold no story: error pages, consent walls, paywalls, lists of headlines, other languages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from detente.articles.article import ArticleKind
from detente.articles.features import cue_features
from detente.articles.language import language_of

# A body this long is a story whatever a box beside it says.
_SHORT = 600
_NO_STORY = 160


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
    paragraphs: Sequence[str], furniture: Sequence[str], stated: ArticleKind | None = None
) -> dict[str, Any]:
    """The fields ``kind``, ``reason`` and ``language`` of an Article; ``stated`` is what the page claims to be."""
    kind, language = _kind(paragraphs, furniture, stated)
    reason = f"not English ({language})" if kind == "foreign" else _REASONS.get(kind)
    return {"kind": kind, "reason": reason, "language": language}


def _kind(
    paragraphs: Sequence[str], furniture: Sequence[str], stated: ArticleKind | None
) -> tuple[ArticleKind, str | None]:
    body = "\n\n".join(paragraphs)
    shown = [cue_features(text) for text in (*furniture, *paragraphs[:3])] if len(body) < _SHORT else []
    if len(body) < _NO_STORY and any("not_found" in cues for cues in shown):
        return "error", None
    if not body:
        return ("consent" if any("consent" in cues for cues in shown) else stated or "empty"), None
    language = language_of(body)
    if stated == "index":
        return stated, language
    if language not in ("en", None):
        return "foreign", language
    if any("paywall" in cues for cues in shown):
        return "stub", language
    return stated or "story", language
