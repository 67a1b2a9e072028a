"""Coding an article: every act that its sentences tell, as claims, and for the acts not coded the reason."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from detente._version import __version__
from detente.actors.actor import ActorMention
from detente.articles.article import Article, PageDate
from detente.claims.amounts import amounts_of
from detente.claims.attribution import Attributions, Saying
from detente.claims.claim import (
    ArticleReference,
    Attribution,
    Claim,
    ClaimDate,
    ClaimPlace,
    Coder,
    Evidence,
    Span,
)
from detente.claims.clauses import head_verbs, objects
from detente.claims.composing import Composer, called_for, generic
from detente.claims.contexts import contexts_of
from detente.claims.dating import claim_date
from detente.claims.drafts import NEEDS_RECIPIENT, Draft, draft
from detente.claims.inferring import announcer, at_home, by_destination, meant, of_territory
from detente.claims.matching import is_act_word
from detente.claims.parties import Parties, without
from detente.claims.readings import is_called_for
from detente.claims.vocabulary import Lexicon, lexicon
from detente.ontology import ontology
from detente.places import place_of
from detente.places.place import PlaceMention
from detente.sentences.sentence import Sentence
from detente.times.timex import TimeMention

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Act:
    """A word that may name an act; ``claims`` are the ids of the claims made of it, ``reason`` says why there is none."""

    text: str
    start: int
    end: int
    event: str | None
    kind: str | None
    claims: tuple[str, ...]
    reason: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """A place where somebody's word is given, as spans of the body; ``speaker`` is None where none is named."""

    start: int
    end: int
    speaker: Span | None
    cue: Span
    content: Span


@dataclass(frozen=True, slots=True)
class Layers:
    """All that the text holds besides acts, over the sentences of one article."""

    sentences: Sequence[Sentence]
    actors: Sequence[ActorMention]
    times: Sequence[TimeMention]
    places: Sequence[PlaceMention]


@dataclass(frozen=True, slots=True)
class Coding:
    """What was made of an article."""

    claims: tuple[Claim, ...]
    acts: tuple[Act, ...]
    attributions: tuple[Said, ...]


def code(article: Article, layers: Layers, least: float = 0.5) -> Coding:
    """The claims of an article, in the order of its text; those less sure than ``least`` (0 to 1) are not made."""
    return _ArticleCoder(article, layers, least).run()


class _ArticleCoder:
    def __init__(self, article: Article, layers: Layers, least: float) -> None:
        self._lexicon: Lexicon = lexicon()
        self._layers = layers
        self._least = least
        self._attributions = Attributions(self._lexicon)
        self._starts = [mention.start for mention in layers.actors]
        self._reference = ArticleReference(
            article.id, article.url, article.publisher, article.headline, _published(article.published), article.origin
        )
        self._claims: list[Claim] = []
        self._acts: list[Act] = []
        self._said: list[Said] = []

    def run(self) -> Coding:
        for sentence in self._layers.sentences:
            if sentence.doc is not None:
                self._sentence(sentence)
        return Coding(tuple(self._claims), tuple(self._acts), tuple(self._said))

    def _sentence(self, sentence: Sentence) -> None:
        assert sentence.doc is not None
        parties = Parties(sentence, self._mentions(sentence), self._lexicon.classes["quantity"])
        drafts, reasons = self._drafts(sentence, parties)
        composed = Composer(drafts, parties, self._lexicon).compose()
        made: dict[int, list[Claim]] = {}
        for act in composed:
            outcome = self._claim(act, sentence, parties, made)
            if isinstance(outcome, str):
                reasons[act.token] = outcome
            else:
                made.setdefault(act.token.i, []).append(outcome)
                self._claims.append(outcome)
        self._record(sentence, drafts, composed, reasons, made)
        self._said += [_said(saying, sentence) for saying in self._attributions.remember(sentence, parties)]

    def _mentions(self, sentence: Sentence) -> Sequence[ActorMention]:
        first, last = bisect_left(self._starts, sentence.start), bisect_left(self._starts, sentence.end)
        return self._layers.actors[first:last]

    def _drafts(self, sentence: Sentence, parties: Parties) -> tuple[dict[int, Draft], dict[Token, str]]:
        drafts: dict[int, Draft] = {}
        reasons: dict[Token, str] = {}
        for token in sentence.doc or ():
            made: Draft | str | None = None
            if is_act_word(token, self._lexicon):
                made = draft(token, parties, self._lexicon)
            if not isinstance(made, Draft) and (other := generic(token, parties, self._lexicon)):
                made = other
            if isinstance(made, Draft):
                drafts[token.i] = made
            elif made:
                reasons[token] = made
        return drafts, reasons

    def _claim(self, act: Draft, sentence: Sentence, parties: Parties, made: dict[int, list[Claim]]) -> Claim | str:
        """The claim that an act makes, or why it makes none."""
        sayings = self._attributions.chain(act.token, sentence, parties)
        if head_verbs(act.token) and is_called_for(act.token):
            speaker = next((s.link.speaker for s in sayings if s.link.speaker is not None), None)
            asked = called_for(act, speaker, self._lexicon)
            if isinstance(asked, str):
                return asked
            act = asked
        if not act.actors:
            act.actors = announcer(sayings)
        if not act.actors:
            return "no actor"
        if act.code.kind == "martial_law" and any(
            "disasters" in self._lexicon.contexts.get(t.lemma_.lower(), ()) for t in act.token.doc
        ):
            return "an emergency over a disaster"
        recipients = [at_home(m, act, sentence, self._layers.places) for m in without(act.recipients, act.actors)]
        act.actors = [at_home(m, act, sentence, self._layers.places) for m in act.actors]
        recipients = recipients or without(meant(act, self._claims), act.actors) or of_territory(act, sentence)
        if act.wanting and not recipients and not _reciprocal(act):
            return "nobody but the actor to do it to"
        if act.code.event in NEEDS_RECIPIENT and not recipients and not _reciprocal(act):
            recipients = by_destination(act, parties)
            if not recipients:
                return "no recipient"
        if not any(_is_political(m) for m in (*act.actors, *recipients)):
            return "no political actor on either side"
        confidence = _confidence(act, recipients)
        if confidence < self._least:
            return f"not sure enough ({confidence:.2f})"
        claim = self._fill(act, recipients, sentence, sayings, confidence)
        if act.frame is not None and (frames := made.get(act.frame.token.i)):
            claim = replace(claim, frame=frames[0].id)
        for other in (each for several in made.values() for each in several):
            if _same_act(claim, other):
                return "told already in this sentence"
        return claim

    def _fill(
        self,
        act: Draft,
        recipients: list[ActorMention],
        sentence: Sentence,
        sayings: Sequence[Saying],
        confidence: float,
    ) -> Claim:
        token, code = act.token, act.code
        cameo = ontology().cameo[code.cameo]
        start = sentence.start + token.idx
        chain = (*_accusation(act), *(saying.link for saying in sayings))
        when = claim_date(token, sentence, self._layers.times, self._lexicon)
        things = [*act.fillers, *(objects(token) if not act.fillers else [])]
        return Claim(
            id=_identifier(self._reference.id, start, code.event, code.kind or "", act.actors, recipients),
            article=self._reference,
            event=code.event,
            mode=code.mode,
            contexts=contexts_of(act, self._lexicon),
            kind=code.kind,
            cameo=code.cameo,
            quad=cameo.quad,
            goldstein=cameo.goldstein,
            actors=tuple(act.actors),
            recipients=tuple(recipients),
            status=act.reading.status,
            date=when,
            place=self._place(start, sentence),
            attribution=_distinct_links(chain),
            amounts=amounts_of(things, self._dated(sentence)),
            evidence=Evidence(
                sentence.text,
                sentence.start,
                sentence.end,
                sentence.paragraph,
                Span(token.text, start, start + len(token)),
            ),
            confidence=confidence,
            coder=Coder("lexicon", act.rule, __version__),
        )

    def _place(self, start: int, sentence: Sentence) -> ClaimPlace | None:
        found = place_of(start, sentence, self._layers.places)
        if found is None:
            return None
        return ClaimPlace(found.text, found.name, found.country, found.latitude, found.longitude, found.geonames_id)

    def _dated(self, sentence: Sentence) -> frozenset[int]:
        """The tokens of the sentence's time expressions: the numbers in them are no amounts."""
        within = (t for t in self._layers.times if sentence.start <= t.start < sentence.end)
        return frozenset(token.i for t in within for token in sentence.tokens_within(t.start, t.end))

    def _record(
        self,
        sentence: Sentence,
        drafts: dict[int, Draft],
        composed: Sequence[Draft],
        reasons: dict[Token, str],
        made: dict[int, list[Claim]],
    ) -> None:
        """The layer of acts: each word that the lexicon knows, with its claims or the reason for none."""
        assert sentence.doc is not None
        every = {act.token.i for act in composed} | set(drafts) | {token.i for token in reasons}
        by_index = {token.i: why for token, why in reasons.items()}
        for i in sorted(every):
            token = sentence.doc[i]
            claims = made.get(i, [])
            first = claims[0] if claims else None
            why = None if claims else by_index.get(i, "told by the word that it stands under")
            start = sentence.start + token.idx
            self._acts.append(
                Act(token.text, start, start + len(token), first.event if first else None, first.kind if first else None,
                    tuple(claim.id for claim in claims), why)
            )  # fmt: skip


def _published(page: PageDate) -> str | None:
    """The day of the page, or an ISO 8601 interval where it is known to lie within a year."""
    if page.start is None or page.end is None or page.start == page.end:
        return page.start if page.end is not None else None
    within_a_year = date.fromisoformat(page.end) - date.fromisoformat(page.start) <= timedelta(days=366)
    return f"{page.start}/{page.end}" if within_a_year else None


def _reciprocal(act: Draft) -> bool:
    return len(act.actors) > 1


def _accusation(act: Draft) -> Iterable[Attribution]:
    """An act alleged or denied stands on the word of who alleges or denies it."""
    for actor in act.accusers:
        yield Attribution(actor, None, actor.text, actor.start, actor.end)


def _is_political(actor: ActorMention) -> bool:
    """Whether an actor is one that political event data is about, not a firm or a person of no office."""
    if actor.type == "state" or actor.country in ("IGO", "UNO", "EUR", "IMG"):
        return True
    return actor.sector in _POLITICAL


_POLITICAL = frozenset("GOV MIL LEG JUD COP SPY REB PRM PTY UAF OPP PRE ELI CVL REF REL SOC".split())


def _confidence(act: Draft, recipients: Sequence[ActorMention]) -> float:
    """How sure the coding is, from how much of a frame fits and how the parties were found (0 to 1)."""
    sure = 0.62 + 0.07 * min(act.weight, 4)
    if not recipients and len(act.actors) < 2:
        sure -= 0.1
    if any(m.via in ("pronoun", "nominal") for m in (*act.actors, *recipients)):
        sure -= 0.05
    if any(m.country is None for m in act.actors):
        sure -= 0.1
    if act.token.pos_ == "NOUN":
        sure -= 0.04
    return round(max(0.05, min(0.97, sure)), 2)


def _same_act(one: Claim, other: Claim) -> bool:
    def key(claim: Claim) -> tuple[object, ...]:
        return (
            claim.event, claim.kind, {m.id for m in claim.actors} | {m.id for m in claim.recipients}, claim.status == "negated"
        )  # fmt: skip

    return key(one) == key(other)


def _identifier(
    article: str, start: int, event: str, kind: str, actors: Sequence[ActorMention], recipients: Sequence[ActorMention]
) -> str:
    parts = [article, str(start), event, kind, *(m.id for m in actors), ">", *(m.id for m in recipients)]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def _distinct_links(chain: Iterable[Attribution]) -> tuple[Attribution, ...]:
    found: dict[tuple[str | None, str | None], Attribution] = {}
    for link in chain:
        found.setdefault((link.speaker.id if link.speaker else None, link.medium), link)
    return tuple(found.values())


def _said(saying: Saying, sentence: Sentence) -> Said:
    def span(first: Token, last: Token) -> Span:
        start, end = sentence.start + first.idx, sentence.start + last.idx + len(last)
        return Span(sentence.text[start - sentence.start : end - sentence.start], start, end)

    content = span(saying.content.left_edge, saying.content.right_edge)
    cue = span(saying.cue, saying.cue)
    speaker = span(saying.source.left_edge, saying.source) if saying.source is not None else None
    edges = [s for s in (content, cue, speaker) if s is not None]
    return Said(min(s.start for s in edges), max(s.end for s in edges), speaker, cue, content)


__all__ = ["Act", "ClaimDate", "Coding", "Layers", "Said", "code"]
