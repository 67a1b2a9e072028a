"""Spans: where the noun phrases of a parsed sentence begin and end, and where one holds several actors."""

from __future__ import annotations

from collections.abc import Iterator

from detente.actors.elements import Element
from detente.actors.modifiers import PLACE_KINDS, Modifiers
from detente.actors.words import words
from detente.sentences.doc import Doc

PRONOUN_TAGS = frozenset(("PRP", "PRP$", "WP$"))
NAME_TAGS = frozenset(("NNP", "NNPS"))
_ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj", "pobj"))


class Spans:
    """The chunks of one sentence, as ranges of tokens."""

    def __init__(self, doc: Doc, modifiers: Modifiers) -> None:
        self.doc = doc
        self.modifiers = modifiers
        self.elements = modifiers.elements
        self.at = modifiers.at
        self.chunks = self._chunks()
        self.starts = {start: number for number, (start, _) in enumerate(self.chunks)}

    def _chunks(self) -> list[tuple[int, int]]:
        """Base noun phrases as token ranges, joined where a title crosses them ("U.S. Secretary | of State")."""
        spans = list(self.doc.noun_chunks())
        covered = {i for start, end in spans for i in range(start, end)}
        spans += [(t.i, t.i + 1) for t in self.doc if t.tag_ in PRONOUN_TAGS and t.i not in covered]
        # The parser knows no noun phrase in "the two agreed".
        spans += [(t.i - 1, t.i + 1) for t in self.doc if t.lower_ == "two" and t.i and t.dep_ in _ARGUMENTS]
        spans += [(el.start, el.end) for el in self.elements if not _one_span(spans, el)]
        joined: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if joined and (
                start < joined[-1][1] or self._titles(*joined[-1], start) or self._owns(joined[-1][1], start)
            ):
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        return joined

    def _owns(self, end: int, start: int) -> bool:
        """Whether only a possessive mark stands between two chunks: "NATO | 's | secretary-general"."""
        return start == end + 1 and self.doc[end].tag_ == "POS"

    def _titles(self, begin: int, end: int, start: int) -> bool:
        """Whether the chunk before ends in a title right before a name: "U.S. Secretary of State | Mike Pompeo"."""
        last = self.at.get(end - 1)
        titled = start == end and last is not None and last.mark is not None and not last.mark.organ
        return titled and self.doc[start].tag_ in NAME_TAGS and self.at.get(start, Element(0, 0)).mark is None

    def segments(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Cut after possessors, and at commas and "and" that join whole names ("Iran, Russia and Turkey")."""
        begin = start
        for i in range(start, end):
            token, inside = self.doc[i], self.at.get(i)
            if i < begin or (inside is not None and inside.start < i):
                continue
            joins = i > begin and (token.tag_ == "CC" or token.text == ",")
            if token.tag_ == "POS" or (joins and not self._modify_together(i, end)):
                if i > begin:
                    yield begin, i
                begin = i + 1
            elif (resumed := self._after_person(i, end)) > i:
                yield begin, i  # "Putin | Congratulates | President-Elect Biden", a headline taken for one phrase
                begin = resumed
            elif i > begin and token.lower_ in words("taken") and self.doc[i - 1].tag_[:2] == "NN":
                yield begin, i  # "took the peacekeepers | hostage"
                begin = i + 1
            elif i > begin and token.tag_ in ("VBD", "VBN") and self._is_actor(i - 1):
                yield begin, i  # "Myanmar's military | seized power", taken for one noun phrase
                begin = i
        if begin < end:
            yield begin, end

    def _after_person(self, at: int, end: int) -> int:
        """Where the next name or title begins, if a person's name ends at ``at`` and none follows at once."""
        before = self.at.get(at - 1)
        if before is None or before.hit is None or before.mark is not None or not before.hit.first("person", "surname"):
            return at
        if at in self.at or before.hit.first(*PLACE_KINDS) or not self.doc[at].text[:1].isupper():
            return at
        return next((i for i in range(at + 1, end) if i in self.at), at)

    def _is_actor(self, at: int) -> bool:
        element = self.at.get(at)
        return element is not None and element.mark is not None and element.end == at + 1

    def _modify_together(self, at: int, end: int) -> bool:
        """Whether the coordination at token ``at`` is one of modifiers: "Russian and Chinese diplomats"."""
        left, right, last = self.at.get(at - 1), self.at.get(at + 1), self.at.get(end - 1)
        whole = right is not None and right.mark is not None and right.start == at + 1 and right.end == end
        if left is None and whole and self.doc[at - 1].tag_ == "NN" and not self.modifiers.countries(at - 3, at):
            return False  # "the fire | and fighter jets"
        if left is None or left.hit is None or left.hit.first("adjective") is None:
            # Not names of countries: "economic and military ties" goes on, "Obama and Putin" does not.
            return (left is None or left.hit is None) and self.doc[at - 1].tag_ not in NAME_TAGS
        if right is None or right.hit is None or right.hit.first("adjective") is None or right.end == end:
            return False
        return last is None or (last.hit is None and (last.mark is None or last.mark.plural or last.mark.organ))


def _one_span(spans: list[tuple[int, int]], element: Element) -> bool:
    return any(start <= element.start and element.end <= end for start, end in spans)
