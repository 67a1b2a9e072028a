"""The stretches of a body that a claim rests on, for tools in which people mark text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from detente.articles.article import Article
from detente.claims.claim import Claim

Label = Literal["act", "actor", "recipient", "time", "place", "speaker"]
LABELS: tuple[Label, ...] = ("act", "actor", "recipient", "time", "place", "speaker")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the body with what it is; offsets count characters."""

    label: Label
    start: int
    end: int

    @property
    def id(self) -> str:
        """Names it within its article: two claims that share a mark share its id."""
        return f"{self.label}-{self.start}-{self.end}"


def act_of(claim: Claim) -> Mark:
    """The words that name the act."""
    trigger = claim.evidence.trigger
    return Mark("act", trigger.start, trigger.end)


def marks_of(article: Article, claim: Claim) -> list[Mark]:
    """Who, to whom, when, where and on whose word, each stretch once; what a person corrected may stand nowhere."""
    found = dict.fromkeys(Mark(label, start, start + len(text)) for label, text, start in _told(article, claim))
    return [mark for mark in found if 0 <= mark.start < mark.end <= len(article.body)]


def _told(article: Article, claim: Claim) -> Iterator[tuple[Label, str, int]]:
    body = article.body
    for label, mentions in (("actor", claim.actors), ("recipient", claim.recipients)):
        for one in mentions:
            if body.startswith(one.text, one.start):
                yield ("actor" if label == "actor" else "recipient"), one.text, one.start
    for link in claim.attribution:
        said = link.speaker or link
        if body.startswith(said.text, said.start):
            yield "speaker", said.text, said.start
    if claim.date.text:
        yield "time", claim.date.text, _near(article, claim, claim.date.text)
    if claim.place is not None:
        yield "place", claim.place.text, _near(article, claim, claim.place.text)


def _near(article: Article, claim: Claim, text: str) -> int:
    """Where words stand that have no offsets: in the sentence, else in its paragraph; -1 where they do not."""
    evidence = claim.evidence
    at = article.body.find(text, evidence.start, evidence.end)
    if at >= 0 or evidence.paragraph >= len(article.paragraphs):
        return at
    first, last = list(article.paragraph_spans())[evidence.paragraph]
    return article.body.find(text, first, last)
