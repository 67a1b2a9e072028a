"""What a pledge consists of, read from the claims of the event that opened it: its words, its deeds, its day."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from detente.articles.article import PageDate
from detente.claims.claim import Claim
from detente.ledger.contacts.wording import stems
from detente.ledger.events.event import Event
from detente.ledger.pledges.pledge import PledgeKind
from detente.ledger.pledges.vocabulary import deeds, openers
from detente.sentences import Sentence
from detente.times import find_times

_STOP = re.compile(r"[.;:\u201c\u201d\"]|,\s(?:but|while|and that was)\b")
# "by Saturday", "within 72 hours", "until 1 June": the act falls due then.
_BY = re.compile(
    r"\b(?:by|within|until|till|before|in|this|next|for)\s+(?:the\s+end\s+of\s+)?(?:the\s+)?$", re.IGNORECASE
)
_LONGEST = 240  # characters of the content of a pledge
_BEFORE = 60


@dataclass(frozen=True, slots=True)
class Terms:
    """What was pledged: by whose hand it is carried out ("maker" or "recipient"), in which words, by which day."""

    event: Event
    kind: PledgeKind
    always: bool
    content: str
    stems: frozenset[str]
    done: frozenset[str]
    undone: frozenset[str]
    due: str | None

    @property
    def hand(self) -> str:
        """Who must act: of a demand and an invitation the recipient, else the maker."""
        return "recipient" if self.kind in ("demand", "invitation") else "maker"

    @property
    def made(self) -> str | None:
        """The first day on which the pledge may have been made."""
        return self.event.date.start or self.event.first_published


def terms_of(event: Event, claims: Mapping[str, Claim]) -> Terms | None:
    """The terms of the pledge that an event opens, None where it opens none."""
    opener = openers().get(event.kind or "")
    told = [claims[name] for name in event.claims if name in claims]
    if opener is None or not told:
        return None
    texts = [clause(claim) for claim in told]
    named = stems(" ".join(texts)) - _names(told)
    lowered = " ".join(texts).lower()
    fitting = [deed for deed in deeds() if any(_has(word, lowered) for word in deed.words)]
    return Terms(
        event,
        *opener,
        _content(told[0]),
        named,
        frozenset().union(*(deed.done for deed in fitting)),
        frozenset().union(*(deed.undone for deed in fitting)),
        next((due for claim in told if (due := _due(claim)) is not None), None),
    )


def words_of(event: Event, claims: Mapping[str, Claim]) -> frozenset[str]:
    """The words in which an event is told, without the names of its parties."""
    told = [claims[name] for name in event.claims if name in claims]
    return stems(" ".join(clause(claim) for claim in told)) - _names(told)


def clause(claim: Claim) -> str:
    """The words around the act: from a little before it to the end of what it governs."""
    evidence = claim.evidence
    at = evidence.trigger.start - evidence.start
    stop = _STOP.search(evidence.text, max(at, evidence.trigger.end - evidence.start))
    begin = max((m.end() for m in _STOP.finditer(evidence.text, 0, at)), default=0)
    return evidence.text[max(begin, at - _BEFORE) : stop.start() if stop else len(evidence.text)]


def _content(claim: Claim) -> str:
    """What was pledged, in the words of a claim: from the word of the act to the end of its clause."""
    evidence = claim.evidence
    at = evidence.trigger.start - evidence.start
    stop = _STOP.search(evidence.text, max(at, evidence.trigger.end - evidence.start))
    return evidence.text[at : min(at + _LONGEST, stop.start() if stop else len(evidence.text))].strip()


def _has(word: str, text: str) -> bool:
    """Whether a text has a word that begins so."""
    return re.search(rf"\b{re.escape(word)}", text) is not None


def _names(told: Sequence[Claim]) -> frozenset[str]:
    return stems(" ".join(f"{m.text} {m.name}" for claim in told for m in (*claim.actors, *claim.recipients)))


def _due(claim: Claim) -> str | None:
    """The last day by which the pledge falls due: "by Saturday", "within 72 hours"; later than the article's day."""
    evidence, published = claim.evidence, claim.article.published
    if published is None:
        return None
    day = published[:10]
    sentence = Sentence(0, 0, evidence.start, evidence.end, evidence.text)
    for mention in find_times([sentence], PageDate(day, day, "given")):
        before = evidence.text[: mention.start - evidence.start]
        if mention.start > evidence.trigger.start and mention.ends and mention.ends >= day and _BY.search(before):
            return mention.ends
    return None
