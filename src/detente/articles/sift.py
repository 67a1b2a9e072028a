"""Sifting extracted paragraphs: what the words themselves show to be furniture goes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from detente.articles.article import FurnitureKind
from detente.articles.byline import is_byline
from detente.articles.day import is_date_line
from detente.articles.features import cue_features, cues, same_words
from detente.tables import rows

# Extraction has judged place and shape already: only cues that are plain by themselves count against a paragraph,
# as "Sign up for our newsletter" does (9 and more) and "you" with "we" in a column does not (4).
_PLAIN = 6.0
_LONGEST = 600
_SHORT = 40

# Running paragraphs are most of what is asked about.
_RUNNING = 60
_STOPS = (".", "!", "?", "\u201d", '"')
_WORD = re.compile(r"\w+")
_MARKS = ("\u00a9", "@", "|")

_KINDS = ("related", "share", "newsletter", "appeal", "comments", "legal", "topics", "credit", "caption", "date")


@dataclass(frozen=True, slots=True)
class Sifted:
    """The paragraphs of the story, and those set aside with their kind."""

    kept: tuple[str, ...]
    aside: tuple[tuple[FurnitureKind, str], ...]


def sift(paragraphs: Sequence[str], headline: str | None) -> Sifted:
    """``paragraphs`` without those that are plainly furniture, and without copies of the headline at the top."""
    kept: list[str] = []
    aside: list[tuple[FurnitureKind, str]] = []
    counts = Counter(paragraphs)
    for text in paragraphs:
        if headline and not any(len(other) > 80 for other in kept) and same_words(text, headline):
            continue
        # A line that comes again and again ("Article content") is the page's; a paragraph told twice is told once.
        if counts[text] > 1 and (len(text) < _SHORT or text in kept):
            continue
        kind = furniture_kind(text)
        if kind is None:
            kept.append(text)
        else:
            aside.append((kind, text))
    return Sifted(tuple(kept), tuple(aside))


def furniture_kind(text: str) -> FurnitureKind | None:
    """The kind of furniture that the words of a text show it to be by themselves; None where they do not."""
    if len(text) >= _LONGEST:
        return None
    if text.isdigit():
        # The numbers of a gallery's pictures or of pages.
        return "navigation"
    if is_date_line(text):
        return "date"
    if is_byline(text):
        return "byline"
    if len(text) >= _RUNNING and text.endswith(_STOPS) and not is_telling(text):
        return None
    shown = [_weights()[feature] for feature in cue_features(text)]
    totals = {kind: sum(weights.get(kind, 0.0) for weights in shown) for kind in _KINDS}
    kind = max(totals, key=lambda name: totals[name])
    plain = totals[kind] - sum(weights.get("body", 0.0) for weights in shown) >= _PLAIN
    return cast(FurnitureKind, kind) if plain else None


def is_telling(text: str) -> bool:
    """Whether a text has any word of what asks for something or is said of a page: without one it is no furniture.

    It takes a tenth of the time of looking for all that furniture may say.
    """
    return not _telltale().isdisjoint(_WORD.findall(text.lower())) or any(mark in text for mark in _MARKS)


@cache
def _weights() -> dict[str, dict[str, float]]:
    return {cue.feature: cue.weights for cue in cues() if cue.pattern is not None}


@cache
def _telltale() -> frozenset[str]:
    table = rows(files("detente.articles") / "telltale.tsv")
    return frozenset(word for row in table for word in row["words"].split())
