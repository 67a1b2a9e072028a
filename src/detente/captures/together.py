"""Pages that come in together: lines that stand on several of them are the site's, not the story's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from detente.captures.capture import Capture

Other = TypeVar("Other")

WINDOW = 32
"""The most pages that are looked at together."""

_MOST_TEXT = 4_000_000
_LONGEST_PAGE = 200_000
_SAME_STORY = 0.5
_LONG = 100
_KEY_LENGTH = 400
_WORD = re.compile(r"[^\W\d_][\w'\u2019.-]*")


def together(captures: Iterable[Capture | Other]) -> Iterator[Capture | Other]:
    """The same captures in the same order, each plain-text page with what it shares with pages near it.

    At most ``WINDOW`` pages (and four million characters) are held at a time, so that memory stays flat; pages from
    standard input are passed on at once, since whoever writes them may wait for an answer.
    """
    held: list[Capture | Other] = []
    size = 0
    for capture in captures:
        held.append(capture)
        size += len(capture.text) if isinstance(capture, Capture) else 0
        waits = isinstance(capture, Capture) and not capture.source.startswith("-")
        if not waits or len(held) >= WINDOW or size > _MOST_TEXT:
            yield from _compared(held)
            held, size = [], 0
    yield from _compared(held)


def line_key(line: str) -> str:
    """What two lines have in common that say the same, whatever their case and punctuation."""
    return " ".join(_WORD.findall(line[:_KEY_LENGTH].lower()))


def _compared(captures: Sequence[Capture | Other]) -> Iterator[Capture | Other]:
    lines = [_lines(capture) if isinstance(capture, Capture) else frozenset[str]() for capture in captures]
    counts = Counter(key for page in _stories(lines) for key in page)
    for capture, page in zip(captures, lines, strict=True):
        shared = frozenset(key for key in page if counts[key] > 1)
        yield replace(capture, shared=shared) if shared and isinstance(capture, Capture) else capture


def _lines(capture: Capture) -> frozenset[str]:
    if capture.media != "text" or len(capture.text) > _LONGEST_PAGE:
        return frozenset()
    return frozenset(key for line in capture.text.split("\n") if (key := line_key(line)))


def _stories(pages: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """The pages without those that tell a story told before: copies of one wire report share their paragraphs."""
    kept: list[frozenset[str]] = []
    for page in pages:
        long = {key for key in page if len(key) > _LONG}
        if not any(long and len(long & other) >= _SAME_STORY * len(long) for other in kept):
            kept.append(page)
    return kept
