"""Text of unknown origin, made safe to show on a terminal."""

from __future__ import annotations

# Control characters move the cursor or recolour the screen, and marks of writing direction reorder a line: a page
# must not be able to do either to the terminal of whoever reads its claims.
_UNSAFE = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], " ")


def printable(text: str) -> str:
    """``text`` as one line, every control character a space; as long as it was, so offsets still hold."""
    return text.translate(_UNSAFE)
