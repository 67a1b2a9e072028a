"""What is too long to be a news page: reading it as one would take minutes and tell nothing."""

from __future__ import annotations

from detente.errors import InputError

MOST_TEXT = 200_000
"""The most characters of text: 33,000 words, half a book; no news page comes near it."""

MOST_LINES = 10_000
"""The most lines or paragraphs."""

MOST_MARKUP = 16 << 20
"""The most characters of markup that is neither script nor style; news pages stay under half a million."""


def refuse_text(source: str, length: int) -> None:
    """Raises InputError where a page has too many characters of text."""
    if length > MOST_TEXT:
        raise InputError(source, f"no news page: more than {MOST_TEXT:,} characters of text")


def refuse_lines(source: str, count: int) -> None:
    """Raises InputError where a page has too many lines."""
    if count > MOST_LINES:
        raise InputError(source, f"no news page: more than {MOST_LINES:,} lines")


def refuse_markup(source: str, length: int) -> None:
    """Raises InputError where a page has too much markup even to be read by its text alone."""
    if length > MOST_MARKUP:
        raise InputError(source, f"no news page: more than {MOST_MARKUP >> 20} MB of markup besides scripts")
