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


def kind_of(paragraphs: Sequence[str], furniture: Sequence[str]) -> tuple[ArticleKind, str | None, str | None]:
    """The kind of a page, why it is no story, and its language."""
    body = "\n\n".join(paragraphs)
    shown = [cue_features(text) for text in (*furniture, *paragraphs[:3])] if len(body) < _SHORT else []
    if len(body) < _NO_STORY:
        if any("not_found" in cues for cues in shown):
            return "error", "the page says that it was not found or may not be seen", None
        if not body and any("consent" in cues for cues in shown):
            return "consent", "a consent notice and no story", None
    if not body:
        return "empty", "no running text", None
    language = language_of(body)
    if language not in ("en", None):
        return "foreign", f"not English ({language})", language
    if any("paywall" in cues for cues in shown):
        return "stub", "the story stops at a paywall", language
    return "story", None, language


def kind_fields(paragraphs: Sequence[str], furniture: Sequence[str]) -> dict[str, Any]:
    """What ``kind_of`` says, as fields of an Article."""
    kind, reason, language = kind_of(paragraphs, furniture)
    return {"kind": kind, "reason": reason, "language": language}
