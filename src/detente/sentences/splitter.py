"""Cutting a body into sentences, cheaply, before anything is parsed.

The parser could do it too, but at a hundred times the cost, and most sentences of most pages are never parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from detente.articles.article import Article
from detente.articles.dateline import after_dateline
from detente.sentences.sentence import Sentence
from detente.tables import rows

_FOLDER = files("detente.sentences")
_LONGEST = 4_000  # a "sentence" beyond this many characters is a table or a blob: it is cut at a space

_END = re.compile(r"[.!?…]")
_WORD = re.compile(r"\w")
_CLOSERS = "\"'”’»)]"
_STARTS = "\"'“‘«([—–-"


def split(article: Article) -> list[Sentence]:
    """The sentences of ``article.body`` in order, with their offsets; none is parsed yet."""
    sentences: list[Sentence] = []
    for number, (start, end) in enumerate(article.paragraph_spans()):
        paragraph = article.body[start:end]
        # A place line is no part of the sentence that it stands before: the parser would make its places subjects.
        told = after_dateline(paragraph)
        for first, last in [*_trim(paragraph, 0, told), *_cut(paragraph, told)]:
            begin, stop = start + first, start + last
            if not _WORD.search(article.body, begin, stop):
                continue  # ". . . .": marks alone say nothing, and a page can hold a hundred thousand of them
            sentences.append(Sentence(len(sentences), number, begin, stop, article.body[begin:stop]))
    return sentences


def _cut(paragraph: str, begin: int = 0) -> Iterator[tuple[int, int]]:
    """The (start, end) of each sentence of a paragraph from ``begin`` on, without the white space around it."""
    for match in _END.finditer(paragraph, begin):
        stop = match.end()
        if stop < begin or not _ends_here(paragraph, match.start(), begin):
            continue
        while stop < len(paragraph) and paragraph[stop] in _CLOSERS:
            stop += 1
        yield from _trim(paragraph, begin, stop)
        begin = stop
    yield from _trim(paragraph, begin, len(paragraph))


def _ends_here(text: str, at: int, begin: int) -> bool:
    """Whether the mark at ``at`` ends a sentence that began at ``begin``."""
    after = at + 1
    closed = False
    while after < len(text) and text[after] in _CLOSERS:
        closed = True
        after += 1
    if after >= len(text):
        return True
    if not text[after].isspace():
        return False  # 3.5, example.com, U.S.-led, "...", ".)"
    while after < len(text) and text[after].isspace():
        after += 1
    while after < len(text) and text[after] in _STARTS:
        after += 1
    if after >= len(text):
        return True
    if text[after].islower():
        return False  # '"Stop it!" he said', 'the U.S. and'
    if text[at] == "…" or text[max(0, at - 2) : at + 1] == "...":
        return text[after].isupper() and closed
    if text[at] != ".":
        return True
    return closed or not _is_abbreviation(text, at, begin, after)


def _is_abbreviation(text: str, at: int, begin: int, after: int) -> bool:
    """Whether the full stop at ``at`` belongs to an abbreviation that the next word carries on."""
    start = at
    while start > begin and (text[start - 1].isalpha() or text[start - 1] == "."):
        start -= 1
    word = text[start:at]
    if (before := _abbreviations().get(word.lower())) is not None:
        return before != "number" or text[after].isdigit()
    if len(word) == 1 and word.isupper():
        return True  # an initial: "John F. Kennedy"
    if "." in word and len(word) <= 7:  # U.S., U.N., a.m., p.m., Ph.D
        following = re.match(r"[\w']*", text[after : after + 30])
        return following is not None and following.group().lower() not in _openers()
    return False


@cache
def _abbreviations() -> Mapping[str, str]:
    return {row["word"]: row["before"] for row in rows(_FOLDER / "abbreviations.tsv")}


@cache
def _openers() -> frozenset[str]:
    return frozenset(row["word"] for row in rows(_FOLDER / "openers.tsv"))


def _trim(paragraph: str, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    while begin < stop and paragraph[begin].isspace():
        begin += 1
    while stop > begin and paragraph[stop - 1].isspace():
        stop -= 1
    while stop - begin > _LONGEST:
        cut = paragraph.rfind(" ", begin, begin + _LONGEST)
        cut = cut if cut > begin else begin + _LONGEST
        yield begin, cut
        begin = cut + 1 if paragraph[cut] == " " else cut
    if stop > begin:
        yield begin, stop
