"""Claims against gold claims: which belong together, and in which fields they agree.

Within a sentence, claims and gold claims are paired one to one. A claim is *right* when its event type, the countries
of its actors and the countries of its recipients are all right; the other fields are told of pairs alone.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import detente
from detente.actors.actor import ActorMention
from detente.claims.claim import Attribution, Claim
from detente.scoring.gold import GoldArticle, GoldClaim

FIELDS = ("event", "kind", "actors", "recipients", "status", "date", "speakers")
DECISIVE = ("event", "actors", "recipients")


@dataclass(frozen=True, slots=True)
class Match:
    """A gold claim and a claim of one sentence; either may be missing. ``agreeing`` names the fields that agree."""

    sentence: str
    gold: GoldClaim | None
    claim: Claim | None
    agreeing: frozenset[str] = frozenset()

    @property
    def right(self) -> bool:
        return self.agreeing.issuperset(DECISIVE)


def measure(article: GoldArticle) -> list[Match]:
    """Code an article from its text, headline and day, and match what comes out with what was marked."""
    return list(match(article, detente.code(article.text, published=article.published, headline=article.headline)))


def match(article: GoldArticle, claims: Sequence[Claim]) -> Iterator[Match]:
    """The matches of an article's claims, in the order of its sentences; those in none of them come last."""
    by_sentence: dict[int | None, list[Claim]] = {}
    for claim in claims:
        by_sentence.setdefault(_sentence_of(claim, article), []).append(claim)
    for n, (start, end) in enumerate(article.sentences):
        marked = [gold for gold in article.claims if gold.sentence == n]
        yield from matches_of(article.text[start:end], marked, by_sentence.pop(n, []))
    for strays in by_sentence.values():
        yield from (Match(claim.evidence.text, None, claim) for claim in strays)


def matches_of(sentence: str, gold: Sequence[GoldClaim], claims: Sequence[Claim]) -> Iterator[Match]:
    """Pair the claims of one sentence, the best agreement first; what has no counterpart comes alone.

    Claims of another event type that hang on another word are not counterparts.
    """
    candidates = []
    for g, marked in enumerate(gold):
        for c, claim in enumerate(claims):
            agree, word = agreeing(marked, claim), _same_word(marked, claim)
            if word or "event" in agree:
                rank = (not agree.issuperset(DECISIVE), not word, -len(agree), g, c)
                candidates.append((rank, Match(sentence, marked, claim, agree)))
    free_gold, free_claims = set(range(len(gold))), set(range(len(claims)))
    for (*_, g, c), pair in sorted(candidates, key=lambda candidate: candidate[0]):
        if g in free_gold and c in free_claims:
            free_gold.remove(g)
            free_claims.remove(c)
            yield pair
    yield from (Match(sentence, gold[g], None) for g in sorted(free_gold))
    yield from (Match(sentence, None, claims[c]) for c in sorted(free_claims))


def agreeing(gold: GoldClaim, claim: Claim) -> frozenset[str]:
    """The names of the fields in which a claim agrees with the gold."""
    agrees = {
        "event": claim.event == gold.event,
        "kind": claim.kind == gold.kind,
        "actors": countries_of(claim.actors) == gold.actors,
        "recipients": countries_of(claim.recipients) == gold.recipients,
        "status": claim.status == gold.status,
        "date": (claim.date.start, claim.date.end) == (gold.date or (None, None)),
        "speakers": _same_speakers(gold.speakers, claim.attribution),
    }
    return frozenset(name for name, right in agrees.items() if right)


def countries_of(actors: Sequence[ActorMention]) -> frozenset[str]:
    """The countries of one side of a claim."""
    return frozenset(actor.country for actor in actors if actor.country)


def _same_word(gold: GoldClaim, claim: Claim) -> bool:
    """Whether both claims hang on the same word of the sentence."""
    found, marked = claim.evidence.trigger.text, gold.trigger
    return found in marked or marked in found


def _same_speakers(gold: Sequence[str], chain: Sequence[Attribution]) -> bool:
    return len(gold) == len(chain) and all(map(_same_speaker, gold, chain))


def _same_speaker(gold: str, link: Attribution) -> bool:
    """Whether a link of the chain is the speaker in the gold: a country code, or a name by its last word."""
    speaker = link.speaker
    if len(gold) == 3 and gold.isupper():
        return speaker is not None and speaker.country == gold
    heard = " ".join(filter(None, [speaker.name if speaker else None, link.medium, link.text]))
    return _folded(gold).split()[-1] in _folded(heard).replace(",", " ").split()


def _folded(name: str) -> str:
    """A name without case and accents: "Félix" and "FELIX" are one."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()


def _sentence_of(claim: Claim, article: GoldArticle) -> int | None:
    """The number of the gold sentence that holds the claim's trigger, or None where the text has no such evidence."""
    evidence = claim.evidence
    start = evidence.start
    if article.text[start : evidence.end] != evidence.text:
        start = article.text.find(evidence.text)
        if start < 0:
            return None
    trigger = start + evidence.trigger.start - evidence.start
    return next((n for n, (begin, end) in enumerate(article.sentences) if begin <= trigger < end), None)
