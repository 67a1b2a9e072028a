"""On whose word: the chain of speakers and media that stands over a clause, from the inside out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from detente.actors.actor import ActorMention
from detente.claims.arguments import agents, objects
from detente.claims.claim import Attribution
from detente.claims.clauses import head_verbs, verb_before
from detente.claims.parties import Parties
from detente.claims.vocabulary import Lexicon
from detente.sentences.doc import Token
from detente.sentences.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Saying:
    """A place where somebody's word is given.

    ``source`` is the token of who speaks or of the medium, None for a quotation that carries on one of an earlier
    sentence; ``cue`` is the word of saying, ``content`` the head of what is said.
    """

    source: Token | None
    cue: Token
    content: Token
    link: Attribution


class Attributions:
    """Finds who stands behind each clause of a sentence.

    One is made for each article: "the statement said" looks back.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._last_by_medium: dict[str, ActorMention] = {}
        self._last: tuple[int, Attribution] | None = None

    def chain(self, trigger: Token, sentence: Sentence, parties: Parties) -> tuple[Saying, ...]:
        """The sayings over the act at ``trigger``, innermost first; its own verb's subject is no saying of it."""
        found: list[Saying] = []
        at = trigger
        while True:
            found += self._beside(at, sentence, parties)
            if at.head == at:
                break
            in_list = at.dep_ == "conj" and head_verbs(at) and head_verbs(at.head)
            child, at = at, verb_before(at) if in_list else at.head
            found += self._said(child, at, sentence, parties)
        if not found and (carried := self._carried_on(sentence)):
            return (Saying(None, trigger, trigger, carried),)
        return tuple(found)

    def remember(self, sentence: Sentence, parties: Parties) -> tuple[Saying, ...]:
        """Every saying of a sentence, for the layer of attributions and for the sentences that follow."""
        found: list[Saying] = []
        for token in sentence.doc or ():
            found += self._beside(token, sentence, parties)
            if token.head != token:
                found += self._said(token, token.head, sentence, parties)
        for saying in _innermost(found):
            if saying.link.speaker is not None:
                self._last = (sentence.paragraph, saying.link)
                if saying.link.medium:
                    self._last_by_medium[saying.link.medium] = saying.link.speaker
        return tuple(found)

    def _said(self, child: Token, above: Token, sentence: Sentence, parties: Parties) -> Iterator[Saying]:
        """A verb of saying with the clause ``child`` as what is said; who is cited comes before who cites."""
        use = self._lexicon.speech.get((above.lemma_.lower(), "verb")) if head_verbs(above) else None
        clause = child.dep_ == "ccomp" or (child.dep_ == "parataxis" and head_verbs(child)) or self._states(child)
        cited = use == "cite" and (clause or (child.dep_ == "prep" and child.lower_ == "as"))
        if cited:  # "cited the aide as saying"
            yield from self._saying(objects(above), above, child, sentence, parties)
        if cited or (use is not None and clause):
            yield from self._saying(agents(above), above, child, sentence, parties)

    def _states(self, preposition: Token) -> bool:
        """Whether a phrase is a medium with what stands in it: "said in a statement that it would"."""
        things = (c for c in preposition.children if c.dep_ == "pobj" and preposition.dep_ == "prep")
        return any(
            clause.dep_ in ("acl", "ccomp", "relcl") and any(c.dep_ == "mark" for c in clause.children)
            for thing in things
            if self._is_medium(thing)
            for clause in thing.children
        )

    def _beside(self, token: Token, sentence: Sentence, parties: Parties) -> Iterator[Saying]:
        """Sayings put in beside a clause: "according to Chile, ...", "Peru, Chile said, would ..."."""
        for child in token.children:
            said = child.dep_ == "parataxis" and self._lexicon.speech.get((child.lemma_.lower(), "verb")) == "say"
            if said and not any(c.dep_ in ("ccomp", "dobj") for c in child.children):
                yield from self._saying(agents(child), child, token, sentence, parties)
            if child.lower_ == "according" and child.dep_ in ("prep", "advmod", "advcl", "pcomp"):
                named = [c for to in child.children if to.lower_ == "to" for c in to.children if c.dep_ == "pobj"]
                yield from self._saying(named, child, token, sentence, parties)

    def _saying(
        self, sources: list[Token], cue: Token, content: Token, sentence: Sentence, parties: Parties
    ) -> Iterator[Saying]:
        if not sources:
            return
        source = sources[0]
        medium = self._medium(source, cue)
        speakers = parties.of(sources) or (parties.owners(source) if medium else []) or _deep(source, parties)
        speaker = speakers[0] if speakers else self._last_by_medium.get(medium or "")
        if speaker is None and medium is None:
            if source.pos_ == "PRON":
                return
            medium = source.text
        first, last = _extent(source, cue)
        begin, stop = first.idx, last.idx + len(last)
        link = Attribution(speaker, medium, sentence.text[begin:stop], sentence.start + begin, sentence.start + stop)
        yield Saying(source, cue, content, link)

    def _medium(self, source: Token, cue: Token) -> str | None:
        """The thing that the words stand in: the source itself ("a statement said"), or what it was said in."""
        within = [c for c in cue.children if c.dep_ == "prep" and c.lower_ in ("in", "on", "via", "at")]
        for thing in (source, *(c for preposition in within for c in preposition.children)):
            if self._is_medium(thing):
                return thing.lemma_.lower()
        return None

    def _is_medium(self, noun: Token) -> bool:
        return self._lexicon.speech.get((noun.lemma_.lower(), "noun")) == "medium"

    def _carried_on(self, sentence: Sentence) -> Attribution | None:
        """A sentence that is all quotation belongs to whoever spoke last in this paragraph or the one before."""
        quoted = sentence.text[:1] in '"“' and sentence.text[-1:] in '"”'
        if quoted and self._last is not None and sentence.paragraph - self._last[0] <= 1:
            return self._last[1]
        return None


def _deep(source: Token, parties: Parties) -> list[ActorMention]:
    """The actor named first inside a source: of "a statement on the ministry's website" the ministry."""
    inside = (token for token in source.subtree if token != source and token.dep_ not in ("relcl", "acl"))
    return next((found for token in inside if (found := parties.at(token))), [])


def _extent(source: Token, cue: Token) -> tuple[Token, Token]:
    """The first and the last token from who speaks to the cue, without what is said and without clauses inside."""
    left, right = source.left_edge, source
    for child in source.children:
        if child.i > source.i and child.dep_ in ("prep", "compound", "appos") and child.right_edge.i - source.i < 8:
            right = max(right, child.right_edge, key=lambda token: token.i)
    if right.i < cue.i <= right.i + 3:
        return left, cue
    if cue.i < left.i <= cue.i + 3:
        return cue, right
    return left, right


def _innermost(sayings: Iterable[Saying]) -> list[Saying]:
    """One saying for each word of saying: of "Interfax cited him as saying" his, not the agency's."""
    found: dict[int, Saying] = {}
    for saying in sayings:
        found.setdefault(saying.cue.i, saying)
    return list(found.values())
