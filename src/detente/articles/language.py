"""The language of a body: English, or which other."""

from __future__ import annotations

import re

from resiliparse.parse.lang import detect_fast

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_SAMPLE = 5000
_FEW = 12
_FUNCTION_WORDS = {
    "the", "of", "and", "to", "in", "a", "is", "that", "for", "on", "was", "with", "as", "by", "at", "from", "it",
    "he", "his", "an", "be", "has", "have", "had", "said", "not", "are", "were", "which", "this", "its", "but",
    "they", "will", "after", "who", "their", "about", "she", "her", "would", "or", "been", "more", "we", "you", "i",
    "over", "into", "than", "when", "there",
}  # fmt: skip


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of ``text``; None where it is too short to tell and could be English."""
    sample = text[:_SAMPLE]
    words = [word.lower() for word in _WORD.findall(sample)]
    if not words:
        return None
    letters = "".join(words)
    if len(_LATIN.findall(letters)) < 0.5 * len(letters):
        return _other(sample)
    share = sum(word in _FUNCTION_WORDS for word in words) / len(words)
    # English running text has some 40 per cent of these words, Dutch and German under 8 (by, in, was, had).
    if share >= 0.16:
        return "en"
    if len(words) < _FEW:
        return None
    return _other(sample) if share < 0.1 else "en"


def _other(sample: str) -> str:
    """The detector's best guess that is not English; "und" where it has none."""
    language, _ = detect_fast(sample, cutoff=2500)
    return language if language not in ("en", "unknown") else "und"
