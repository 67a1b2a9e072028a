"""Who a word of the parse stands for: from tokens to the actors' mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

from detente.actors.actor import ActorMention
from detente.actors.base import ActorBase
from detente.claims.clauses import MODIFIERS, coordinated, prepositional
from detente.claims.english import words
from detente.sentences.doc import Token
from detente.sentences.sentence import Sentence

# What ties a thing to the party whose thing it is, surest first: "the Russian consulate", "sanctions on Russia".
_OWNING = "by of from in on against with to for toward towards at over near into between among".split()
# Codes of what belongs to no state.
_NO_STATES = frozenset({"IGO", "UNO", "EUR", "NGO", "MNC", "IMG", "ISM"})
_DOING = "by from of".split()


class Parties:
    """The actor mentions of one parsed sentence, by token; ``words`` are its words and their lemmas, in lower case."""

    def __init__(self, sentence: Sentence, mentions: Iterable[ActorMention], quantities: frozenset[str]) -> None:
        self.words = frozenset(word for token in sentence.doc or () for word in (token.lower_, token.lemma_.lower()))
        self._quantities = quantities
        self._by_token: dict[int, list[ActorMention]] = defaultdict(list)
        for mention in mentions:
            for token in _naming(sentence.tokens_within(mention.start, mention.end)):
                self._by_token[token.i].append(mention)

    @property
    def countries(self) -> frozenset[str]:
        """The countries of all who are mentioned in the sentence, but for bodies of no state."""
        every = (mention for mentions in self._by_token.values() for mention in mentions)
        return frozenset(m.country for m in every if m.country is not None and m.country not in _NO_STATES)

    def states(self, others: Set[str | None], within: Iterable[Token] | None = None) -> list[ActorMention]:
        """Who is of a state but ``others``, one for each, in the sentence or some of its words."""
        places = sorted(self._by_token) if within is None else [token.i for token in within]
        every = (m for i in places for m in self._by_token.get(i, ()))
        named = {m.country: m for m in every if m.country is not None and m.country not in _NO_STATES | others}
        return list(named.values())

    def heads(self, token: Token) -> list[Token]:
        """A noun and, past words of quantity, what it counts: "a total of 40 tons of aid" has total, tons and aid."""
        found = [token]
        at = token
        while at.lemma_.lower() in self._quantities or at.pos_ == "NUM":
            of = (c for prep in at.children if prep.dep_ == "prep" and prep.lower_ == "of" for c in prep.children)
            counted = next((c for c in of if c.dep_ == "pobj"), None)
            if counted is None:
                break
            at = counted
            found.append(at)
        return found

    def at(self, token: Token) -> list[ActorMention]:
        """The actors that a noun phrase stands for, by its head: none where only a modifier of it is an actor."""
        for head in self.heads(token):
            if found := self._by_token.get(head.i):
                if all(mention.country is None for mention in found):
                    # "two women, a Malian and a Chadian"
                    told = [m for c in _apposed(head) for m in self._by_token.get(c.i, ()) if m.country is not None]
                    found = told or found
                return self._of_each(found, head) or [self._of_country(mention, head) for mention in found]
        named = (c.i for c in token.children if c.dep_ == "appos" and c.i in self._by_token)
        return self._by_token.get(next(named, -1), []) or self._speaking_for(token) or self._of_a_state(token)

    def _of_each(self, found: Sequence[ActorMention], head: Token) -> list[ActorMention]:
        """People of several states, which the list after them names: "envoys from Chad and Mali"; of one state none."""
        if len(found) != 1 or found[0].type not in ("group", "role") or head.tag_ != "NNS":
            return []
        whose = self.of(prepositional(head, "from")) or self.of(prepositional(head, "of"))
        if len({m.country for m in whose}) < 2 or any(m.type != "state" and m.country is None for m in whose):
            return []
        return [replace(found[0], id=m.id, name=m.name, country=m.country) for m in whose]

    def _speaking_for(self, person: Token) -> list[ActorMention]:
        """The body that a person of no known name speaks for: "Ana Mora of the Red Cross", "who leads the union"."""
        if person.pos_ != "PROPN" or not any(c.dep_ == "compound" and c.pos_ == "PROPN" for c in person.children):
            return []
        leading = (c for c in person.children if c.dep_ == "relcl" and c.lemma_ in words("leading"))
        led = [c for clause in leading for c in clause.children if c.dep_ == "dobj"]
        bodies = [m for noun in (*prepositional(person, "of"), *led) for m in self._by_token.get(noun.i, ())]
        return [m for m in bodies if m.type == "organisation"]

    def _of_a_state(self, noun: Token) -> list[ActorMention]:
        """Whom a noun stands for by the state that it is of: "his Chadian colleague", "Malian customs"."""
        number = noun.lower_ == "number" and any(c.lower_ == "opposite" for c in noun.children)
        if not (number or {noun.lemma_.lower(), noun.lower_} & words("of_a_state")):
            return []
        of = [each for c in noun.children if c.dep_ in MODIFIERS for each in coordinated(c)]
        states = [m for c in of for m in self._by_token.get(c.i, ()) if m.type == "state"]
        states = states or [m for c in noun.children if c.dep_ == "poss" for m in self._by_token.get(c.i, ())]
        return [m for m in states if m.country is not None]

    def posts(self, envoy: Token) -> list[ActorMention]:
        """The states that an envoy is sent to, which are part of one mention: "its ambassadors to Chad and Mali"."""
        states = ActorBase.default().states
        found: list[ActorMention] = []
        for mention in self._by_token.get(envoy.i, ()):
            _, to, posts = mention.text.partition(" to ")
            at = mention.end - len(posts)
            for hit in ActorBase.default().find(posts) if to else ():
                entry = hit.first("state", "capital")
                if entry is not None and entry.key in states:
                    text, name = posts[hit.start : hit.end], states[entry.key].name
                    found.append(
                        ActorMention(text, at + hit.start, at + hit.end, entry.key, name, "state", entry.key, "GOV")
                    )
        return distinct(found)

    def of(self, tokens: Iterable[Token]) -> list[ActorMention]:
        """The actors of several noun phrases, each once, in the order of the text."""
        return distinct(mention for token in tokens for mention in self.at(token))

    def owners(self, token: Token, doing: bool = False) -> list[ActorMention]:
        """The actors whose thing or act a noun names: "Moscow's role", "Russian diplomats", "the consulate of Russia".

        With ``doing`` only those that can be its author: not "the attack on Israel", but "Israel's attack".
        """
        for head in self.heads(token):
            for wanted in (("poss",), (*MODIFIERS, "poss", "nummod")):
                if found := self.of(c for c in head.children if c.dep_ in wanted for c in coordinated(c)):
                    return found
            for preposition in _doing(head) if doing else _OWNING:
                if found := self._tied(prepositional(head, preposition)):
                    return found
        return []

    def _tied(self, tied: Sequence[Token]) -> list[ActorMention]:
        """The actors that nouns after a preposition stand for, or else those of the first that has an owner."""
        if found := self.of(tied):
            return found
        for noun in tied:
            owners = self.of(c for c in noun.children if c.dep_ in (*MODIFIERS, "poss", "nummod"))
            if owners and noun.pos_ in ("NOUN", "PROPN"):
                return owners
        return []

    def _of_country(self, mention: ActorMention, head: Token) -> ActorMention:
        """A mention of no country takes that of who it belongs to: "his forces", "the foreign ministry in Riyadh"."""
        if mention.country is not None or mention.type in ("state", "person"):
            return mention
        for token in (*_near(head), *_shared(head)):
            for owner in self._by_token.get(token.i, ()):
                if owner.country is not None and owner.id != mention.id:
                    return replace(mention, country=owner.country)
        return mention


def _doing(head: Token) -> Sequence[str]:
    """What ties an act to its author: "of" ties "the release of a blogger" to whom it is done to."""
    return ("by", "from") if head.lemma_.lower() in words("undergone") else _DOING


def _near(head: Token) -> Iterator[Token]:
    """What may say whose the thing at ``head`` is, nearest first."""
    tied = [c for c in head.children if c.dep_ in (*MODIFIERS, "poss")]
    tied += prepositional(head, "of", "in", "from")
    yield from tied
    for noun in tied:
        if noun.pos_ == "NOUN":
            yield from (c for c in noun.children if c.dep_ in ("poss", "amod", "compound"))
    for preposition in head.subtree:
        if preposition.dep_ == "prep" and preposition.lower_ in ("in", "of", "across"):
            yield from preposition.children


def _apposed(head: Token) -> Iterator[Token]:
    """What a noun is said to be by those set beside it: "two women, a Malian and a Chadian"."""
    for child in head.children:
        if child.dep_ == "appos":
            yield from coordinated(child)


def _shared(head: Token) -> Iterator[Token]:
    """What says whose things joined by "and" are, before the first: "Baku's gunners and drones"."""
    if head.dep_ == "conj" and not any(c.dep_ in ("det", "poss", *MODIFIERS) for c in head.children):
        yield from (c for c in head.head.children if c.dep_ in ("poss", "amod"))
        yield head.head


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
