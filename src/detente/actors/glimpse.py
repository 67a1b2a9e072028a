"""Glimpsing actors in plain sentences, before any parse: which of them name one, and which may point back to one."""

from __future__ import annotations

from collections.abc import Sequence

from detente.actors.base import LEADING_RANKS, ActorBase
from detente.actors.index import Entry, Hit
from detente.actors.words import words

# Those who hold such offices are called by their surname alone, even where an article never gives the full name.
_CALLED_BY_SURNAME = (*LEADING_RANKS, "minister", "international")
# How many sentences after an actor's name a pronoun or a plain noun may still stand for it.
_REACH = 3


def glimpse(sentences: Sequence[str], base: ActorBase) -> dict[int, int]:
    """The sentences of an article that name an actor or may point back to one named shortly before, by their number.

    With each goes how many actors it names, 0 where it only points back. The test is cheap, and lets some through in
    which no actor is then found; a city alone is no actor.
    """
    found = [list(base.names.find(text)) for text in sentences]
    full = frozenset(entry.key for hits in found for hit in hits for entry in hit.entries if entry.kind == "person")
    counts = {
        number: len({hit.entries[0].key for hit in hits if _is_actor(hit, text, full, base)})
        for number, (text, hits) in enumerate(zip(sentences, found, strict=True))
    }
    named = {number: count for number, count in counts.items() if count}
    near = {number + ahead for number in named for ahead in range(1, _REACH + 1)} & counts.keys()
    return named | {number: 0 for number in near - named.keys() if base.marks.holds(sentences[number])}


def _is_actor(hit: Hit, text: str, full: frozenset[str], base: ActorBase) -> bool:
    if any(entry.kind not in ("city", "nothing", "surname") for entry in hit.entries):
        return True
    surnames = [entry for entry in hit.entries if entry.kind == "surname"]
    if not surnames:
        return False
    if any(entry.key in full for entry in surnames) or _is_titled(hit, text, base):
        return True
    surname = text[hit.start : hit.end].lower()
    return len(surname) > 2 and surname not in words("ordinary surname") and any(_leads(e, base) for e in surnames)


def _is_titled(hit: Hit, text: str, base: ActorBase) -> bool:
    """Whether a title stands before a name: "Prime Minister Lee", "the premier, Lee", "Mr. Lee"."""
    before = text[: hit.start].split()[-1:]
    word = before[0].lower().strip(",.(") if before else ""
    return word in words("courtesy") or base.marks.ends_in(word)


def _leads(entry: Entry, base: ActorBase) -> bool:
    offices = (base.office(holding.office) for holding in base.holdings(entry.key))
    return any(office is not None and office.rank in _CALLED_BY_SURNAME for office in offices)
