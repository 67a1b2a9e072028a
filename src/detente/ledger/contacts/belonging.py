"""Which of the acts that an article tells were part of the contact that it tells."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from datetime import date

from detente.claims.claim import ClaimDate
from detente.ledger.contacts.cues import contact_kinds, cue, weights
from detente.ledger.contacts.scene import Scene, Told, codes, is_contact, sides
from detente.ledger.events.event import Event

# Acts that are done by speaking or writing, which a call can hold; a raid cannot be part of one.
_SPOKEN = frozenset("AGREE SUPPORT CONCEDE REQUEST ACCUSE REJECT THREATEN".split())
# Acts that a journey or meeting can hold too.
_DONE_IN_PERSON = frozenset("COOPERATE".split())
_IN_PERSON = frozenset("visit reception meeting summit talks mediation".split())
LEAST = 0.5
# "had threatened": told from before what is told now.
_PERFECT = re.compile(r"\bhad\b", re.IGNORECASE)


def contents(scene: Scene) -> dict[tuple[str, str], float]:
    """How sure it is (0 to 1) that acts were part of contacts: by the ids of the contact's and the act's event.

    An act is part of one contact alone, that which it suits best; the talks of a visit are part of the visit, and what
    was said in them part of the talks.
    """
    best: dict[str, tuple[float, int, str]] = {}
    for told in scene.told:
        for contact in scene.contacts:
            if contact != told.event.id:
                score = belonging(told, contact, scene)
                # Of two that suit as well, that which is told last before the act.
                last = scene.nearest(contact, told.start).start
                best[told.event.id] = max(best.get(told.event.id, (0.0, 0, "")), (score, last, contact))
    return {(contact, act): score for act, (score, _, contact) in best.items() if score >= LEAST}


def belonging(told: Told, contact: str, scene: Scene) -> float:
    """The probability that what is told was part of the contact."""
    known = weights()
    total = known["base"] + sum(
        known.get(name, 0.0) * times for name, times in features(told, scene.nearest(contact, told.start), scene)
    )
    return 1 / (1 + math.exp(-total))


def features(act: Told, contact: Told, scene: Scene) -> Iterator[tuple[str, float]]:
    """What speaks for and against an act's being part of a contact: names of ``weights.tsv``, and how many times."""
    yield _sort(act.event, contact.event), 1
    if not is_contact(act.event):
        yield f"type_{act.event.event}", 1
    yield from _parties(act, contact)
    yield from _days(act, contact.event.date)
    yield from _distance(act, contact, scene)
    yield from _wording(act, contact, scene)


def _sort(act: Event, contact: Event) -> str:
    if is_contact(act):
        return "held" if act.kind in contact_kinds().get(contact.kind or "", ()) else "rival"
    if act.event in _SPOKEN:
        return "spoken"
    return "person_deed" if act.event in _DONE_IN_PERSON and contact.kind in _IN_PERSON else "deed"


def _parties(act: Told, contact: Told) -> Iterator[tuple[str, float]]:
    within, actors, recipients = sides(contact.event), codes(act.event.actors), codes(act.event.recipients)
    yield ("actor_party" if actors & within else "actor_other"), 1
    if len(actors & within) > 1:
        yield "mutual", 1
    elif recipients:
        yield ("to_party" if recipients & (within - actors or within) else "to_other"), 1
    people = {mention.id for mention in (*contact.claim.actors, *contact.claim.recipients) if mention.type == "person"}
    doers = {mention.id for mention in act.claim.actors if mention.type == "person"}
    if people and doers:
        yield ("same_person" if people & doers else "other_person"), 1


def _days(told: Told, contact: ClaimDate) -> Iterator[tuple[str, float]]:
    """Whether both took place on one day; nothing where one has none, or a stretch that says little.

    A day to come is that of what was offered ("invited him for May"), not of the offer.
    """
    act, published = told.event.date, told.claim.article.published
    if (
        (act.start is not None and published is not None and act.start > published[:10])
        or act.start is None
        or contact.start is None
        or act.end is None
        or contact.end is None
    ):
        yield "undated", 1
    elif act.end < contact.start or contact.end < act.start:
        yield "other_day", 1
    elif _length(act) < 8 and _length(contact) < 8:
        yield "same_day", 1


def _length(span: ClaimDate) -> int:
    assert span.start is not None and span.end is not None
    return (date.fromisoformat(span.end) - date.fromisoformat(span.start)).days


def _distance(act: Told, contact: Told, scene: Scene) -> Iterator[tuple[str, float]]:
    here = scene.number(act.start)
    there = scene.place(contact.event.id, here)
    apart = scene.sentences[here].paragraph - scene.sentences[there].paragraph
    if there == here:
        yield "same_sentence", 1
    elif there > here:
        yield "ahead", 1
    elif apart == 0:
        yield ("next_sentence" if here == there + 1 else "same_paragraph"), 1
    else:
        yield "next_paragraph", 1
        yield "paragraphs_off", apart - 1
    if any(_stands_between(other, contact, act) for several in scene.contacts.values() for other in several):
        yield "between", 1
    if len(scene.contacts) == 1:
        yield "only_contact", 1


def _wording(act: Told, contact: Told, scene: Scene) -> Iterator[tuple[str, float]]:
    here = scene.number(act.start)
    there = scene.place(contact.event.id, here)
    sentence = scene.sentences[here]
    for use in ("during", "public"):
        if cue(use).search(sentence.text):
            yield use, 1
    if any(cue("away").search(s.text) for s in scene.sentences[min(there, here) + 1 : here + 1]):
        yield "away", 1
    near = sentence.text[max(0, act.start - sentence.start - 25) : act.start - sentence.start + 12]
    if _PERFECT.search(near):
        yield "perfect", 1


def _stands_between(other: Told, contact: Told, act: Told) -> bool:
    """Whether another contact, which this one does not hold, is told after it and before the act."""
    if other.event.id in (contact.event.id, act.event.id):
        return False
    return contact.start < other.start <= act.start and _sort(other.event, contact.event) == "rival"
