"""What speaks for and against an event's bearing on a pledge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.ledger.contacts.wording import likeness
from detente.ledger.events.event import Event
from detente.ledger.pledges.later import Later, among, apart, side_of
from detente.ledger.pledges.nearness import SOON
from detente.ledger.pledges.pledge import Relation
from detente.ledger.pledges.terms import Terms
from detente.ledger.pledges.vocabulary import cue

_NEAR = 250  # characters
_HERE = 60  # characters between a denial and what it denies


def features(
    terms: Terms, opened: Later, act: Later, relation: Relation, by: str, sort: str
) -> Iterator[tuple[str, float, str]]:
    """What speaks for and against a bearing on a pledge: names of ``weights.tsv``, how many times, and the reason."""
    name = (act.event.kind or act.event.event.lower()).replace("_", " ")
    yield sort, 1, f"{name}: {'an answer to' if sort == 'answer' else 'what was meant by'} the {terms.kind}"
    if sort == "general" and terms.first:
        yield "general_named", 1, ""
    if sort in ("deed", "kin") and {act.event.kind, act.event.event} & terms.first:
        yield "very_deed", 1, f"{name} is what was named first"
    if opened.deeds and act.deeds:
        yield ("same_deed" if opened.deeds & act.deeds else "other_deed"), 1, "what they speak of"
    if act.event.kind == "denial":
        yield "denial", 1, "a denial"
        if _is_near(opened.triggers, act.triggers, -_HERE, _HERE):
            yield "denial_here", 1, "of the pledge itself"
    yield relation, 1, ""
    yield f"of_{terms.kind}", 1, f"done by the {by}'s side"
    whose = side_of(terms.event, by)
    other = side_of(terms.event, "maker" if by == "recipient" else "recipient")
    if act.event.recipients and other:
        if among(act.event.recipients, other):
            yield "towards", 1, "towards the other side"
        elif not among(act.event.recipients, whose):
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
    elif {a.unit for a in terms.event.amounts} & {a.unit for a in act.event.amounts}:
        yield "other_amount", 1, "they name other amounts"
    if _is_near(opened.words, act.words, 1, _NEAR):
        yield "close", 1, "told soon after it"
    if opened.articles & act.articles:
        yield "same_article", 1, "one article tells both"
    first, told = terms.event.first_published or "", act.event.first_published or ""
    if told > first:
        yield "later_article", 1, "told only in later articles"
    elif told < first:
        yield "earlier_article", 1, "told before the pledge was"
    yield from _times(terms.event, act.event)


def _is_near(pledge: Iterable[tuple[str, int]], act: Iterable[tuple[str, int]], least: int, most: int) -> bool:
    """Whether an article tells the act so many characters after the pledge; places are (article, offset)."""
    told = [*pledge]
    return any(article == other and least <= at - there <= most for article, at in act for other, there in told)


def _times(pledge: Event, act: Event) -> Iterator[tuple[str, float, str]]:
    """How the days of a pledge and of what may settle it lie to each other."""
    if pledge.date.start is None or act.date.start is None:
        yield "undated", 1, "one of them has no day"
    elif act.date.start <= (pledge.date.end or pledge.date.start):
        yield "same_day", 1, "on the same day"
    days = apart(pledge, act)
    if days is not None and days > SOON:
        yield "late", 1, f"{days} days later"
