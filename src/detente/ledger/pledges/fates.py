"""What came of a pledge, by all that bears on it."""

from __future__ import annotations

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
# What a later link of the same standing cannot change: what is done is done, though a lasting promise can be broken later.
_WORDS_ALONE = frozenset({"accepts", "declines"})
_LASTING = frozenset({"agreement", "promise"})
# Whose pledge goes with him; a state's agreement outlives who signed it.
_PERSONAL = frozenset({"offer", "promise", "invitation", "threat"})


def settling(kind: str, links: Sequence[Link]) -> Link | None:
    """The link that decides the fate: the last, but that words do not undo a deed; ``links`` are in the order of time."""
    decided: Link | None = None
    for link in links:
        if decided is not None and decided.relation == "keeps":
            if link.relation != "contradicts" or kind not in _LASTING:
                continue
        decided = link
    return decided


def fate_of(link: Link | None) -> Fate:
    """The fate that a deciding link gives; open without one."""
    return _FATES[link.relation] if link is not None else "open"


def lapsed(pledge: Pledge, offices: Offices | None, on: str | None) -> Pledge:
    """The pledge as it stands on an ISO day: one that nothing has settled lapses by its own terms or with its maker's office.

    Nothing lapses where ``on`` is None.
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
