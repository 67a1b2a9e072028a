"""What a contact was about: the words after "discussed" and the like, and which of them mean one topic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.ledger.contacts.cues import cue, saying
from detente.ledger.contacts.scene import Scene
from detente.ledger.contacts.wording import likeness, stems

# A topic ends with its clause; those of a list are parted by commas and "and".
_STOP = re.compile(r"[.;:()\u201c\u201d\"\u2013\u2014]| - ")
_PARTED = re.compile(r",\s*(?:and\s+)?(?:also\s+)?|\s+and\s+(?:also\s+)?|\s+as\s+well\s+as\s+", re.IGNORECASE)
_OPENING = ' ,\u201c"'
# Where a list goes on with a clause, its topics are at an end: "trade, and Mr Ali confirmed", "trade and welcomed".
_CLAUSE = re.compile(r"(?:\w+ed\b|(?:(?:Mr|Mrs|Ms|the|a|an)\.? )?\w+ \w+ed\b|(?:he|she|they|it)\b)", re.IGNORECASE)
_LONGEST = 12  # words
# Two topics are one where they share this much of the shorter's words.
ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Topic:
    """The words of a topic, verbatim at their offsets in the body, and the sentence that has them."""

    text: str
    start: int
    end: int
    sentence: int

    @property
    def stems(self) -> frozenset[str]:
        """Its words as they are compared."""
        return stems(self.text)


def topics(scene: Scene) -> Iterator[Topic]:
    """The topics that the sentences of an article name, in their order."""
    named = {scene.number(told.start): told.start for several in scene.contacts.values() for told in several}
    for number, sentence in enumerate(scene.sentences):
        text = sentence.text
        if cue("silent").search(text) or cue("silenced").search(text):
            continue
        passive = {found.end() for found in cue("topical").finditer(text)}
        begins = [found.end() for found in cue("topic").finditer(text) if found.end() not in passive]
        if not begins and number in named:
            about = cue("named").search(text, named[number] - sentence.start)
            begins = [about.end()] if about else []
        for begin in begins:
            yield from _listed(text, begin, sentence.start, number)
        for found in cue("topical").finditer(text):
            begin = max((m.end() for m in _STOP.finditer(text, 0, found.start())), default=0)
            yield from _listed(text[: found.start()], begin, sentence.start, number)


def phrase(text: str, begin: int) -> tuple[int, int]:
    """The (start, end) of the words from ``begin`` to the end of what they say, without the space around."""
    while begin < len(text) and text[begin] in _OPENING:
        begin += 1
    stop = _STOP.search(text, begin)
    end = stop.start() if stop else len(text)
    ends = cue("end").search(text, begin + 1, end)
    end = ends.start() if ends else end
    said = saying().search(text, end - 1) if end < len(text) else None
    if said and "," in text[begin:end] and not text[end : said.start()].strip():  # "gas, Oslo said": Oslo is no topic
        end = text.rindex(",", begin, end)
    while end > begin and text[end - 1] in " ,":
        end -= 1
    return begin, end


def _listed(text: str, begin: int, offset: int, number: int) -> Iterator[Topic]:
    """The topics of a list: "trade, the war in the east and a visit" are three."""
    begin, end = phrase(text, begin)
    at = begin
    for part in [*_PARTED.finditer(text, begin, end), None]:
        stop = part.start() if part else end
        words = text[at:stop]
        if at > begin and _CLAUSE.match(words):
            return
        if words.strip() and len(words.split()) <= _LONGEST and stems(words):
            yield Topic(words, offset + at, offset + stop, number)
        at = part.end() if part else end


def grouped(found: list[Topic]) -> list[list[Topic]]:
    """Topics that mean the same, together; each joins the first group whose first topic is like it."""
    groups: list[list[Topic]] = []
    for topic in found:
        same = next((group for group in groups if likeness(group[0].stems, topic.stems) >= ALIKE), None)
        if same is None:
            groups.append([topic])
        else:
            same.append(topic)
    return groups
