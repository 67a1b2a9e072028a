"""The lexicon's vote on a marked pair: the acts that a sentence tells, and how well each fits the two parties marked.

The parties are what is marked, whether the knowledge base knows them or not: courts, crowds, "a bill", "he".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from detente.actors.actor import ActorMention
from detente.claims.arguments import agents, objects
from detente.claims.claim import Status
from detente.claims.clauses import MODIFIERS, SUBJECTS, head_verbs
from detente.claims.composing import Composer
from detente.claims.drafts import Draft, draft
from detente.claims.generic import generic
from detente.claims.matching import Match, is_act_word, match
from detente.claims.parties import Parties
from detente.claims.readings import read_act
from detente.claims.vocabulary import Code, Lexicon, lexicon
from detente.sentences.sentence import Sentence
from detente.tables import rows

if TYPE_CHECKING:
    from detente.sentences.doc import Token

Range = tuple[int, int]
# How well an act fits the pair, best first: its actor is the one marked, and its recipient too ("both"), or what is
# marked lies in its phrase ("touching"), or elsewhere ("actor"); nobody is named who did it to the recipient marked
# ("recipient"); or it is another act of the sentence ("far").
Fit = Literal["both", "touching", "actor", "recipient", "far"]
FITS: tuple[Fit, ...] = ("both", "touching", "actor", "recipient", "far")
_ACTOR, _RECIPIENT = "actor", "recipient"


@dataclass(frozen=True, slots=True)
class Vote:
    """An act that the lexicon sees: its code and status, how it fits the pair, and its word as characters."""

    code: Code
    status: Status
    fit: Fit
    rule: str
    weight: int
    trigger: Range


def votes(sentences: Iterable[Sentence], actors: Sequence[Range], recipients: Sequence[Range]) -> list[Vote]:
    """The votes of the parsed sentences of a text on the pair marked in it, the one that fits best first."""
    marked = [*_mentions(actors, _ACTOR), *_mentions(recipients, _RECIPIENT)]
    found = [vote for sentence in sentences if sentence.doc is not None for vote in _votes_of(sentence, marked)]
    return sorted(found, key=lambda vote: (FITS.index(vote.fit), -vote.weight, vote.trigger))


def _mentions(ranges: Sequence[Range], side: str) -> list[ActorMention]:
    # A country of its own for each side: what the grammar of acts asks of countries is only whether they differ.
    return [ActorMention("", start, end, side, side, "group", country=side) for start, end in ranges]


def _votes_of(sentence: Sentence, marked: Sequence[ActorMention]) -> Iterator[Vote]:
    known = lexicon()
    here = [mention for mention in marked if sentence.start <= mention.start < sentence.end]
    parties = Parties(sentence, [*here, *_stand_ins(sentence, here, marked)], known.classes["quantity"])
    recipient = {t.i for m in here if m.id == _RECIPIENT for t in sentence.tokens_within(m.start, m.end)}
    drafts: dict[int, Draft] = {}
    undrafted: list[Match] = []
    for token in sentence.doc or ():
        made = _drafted(token, parties, known)
        if isinstance(made, Draft):
            drafts[token.i] = made
        elif made is not None:
            undrafted.append(made)
    for act in Composer(drafts, parties, known).compose():
        fit = _fit(act, recipient)
        yield Vote(act.code, act.reading.status, fit, act.rule, act.weight, _range(act.token, sentence))
    for bare in undrafted:
        token, rule = bare.token, bare.entry.frame.source
        fit = "recipient" if _is_undone(token, recipient) else "far"
        status = read_act(token, known).status
        yield Vote(bare.entry.code, status, fit, rule, bare.weight, _range(token, sentence))


def _drafted(token: Token, parties: Parties, known: Lexicon) -> Draft | Match | None:
    """The act drafted at a token, or the frame that fits there though no act can be made of it."""
    acting = is_act_word(token, known)
    made = draft(token, parties, known) if acting else None
    if not isinstance(made, Draft):
        made = generic(token, parties, known)
    if isinstance(made, Draft):
        return made
    found = match(token, parties, known) if acting else None
    return found if found is not None and found.entry.code.event else None


def _fit(act: Draft, recipient: set[int]) -> Fit:
    doing = {mention.id for mention in act.actors}
    if _ACTOR not in doing:
        return "far"
    if _RECIPIENT in doing or any(mention.id == _RECIPIENT for mention in act.recipients):
        return "both"
    return "touching" if recipient & {token.i for token in act.token.subtree} else "actor"


def _is_undone(token: Token, recipient: set[int]) -> bool:
    """Whether an act is done to the recipient and by nobody named: "villagers were arrested in Chad"."""
    if not head_verbs(token):
        return bool(recipient & {each.i for each in token.subtree})
    within = {each.i for thing in objects(token) for each in thing.subtree} | {each.i for each in token.subtree}
    return bool(recipient & within) and not agents(token)


def _range(token: Token, sentence: Sentence) -> Range:
    start = sentence.start + token.idx
    return start, start + len(token)


def _stand_ins(
    sentence: Sentence, here: Sequence[ActorMention], marked: Sequence[ActorMention]
) -> Iterator[ActorMention]:
    """What stands for a marked party: the noun that it is a part of ("Turkish | officials"), and for the actor a later
    pronoun ("Chad said that it would")."""
    spans = {mention: sentence.tokens_within(mention.start, mention.end) for mention in here}
    taken = {token.i for tokens in spans.values() for token in tokens}
    for mention, tokens in spans.items():
        for token in tokens:
            noun = token.head
            if noun.i not in taken and token.dep_ in ("poss", *MODIFIERS) and noun.pos_ in ("NOUN", "PROPN"):
                taken.add(noun.i)
                yield _at(mention, noun, sentence)
    told = [mention for mention in marked if mention.id == _ACTOR and mention.start < sentence.end]
    for token in sentence.doc or ():
        before = [mention for mention in told if mention.end <= sentence.start + token.idx]
        if before and token.i not in taken and _points_back(token):
            yield _at(before[-1], token, sentence)


def _points_back(token: Token) -> bool:
    word = _pronouns().get(token.lower_)
    return (word == "subject" and token.dep_ in SUBJECTS) or (word == "owner" and token.dep_ == "poss")


def _at(mention: ActorMention, token: Token, sentence: Sentence) -> ActorMention:
    start, end = _range(token, sentence)
    return replace(mention, start=start, end=end)


@cache
def _pronouns() -> dict[str, str]:
    """The pronouns that point back to who did something, each a subject or an owner."""
    return {row["pronoun"]: row["place"] for row in rows(files("detente.claims") / "pairs" / "pronouns.tsv")}
