"""Which later events bear on a pledge, how, and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from detente.ledger.events.event import Event
from detente.ledger.pledges.features import features
from detente.ledger.pledges.later import Later, among, is_after, side_of
from detente.ledger.pledges.nearness import GOOD, HARM, follows, reaches
from detente.ledger.pledges.pledge import Link, Relation
from detente.ledger.pledges.terms import Terms
from detente.ledger.pledges.vocabulary import answers, weights

LEAST = 0.5
# An act that the text says was not done; a refusal is often told so: "did not accept".
_UNDONE = frozenset({"negated", "announced", "possible"})


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
    """What an act may do to a pledge, who then did it, and as what: "answer", "deed", "kin" or "general"."""
    if act.status == "denied" or (act.status in _UNDONE and act.event != "REJECT"):
        return
    for by in ("recipient", "maker"):
        relation = answers().get((terms.kind, by, act.kind or ""))
        if relation is not None and among(act.actors, side_of(terms.event, by)):
            yield relation, by, "answer"
    if not among(act.actors, side_of(terms.event, terms.hand)) and not _is_open_to_all(terms):
        return
    if act.event == "CONSULT" and not is_after(act, terms.event):
        return  # the call in which it was promised does not keep the promise
    against: Relation = "declines" if terms.kind == "demand" else "contradicts"
    if act.kind in terms.done or (act.event in terms.done and (act.kind is None or act.event != "RETREAT")):
        yield "keeps", terms.hand, "deed"
    elif act.event in terms.done:
        yield "keeps", terms.hand, "kin"
    elif {act.kind, act.event} & terms.undone and terms.kind != "threat" and is_after(act, terms.event):
        yield against, terms.hand, "deed"
    elif act.event in (HARM if terms.kind == "threat" else GOOD):
        yield "keeps", terms.hand, "general"


def _is_open_to_all(terms: Terms) -> bool:
    """Whether it is asked of nobody by name: an appeal for help."""
    return terms.kind == "demand" and not terms.event.recipients


def _judged(terms: Terms, opened: Later, act: Later, relation: Relation, by: str, sort: str) -> Link:
    known, reasons = weights(), []
    total = known["base"]
    for name, times, text in features(terms, opened, act, relation, by, sort):
        total += known[name] * times
        reasons += [text] if text else []
    return Link(terms.event.id, act.event.id, relation, round(1 / (1 + math.exp(-total)), 4), tuple(reasons))


def _may_bear(act: Later, opened: Later) -> bool:
    """Whether an act may be judged: it may have come after the pledge, and one of its sides did it, to the other.

    What an article tells beside the pledge need not be to the other, nor what was done to nobody within half a year.
    """
    pledge = opened.event
    if not follows(act.event, pledge):
        return False
    return bool(opened.articles & act.articles) or reaches(act.event, pledge)
