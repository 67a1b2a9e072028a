"""Coding an article: every act that its sentences tell, as claims, and for the acts not coded the reason."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from detente.actors.actor import ActorMention
from detente.articles.article import Article
from detente.claims.attribution import Attributions, Saying
from detente.claims.claim import Claim, Span
from detente.claims.clauses import head_verbs
from detente.claims.composing import Composer
from detente.claims.drafts import Draft, draft
from detente.claims.framed import called_for
from detente.claims.generic import generic
from detente.claims.inferring import announcer, settle
from detente.claims.judging import confidence, refusal
from detente.claims.layers import Act, Coding, Layers, Said
from detente.claims.making import make_claim, reference
from detente.claims.matching import is_act_word
from detente.claims.parties import Parties
from detente.claims.standing import is_called_for
from detente.claims.vocabulary import lexicon
from detente.sentences.doc import Token
from detente.sentences.sentence import Sentence


def code(article: Article, layers: Layers, least: float = 0.5) -> Coding:
    """The claims of an article, in the order of its text; those less sure than ``least`` (0 to 1) are not made."""
    return _ArticleCoder(article, layers, least).run()


class _ArticleCoder:
    """Codes one article sentence by sentence; what was told before is at hand for what points back to it."""

    def __init__(self, article: Article, layers: Layers, least: float) -> None:
        self._lexicon = lexicon()
        self._layers = layers
        self._least = least
        self._attributions = Attributions(self._lexicon)
        self._starts = [mention.start for mention in layers.actors]
        self._article = reference(article)
        self._claims: list[Claim] = []
        self._acts: list[Act] = []
        self._said: list[Said] = []

    def run(self) -> Coding:
        for sentence in self._layers.sentences:
            if sentence.doc is not None:
                self._sentence(sentence)
        return Coding(tuple(self._claims), tuple(self._acts), tuple(self._said))

    def _sentence(self, sentence: Sentence) -> None:
        parties = Parties(sentence, self._mentions(sentence), self._lexicon.classes["quantity"])
        drafts, reasons = self._drafts(sentence, parties)
        made: dict[int, list[Claim]] = defaultdict(list)
        for act in Composer(drafts, parties, self._lexicon).compose():
            claim = self._claim(act, sentence, parties, made)
            if isinstance(claim, str):
                reasons[act.token.i] = claim
            else:
                made[act.token.i].append(claim)
                self._claims.append(claim)
        self._acts += _acts(sentence, drafts, reasons, made)
        self._said += [_said(saying, sentence) for saying in self._attributions.remember(sentence, parties)]

    def _mentions(self, sentence: Sentence) -> Sequence[ActorMention]:
        first, last = bisect_left(self._starts, sentence.start), bisect_left(self._starts, sentence.end)
        return self._layers.actors[first:last]

    def _drafts(self, sentence: Sentence, parties: Parties) -> tuple[dict[int, Draft], dict[int, str]]:
        """The drafts of a sentence by the index of their token, and why other words of acts have none."""
        drafts: dict[int, Draft] = {}
        reasons: dict[int, str] = {}
        for token in sentence.doc or ():
            made = draft(token, parties, self._lexicon) if is_act_word(token, self._lexicon) else None
            if not isinstance(made, Draft):
                made = generic(token, parties, self._lexicon) or made
            if isinstance(made, Draft):
                drafts[token.i] = made
            elif made:
                reasons[token.i] = made
        return drafts, reasons

    def _claim(
        self, act: Draft, sentence: Sentence, parties: Parties, made: Mapping[int, Sequence[Claim]]
    ) -> Claim | str:
        """The claim that an act makes, or why it makes none; ``made`` are those of the sentence so far."""
        sayings = self._attributions.chain(act.token, sentence, parties)
        if head_verbs(act.token) and is_called_for(act.token):
            speaker = next((s.link.speaker for s in sayings if s.link.speaker is not None), None)
            asked = called_for(act, speaker, self._lexicon)
            if isinstance(asked, str):
                return asked
            act = asked
        act.actors = act.actors or announcer(sayings)
        settle(act, sentence, parties, self._layers.places, self._claims)
        if reason := refusal(act, self._lexicon):
            return reason
        sure = confidence(act)
        if sure < self._least:
            return f"not sure enough ({sure:.2f})"
        claim = make_claim(act, sentence, sayings, sure, self._article, self._layers, self._lexicon)
        if act.frame is not None and (frames := made.get(act.frame.token.i)):
            claim = replace(claim, frame=frames[0].id)
        if any(_is_same_act(claim, other) for several in made.values() for other in several):
            return "told already in this sentence"
        return claim


def _is_same_act(one: Claim, other: Claim) -> bool:
    def key(claim: Claim) -> tuple[object, ...]:
        parties = frozenset(m.id for m in (*claim.actors, *claim.recipients))
        return claim.event, claim.kind, parties, claim.status == "negated"

    return key(one) == key(other)


def _acts(
    sentence: Sentence,
    drafts: Mapping[int, Draft],
    reasons: Mapping[int, str],
    made: Mapping[int, Sequence[Claim]],
) -> Iterator[Act]:
    """The layer of acts: each word that the lexicon knows, with its claims or the reason for none."""
    assert sentence.doc is not None
    for i in sorted({*drafts, *reasons, *made}):
        token = sentence.doc[i]
        start = sentence.start + token.idx
        span = token.text, start, start + len(token)
        if claims := made.get(i):
            yield Act(*span, claims[0].event, claims[0].kind, tuple(claim.id for claim in claims), None)
        else:
            yield Act(*span, None, None, (), reasons.get(i, "told by the word that it stands under"))


def _said(saying: Saying, sentence: Sentence) -> Said:
    def span(first: Token, last: Token) -> Span:
        start, end = first.idx, last.idx + len(last)
        return Span(sentence.text[start:end], sentence.start + start, sentence.start + end)

    content = span(saying.content.left_edge, saying.content.right_edge)
    cue = span(saying.cue, saying.cue)
    speaker = span(saying.source.left_edge, saying.source) if saying.source is not None else None
    every = [each for each in (content, cue, speaker) if each is not None]
    return Said(min(each.start for each in every), max(each.end for each in every), speaker, cue, content)
