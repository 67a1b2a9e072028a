"""How a sentence is given to the model: with marks before its actor, its recipient and its act."""

from __future__ import annotations

# Tokens of their own in the model's vocabulary, each standing before what it marks.
MARKS = ("[ACTOR]", "[RECIPIENT]", "[ACT]")
MOST_TOKENS = 128

Span = tuple[int, int]


def marked(text: str, actor: Span, recipient: Span | None, act: Span | None) -> str:
    """The text with a mark before each of the spans (characters of the text)."""
    spans = [(span[0], mark) for span, mark in zip((actor, recipient, act), MARKS, strict=True) if span is not None]
    for start, mark in sorted(spans, reverse=True):
        text = f"{text[:start]}{mark} {text[start:]}"
    return text
