"""Coreference: pronouns that stand for an actor named before, in the text or by the one who speaks.

Tuned to news, and careful: a wrong link costs more than a missing one, so nothing is linked where two actors would fit
about equally well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.actors.descriptions import Descriptions
from detente.actors.grammar import clause_above, is_subject, members, subject_above, subject_of, top, verb_of
from detente.actors.nominals import single, state_of
from detente.actors.pairs import is_pair, other_of_two, pair
from detente.actors.phrases import Phrase
from detente.actors.quotes import quoted_spans
from detente.actors.reading import Reading
from detente.actors.resolver import needs_antecedent
from detente.actors.words import words
from detente.sentences.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# How far back a pronoun looks, in sentences.
_REACH = 2
# Sectors of those whom only a state or a group under arms has.
_ARMED = frozenset(("MIL", "COP", "SPY"))
# Ranks of posts that bodies other than states do not have.
_OF_STATES = frozenset(("head_of_state", "head_of_government"))
# By how much the best antecedent must beat the next.
_MARGIN = 1.0


class Coreference:
    """Resolves the pronouns of one article, sentence by sentence, once its names and descriptions are known."""

    def __init__(self, descriptions: Descriptions, sentences: Sequence[Sentence]) -> None:
        self.base = descriptions.base
        self.descriptions = descriptions
        self.readings = descriptions.past
        self.sentences = {sentence.index: sentence for sentence in sentences}
        self.quotes = quoted_spans(sentences)
        self.speakers: list[tuple[Sentence, list[Reading]]] = []

    def read(self, sentence: Sentence, doc: Doc, phrases: list[Phrase]) -> None:
        """Add the readings of the pronouns and the nouns that stand for actors in a sentence."""
        open_ = [phrase for phrase in phrases if needs_antecedent(phrase, sentence)]
        spoken = [phrase for phrase in open_ if self.quote_at(sentence.start + phrase.start) is not None]
        for phrase in (phrase for phrase in open_ if phrase not in spoken):
            self._note(self._resolve(phrase, sentence, doc, None))
        self._hear(sentence, doc)
        for phrase in spoken:
            self._note(self._resolve(phrase, sentence, doc, self._speaker(sentence, phrase)))

    def quote_at(self, at: int) -> tuple[int, int] | None:
        """The quotation that a character of the body stands in."""
        return next((span for span in self.quotes if span[0] <= at < span[1]), None)

    def _note(self, found: Iterator[Reading]) -> None:
        for reading in list(found):
            self.readings.add(reading)

    def _resolve(
        self, phrase: Phrase, sentence: Sentence, doc: Doc, speaker: list[Reading] | None
    ) -> Iterator[Reading]:
        if is_pair(phrase, sentence):
            for reading in pair(phrase, sentence, self.descriptions, speaker):
                yield _again(reading, phrase, sentence, "nominal")
        elif phrase.kind == "pronoun":
            for reading in self._pronoun(phrase, sentence, doc, speaker):
                yield _again(reading, phrase, sentence, "pronoun")
        elif phrase.owner is not None and not phrase.plural and phrase.words in words("relation to one"):
            owner = self._pronoun(phrase.owner, sentence, doc, speaker)
            for reading in other_of_two(owner[0], phrase, sentence, self.descriptions) if len(owner) == 1 else ():
                yield _again(reading, phrase, sentence, "nominal")
        elif phrase.owner is not None and phrase.owner.kind == "pronoun" and phrase.mark is not None:
            owner = self._pronoun(phrase.owner, sentence, doc, speaker)
            if phrase.owner.words in words("thing pronoun"):
                owner = self._commander(owner, phrase, sentence)
            yield from self.descriptions.read(phrase, sentence, owner[0] if owner else None)
        elif phrase.kind == "noun" and phrase.owner is not None:
            owner = self._pronoun(phrase.owner, sentence, doc, speaker)
            yield from (
                _again(state_of(r, self.base), phrase, sentence, "nominal")
                for r in owner[:1]
                if r.mention.country in self.base.states
            )
        elif found := single(phrase, sentence, doc, self.readings, self.base):
            yield from (_again(reading, phrase, sentence, "nominal") for reading in found)
        elif phrase.mark is not None:
            yield from self.descriptions.read(phrase, sentence)

    def _pronoun(self, phrase: Phrase, sentence: Sentence, doc: Doc, speaker: list[Reading] | None) -> list[Reading]:
        if phrase.words == "whose":
            return self._whose(doc[phrase.head], sentence)
        if phrase.words in words("speaker pronoun"):
            return speaker or []
        if phrase.words in words("masculine pronoun") | words("feminine pronoun"):
            return self._he(phrase, sentence, doc, speaker)
        if phrase.words in words("thing pronoun"):
            return self._it(doc[phrase.head], sentence, doc)
        if phrase.words in words("plural pronoun"):
            return self._they(doc[phrase.head], sentence, doc)
        return []

    def _whose(self, token: Token, sentence: Sentence) -> list[Reading]:
        """The antecedent of a relative clause: "Pakistan, whose government denied it"."""
        verb = verb_of(token)
        return self._of(verb.head, sentence.index)[:1] if verb is not None and verb.dep_ == "relcl" else []

    # -- he and she -----------------------------------------------------------------------------------------------

    def _he(self, phrase: Phrase, sentence: Sentence, doc: Doc, speaker: list[Reading] | None) -> list[Reading]:
        token = doc[phrase.head]
        if token.dep_ == "poss" and token.head.dep_ == "conj":
            # "Moon and his wife"
            joined = [r for r in self.readings.within(sentence.index) if r.head == top(token.head).i and r.personal]
            if joined:
                return joined[-1:]
        gender = "f" if phrase.words in words("feminine pronoun") else "m"
        if self._is_of_stranger(token, sentence):
            return []
        barred = {reading.mention.id for reading in speaker or ()} | self._barred(token, sentence)
        scores: dict[str, float] = {}
        latest: dict[str, Reading] = {}
        for reading in self.readings.before(sentence.start + phrase.start, sentence.index - _REACH):
            if not reading.personal or reading.gender not in (gender, "") or reading.mention.id in barred:
                continue
            score = self._weight(reading, token, sentence, doc) - (0.0 if reading.gender else 0.5)
            latest[reading.mention.id] = reading
            scores[reading.mention.id] = max(score, scores.get(reading.mention.id, 0.0))
        ranked = sorted(scores, key=lambda key: -scores[key])
        if not ranked or (len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < _MARGIN):
            return []
        return [latest[ranked[0]]]

    def _weight(self, reading: Reading, token: Token, sentence: Sentence, doc: Doc) -> float:
        """How well a person of this or an earlier sentence fits a pronoun: near, a subject, the one who speaks."""
        back = sentence.index - reading.sentence
        subject = self._is_subject(reading)
        weight = 3.0 - back + (1.5 if subject else 0.0) - (1.0 if self.quote_at(reading.mention.start) else 0.0)
        weight -= 1.0 if reading.mention.via == "nominal" else 0.0
        if back == 0:
            verb = verb_of(token)
            governor = doc[reading.head]
            if subject and verb is not None:
                above = verb_of(governor)
                if token.dep_ == "poss" and subject_of(verb) in (governor, top(governor)):
                    weight += 1.5  # "Putin promised to send his envoy"
                elif is_subject(token) and above is not None and clause_above(verb) == above:
                    weight += 1.5  # "Putin said he would"
        if is_subject(token) and token.head.lemma_.lower() in words("speech") and self._spoke_last(reading):
            weight += 2.5  # '"...," he added'
        return weight

    def _is_of_stranger(self, token: Token, sentence: Sentence) -> bool:
        """Whether a pronoun most likely means a person who was not resolved: "Smith said he", with Smith unknown."""
        verb = verb_of(token)
        above = clause_above(verb) if verb is not None and is_subject(token) else verb
        subject = subject_of(above) if above is not None else None
        if subject is None or subject.i == token.i or subject.pos_ != "PROPN":
            return False
        return not self._of(subject, sentence.index)

    def _barred(self, token: Token, sentence: Sentence) -> set[str]:
        """Whom a pronoun cannot mean: the subject that acts on it, nor the leader of the state that does.

        "Moscow would take him up on his offer" is said of a foreigner, and "his" goes with "him".
        """
        verb = verb_of(token)
        if verb is None or token.lower_.endswith("self"):
            return set()
        subject = subject_of(verb)
        if subject is None or subject.i == token.i or (token.dep_ == "poss" and not _has_object_pronoun(verb)):
            return set()
        barred: set[str] = set()
        for reading in self._of(subject, sentence.index):
            barred.add(reading.mention.id)
            if reading.mention.type == "state":
                near = self.readings.before(sentence.start + token.idx, sentence.index - _REACH)
                barred |= {r.mention.id for r in near if r.mention.country == reading.mention.country}
        return barred

    # -- it ---------------------------------------------------------------------------------------------------------

    def _it(self, token: Token, sentence: Sentence, doc: Doc) -> list[Reading]:
        if _is_dummy(token):
            return []
        verb = verb_of(token)
        if verb is None:
            return []
        outer = subject_above(verb, token)
        matrix = self._corporate(outer, sentence)
        if is_subject(token):
            if _parenthetical(verb) or outer is None:
                return self._corporate_before(sentence, speaks=verb.lemma_.lower() in words("speech"))
            return matrix
        subject = subject_of(verb)
        if subject is None or subject.i == token.i or token.i in {t.i for t in subject.subtree}:
            return matrix or (self._corporate_before(sentence, speaks=False) if outer is None else [])
        if subject.lower_ == "it" or token.dep_ == "poss" or token.lower_ == "itself":
            own = self._corporate(subject, sentence)
            if own and matrix and own[0].mention.id != matrix[0].mention.id and verb.dep_ in ("advcl", "relcl"):
                return []  # "Russia ... after Turkey shot down one of its jets": whose?
            return own or (matrix if self._of(subject, sentence.index) else [])
        return []

    def _commander(self, owner: list[Reading], phrase: Phrase, sentence: Sentence) -> list[Reading]:
        """Whose soldiers "its troops" are: of a state before, where the one who speaks of them can have none."""
        sectors = {noun.sector for noun in phrase.mark.nouns} if phrase.mark is not None else set()
        posts = phrase.mark.offices if phrase.mark is not None else ()
        body = bool(owner) and owner[0].mention.country in ("IGO", "UNO", "NGO")
        if body and posts and all(post.rank in _OF_STATES for post in posts):
            return self._state_named(phrase, sentence)  # "NATO bombed Serbia after its president refused"
        if not owner or owner[0].mention.sector not in words("without soldiers") or sectors - _ARMED:
            return owner
        return [r for r in self._corporate_before(sentence, speaks=False) if r.mention.country in self.base.states]

    def _state_named(self, phrase: Phrase, sentence: Sentence) -> list[Reading]:
        """The one state that a sentence has named so far."""
        before = [r for r in self.readings.within(sentence.index) if r.mention.end <= sentence.start + phrase.start]
        states = {r.mention.country: r for r in before if r.mention.type == "state" and r.mention.via != "place"}
        return list(states.values()) if len(states) == 1 else []

    def _corporate(self, subject: Token | None, sentence: Sentence) -> list[Reading]:
        """The state or body that a subject stands for; nothing where it is anything else."""
        if subject is None:
            return []
        found = [r for r in self._of(subject, sentence.index) if r.corporate]
        return found if len({r.mention.id for r in found}) == 1 and len(members(subject)) == 1 else []

    def _corporate_before(self, sentence: Sentence, *, speaks: bool) -> list[Reading]:
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
        return self._corporate(subject, previous)

    # -- they -------------------------------------------------------------------------------------------------------

    def _they(self, token: Token, sentence: Sentence, doc: Doc) -> list[Reading]:
        verb = verb_of(token)
        if verb is None:
            return []
        if not is_subject(token):
            subject = subject_of(verb)
            if subject is not None and subject.i != token.i and (token.dep_ == "poss" or token.lower_ == "themselves"):
                return self._plural(subject, sentence)
        above = clause_above(verb)
        if above is not None:
            subject = subject_of(above)
            return self._plural(subject, sentence) if subject is not None else []
        previous = self.sentences.get(sentence.index - 1)
        if previous is None or previous.doc is None:
            return []
        root = next((t for t in previous.doc if t.dep_ == "ROOT"), None)
        subject = subject_of(root) if root is not None else None
        if root is None or subject is None:
            return []
        return self._plural(subject, previous) or self._who_met(root, subject, previous)

    def _plural(self, subject: Token, sentence: Sentence) -> list[Reading]:
        """The several actors, or the group, that a subject stands for."""
        found = self._of(subject, sentence.index)
        if len({r.mention.id for r in found}) > 1:
            return found if len(found) >= len(members(subject)) else []
        many = words("plural body")
        return [r for r in found if r.plural or r.mention.type in ("group", "people") or r.words in many]

    def _who_met(self, verb: Token, subject: Token, sentence: Sentence) -> list[Reading]:
        """The two of "Putin met Obama" or "Putin spoke with Obama"."""
        if verb.lemma_.lower() not in words("meeting"):
            return []
        first = self._of(subject, sentence.index)
        second: list[Reading] = []
        for child in verb.children:
            objects = (
                [child]
                if child.dep_ == "dobj"
                else [t for t in child.children if t.dep_ == "pobj"]
                if child.dep_ == "prep"
                else []
            )
            second += [r for t in objects for r in self._of(t, sentence.index) if r.personal]
        found = [r for r in first if r.personal] + second
        return found if len({r.mention.id for r in found}) == 2 else []

    # -- who speaks ---------------------------------------------------------------------------------------------------

    def _hear(self, sentence: Sentence, doc: Doc) -> None:
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
            if speaker is not None and (found := self._of(speaker, sentence.index)):
                self.speakers.append((sentence, found))

    def _speaker(self, sentence: Sentence, phrase: Phrase) -> list[Reading]:
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

    def _spoke_last(self, reading: Reading) -> bool:
        return bool(self.speakers) and reading.mention.id in {r.mention.id for r in self.speakers[-1][1]}

    # -- readings in the parse ----------------------------------------------------------------------------------------

    def _of(self, token: Token, sentence: int) -> list[Reading]:
        """The readings of a token and those coordinated to it."""
        heads = {member.i for member in members(token)}
        found = [
            r for r in self.readings.within(sentence) if r.head in heads and r.mention.via not in ("demonym", "place")
        ]
        return found

    def _is_subject(self, reading: Reading) -> bool:
        doc = self.sentences[reading.sentence].doc if reading.sentence in self.sentences else None
        return (
            doc is not None
            and reading.head < len(doc)
            and is_subject(doc[reading.head])
            and top(doc[reading.head]).i >= 0
        )


def _again(reading: Reading, phrase: Phrase, sentence: Sentence, via: str) -> Reading:
    """The same actor at another place of the text."""
    start, end = sentence.start + phrase.start, sentence.start + phrase.end
    text = sentence.text[phrase.start : phrase.end]
    mention = replace(reading.mention, text=text, start=start, end=end, via=via)  # type: ignore[arg-type]
    return replace(reading, mention=mention, sentence=sentence.index, head=phrase.head)


def _is_dummy(token: Token) -> bool:
    """ "it is difficult to discuss", "it seems that": an "it" that stands for nothing."""
    if token.lower_ != "it" or not is_subject(token):
        return False
    verb = token.head
    held = {child.dep_ for child in verb.children}
    return verb.lemma_.lower() in words("dummy verb") and bool(
        held & {"acomp", "ccomp", "xcomp", "attr", "csubj", "advcl"}
    )


def _parenthetical(verb: Token) -> bool:
    """Whether a clause stands beside what it reports: '"...," it said'."""
    return any(child.dep_ == "ccomp" and child.i < verb.i for child in verb.children)


def _has_object_pronoun(verb: Token) -> bool:
    return any(child.dep_ in ("dobj", "dative") and child.tag_ == "PRP" for child in verb.children)
