"""Coding an article: every act that its sentences tell, as claims, and for the acts not coded the reason."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from detente.actors.actor import ActorMention
from detente.articles.article import Article
from detente.claims.attribution import Attributions, Saying
from detente.claims.claim import Claim, Span
from detente.claims.clauses import head_verbs
from detente.claims.composing import Composer
from detente.claims.crowds import crowd
from detente.claims.drafts import NO_FRAME, Draft, draft
from detente.claims.framed import called_for
from detente.claims.generic import generic
from detente.claims.inferring import announcer, settle
from detente.claims.judging import SURE_ENOUGH, confidence, refusal
from detente.claims.layers import Act, Coding, Layers, Said
from detente.claims.making import make_claim, reference
from detente.claims.matching import is_act_word
from detente.claims.parties import Parties
from detente.claims.proposing import proposals
from detente.claims.standing import is_called_for
from detente.claims.vocabulary import lexicon
from detente.claims.weighing import Weighed, weigh_all
from detente.sentences.doc import Token
from detente.sentences.sentence import Sentence


def code(article: Article, layers: Layers, least: float = SURE_ENOUGH) -> Coding:
    """The claims of an article, in the order of its text; those less sure than ``least`` (0 to 1) are not made."""
    return _ArticleCoder(article, layers, least).run()


@dataclass(slots=True)
class _Made:
    """An act that makes a claim, with all that the claim is made from."""

    act: Draft
    sayings: Sequence[Saying]
    claim: Claim
    frame: _Made | None = None


@dataclass(slots=True)
class _Told:
    """What a sentence tells: its acts by their word, and for the words that make no claim the reason."""

    sentence: Sentence
    drafts: dict[int, Draft]
    reasons: dict[int, str]
    made: dict[int, list[_Made]] = field(default_factory=lambda: defaultdict(list))
    proposed: list[tuple[Draft, Sequence[Saying]]] = field(default_factory=list)

    def every(self) -> list[_Made]:
        return [made for several in self.made.values() for made in several]


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
        self._said: list[Said] = []

    def run(self) -> Coding:
        told = [self._read(sentence) for sentence in self._layers.sentences if sentence.doc is not None]
        self._weigh(told)
        every = sorted(
            (made for one in told for made in one.every()), key=lambda made: made.claim.evidence.trigger.start
        )
        claims = [replace(m.claim, frame=m.frame.claim.id) if m.frame is not None else m.claim for m in every]
        acts = [act for one in told for act in _acts(one)]
        return Coding(tuple(claims), tuple(acts), tuple(self._said))

    def _read(self, sentence: Sentence) -> _Told:
        """What the lexicon finds in a sentence, and what only its grammar proposes."""
        parties = Parties(sentence, self._mentions(sentence), self._lexicon.classes["quantity"])
        told = _Told(sentence, *self._drafts(sentence, parties))
        for act in Composer(told.drafts, parties, self._lexicon).compose():
            made = self._make(act, told, parties)
            if isinstance(made, str):
                told.reasons[act.token.i] = made
            else:
                told.made[act.token.i].append(made)
                self._claims.append(made.claim)
        taken = {*told.drafts, *(i for i, reason in told.reasons.items() if reason != NO_FRAME)}
        for act in proposals(sentence.doc or (), taken, parties, self._lexicon):
            told.proposed.append((act, self._attributions.chain(act.token, sentence, parties)))
        self._said += [_said(saying, sentence) for saying in self._attributions.remember(sentence, parties)]
        return told

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

    def _make(self, act: Draft, told: _Told, parties: Parties) -> _Made | str:
        """The claim that an act of the lexicon makes, or why it makes none."""
        sayings = self._attributions.chain(act.token, told.sentence, parties)
        if head_verbs(act.token) and is_called_for(act.token):
            speaker = next((s.link.speaker for s in sayings if s.link.speaker is not None), None)
            asked = called_for(act, speaker, self._lexicon)
            if isinstance(asked, str):
                return asked
            act = asked
        if act.code.event == "PROTEST":
            act.actors = act.actors or crowd(act, told.sentence, self._layers.places, self._lexicon)
        else:
            act.actors = act.actors or announcer(sayings)
        settle(act, told.sentence, parties, self._layers.places, self._claims)
        if reason := refusal(act, self._lexicon):
            return reason
        frames = told.made.get(act.frame.token.i) if act.frame is not None else None
        return self._finish(act, told, sayings, Weighed(act.code, "lexicon"), frames[0] if frames else None)

    def _finish(
        self, act: Draft, told: _Told, sayings: Sequence[Saying], weighed: Weighed, frame: _Made | None = None
    ) -> _Made | str:
        """The claim of an act whose code is decided, unless it has been told."""
        sure = confidence(act, weighed)
        claim = make_claim(act, told.sentence, sayings, sure, weighed.by, self._article, self._layers, self._lexicon)
        if any(_is_same_act(claim, other.claim) for other in told.every()):
            return "told already in this sentence"
        return _Made(act, sayings, claim, frame)

    def _weigh(self, every: Sequence[_Told]) -> None:
        """Have the model judge what is doubtful or only proposed, of the whole article at once."""
        known = [(told, made) for told in every for made in told.every()]
        proposed = [(told, act, sayings) for told in every for act, sayings in told.proposed]
        acts = [(made.act, told.sentence) for told, made in known]
        weighed = weigh_all([*acts, *((act, told.sentence) for told, act, _ in proposed)])
        for (told, made), decision in zip(known, weighed, strict=False):
            if decision is not None:
                self._reconsider(told, made, decision)
        for (told, act, sayings), decision in zip(proposed, weighed[len(known) :], strict=True):
            if decision is not None:
                self._add(told, act, sayings, decision)
        for told in every:
            self._keep_the_sure(told)

    def _reconsider(self, told: _Told, made: _Made, decision: Weighed) -> None:
        """Make the claim of an act of the lexicon anew in view of the decision, or take it back."""
        siblings = told.made[made.act.token.i]
        siblings.remove(made)
        again = self._finish(made.act, told, made.sayings, decision)
        if isinstance(again, str):
            told.reasons[made.act.token.i] = again
        else:
            made.claim = again.claim  # claims that stand under this one point to it
            siblings.append(made)

    def _add(self, told: _Told, act: Draft, sayings: Sequence[Saying], decision: Weighed) -> None:
        """Make the claim of an act that the model knows and the lexicon does not."""
        act.code = decision.code
        made = refusal(act, self._lexicon) or self._finish(act, told, sayings, decision)
        if isinstance(made, str):
            told.reasons[act.token.i] = made
        else:
            told.made[act.token.i].append(made)

    def _keep_the_sure(self, told: _Told) -> None:
        for made in told.every():
            if made.claim.confidence < self._least:
                told.made[made.act.token.i].remove(made)
                told.reasons[made.act.token.i] = f"not sure enough ({made.claim.confidence:.2f})"


def _is_same_act(one: Claim, other: Claim) -> bool:
    def key(claim: Claim) -> tuple[object, ...]:
        return claim.event, claim.kind, _ids(claim.actors) | _ids(claim.recipients), claim.status == "negated"

    # "Chad shelled Mali, and Mali shelled Chad": two acts, while two words for a meeting are one
    returned = one.event != "CONSULT" and bool(one.recipients) and _ids(one.recipients) == _ids(other.actors)
    return key(one) == key(other) and not returned


def _ids(actors: Sequence[ActorMention]) -> frozenset[str]:
    return frozenset(actor.id for actor in actors)


def _acts(told: _Told) -> Iterator[Act]:
    """The layer of acts: each word that the lexicon knows, with its claims or the reason for none."""
    assert told.sentence.doc is not None
    for i in sorted({*told.drafts, *told.reasons, *told.made}):
        token = told.sentence.doc[i]
        start = told.sentence.start + token.idx
        span = token.text, start, start + len(token)
        if claims := [made.claim for made in told.made.get(i, ())]:
            yield Act(*span, claims[0].event, claims[0].kind, tuple(claim.id for claim in claims), None)
        else:
            yield Act(*span, None, None, (), told.reasons.get(i, "told by the word that it stands under"))


def _said(saying: Saying, sentence: Sentence) -> Said:
    def span(first: Token, last: Token) -> Span:
        start, end = first.idx, last.idx + len(last)
        return Span(sentence.text[start:end], sentence.start + start, sentence.start + end)

    content = span(saying.content.left_edge, saying.content.right_edge)
    cue = span(saying.cue, saying.cue)
    speaker = span(saying.source.left_edge, saying.source) if saying.source is not None else None
    every = [each for each in (content, cue, speaker) if each is not None]
    return Said(min(each.start for each in every), max(each.end for each in every), speaker, cue, content)
