"""What came of a pledge, by all that bears on it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from detente.ledger.events.event import Event, Party
from detente.ledger.pledges.pledge import Fate, Link, Pledge

# The terms of office (first and last ISO day, None while it runs) that a title with a name stands for: "president Ali".
Offices = Callable[[str], Iterable[tuple[str, str | None]]]

_FATES: Mapping[str, Fate] = {
    "accepts": "accepted",
    "declines": "declined",
    "keeps": "kept",
    "withdraws": "withdrawn",
    "contradicts": "contradicted",
}
_NEARLY = 1.5  # in log odds
# Whose pledge goes with him; a state's agreement outlives who signed it.
_PERSONAL = frozenset({"offer", "promise", "invitation", "threat"})


def settling(links: Sequence[Link]) -> Link | None:
    """The link that decides the fate: the surest; ``links`` are in the order of time.

    What was done settles a pledge rather than what was said of it, if it is nearly as sure: an invitation that was
    accepted is kept by the visit, and what was carried out can no longer be declined.
    """
    if not links:
        return None
    best = max(links, key=lambda link: link.score)
    at = {link.event: number for number, link in enumerate(links)}
    kept = [link for link in links if link.relation == "keeps" and _odds(link) > _odds(best) - _NEARLY]
    if best.relation == "declines":
        kept = [link for link in kept if at[link.event] < at[best.event]]
    if best.relation not in ("accepts", "declines", "contradicts") or not kept:
        return best
    return max(kept, key=lambda link: link.score)


def _odds(link: Link) -> float:
    """The score as log odds."""
    return math.log(link.score / (1 - link.score)) if link.score < 1 else math.inf


def fate_of(link: Link | None) -> Fate:
    """The fate that a deciding link gives; open without one."""
    return _FATES[link.relation] if link is not None else "open"


def lapsed(pledge: Pledge, offices: Offices | None, on: str | None) -> Pledge:
    """The pledge as it stands on an ISO day; nothing lapses where ``on`` is None.

    One that nothing has settled lapses by its own terms, or when its only maker leaves the office that he made it in.
    """
    if on is None or pledge.fate not in ("open", "accepted"):
        return pledge
    if pledge.due is not None and pledge.due < on:
        return replace(
            pledge,
            fate="lapsed",
            settled=pledge.due,
            reason=f"it fell due on {pledge.due}, and nothing tells that it was done",
        )
    left = _left(pledge.makers, pledge.made, offices) if pledge.kind in _PERSONAL else None
    if left is not None and left < on:
        who = pledge.makers[0]
        return replace(pledge, fate="lapsed", settled=left, reason=f"{who.name} left office as {who.office} on {left}")
    return pledge


def _left(makers: Sequence[Party], made: str | None, offices: Offices | None) -> str | None:
    """The day on which the only maker of a pledge left the office that he held when he made it."""
    if offices is None or made is None or len(makers) != 1 or makers[0].type != "person" or not makers[0].office:
        return None
    held = [
        (begin, end)
        for begin, end in offices(f"{makers[0].office} {makers[0].name}")
        if begin <= made and (end or made) >= made
    ]
    ends = [end for _, end in held if end]
    return max(ends) if ends and len(ends) == len(held) else None


def settled_on(event: Event) -> str | None:
    """The day of a fate: that of the event that settles it, else when it was first told."""
    return event.date.start or event.first_published
