"""Marking a text: where in a body the parts of claims stand, cut into pieces that HTML can wrap, overlaps and all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from detente.articles.article import PARAGRAPH_BREAK, Article
from detente.claims.claim import Claim
from detente.sentences import split

Role = Literal["evidence", "actor", "act", "recipient", "time", "place", "speaker", "here"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a body with its part in a claim; ``name`` is whom or what it stands for, in words."""

    start: int
    end: int
    role: Role
    claim: str
    name: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a body over which the same marks lie; ``begins`` and ``ends`` are those that do so here."""

    text: str
    start: int
    marks: tuple[Mark, ...]
    begins: tuple[Mark, ...]
    ends: tuple[Mark, ...]

    @property
    def roles(self) -> tuple[str, ...]:
        """The parts that it plays, each once."""
        return tuple(dict.fromkeys(mark.role for mark in self.marks))

    @property
    def label(self) -> str:
        """The parts that begin here, to stand before the words: "actor · speaker"."""
        return " · ".join(dict.fromkeys(mark.role for mark in self.begins if mark.role not in ("evidence", "here")))

    @property
    def title(self) -> str:
        """The parts with whom they stand for: "actor: Turkey; speaker: Turkey"."""
        named = (mark for mark in self.marks if mark.role not in ("evidence", "here"))
        return "; ".join(dict.fromkeys(f"{mark.role}: {mark.name}" for mark in named))


@dataclass(frozen=True, slots=True)
class Passage:
    """The sentence of a claim in context, in pieces: the sentence before it, itself, and the one after it."""

    before: tuple[Piece, ...]
    sentence: tuple[Piece, ...]
    after: tuple[Piece, ...]


def marks_of(claim: Claim, body: str) -> Iterator[Mark]:
    """The parts of a claim that stand in the body of its article; what a person put in may stand nowhere in it."""
    evidence = claim.evidence
    spans: list[tuple[int, int, Role, str]] = [(evidence.start, evidence.end, "evidence", "")]
    spans += [(one.start, one.end, "actor", one.name) for one in claim.actors]
    spans += [(one.start, one.end, "recipient", one.name) for one in claim.recipients]
    spans += [
        (one.start, one.end, "speaker", one.speaker.name if one.speaker else one.medium or one.text)
        for one in claim.attribution
    ]
    spans.append((evidence.trigger.start, evidence.trigger.end, "act", (claim.kind or claim.event).replace("_", " ")))
    # Of a time and a place the claim has the words alone.
    for text, role, name in (
        (claim.date.text, "time", claim.date.start or "no day"),
        (claim.place.text if claim.place else None, "place", claim.place.name if claim.place else ""),
    ):
        at = body.find(text, evidence.start, evidence.end) if text else -1
        if text and at >= 0:
            spans.append((at, at + len(text), "time" if role == "time" else "place", name))
    for start, end, role, name in spans:
        if 0 <= start < end <= len(body):
            yield Mark(start, end, role, claim.id, name)


def pieces(body: str, start: int, end: int, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """The text from ``start`` to ``end`` cut wherever a mark begins or ends; put together it is that text again."""
    within = [mark for mark in marks if mark.start < end and mark.end > start]
    cuts = sorted({start, end, *(cut for mark in within for cut in (mark.start, mark.end) if start < cut < end)})
    made = []
    for first, last in pairwise(cuts):
        over = tuple(mark for mark in within if mark.start <= first and mark.end >= last)
        begins = tuple(mark for mark in over if max(mark.start, start) == first)
        made.append(Piece(body[first:last], first, over, begins, tuple(mark for mark in over if mark.end == last)))
    return tuple(made)


def passage_of(article: Article, claim: Claim) -> Passage:
    """The sentence of a claim with the one before and the one after, its parts marked."""
    evidence, body = claim.evidence, article.body
    marks = [mark for mark in marks_of(claim, body) if mark.role != "evidence"]
    around = _sentences(article, evidence.paragraph)
    before = max((span for span in around if span[1] <= evidence.start), default=None)
    after = min((span for span in around if span[0] >= evidence.end), default=None)
    return Passage(
        pieces(body, *before, marks) if before else (),
        pieces(body, evidence.start, evidence.end, marks),
        pieces(body, *after, marks) if after else (),
    )


def _sentences(article: Article, paragraph: int) -> list[tuple[int, int]]:
    """The (start, end) in the body of the sentences of a paragraph and of those next to it."""
    spans = list(article.paragraph_spans())
    first = max(0, paragraph - 1)
    near = article.paragraphs[first : paragraph + 2]
    if not near:
        return []
    shift = spans[first][0]
    part = Article("", "", PARAGRAPH_BREAK.join(near), near)
    return [(sentence.start + shift, sentence.end + shift) for sentence in split(part)]
