"""What a text says was left out of an account, or not talked of: "the readout made no mention of grain"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.ledger.contacts.cues import cue
from detente.ledger.contacts.scene import Scene
from detente.ledger.contacts.topics import phrase
from detente.ledger.contacts.wording import stems

_LONGEST = 12  # words of what stands before


@dataclass(frozen=True, slots=True)
class Omission:
    """What is left out, and the text that says so, verbatim at its offsets; ``cue`` is where the cue begins."""

    what: str
    text: str
    start: int
    end: int
    cue: int
    sentence: int


def omissions(scene: Scene) -> Iterator[Omission]:
    """The omissions that an article tells of, in the order of its text."""
    for number, sentence in enumerate(scene.sentences):
        text = sentence.text
        if found := cue("silent").search(text):
            begin, end = phrase(text, found.end())
            if begin < end:
                what, start, stop = text[begin:end], found.start(), end
                yield Omission(
                    what,
                    text[start:stop],
                    sentence.start + start,
                    sentence.start + stop,
                    sentence.start + start,
                    number,
                )
        elif found := cue("silenced").search(text):
            start = max(text.rfind(mark, 0, found.start()) for mark in ',;\u201c"') + 1
            while start < found.start() and text[start] == " ":
                start += 1
            if not stems(text[start : found.start()]):  # "a topic that did not come up" is what stands before it
                words = list(re.finditer(r"\S+", text[:start]))[-_LONGEST:]
                start = words[0].start() if words else 0
            what = text[start : found.start()].strip()
            yield Omission(
                what,
                text[start : found.end()],
                sentence.start + start,
                sentence.start + found.end(),
                sentence.start + found.start(),
                number,
            )
