"""The sentence: a stretch of the body, with its parse where it was worth parsing."""

from __future__ import annotations

from dataclasses import dataclass

from detente.sentences.doc import Doc, Token


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article; ``body[start:end] == text``.

    ``paragraph`` is the index of its paragraph. ``doc`` is its parse (offsets from ``start``),
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
        first, last = start - self.start, end - self.start
        return [token for token in self.doc if token.idx < last and token.idx + len(token) > first]
