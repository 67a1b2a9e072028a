"""On whose word: the chain of speakers and media that stands over a clause, from the inside out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.actors.actor import ActorMention
from detente.claims.claim import Attribution
from detente.claims.clauses import agents, first_of_list, head_verbs, objects
from detente.claims.parties import Parties
from detente.claims.vocabulary import Lexicon
from detente.sentences.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Saying:
    """A place where somebody's word is given: the tokens of who speaks (or the medium), of the cue, and of what is said."""

    source: Token | None
    cue: Token
    content: Token
    link: Attribution


class Attributions:
    """Finds who stands behind each clause of a sentence. One is made for each article: "the statement said" looks back."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._last_by_medium: dict[str, ActorMention] = {}
        self._last: tuple[int, Attribution] | None = None

    def chain(self, trigger: Token, sentence: Sentence, parties: Parties) -> tuple[Saying, ...]:
        """The sayings over the act at ``trigger``, innermost first; its own verb's subject is no saying of it."""
        found: list[Saying] = []
        at = trigger
        while True:
            found += self._according(at, sentence, parties)
            if at.head == at:
                break
            child, at = (
                at,
                first_of_list(at) if at.dep_ == "conj" and head_verbs(at) and head_verbs(at.head) else at.head,
            )
            if saying := self._said(child, at, sentence, parties):
                found.append(saying)
        if not found and (carried := self._carried_on(sentence)):
            return (Saying(None, trigger, trigger, carried),)
        return tuple(_distinct(found))

    def remember(self, sentence: Sentence, parties: Parties) -> tuple[Saying, ...]:
        """Every saying of a sentence, for the layer of attributions and for the sentences that follow."""
        assert sentence.doc is not None
        found: list[Saying] = []
        for token in sentence.doc:
            found += self._according(token, sentence, parties)
            if token.head != token and (saying := self._said(token, token.head, sentence, parties)):
                found.append(saying)
        for saying in found:
            if saying.link.speaker is not None:
                self._last = (sentence.paragraph, saying.link)
                if saying.link.medium:
                    self._last_by_medium[saying.link.medium] = saying.link.speaker
        return tuple(found)

    def _said(self, child: Token, above: Token, sentence: Sentence, parties: Parties) -> Saying | None:
        """A verb of saying with the clause ``child`` as what is said."""
        use = self._lexicon.speech.get((above.lemma_.lower(), "verb")) if head_verbs(above) else None
        if use is None:
            return None
        if child.dep_ in ("ccomp", "parataxis") and (head_verbs(child) or child.dep_ == "ccomp"):
            if use == "cite":
                return self._cited(child, above, sentence, parties)
            sources = agents(above)
        elif child.dep_ == "prep" and child.lower_ == "as" and use == "cite":
            return self._cited(child, above, sentence, parties)
        elif (
            child.dep_ == "xcomp"
            and above.lemma_.lower() in ("say", "report", "believe", "allege")
            and not agents(above)
        ):
            return None
        elif (
            child.dep_ == "dobj" and above.lemma_ in ("announce", "confirm", "report", "deny") and not head_verbs(child)
        ):
            # "announced the closure": the subject is the actor of the closure and its speaker too, which the coder knows
            return None
        else:
            return None
        return self._saying(sources, above, child, sentence, parties)

    def _cited(self, child: Token, cite: Token, sentence: Sentence, parties: Parties) -> Saying | None:
        """ "Interfax cited the aide as saying": the object speaks; the subject is the next link."""
        return self._saying(objects(cite), cite, child, sentence, parties)

    def _according(self, token: Token, sentence: Sentence, parties: Parties) -> Iterable[Saying]:
        for child in token.children:
            if child.lower_ == "according" and child.dep_ in ("prep", "advmod", "advcl", "pcomp"):
                named = [g for to in child.children if to.lower_ == "to" for g in to.children if g.dep_ == "pobj"]
                if named and (saying := self._saying(named, child, token, sentence, parties)):
                    yield saying

    def _saying(
        self, sources: list[Token], cue: Token, content: Token, sentence: Sentence, parties: Parties
    ) -> Saying | None:
        if not sources:
            return None
        source = sources[0]
        medium = self._medium(source, cue)
        speakers = parties.of(sources) or (parties.owners(source, doing=False) if medium else [])
        speakers = speakers or _deep(source, parties)
        speaker = speakers[0] if speakers else self._last_by_medium.get(medium or "")
        if speaker is None and medium is None and source.pos_ == "PRON":
            return None
        if speaker is None and medium is None:
            medium = source.text
        start, end = _extent(source, cue)
        first, last = sentence.doc[start], sentence.doc[end]  # type: ignore[index]
        begin, stop = sentence.start + first.idx, sentence.start + last.idx + len(last)
        text = sentence.text[begin - sentence.start : stop - sentence.start]
        return Saying(source, cue, content, Attribution(speaker, medium, text, begin, stop))

    def _medium(self, source: Token, cue: Token) -> str | None:
        """The thing that the words stand in: the source itself ("a statement said"), or what it was said in."""
        if self._lexicon.speech.get((source.lemma_.lower(), "noun")) == "medium":
            return source.lemma_.lower()
        for prep in cue.children:
            if prep.dep_ == "prep" and prep.lower_ in ("in", "on", "via", "at"):
                for pobj in prep.children:
                    if self._lexicon.speech.get((pobj.lemma_.lower(), "noun")) == "medium":
                        return pobj.lemma_.lower()
        return None

    def _carried_on(self, sentence: Sentence) -> Attribution | None:
        """A sentence that is all quotation belongs to whoever spoke last in this paragraph or the one before."""
        quoted = sentence.text[:1] in '"“' and sentence.text[-1:] in '"”'
        if quoted and self._last is not None and sentence.paragraph - self._last[0] <= 1:
            return self._last[1]
        return None


def _deep(source: Token, parties: Parties) -> list[ActorMention]:
    """The actor named furthest inside a source: of "a statement on the ministry's website" the ministry."""
    for token in source.subtree:
        if token != source and token.dep_ not in ("relcl", "acl"):
            found = parties.at(token)
            if found:
                return found
    return []


def _extent(source: Token, cue: Token) -> tuple[int, int]:
    """The token indices from who speaks to the cue, without what is said and without clauses inside."""
    left = source.left_edge.i
    right = source.i
    for child in source.children:
        if child.i > source.i and child.dep_ in ("prep", "compound", "appos") and child.right_edge.i - source.i < 8:
            right = max(right, child.right_edge.i)
    if right < cue.i and cue.i - right <= 3:
        return left, cue.i
    if cue.i < left and left - cue.i <= 3:
        return cue.i, right
    return left, right


def _distinct(sayings: list[Saying]) -> list[Saying]:
    found: dict[int, Saying] = {}
    for saying in sayings:
        found.setdefault(saying.cue.i, saying)
    return list(found.values())
