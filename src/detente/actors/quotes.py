"""Quotations: which stretches of a paragraph are in quotation marks."""

from __future__ import annotations

from collections.abc import Iterable

from detente.sentences.sentence import Sentence

_OPENING, _CLOSING, _STRAIGHT = "\u201c\u00ab\u201e", "\u201d\u00bb", '"'


def quoted_spans(sentences: Iterable[Sentence]) -> list[tuple[int, int]]:
    """The quoted stretches of the body, marks excluded; one that is not closed ends with its paragraph.

    Single quotation marks are not read: they cannot be told from apostrophes cheaply.
    """
    spans: list[tuple[int, int]] = []
    begin: int | None = None
    paragraph, last = -1, 0
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            if begin is not None:
                spans.append((begin, last))
            begin, paragraph = None, sentence.paragraph
        for at, char in enumerate(sentence.text, sentence.start):
            if begin is None and (char in _OPENING or char == _STRAIGHT):
                begin = at + 1
            elif begin is not None and (char in _CLOSING or char == _STRAIGHT):
                spans.append((begin, at))
                begin = None
        last = sentence.end
    if begin is not None:
        spans.append((begin, last))
    return spans
