"""Who a word of the parse stands for: from tokens to the actors' mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.actors.actor import ActorMention
from detente.claims.clauses import coordinated, prepositional
from detente.sentences.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODIFIERS = ("amod", "compound", "nmod", "poss", "nummod")
# What ties a thing to the party whose thing it is, surest first: "the Russian consulate", "the consulate of Russia", "sanctions on Russia".
_OWNING = (
    "by",
    "of",
    "from",
    "in",
    "on",
    "against",
    "with",
    "to",
    "for",
    "toward",
    "towards",
    "at",
    "over",
    "near",
    "into",
    "between",
    "among",
)
_DOING = ("by", "from", "of")


class Parties:
    """The actor mentions of one parsed sentence, by token."""

    def __init__(self, sentence: Sentence, mentions: Iterable[ActorMention], quantities: frozenset[str]) -> None:
        self._quantities = quantities
        self._by_token: dict[int, list[ActorMention]] = defaultdict(list)
        for mention in mentions:
            for token in _naming(sentence.tokens_within(mention.start, mention.end)):
                self._by_token[token.i].append(mention)

    def heads(self, token: Token) -> list[Token]:
        """A noun and, past words of quantity, what it counts: "a total of 40 tons of aid" has total, tons and aid."""
        found = [token]
        at = token
        while at.lemma_.lower() in self._quantities or at.pos_ == "NUM":
            below = [c for prep in at.children if prep.dep_ == "prep" and prep.lower_ == "of" for c in prep.children]
            below = [c for c in below if c.dep_ == "pobj"]
            if not below:
                break
            at = below[0]
            found.append(at)
        return found

    def at(self, token: Token) -> list[ActorMention]:
        """The actors that a noun phrase stands for, by its head: none where only a modifier of it is an actor."""
        for head in self.heads(token):
            found = self._by_token.get(head.i)
            if found:
                return [self._of_country(mention, head) for mention in found]
        for child in token.children:
            if child.dep_ == "appos" and child.i in self._by_token:
                return self._by_token[child.i]
        return []

    def _of_country(self, mention: ActorMention, head: Token) -> ActorMention:
        """A mention of no country takes that of who it is said to belong to: "his forces", "the foreign ministry in Riyadh"."""
        if mention.country is not None or mention.type in ("state", "person"):
            return mention
        tied = [c for c in head.children if c.dep_ in ("poss", "amod", "compound", "nmod")]
        tied += prepositional(head, frozenset({"of", "in", "from"}))
        tied += [
            c for noun in tied if noun.pos_ == "NOUN" for c in noun.children if c.dep_ in ("poss", "amod", "compound")
        ]
        tied += [
            c
            for prep in head.subtree
            if prep.lower_ in ("in", "of", "across")
            for c in prep.children
            if prep.dep_ == "prep"
        ]
        for token in tied:
            for owner in self._by_token.get(token.i, ()):
                if owner.country is not None and owner.id != mention.id:
                    return replace(mention, country=owner.country)
        return mention

    def of(self, tokens: Iterable[Token]) -> list[ActorMention]:
        """The actors of several noun phrases, each once, in the order of the text."""
        found: dict[tuple[str, int], ActorMention] = {}
        for token in tokens:
            for mention in self.at(token):
                found.setdefault((mention.id, mention.start), mention)
        return distinct(found.values())

    def owners(self, token: Token, doing: bool = False) -> list[ActorMention]:
        """The actors whose thing or act a noun names: "Moscow's role", "Russian diplomats", "the consulate of Russia".

        With ``doing`` only those that can be its author: not "the attack on Israel", but "the attack by", "Israel's attack".
        """
        for head in self.heads(token):
            for wanted in (("poss",), _MODIFIERS):
                found = self.of(c for c in head.children if c.dep_ in wanted for c in coordinated(c))
                if found:
                    return found
            for preposition in _DOING if doing else _OWNING:
                pobjs = prepositional(head, frozenset({preposition}))
                found = self.of(pobjs)
                if found:
                    return found
                for pobj in pobjs:
                    found = self.of(c for c in pobj.children if c.dep_ in _MODIFIERS)
                    if found and pobj.pos_ in ("NOUN", "PROPN"):
                        return found
        return []


def _naming(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens of a mention that carry it: its head and the parts of the name, not what a preposition ties on.

    "victims of the storm" is carried by "victims": a clause about the storm is not about them.
    """
    inside = {token.i for token in tokens}
    for token in tokens:
        at = token
        while at.head.i in inside and at.head != at and at.dep_ not in ("prep", "pobj", "relcl", "acl"):
            at = at.head
        if at.head.i not in inside or at.head == at:
            yield token


def distinct(mentions: Iterable[ActorMention]) -> list[ActorMention]:
    """The mentions in the order given, one for each actor."""
    found: dict[str, ActorMention] = {}
    for mention in mentions:
        found.setdefault(mention.id, mention)
    return list(found.values())


def without(mentions: Sequence[ActorMention], others: Iterable[ActorMention]) -> list[ActorMention]:
    """The mentions of actors that are not among the others: nobody is the recipient of their own act."""
    known = {mention.id for mention in others}
    return [mention for mention in mentions if mention.id not in known]
