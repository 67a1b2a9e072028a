"""The sentence: a stretch of the body, with its parse where it was worth parsing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article; ``body[start:end] == text``.

    ``paragraph`` is the index of its paragraph. ``doc`` is its spaCy parse (one sentence, offsets from ``start``),
    or None where the sentence was not worth parsing.
    """

    index: int
    paragraph: int
    start: int
    end: int
    text: str
    doc: Doc | None = None

    def tokens_within(self, start: int, end: int) -> list[Token]:
        """The parsed tokens that lie within the characters [start, end) of the body."""
        if self.doc is None:
            return []
        span = self.doc.char_span(start - self.start, end - self.start, alignment_mode="expand")
        return list(span) if span is not None else []
