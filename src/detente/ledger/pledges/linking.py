"""Which later events bear on a pledge, how, and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from detente.claims.claim import Claim
from detente.ledger.contacts.wording import likeness, stems
from detente.ledger.events.event import Event, Party
from detente.ledger.pledges.pledge import Link, Relation
from detente.ledger.pledges.terms import Terms, words_of
from detente.ledger.pledges.vocabulary import answers, weights

LEAST = 0.5
# A deed years later is another story.
HORIZON = 1000  # days
_LATE = 183
_HARM = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST"})
_GRANTED = frozenset({"denied", "negated"})


@dataclass(frozen=True, slots=True)
class Later:
    """An event that may bear on pledges, with the words in which it is told."""

    event: Event
    stems: frozenset[str]
    articles: frozenset[str]


def later(event: Event, claims: Mapping[str, Claim]) -> Later:
    """An event as linking needs it."""
    articles = frozenset(claims[name].article.id for name in event.claims if name in claims)
    return Later(event, words_of(event, claims), articles)


def links(terms: Terms, opened: Later, events: Sequence[Later]) -> Iterator[Link]:
    """The links of a pledge to the events that bear on it, in the order of ``events``."""
    for act in events:
        if act.event.id != terms.event.id and _follows(act.event, terms.event):
            for relation, by, sort in _relations(terms, act.event):
                link = _judged(terms, opened, act, relation, by, sort)
                if link.score >= LEAST:
                    yield link
                    break


def _relations(terms: Terms, act: Event) -> Iterator[tuple[Relation, str, str]]:
    """What an act may do to a pledge, who then did it, and as what: "answer", "deed" or "general"."""
    if act.status in _GRANTED:
        return
    for by in ("recipient", "maker"):
        relation = answers().get((terms.kind, by, act.kind or ""))
        if relation is not None and _among(act.actors, _side(terms.event, by)):
            yield relation, by, "answer"
    names = {act.kind, act.event}
    if _among(act.actors, _side(terms.event, terms.hand)) or (terms.kind == "demand" and not terms.event.recipients):
        if names & terms.done:
            yield "keeps", terms.hand, "deed"
        elif terms.kind == "threat" and act.event in _HARM:
            yield "keeps", terms.hand, "general"
        elif names & terms.undone and terms.kind in ("promise", "offer", "agreement"):
            yield "contradicts", terms.hand, "deed"


def _judged(terms: Terms, opened: Later, act: Later, relation: Relation, by: str, sort: str) -> Link:
    known, reasons = weights(), []
    total = known["base"]
    for name, times, text in _features(terms, opened, act, by, sort):
        total += known[name] * times
        reasons.append(text)
    return Link(terms.event.id, act.event.id, relation, round(1 / (1 + math.exp(-total)), 4), tuple(reasons))


def _features(terms: Terms, opened: Later, act: Later, by: str, sort: str) -> Iterator[tuple[str, float, str]]:
    """What speaks for and against an event's bearing on a pledge: names of ``weights.tsv``, how many times, in words."""
    name = (act.event.kind or act.event.event.lower()).replace("_", " ")
    yield sort, 1, f"{name}: {'an answer to' if sort == 'answer' else 'what was meant by'} the {terms.kind}"
    whose = _side(terms.event, by)
    if whose:
        yield "actor", 1, f"done by the {by}'s side"
        if {party.id for party in act.event.actors} & {party.id for party in whose}:
            yield "same_actor", 1, f"done by the {by}"
    other = _side(terms.event, "maker" if by == "recipient" else "recipient")
    if act.event.recipients and other:
        if _among(act.event.recipients, other) or _among(act.event.recipients, whose):
            yield "towards", 1, "towards the other side"
        else:
            yield "towards_other", 1, "towards somebody else"
    shared = terms.stems & act.stems
    if shared:
        yield "words", likeness(terms.stems, act.stems), f"both speak of {', '.join(sorted(shared))}"
    if sort == "answer" and act.stems & stems(terms.event.kind or ""):
        yield "names_it", 1, f"it speaks of the {terms.event.kind}"
    amounts = {(a.value, a.unit) for a in terms.event.amounts} & {(a.value, a.unit) for a in act.event.amounts}
    if amounts:
        yield "amount", 1, "both name one amount"
    if opened.articles & act.articles:
        yield "same_article", 1, "one article tells both"
    days = _apart(terms.event, act.event)
    if days is not None and days > _LATE:
        yield "late", 1, f"{days} days later"


def _follows(act: Event, pledge: Event) -> bool:
    """Whether an act may have come after a pledge: by their days where both have one, else by publication."""
    if act.date.end is not None and pledge.date.start is not None:
        days = _apart(pledge, act)
        return act.date.end >= pledge.date.start and (days is None or days <= HORIZON)
    if act.date.end is not None and pledge.date.start is None:
        return pledge.first_published is None or _days(act.date.end, pledge.first_published) >= -7
    return (act.last_published or "") >= (pledge.date.start or pledge.first_published or "")


def _apart(pledge: Event, act: Event) -> int | None:
    begin, end = pledge.date.start or pledge.first_published, act.date.start or act.first_published
    return _days(end, begin) if begin and end else None


def _days(end: str, begin: str) -> int:
    return (date.fromisoformat(end[:10]) - date.fromisoformat(begin[:10])).days


def _side(event: Event, by: str) -> tuple[Party, ...]:
    """Who stands on one side of a pledge; an agreement without recipients binds all who made it."""
    return event.actors if by == "maker" else event.recipients


def _among(parties: Sequence[Party], side: Sequence[Party]) -> bool:
    """Whether any of these is of the side."""
    keys = {party.country or party.id for party in side}
    return any((party.country or party.id) in keys for party in parties)
