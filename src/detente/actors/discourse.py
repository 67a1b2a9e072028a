"""Discourse: what has been said so far in an article, by whom, and which of its mentions a token of a parse is."""

from __future__ import annotations

from collections.abc import Sequence

from detente.actors.grammar import is_subject, members, subject_of, top
from detente.actors.phrases import Phrase
from detente.actors.quotes import quoted_spans
from detente.actors.reading import Reading, Readings
from detente.actors.words import words
from detente.sentences.doc import Doc, Token
from detente.sentences.sentence import Sentence


class Discourse:
    """The sentences, quotations, speakers and readings of one article."""

    def __init__(self, readings: Readings, sentences: Sequence[Sentence]) -> None:
        self.readings = readings
        self.sentences = {sentence.index: sentence for sentence in sentences}
        self.quotes = quoted_spans(sentences)
        self.speakers: list[tuple[Sentence, list[Reading]]] = []

    # -- who speaks ---------------------------------------------------------------------------------------------------

    def quote_at(self, at: int) -> tuple[int, int] | None:
        """The quotation that a character of the body stands in."""
        return next((span for span in self.quotes if span[0] <= at < span[1]), None)

    def hear(self, sentence: Sentence, doc: Doc) -> None:
        """Note who speaks in a sentence, by its verbs of speech outside quotation marks."""
        for token in doc:
            if token.lemma_.lower() not in words("speech") or token.pos_ != "VERB":
                continue
            if self.quote_at(sentence.start + token.idx) is not None:
                continue
            speaker = subject_of(token)
            if token.lemma_.lower() in words("reported"):
                # "Interfax quoted Ushakov as saying": the one quoted speaks.
                speaker = next((child for child in token.children if child.dep_ == "dobj"), speaker)
            if speaker is not None and (found := self.of(speaker, sentence.index)):
                self.speakers.append((sentence, found))

    def speaker(self, sentence: Sentence, phrase: Phrase) -> list[Reading]:
        """Who speaks the quotation that a phrase stands in: the one of the sentence, or the last of the paragraph."""
        heard = [readings for where, readings in self.speakers if where.index == sentence.index]
        if heard:
            return heard[0]
        quote = self.quote_at(sentence.start + phrase.start)
        last = self.speakers[-1] if self.speakers else None
        if last is None or quote is None or last[0].paragraph < sentence.paragraph - 1:
            return []
        if last[0].paragraph == sentence.paragraph:
            return last[1]
        before = self.quote_at(self._end_of(last[0].paragraph) - 1)
        return last[1] if before is not None else []

    def _end_of(self, paragraph: int) -> int:
        return max(s.end for s in self.sentences.values() if s.paragraph == paragraph)

    def spoke_last(self, reading: Reading) -> bool:
        return bool(self.speakers) and reading.mention.id in {r.mention.id for r in self.speakers[-1][1]}

    # -- readings in the parse ----------------------------------------------------------------------------------------

    def of(self, token: Token, sentence: int) -> list[Reading]:
        """The readings of a token and those coordinated to it."""
        heads = {member.i for member in members(token)}
        found = [
            r for r in self.readings.within(sentence) if r.head in heads and r.mention.via not in ("demonym", "place")
        ]
        return found

    def is_subject(self, reading: Reading) -> bool:
        doc = self.sentences[reading.sentence].doc if reading.sentence in self.sentences else None
        return (
            doc is not None
            and reading.head < len(doc)
            and is_subject(doc[reading.head])
            and top(doc[reading.head]).i >= 0
        )

    def corporate(self, subject: Token | None, sentence: Sentence) -> list[Reading]:
        """The state or body that a subject stands for; nothing where it is anything else."""
        if subject is None:
            return []
        found = [r for r in self.of(subject, sentence.index) if r.corporate]
        return found if len({r.mention.id for r in found}) == 1 and len(members(subject)) == 1 else []

    def corporate_before(self, sentence: Sentence, *, speaks: bool) -> list[Reading]:
        """The subject of the sentence before, where it is a state or body; for "it said" the last that spoke."""
        if speaks:
            for _, readings in reversed(self.speakers[-2:]):
                if readings and all(r.corporate for r in readings):
                    return readings[-1:]
        previous = self.sentences.get(sentence.index - 1)
        if previous is None or previous.doc is None:
            return []
        root = next((t for t in previous.doc if t.dep_ == "ROOT"), None)
        subject = subject_of(root) if root is not None else None
        return self.corporate(subject, previous)

    def plural(self, subject: Token, sentence: Sentence) -> list[Reading]:
        """The several actors, or the group, that a subject stands for."""
        found = self.of(subject, sentence.index)
        if len({r.mention.id for r in found}) > 1:
            return found if len(found) >= len(members(subject)) else []
        if not found and subject.tag_ in ("NNS", "NNPS"):  # "European Union leaders" speak for the union
            whose = [c for c in subject.children if c.dep_ in ("poss", "compound", "nmod")]
            bodies = (self.of(noun, sentence.index) for noun in whose)
            return [r for readings in bodies for r in readings if r.mention.type == "organisation"]
        many = words("plural body")
        return [r for r in found if r.plural or r.mention.type in ("group", "people") or r.words in many]
