"""Which later events bear on a pledge, how, and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from detente.claims.claim import Claim
from detente.ledger.contacts.wording import likeness
from detente.ledger.events.event import Event, Party
from detente.ledger.pledges.pledge import Link, Relation
from detente.ledger.pledges.terms import Terms, clause, named_deeds, words_of
from detente.ledger.pledges.vocabulary import Deed, answers, cue, weights

LEAST = 0.5
# A deed years later is another story.
HORIZON = 1000  # days
SOON = 183
_HARM = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST"})
_GOOD = frozenset({"RETREAT", "AID", "COOPERATE"})
# An act that the text says was not done; a refusal is often told so: "did not accept".
_UNDONE = frozenset({"negated", "announced", "possible"})


@dataclass(frozen=True, slots=True)
class Later:
    """An event that may bear on pledges, with the words in which it is told."""

    event: Event
    words: Mapping[tuple[str, int], frozenset[str]]
    text: str
    deeds: frozenset[Deed]

    @property
    def articles(self) -> frozenset[str]:
        """The articles that tell of it."""
        return frozenset(article for article, _ in self.words)

    def but(self, other: Later) -> frozenset[str]:
        """Its words but for sentences that tell of the other event too: there all words are shared."""
        return frozenset[str]().union(*(words for place, words in self.words.items() if place not in other.words))


def later(event: Event, claims: Mapping[str, Claim]) -> Later:
    """An event as linking needs it."""
    text = " ".join(claims[name].evidence.text for name in event.claims if name in claims)
    clauses = " ".join(clause(claims[name]) for name in event.claims if name in claims)
    return Later(
        event, words_of(event, claims), text, frozenset(d for d in named_deeds(clauses.lower()) if d.rank == 1)
    )


def links(terms: Terms, opened: Later, events: Sequence[Later]) -> Iterator[Link]:
    """The links of a pledge to the events that bear on it, in the order of ``events``."""
    for act in events:
        if act.event.id != terms.event.id and _may_bear(act, opened):
            for relation, by, sort in _relations(terms, act.event):
                link = _judged(terms, opened, act, relation, by, sort)
                if link.score >= LEAST:
                    yield link
                    break


def _relations(terms: Terms, act: Event) -> Iterator[tuple[Relation, str, str]]:
    """What an act may do to a pledge, who then did it, and as what: "answer", "deed" or "general"."""
    if act.status == "denied" or (act.status in _UNDONE and act.event != "REJECT"):
        return
    for by in ("recipient", "maker"):
        relation = answers().get((terms.kind, by, act.kind or ""))
        if relation is not None and _among(act.actors, _side(terms.event, by)):
            yield relation, by, "answer"
    names = {act.kind, act.event}
    if not _among(act.actors, _side(terms.event, terms.hand)) and not _is_open_to_all(terms):
        return
    if act.event == "CONSULT" and not _is_after(act, terms.event):
        return  # the call in which it was promised does not keep the promise
    against: Relation = "declines" if terms.kind == "demand" else "contradicts"
    if names & terms.done:
        yield "keeps", terms.hand, "deed"
    elif names & terms.undone and terms.kind not in ("threat", "invitation"):
        yield against, terms.hand, "deed"
    elif act.event in (_HARM if terms.kind == "threat" else _GOOD):
        yield "keeps", terms.hand, "general"


def _is_after(act: Event, pledge: Event) -> bool:
    """Whether an act came on a later day than the pledge, or, where one has no day, was told later."""
    if act.date.start is not None and pledge.date.end is not None:
        return act.date.start > pledge.date.end
    return (act.first_published or "") > (pledge.first_published or "")


def _is_open_to_all(terms: Terms) -> bool:
    """Whether it is asked of nobody by name: an appeal for help."""
    return terms.kind == "demand" and not terms.event.recipients


def _judged(terms: Terms, opened: Later, act: Later, relation: Relation, by: str, sort: str) -> Link:
    known, reasons = weights(), []
    total = known["base"]
    for name, times, text in _features(terms, opened, act, relation, by, sort):
        total += known[name] * times
        reasons += [text] if text else []
    return Link(terms.event.id, act.event.id, relation, round(1 / (1 + math.exp(-total)), 4), tuple(reasons))


def _features(
    terms: Terms, opened: Later, act: Later, relation: Relation, by: str, sort: str
) -> Iterator[tuple[str, float, str]]:
    """What speaks for and against a bearing on a pledge: names of ``weights.tsv``, how many times, and the reason."""
    name = (act.event.kind or act.event.event.lower()).replace("_", " ")
    yield sort, 1, f"{name}: {'an answer to' if sort == 'answer' else 'what was meant by'} the {terms.kind}"
    if sort == "deed" and {act.event.kind, act.event.event} & terms.first:
        yield "very_deed", 1, f"{name} is what was named first"
    if opened.deeds and act.deeds:
        yield ("same_deed" if opened.deeds & act.deeds else "other_deed"), 1, "what they speak of"
    if act.event.kind == "denial":
        yield "denial", 1, "a denial"
    yield relation, 1, ""
    yield f"of_{terms.kind}", 1, f"done by the {by}'s side"
    whose = _side(terms.event, by)
    other = _side(terms.event, "maker" if by == "recipient" else "recipient")
    if act.event.recipients and other:
        if _among(act.event.recipients, other):
            yield "towards", 1, "towards the other side"
        elif not _among(act.event.recipients, whose):
            yield "towards_other", 1, "towards somebody else"
    pledged, done = opened.but(act), act.but(opened)
    shared = pledged & done
    if shared:
        yield "words", likeness(pledged, done), f"both speak of {', '.join(sorted(shared))}"
    else:
        yield f"bare_{sort}", 1, "they share no words"
    if opened.words.keys() & act.words.keys():
        yield "same_sentence", 1, "one sentence tells both"
    if cue("broken").search(act.text):
        yield "broken", 1, "told as against what had been pledged"
    amounts = {(a.value, a.unit) for a in terms.event.amounts} & {(a.value, a.unit) for a in act.event.amounts}
    if amounts:
        yield "amount", 1, "both name one amount"
    if opened.articles & act.articles:
        yield "same_article", 1, "one article tells both"
    first, told = terms.event.first_published or "", act.event.first_published or ""
    if told > first:
        yield "later_article", 1, "told only in later articles"
    elif told < first:
        yield "earlier_article", 1, "told before the pledge was"
    yield from _times(terms.event, act.event)


def _times(pledge: Event, act: Event) -> Iterator[tuple[str, float, str]]:
    """How the days of a pledge and of what may settle it lie to each other."""
    if pledge.date.start is None or act.date.start is None:
        yield "undated", 1, "one of them has no day"
    elif act.date.start <= (pledge.date.end or pledge.date.start):
        yield "same_day", 1, "on the same day"
    days = _apart(pledge, act)
    if days is not None and days > SOON:
        yield "late", 1, f"{days} days later"


def _may_bear(act: Later, opened: Later) -> bool:
    """Whether an act may be judged: it may have come after the pledge, and one of its sides did it, to the other.

    What an article tells beside the pledge need not be to the other, nor what was done to nobody within half a year.
    """
    pledge = opened.event
    if not _follows(act.event, pledge):
        return False
    if opened.articles & act.articles:
        return True
    days = _apart(pledge, act.event)
    if days is None:
        return False
    sides = (*pledge.actors, *pledge.recipients)
    if not _among(act.event.actors, sides):
        return False
    if pledge.recipients and act.event.recipients:
        return _among(act.event.recipients, sides) and days <= HORIZON
    return days <= SOON


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
