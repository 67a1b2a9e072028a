"""Coding a marked pair: the PLOVER type of what one party does to another, by model and lexicon together.

For a pair that somebody has marked there is always a best type. Whether the sentence tells of an act between the two at
all is ``none``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from detente.articles.article import Article
from detente.claims.judge import Question, Verdict, judge
from detente.claims.pooling import LABELS, NONE, pooled, shipped, testimony
from detente.claims.votes import Range, Vote, votes
from detente.sentences import Sentence, parse, split

_BATCH = 128
_PARTING = re.compile(r"[,;:.—–-] ")


@dataclass(frozen=True, slots=True)
class Pair:
    """A text with its parties marked, each in one range of characters or in several; either may be missing."""

    text: str
    actors: tuple[Range, ...]
    recipients: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True)
class PairCoding:
    """What a pair was coded as.

    ``probabilities`` are over PLOVER's 16 types and add up to 1; ``none`` is how probable it is that the text tells of
    no event between the two. ``vote`` is the act of the lexicon that fits best, None where it sees none. ``by`` says
    who chose the best type: the one alone where the other has chosen differently.
    """

    probabilities: Mapping[str, float]
    none: float
    vote: Vote | None
    by: Literal["lexicon", "model", "both"]

    @property
    def best(self) -> str:
        """The most probable type."""
        return max(self.probabilities, key=self.probabilities.__getitem__)


def code_pair(text: str, actor: Range | None, recipient: Range | None) -> PairCoding:
    """The coding of one pair; the parties are ranges of characters of ``text``."""
    [coding] = code_pairs([Pair(text, (actor,) if actor else (), (recipient,) if recipient else ())])
    return coding


def code_pairs(pairs: Iterable[Pair]) -> Iterator[PairCoding]:
    """The codings of many pairs, in their order; parsed and judged in batches."""
    waiting = iter(pairs)
    while batch := list(islice(waiting, _BATCH)):
        best = best_votes(batch)
        whole, clause = verdicts(batch, best)
        yield from map(_coding, whole, clause, best)


def best_votes(pairs: Sequence[Pair]) -> list[Vote | None]:
    """The lexicon's best vote on each pair; None where it sees no act."""
    every = [(number, sentence) for number, pair in enumerate(pairs) for sentence in _sentences(pair.text)]
    parsed = parse((replace(s, index=i) for i, (_, s) in enumerate(every)), worth=lambda sentence: True)
    of_pair: dict[int, list[Sentence]] = defaultdict(list)
    for (number, _), sentence in zip(every, parsed, strict=True):
        of_pair[number].append(sentence)
    found = (votes(of_pair[number], pair.actors, pair.recipients) for number, pair in enumerate(pairs))
    return [ranked[0] if ranked else None for ranked in found]


def verdicts(pairs: Sequence[Pair], best: Sequence[Vote | None]) -> tuple[list[Verdict], list[Verdict]]:
    """The model's verdicts on each pair: by the whole text, and by the clause of the pair and its act alone."""
    questions = [_question(pair) for pair in pairs]
    answers = judge().judge([*questions, *map(in_clause, questions, best)])
    return answers[: len(pairs)], answers[len(pairs) :]


def in_clause(question: Question, vote: Vote | None) -> Question:
    """The question with its text cut to what stands between the marks that part clauses, around the pair and the act.

    "After a week of raids, Chad sued Mali, officials said" is asked as "Chad sued Mali".
    """
    parts = [question.actor, question.recipient or question.actor, vote.trigger if vote else question.actor]
    first, last = min(start for start, _ in parts), max(end for _, end in parts)
    begin = max((mark.end() for mark in _PARTING.finditer(question.text, 0, first)), default=0)
    parting = _PARTING.search(question.text, last)
    end = parting.start() if parting else len(question.text)

    def moved(part: Range) -> Range:
        return part[0] - begin, part[1] - begin

    recipient = moved(question.recipient) if question.recipient else None
    return Question(question.text[begin:end], moved(question.actor), recipient)


def _sentences(text: str) -> list[Sentence]:
    return split(Article(id="", source="", body=text, paragraphs=(text,))) if text else []


def _question(pair: Pair) -> Question:
    # The model was trained on sentences with an actor: where only the other party is marked, it stands in.
    first = (*pair.actors, *pair.recipients, (0, 0))[0]
    return Question(pair.text, first, pair.recipients[0] if pair.recipients else None)


def _coding(whole: Verdict, clause: Verdict, vote: Vote | None) -> PairCoding:
    table, weights = shipped()
    shares = dict(zip(LABELS, pooled(testimony(whole, clause, vote, table), weights).tolist(), strict=True))
    if vote is not None and vote.code.event == "AGREE" and vote.fit != "far":
        # what is agreed to is not yet done: "agreed to lift the ban", "offered to withdraw"
        shares["AGREE"] += shares["CONCEDE"] + shares["RETREAT"]
        shares["CONCEDE"] = shares["RETREAT"] = 0.0
    none = shares.pop(NONE)
    types = {event: share / (1 - none) for event, share in shares.items()}
    best = max(types, key=types.__getitem__)
    by_lexicon = vote is not None and vote.code.event == best
    by_model = max(types, key=lambda event: whole.probabilities[event]) == best
    return PairCoding(types, none, vote, "both" if by_lexicon and by_model else "lexicon" if by_lexicon else "model")
