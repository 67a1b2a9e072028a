"""Blocks: the paragraphs and loose lines of a plain-text page, with their places in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"[^\n]+")
_STAMP = re.compile(
    r"(?i)\s*(?:(?:date|published|posted)[: ]\s{0,3})?\d{4}-\d{2}-\d{2}"
    r"(?:[ T]\d{1,2}:\d{2}(?::\d{2})?(?:Z| ?[+-]\d{2}:?\d{2}| [A-Z]{3,4}\b)?)?(?=\s)"
)
# "World   Sport" once, or "World  Sport  Business" throughout; after a full stop some typists leave two spaces.
_COLUMNS = re.compile(r"\S(?: {3,}|\t)\S|[^\s.!?] {2}\S[^.!?]{0,60}[^\s.!?] {2}\S")
_LISTED = re.compile(r"(?:[•·*▪►\u2013—-]|\d{1,2}[.)]?)\s")
_ENDED = re.compile(r"""[.!?:;…][\s"'”\u2019)\]»]*$""")

_WIDEST = 120
_NARROWEST = 40


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or loose line; ``text`` is unwrapped, ``page[start:end]`` is it as the page has it.

    ``group`` counts the stretches between blank lines: lines packed together share it. ``columns`` tells lines of
    words set far apart, such as menus.
    """

    start: int
    end: int
    text: str
    group: int
    columns: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    group: int
    columns: bool


def blocks_of(page: str) -> list[Block]:
    """The blocks of a plain-text page, in order; hard-wrapped paragraphs are joined, other lines stand alone."""
    lines = list(_lines(page))
    width = _wrap_width(lines)
    blocks: list[Block] = []
    for index, line in enumerate(lines):
        previous = lines[index - 1] if index else None
        if previous and previous.group == line.group and _continues(previous.text, line.text, width):
            last = blocks[-1]
            # A word broken over the line end ("Russian-\nAmerican") keeps its hyphen.
            joint = "" if re.search(r"\w-$", last.text) else " "
            blocks[-1] = Block(last.start, line.end, last.text + joint + line.text, line.group)
        else:
            blocks.append(Block(line.start, line.end, line.text, line.group, line.columns))
    return blocks


def _lines(page: str) -> Iterator[_Line]:
    """The lines that hold something, without the space around them; a date stamp that opens the page stands alone."""
    group, after = 0, 0
    stamp = _STAMP.match(page)
    for found in _LINE.finditer(page):
        start, end = found.start(), found.end()
        if stamp and start <= stamp.end() < end:
            yield from _line(page, start, stamp.end(), group)
            start = stamp.end()
            stamp = None
        if found.start() - after > 1 or not page[after : found.start()]:
            group += 1
        if not page[start:end].strip():
            # A line of spaces parts paragraphs like an empty one; the next line sees a gap of two.
            continue
        yield from _line(page, start, end, group)
        after = found.end()


def _line(page: str, start: int, end: int, group: int) -> Iterator[_Line]:
    text = page[start:end]
    start, end = start + len(text) - len(text.lstrip()), start + len(text.rstrip())
    if start < end:
        shown = page[start:end]
        yield _Line(start, end, re.sub(r"[ \t]{2,}", " ", shown), group, _COLUMNS.search(shown[:200]) is not None)


def _wrap_width(lines: list[_Line]) -> int | None:
    """The column at which the page's lines are wrapped, or None if its lines are whole paragraphs."""
    # Wrapped paragraphs end where a sentence does; headings with their bylines, menus and lists of headlines do not.
    told = {line.group for line in {line.group: line for line in lines}.values() if _ENDED.search(line.text)}
    pairs = [(one, two) for one, two in pairwise(lines) if one.group == two.group and one.group in told]
    inner = sorted(len(one.text) for one, _ in pairs)
    if len(inner) < 3:
        return None
    width = inner[int(0.95 * (len(inner) - 1))]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    long = [(one, two) for one, two in pairs if len(one.text) > width // 2]
    full = [one for one, two in long if _is_full(one.text, two.text, width)]
    # Wrapped lines break mid-sentence; teasers of much the same length, each with a kicker below, do not.
    broken = sum(not _ENDED.search(one.text) for one in full)
    return width if len(full) >= max(3, 0.7 * len(long)) and broken >= 0.6 * len(full) else None


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether the next line's first word had no room on this one: the mark of a hard wrap.

    An address has no room on most lines and leaves none behind it, whatever the width.
    """
    first, last = following.split(maxsplit=1)[0], line.rsplit(maxsplit=1)[-1]
    return len(line) + 1 + len(first) > width and "://" not in first and "://" not in last


def _continues(line: str, following: str, width: int | None) -> bool:
    """Whether ``following`` goes on with the paragraph that ``line`` is part of."""
    if _LISTED.match(following):
        return False
    if width is not None and len(line) <= width + 12 and _is_full(line, following, width):
        return True
    # A lone wrapped sentence on a page too short to show a width: "... told reporters that\nthe talks ...".
    # A kicker in small letters under a long headline is neither long nor a sentence's end.
    goes_on = following[0].islower() and (len(following) >= _NARROWEST or bool(_ENDED.search(following)))
    return goes_on and _NARROWEST <= len(line) <= _WIDEST and not _ENDED.search(line)
