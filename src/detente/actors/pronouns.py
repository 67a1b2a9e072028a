"""Pronouns: whom "he", "it", "they", "whose" and "I" stand for.

Careful: a wrong link costs more than a missing one, so nothing is linked where two actors would fit about equally well.
"""

from __future__ import annotations

from collections.abc import Iterator

from detente.actors.discourse import Discourse
from detente.actors.grammar import clause_above, is_subject, subject_above, subject_of, top, verb_of
from detente.actors.phrases import Phrase
from detente.actors.reading import Reading
from detente.actors.words import words
from detente.sentences.doc import Doc, Token
from detente.sentences.sentence import Sentence

# How far back a pronoun looks, in sentences.
_REACH = 2
# By how much the best antecedent must beat the next.
_MARGIN = 1.0


class Pronouns:
    """Resolves the pronouns of one article."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse

    def antecedents(self, phrase: Phrase, sentence: Sentence, doc: Doc, speaker: list[Reading] | None) -> list[Reading]:
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
        return self.discourse.of(verb.head, sentence.index)[:1] if verb is not None and verb.dep_ == "relcl" else []

    # -- he and she ---------------------------------------------------------------------------------------------------

    def _he(self, phrase: Phrase, sentence: Sentence, doc: Doc, speaker: list[Reading] | None) -> list[Reading]:
        token = doc[phrase.head]
        if token.dep_ == "poss" and token.head.dep_ == "conj":
            # "Moon and his wife"
            joined = [
                r for r in self.discourse.readings.within(sentence.index) if r.head == top(token.head).i and r.personal
            ]
            if joined:
                return joined[-1:]
        gender = "f" if phrase.words in words("feminine pronoun") else "m"
        if self._is_of_stranger(token, sentence):
            return []
        barred = {reading.mention.id for reading in speaker or ()} | self._barred(token, sentence)
        scores: dict[str, float] = {}
        latest: dict[str, Reading] = {}
        for reading in self.discourse.readings.before(sentence.start + phrase.start, sentence.index - _REACH):
            if not reading.personal or reading.gender not in (gender, "") or reading.mention.id in barred:
                continue
            score = self._weight(reading, token, sentence, doc) - (0.0 if reading.gender else 0.5)
            latest[reading.mention.id] = reading
            scores[reading.mention.id] = max(score, scores.get(reading.mention.id, 0.0))
        ranked = sorted(scores, key=lambda key: -scores[key])
        if (
            ranked
            and all(r.sentence < sentence.index for r in latest.values())
            and self._names_stranger(token, sentence)
        ):
            return []  # "Among them is Ana Mora; police arrested her", with Mora unknown
        if not ranked or (len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < _MARGIN):
            return []
        return [latest[ranked[0]]]

    def _weight(self, reading: Reading, token: Token, sentence: Sentence, doc: Doc) -> float:
        """How well a person of this or an earlier sentence fits a pronoun: near, a subject, the one who speaks."""
        back = sentence.index - reading.sentence
        subject = self.discourse.is_subject(reading)
        weight = (
            3.0 - back + (1.5 if subject else 0.0) - (1.0 if self.discourse.quote_at(reading.mention.start) else 0.0)
        )
        weight -= 1.0 if reading.mention.via == "nominal" else 0.0
        if back == 0:
            verb = verb_of(token)
            governor = doc[reading.head]
            if not subject and token.dep_ in ("dobj", "dative", "pobj") and top(governor).dep_ in ("dobj", "pobj"):
                weight += 1.5  # "spoke with Trudeau and urged him"
            if subject and verb is not None:
                above = verb_of(governor)
                if token.dep_ == "poss" and subject_of(verb) in (governor, top(governor)):
                    weight += 1.5  # "Putin promised to send his envoy"
                elif is_subject(token) and above is not None and clause_above(verb) == above:
                    weight += 1.5  # "Putin said he would"
        if is_subject(token) and token.head.lemma_.lower() in words("speech") and self.discourse.spoke_last(reading):
            weight += 2.5  # '"...," he added'
        return weight

    def _is_of_stranger(self, token: Token, sentence: Sentence) -> bool:
        """Whether a pronoun most likely means a person who was not resolved: "Smith said he", with Smith unknown."""
        verb = verb_of(token)
        above = clause_above(verb) if verb is not None and is_subject(token) else verb
        subject = subject_of(above) if above is not None else None
        if subject is None or subject.i == token.i or subject.pos_ != "PROPN":
            return False
        return not self.discourse.of(subject, sentence.index)

    def _names_stranger(self, token: Token, sentence: Sentence) -> bool:
        """Whether the sentence names someone, in two words or more, who was not resolved."""
        known = {i for r in self.discourse.readings.within(sentence.index) for i in self._tokens(r, sentence)}
        return any(
            before.pos_ == "PROPN"
            and before.dep_ in ("attr", "nsubj", "nsubjpass", "dobj")
            and before.i not in known
            and any(c.pos_ == "PROPN" and c.dep_ == "compound" for c in before.children)
            for before in token.doc[: token.i]
        )

    def _tokens(self, reading: Reading, sentence: Sentence) -> Iterator[int]:
        yield from (token.i for token in sentence.tokens_within(reading.mention.start, reading.mention.end))

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
        for reading in self.discourse.of(subject, sentence.index):
            barred.add(reading.mention.id)
            if reading.mention.type == "state":
                near = self.discourse.readings.before(sentence.start + token.idx, sentence.index - _REACH)
                barred |= {r.mention.id for r in near if r.mention.country == reading.mention.country}
        return barred

    # -- it -----------------------------------------------------------------------------------------------------------

    def _it(self, token: Token, sentence: Sentence, doc: Doc) -> list[Reading]:
        if _is_dummy(token):
            return []
        verb = verb_of(token)
        if verb is None:
            return []
        outer = subject_above(verb, token)
        matrix = self.discourse.corporate(outer, sentence)
        if is_subject(token):
            if _parenthetical(verb) or outer is None:
                return self.discourse.corporate_before(sentence, speaks=verb.lemma_.lower() in words("speech"))
            return matrix
        subject = subject_of(verb)
        if subject is None or subject.i == token.i or token.i in {t.i for t in subject.subtree}:
            return matrix or (self.discourse.corporate_before(sentence, speaks=False) if outer is None else [])
        if (found := self._other(token, verb, subject, matrix, sentence)) is not None:
            return found
        if subject.lower_ == "it" or token.dep_ == "poss" or token.lower_ == "itself":
            own = self.discourse.corporate(subject, sentence)
            if own and matrix and own[0].mention.id != matrix[0].mention.id and verb.dep_ in ("advcl", "relcl"):
                return []  # "Russia ... after Turkey shot down one of its jets": whose?
            return own or (matrix if self.discourse.of(subject, sentence.index) else [])
        return []

    def _other(
        self, token: Token, verb: Token, subject: Token, matrix: list[Reading], sentence: Sentence
    ) -> list[Reading] | None:
        """Whom "it" means where it cannot be the subject: "accused it", "declined its offer", "violating its airspace".

        Who acts in the clause above, else the state or body named last; None where it may be the subject.
        """
        own = {r.mention.id for r in self.discourse.of(subject, sentence.index)}
        own |= {r.mention.country for r in self.discourse.of(subject, sentence.index) if r.mention.country}
        if not own or not _is_of_another(token, verb.lemma_.lower()):
            return None
        if matrix and not {matrix[0].mention.id, matrix[0].mention.country} & own:
            return matrix
        at = sentence.start + token.idx
        for index in (sentence.index, sentence.index - 1):
            before = [r for r in self.discourse.readings.within(index) if r.mention.end <= at and r.corporate]
            others = [
                r
                for r in before
                if r.mention.via not in ("place", "demonym") and not {r.mention.id, r.mention.country} & own
            ]
            if others:
                return others[-1:] if len({r.mention.id for r in others}) == 1 else []
        return []

    # -- they ---------------------------------------------------------------------------------------------------------

    def _they(self, token: Token, sentence: Sentence, doc: Doc) -> list[Reading]:
        verb = verb_of(token)
        if verb is None:
            return []
        if not is_subject(token):
            subject = subject_of(verb)
            if subject is not None and subject.i != token.i and (token.dep_ == "poss" or token.lower_ == "themselves"):
                return self.discourse.plural(subject, sentence)
            if token.lower_ == "them":
                return self._them(token, subject, sentence)
        above = clause_above(verb)
        if above is not None:
            subject = subject_of(above)
            return self.discourse.plural(subject, sentence) if subject is not None else []
        previous = self.discourse.sentences.get(sentence.index - 1)
        if previous is None or previous.doc is None:
            return []
        root = next((t for t in previous.doc if t.dep_ == "ROOT"), None)
        subject = subject_of(root) if root is not None else None
        if root is None or subject is None:
            return []
        return self.discourse.plural(subject, previous) or self._who_met(root, subject, previous)

    def _them(self, token: Token, subject: Token | None, sentence: Sentence) -> list[Reading]:
        """The several last named who are not the subject: "phoned both leaders and warned them"."""
        own = {r.mention.id for r in self.discourse.of(subject, sentence.index)} if subject is not None else set()
        at = sentence.start + token.idx
        for index in (sentence.index, sentence.index - 1):
            before = [r for r in self.discourse.readings.within(index) if r.mention.end <= at]
            many = [r for r in before if _is_many(r, before) and r.mention.id not in own]
            if many:
                last = many[-1].mention
                return [r for r in many if (r.mention.start, r.mention.end) == (last.start, last.end)]
        return []

    def _who_met(self, verb: Token, subject: Token, sentence: Sentence) -> list[Reading]:
        """The two of "Putin met Obama" or "Putin spoke with Obama"."""
        if verb.lemma_.lower() not in words("meeting"):
            return []
        first = self.discourse.of(subject, sentence.index)
        second: list[Reading] = []
        for child in verb.children:
            objects = (
                [child]
                if child.dep_ == "dobj"
                else [t for t in child.children if t.dep_ == "pobj"]
                if child.dep_ == "prep"
                else []
            )
            second += [r for t in objects for r in self.discourse.of(t, sentence.index) if r.personal]
        found = [r for r in first if r.personal] + second
        return found if len({r.mention.id for r in found}) == 2 else []


def _is_of_another(token: Token, verb: str) -> bool:
    """Whether "it" is not the one that acts: what is declined or violated is another's, as are ties with it."""
    above = token.head
    if token.dep_ == "dobj":
        return verb in words("done to one")
    if token.dep_ == "pobj":
        return above.lower_ in words("against another") and above.head.lemma_.lower() in words("dealings")
    if token.dep_ != "poss" or above.lemma_.lower() in words("relation"):
        return False
    answered = above.dep_ == "dobj" and above.lemma_.lower() in words("offered") and verb in words("answering")
    return answered or verb in words("trespassing")


def _is_many(reading: Reading, others: list[Reading]) -> bool:
    """Whether "them" could stand for what a reading stands for: a group, or several of one span."""
    span = reading.mention.start, reading.mention.end
    several = sum((r.mention.start, r.mention.end) == span for r in others) > 1
    group = reading.plural and reading.mention.type in ("group", "people", "organisation")
    return (several or group or reading.words in words("plural body")) and reading.mention.via != "place"


def _is_dummy(token: Token) -> bool:
    """ "it is difficult to discuss", "it seems that": an "it" that stands for nothing."""
    if token.lower_ != "it" or not is_subject(token):
        return False
    verb = token.head
    if any(child.dep_ == "acomp" and child.lower_ in words("state of mind") for child in verb.children):
        return False  # "it was deeply concerned"
    held = {child.dep_ for child in verb.children}
    return verb.lemma_.lower() in words("dummy verb") and bool(
        held & {"acomp", "ccomp", "xcomp", "attr", "csubj", "advcl"}
    )


def _parenthetical(verb: Token) -> bool:
    """Whether a clause stands beside what it reports: '"...," it said'."""
    return any(child.dep_ == "ccomp" and child.i < verb.i for child in verb.children)


def _has_object_pronoun(verb: Token) -> bool:
    return any(child.dep_ in ("dobj", "dative") and child.tag_ == "PRP" for child in verb.children)
